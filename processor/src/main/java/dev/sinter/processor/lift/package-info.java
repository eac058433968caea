/**
 * The javac front end: lifts the attributed bodies of fused methods to {@link
 * dev.sinter.ir.Function}s, links them with their callees, and reports what can't be fused on the
 * exact sub-tree.
 *
 * <p>Before: javac's attribution. After: {@code dev.sinter.plan} and {@code codegen}, which make
 * kernels of the functions. The only package that refers to {@code com.sun.source}.
 */
@NullMarked
package dev.sinter.processor.lift;

import org.jspecify.annotations.NullMarked;
