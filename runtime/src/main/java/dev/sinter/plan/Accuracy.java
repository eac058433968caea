package dev.sinter.plan;

import dev.sinter.DType;
import dev.sinter.ir.Op;

/**
 * The published error bounds of the operators whose bits Java leaves open, in ulp of the true
 * value: one place from which the reference page is generated and which the tests assert. Bounds of
 * the JVM are those of {@code Math} and {@code Fn}; those of OpenCL CPUs were measured on PoCL and
 * rounded up; docs/operations.md, which shows them all, says on what.
 *
 * <p>An ulp is that of the result's type at the true value, at least the smallest denormal. For
 * LGAMMA it is at least that of 1 and, for a negative x, that of lgamma(-x): next to its zeros the
 * result is a difference of terms of that size.
 */
public final class Accuracy {
  /** A float function computes in double and rounds once. */
  private static final double ROUNDED_DOUBLE = 0.51;

  private Accuracy() {}

  /** The bounds of one operator for {@code double} on the JVM, then for F32 and F64 of devices. */
  private record Bounds(double jvm, double cpu32, double cpu64, double gpu32, double gpu64) {}

  private static final Bounds EXACT = new Bounds(0, 0, 0, 0, 0);

  /** Whether every device gives the same bits. */
  public static boolean isExact(Op op) {
    return bounds(op).equals(EXACT);
  }

  /**
   * By how many ulp a result may differ from the true value in {@code Precision.EXACT}; 0 where
   * Java fixes the bits.
   *
   * @param type the type in which it is computed, F32 or F64
   */
  public static double ulps(Op op, DType type, DeviceKind device) {
    Bounds bounds = bounds(op);
    boolean single = type == DType.F32;
    return switch (device) {
      case JVM -> single && !isExact(op) ? ROUNDED_DOUBLE : bounds.jvm;
      case CPU -> single ? bounds.cpu32 : bounds.cpu64;
      case GPU -> single ? bounds.gpu32 : bounds.gpu64;
    };
  }

  /** By how many ulp the results of a device and of the JVM may differ. */
  public static double difference(Op op, DType type, DeviceKind device) {
    return isExact(op) ? 0 : ulps(op, type, device) + ulps(op, type, DeviceKind.JVM);
  }

  /**
   * By how many ulp of the larger part either part of a result may differ from the true value,
   * between the ends of the range; for POW of numbers whose logarithm, times the exponent, is at
   * most 1, and for EXP2 of imaginary parts up to 6.
   */
  public static double ulpsOfComplex(Op op, DeviceKind device) {
    return switch (op) {
      case ABS, ATAN2 -> device == DeviceKind.JVM ? 2 : 3;
      case RSQRT, EXP2, LOG10, TAN, TANH -> device == DeviceKind.GPU ? 8 : 6;
      case SQRT,
          SIGN,
          EXP,
          EXPM1,
          LOG,
          LOG2,
          LOG1P,
          SIN,
          COS,
          ASIN,
          ACOS,
          ATAN,
          SINH,
          COSH,
          ASINH,
          ACOSH,
          ATANH,
          POW ->
          switch (device) {
            case JVM -> 3;
            case CPU -> 4;
            case GPU -> 6;
          };
      default -> throw new IllegalArgumentException(op + " has no bound for complex elements");
    };
  }

  private static Bounds bounds(Op op) {
    return switch (op) {
      case CBRT -> new Bounds(1, 1, 1, 2, 2);
      case EXP, EXPM1, LOG, LOG1P -> new Bounds(1, 2, 2, 2, 2);
      case EXP2, LOG10 -> new Bounds(1, 2, 2, 2.5, 2);
      case LOG2 -> new Bounds(2, 2, 2, 2, 2);
      case SIN, COS -> new Bounds(1, 3, 2, 2, 2);
      case TAN -> new Bounds(1, 5, 4, 4, 4);
      case ASIN -> new Bounds(1, 2, 2, 2.5, 2);
      case ACOS, ATAN -> new Bounds(1, 2, 2, 2, 2);
      case SINH, COSH -> new Bounds(2.5, 3, 3, 4, 4);
      case TANH -> new Bounds(2.5, 2, 2, 4, 4);
      case ASINH, ATANH -> new Bounds(2, 2, 2, 4, 4);
      case ACOSH -> new Bounds(3, 2, 2, 4, 4);
      case SIGMOID -> new Bounds(3, 3, 3, 4, 4);
      case ERF -> new Bounds(1.5, 2, 2, 16, 16);
      case ERFC -> new Bounds(4, 2, 2, 16, 16);
      case GAMMA -> new Bounds(5, 1, 5, 16, 16);
      case LGAMMA -> new Bounds(5, 4, 5, 16, 16);
      // Math.pow should stay within 1, but HotSpot's own form of it, on x86, has been seen at 1.08.
      case POW -> new Bounds(1.5, 2, 2, 16, 16);
      case ATAN2 -> new Bounds(2, 2, 2, 3, 3);
      case HYPOT -> new Bounds(1, 2, 2, 2, 2);
      case ADD, SUB, MUL, DIV, REM, NEG, ABS, SIGN, MIN, MAX, FLOOR_DIV, FLOOR_MOD -> EXACT;
      case FMA, SQRT, RSQRT, COPY_SIGN, FLOOR, CEIL, RINT, TRUNC, ROUND -> EXACT;
      case EQ, NE, LT, LE, GT, GE, AND, OR, XOR, NOT, SHL, SHR, USHR -> EXACT;
      case IS_NAN, IS_INFINITE, IS_FINITE, SELECT, PHILOX32, PHILOX64, EXACT -> EXACT;
    };
  }
}
