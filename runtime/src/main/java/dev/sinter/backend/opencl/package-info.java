/**
 * The backend on OpenCL devices, through JOCL; the only package that knows JOCL. Host calls are
 * OpenCL 1.2's.
 *
 * <p>{@link dev.sinter.backend.opencl.OpenClProvider} finds devices; {@link
 * dev.sinter.backend.opencl.OpenClBackend} is one device, with a context and one in-order queue
 * that exist from its first use on. An in-order queue means that memory can be reused as soon as it
 * is released: whatever still reads it runs before whatever writes it next.
 *
 * <p>Before: {@code codegen.opencl}. May depend on {@code backend}, {@code codegen}, {@code plan},
 * {@code ir} and the value types.
 */
@NullMarked
package dev.sinter.backend.opencl;

import org.jspecify.annotations.NullMarked;
