/**
 * Capture: records operations on arrays as graph nodes ({@link dev.sinter.capture.Capture}, {@link
 * dev.sinter.capture.Views}) and, when a value is needed, runs them ({@link
 * dev.sinter.capture.Engine}).
 *
 * <p>Before: the user API in {@code dev.sinter}. After: {@code ir}, {@code pass}, {@code plan},
 * {@code backend}. Knows nothing of {@code Array}.
 */
@NullMarked
package dev.sinter.capture;

import org.jspecify.annotations.NullMarked;
