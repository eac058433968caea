/** Tests of the front end's tables. */
@NullMarked
package dev.sinter.processor.lift;

import org.jspecify.annotations.NullMarked;
