/**
 * Finds compiled kernels: in memory, from build-time templates, or by compiling.
 *
 * <p>Beside {@code capture}; may depend on {@code ir}, {@code plan}, {@code backend} and the value
 * types.
 */
@NullMarked
package dev.sinter.cache;

import org.jspecify.annotations.NullMarked;
