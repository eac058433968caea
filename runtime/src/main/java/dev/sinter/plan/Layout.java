package dev.sinter.plan;

/** How an operand's elements lie over a kernel's iteration space; part of the kernel's key. */
public enum Layout {
  /** Element {@code i} of the space is element {@code i} of the operand. */
  LINEAR,
  /** Every element of the space is the operand's element at its offset. */
  SCALAR,
  /** {@code offset + sum(coordinate[axis] * stride[axis])}. */
  STRIDED,
  /** Lines of the body say which element ({@link dev.sinter.ir.Expr.Gather}). */
  INDEXED
}
