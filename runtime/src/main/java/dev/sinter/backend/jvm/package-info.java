/**
 * The embedded device: compiles kernels to hidden classes and runs them on the JVM's own threads.
 *
 * <p>{@code Body} normalises a program, {@code Loops} cuts it into simple loops that the JIT
 * compiler can vectorise, {@code KernelWriter} writes them as bytecode, {@code Launch} runs them
 * tile by tile on a {@code Pool}; {@code Fold}s sum tiles up on the fixed tree, {@code Gather}
 * makes strided and direct operands linear.
 *
 * <p>Before: {@code plan}. May depend on {@code ir}, {@code plan}, {@code backend}, the value
 * types, and ASM.
 */
@NullMarked
package dev.sinter.backend.jvm;

import org.jspecify.annotations.NullMarked;
