/**
 * Writes OpenCL C 1.2 from a {@link dev.sinter.plan.KernelProgram}. The text depends on the program
 * and the {@link dev.sinter.codegen.DeviceClass} alone, so the kernel written at build time and the
 * one written at run time are the same bytes.
 *
 * <p>A source has, in this order: the arguments ({@link
 * dev.sinter.codegen.opencl.KernelArguments}), helper functions as far as they are used, the fused
 * methods that kept their control flow ({@code f0, f1, …}), the body of the kernel as a function of
 * one element or one vector of elements ({@code element}), and the loop around it.
 *
 * <p>Before: {@code plan}. After: {@code backend.opencl}. May depend on {@code ir}, {@code plan},
 * {@code codegen} and the value types.
 */
@NullMarked
package dev.sinter.codegen.opencl;

import org.jspecify.annotations.NullMarked;
