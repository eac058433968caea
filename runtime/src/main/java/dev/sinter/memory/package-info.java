/**
 * Ownership of device memory: who needs a {@link dev.sinter.memory.Buffer}, when it goes back, and
 * who holds how much.
 *
 * <p>Beside {@code capture}; may depend on {@code ir}, {@code backend} and the value types.
 */
@NullMarked
package dev.sinter.memory;

import org.jspecify.annotations.NullMarked;
