/**
 * The interface between the evaluator and a device. Implemented by {@code backend.opencl}, {@code
 * backend.jvm} and {@code backend.reference}; nothing above knows which one it talks to.
 *
 * <p>Before: {@code plan} and {@code codegen}.
 */
@NullMarked
package dev.sinter.backend;

import org.jspecify.annotations.NullMarked;
