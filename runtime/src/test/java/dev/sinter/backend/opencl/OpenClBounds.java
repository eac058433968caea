package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.ir.Op;

/** Published bounds: by how many ulp an operator may differ from Java's on an OpenCL device. */
final class OpenClBounds {
  private OpenClBounds() {}

  /** 0 where Java fixes the bits. */
  static double ulps(Op op, DType type) {
    return switch (op) {
      case EXP, EXP2, EXPM1, LOG, LOG2, LOG10, LOG1P, SIN, COS, ASIN, ACOS, ATAN, ATAN2 -> 2;
      case CBRT, HYPOT -> 2;
      case TAN, SINH, COSH, TANH, ASINH, ACOSH, ATANH, SIGMOID -> 4;
      case ERF, ERFC, GAMMA, POW -> 16;
      // Relative to its zeros at 1 and 2 and between negative integers.
      case LGAMMA -> 1e4;
      default -> 0;
    };
  }

  /**
   * As above; {@code borrowed} for the sources of GPUs on a CPU. PoCL's short vectors of float sin,
   * cos and tan change with their neighbours, against which only the sources for CPUs guard.
   */
  static double ulps(Op op, DType type, boolean borrowed) {
    boolean broken = type == DType.F32 && (op == Op.SIN || op == Op.COS || op == Op.TAN);
    return borrowed && broken ? Double.POSITIVE_INFINITY : ulps(op, type);
  }
}
