/**
 * Planning: cuts a captured graph into kernels ({@link dev.sinter.plan.KernelProgram}) and decides
 * their loop form, operand layouts and sizes.
 *
 * <p>Before: {@code pass}. After: {@code codegen} and {@code backend}. May depend on {@code ir},
 * {@code pass} and the value types.
 */
@NullMarked
package dev.sinter.plan;

import org.jspecify.annotations.NullMarked;
