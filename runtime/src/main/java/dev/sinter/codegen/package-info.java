/**
 * Code generation: what all emitters share. The emitters themselves are in packages of their own,
 * one per target language.
 *
 * <p>Before: {@code plan}. After: {@code backend}. May depend on {@code ir}, {@code plan} and the
 * value types.
 */
@NullMarked
package dev.sinter.codegen;

import org.jspecify.annotations.NullMarked;
