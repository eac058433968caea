/**
 * Passes over a captured graph before planning: the snapshot with its signature ({@link
 * dev.sinter.pass.Graph}) and inlining of straight-line fused methods.
 *
 * <p>Before: {@code capture}. After: {@code plan}. May depend on {@code ir} and the value types.
 */
@NullMarked
package dev.sinter.pass;

import org.jspecify.annotations.NullMarked;
