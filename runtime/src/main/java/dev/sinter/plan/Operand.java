package dev.sinter.plan;

import dev.sinter.DType;

/**
 * A kernel's input as code sees it.
 *
 * @param type element type; I64 for positions
 * @param memory whether it is an array in memory; otherwise only its offset is used, as a value
 *     ({@link dev.sinter.ir.Expr.Position})
 */
public record Operand(DType type, Layout layout, boolean memory) {}
