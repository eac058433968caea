/** Tests of the processor. */
@NullMarked
package dev.sinter.processor;

import org.jspecify.annotations.NullMarked;
