/**
 * Says what Sinter does: plans as text.
 *
 * <p>Beside {@code capture}; may depend on {@code ir}, {@code plan}, {@code codegen} and the value
 * types.
 */
@NullMarked
package dev.sinter.explain;

import org.jspecify.annotations.NullMarked;
