/**
 * Says what Sinter would do: plans as text, pictures, pages and JSON.
 *
 * <p>Beside {@code capture}; reads the {@code plan} and the {@code pass.Graph} that it was made
 * for. May depend on {@code pass}, {@code plan}, {@code ir}, {@code codegen} and the value types.
 */
@NullMarked
package dev.sinter.explain;

import org.jspecify.annotations.NullMarked;
