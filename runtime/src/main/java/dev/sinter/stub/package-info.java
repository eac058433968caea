/**
 * What generated stubs call: small, versioned, stable. Not for hand-written code.
 *
 * <p>Sits on top of {@code dev.sinter}.
 */
@NullMarked
package dev.sinter.stub;

import org.jspecify.annotations.NullMarked;
