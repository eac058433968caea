package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;

/**
 * Brings elements into a type that reductions, scans, sorts and products know, and their results
 * back: U32 and U64 travel as signed integers, which add and multiply to the same bits and, with
 * the upper bit flipped, have the same order; F16 travels as F32 and is rounded at the end.
 */
final class Carrier {
  private Carrier() {}

  /** Whether elements of this type need one. */
  static boolean carries(DType type) {
    return type == DType.U32 || type == DType.U64 || type == DType.F16;
  }

  /** A node whose sums and products have the bits of {@code node}'s. */
  static Node wrapping(Node node) {
    return switch (node.type()) {
      case U32 -> Capture.bitcast(node, DType.I32);
      case U64 -> Capture.bitcast(node, DType.I64);
      case F16 -> Capture.convert(node, DType.F32);
      case BOOL, I8, U8, I16, U16, I32, I64, F32, F64 -> node;
      case C64, C128 -> throw node.type().isTwoNodes();
    };
  }

  /** What came of {@link #wrapping}, as {@code type}. */
  static Node unwrapped(Node result, DType type) {
    return type.isUnsigned() && carries(type)
        ? Capture.bitcast(result, type)
        : Capture.convert(result, type);
  }

  /** A node in {@code node}'s order. */
  static Node ordered(Node node) {
    Node same = wrapping(node);
    return node.type().isUnsigned() && carries(node.type()) ? flipped(same) : same;
  }

  /** What came of {@link #ordered}, as {@code type}. */
  static Node unordered(Node result, DType type) {
    boolean flips = type.isUnsigned() && carries(type);
    return unwrapped(flips ? flipped(result) : result, type);
  }

  private static Node flipped(Node node) {
    long sign = node.type() == DType.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
    return Capture.apply(Op.XOR, node, Capture.constant(node.type(), sign));
  }

  /** A reduction or scan, of an operand that its kernels know. */
  interface Kernel {
    Node of(Node operand);
  }

  /** A reduction or scan of a {@code node} that needs a carrier. */
  static Node combine(ReduceOp op, Node node, Kernel kernel) {
    DType type = node.type();
    if (type == DType.F16) {
      Node result = kernel.of(wrapping(node));
      return result.type().isFloating() ? Capture.convert(result, type) : result;
    }
    return switch (op) {
      case MIN, MAX -> unordered(kernel.of(ordered(node)), type);
      case SUM, PROD -> unwrapped(kernel.of(wrapping(Capture.convert(node, DType.U64))), DType.U64);
      case MEAN -> kernel.of(Capture.convert(node, type == DType.U32 ? DType.I64 : DType.F64));
      case VAR, COMPENSATED_SUM -> kernel.of(Capture.convert(node, DType.F64));
      case COUNT, ANY, ALL -> kernel.of(Capture.convert(node, DType.BOOL));
    };
  }
}
