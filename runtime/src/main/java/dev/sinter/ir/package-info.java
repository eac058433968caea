/**
 * The intermediate representation: element-wise operators ({@link dev.sinter.ir.Op}), bodies of
 * fused methods ({@link dev.sinter.ir.Function}, of {@link dev.sinter.ir.Expr} and {@link
 * dev.sinter.ir.Stmt}), and their canonical text.
 *
 * <p>Before: javac's trees (in the processor) or captured operations. After: {@code pass}. May
 * depend on the value types of {@code dev.sinter} alone.
 */
@NullMarked
package dev.sinter.ir;

import org.jspecify.annotations.NullMarked;
