/**
 * A plain interpreter of kernels, element by element: the oracle that every other backend is tested
 * against, and a device for tests that need none. Slow on purpose.
 *
 * <p>Before: {@code plan}. May depend on {@code ir}, {@code plan}, {@code backend} and the value
 * types; on no library.
 */
@NullMarked
package dev.sinter.backend.reference;

import org.jspecify.annotations.NullMarked;
