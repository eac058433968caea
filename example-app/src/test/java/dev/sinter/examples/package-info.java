/** Tests of the example programs and of the code samples in the documents. */
@NullMarked
package dev.sinter.examples;

import org.jspecify.annotations.NullMarked;
