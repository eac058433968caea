package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Op;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Calls of the device's own functions: {@code exp}, {@code sin}, {@code pow}.
 *
 * <p>An element's bits must not depend on the lane it happens to be in, on its neighbours, or on
 * whether its kernel is scalar or vector code. On GPUs a vector function is the scalar one, lane by
 * lane. On CPUs it is not. Compared on PoCL 3.1 with SLEEF, 8 million values per function: most
 * functions differ in the last bit between scalar and vector code (exp in 1 % of values, log1p of
 * huge values in 5 %); float sin, cos and tan agree, but in vector code they choose their range
 * reduction for all lanes together, so that one lane beyond 125 changes the others; double pow of 8
 * or 16 lanes gives wrong values beside some neighbours, that of 4 lanes does not.
 *
 * <p>So with {@link Precision#EXACT} on a CPU, scalar code calls the vector function with the same
 * value in every lane, and the two exceptions are called as described at {@link #guarded} and
 * {@link #quartered}. Float erf is our own on CPUs: PoCL's takes 8 times as long as the rest of
 * Black-Scholes. Float lgamma is our own where it is large, since PoCL's overflows too early, and
 * float gamma goes through double, since PoCL's is 7 % off where results are denormal; there double
 * gamma, which has lost half its digits, is made from a normal value of its own.
 */
final class Builtins {
  /** As wide as the vectors of CPU kernels. */
  static final Lanes CPU_LANES = new Lanes(16);

  /** Scalar and vector code agree, and scalar code is cheaper. */
  private static final Set<Op> SCALAR_AGREES = EnumSet.of(Op.SIN, Op.COS, Op.TAN, Op.CBRT);

  private static final Set<Op> TRIGONOMETRIC = EnumSet.of(Op.SIN, Op.COS, Op.TAN);

  private final boolean cpu;
  private final boolean careful;
  private final Helpers helpers;

  Builtins(DeviceClass deviceClass, Precision precision, Helpers helpers) {
    this.cpu = deviceClass == DeviceClass.CPU;
    this.careful = cpu && precision == Precision.EXACT;
    this.helpers = helpers;
  }

  /** The name to call for {@code op} on values of {@code type}. */
  String name(Op op, DType type, Lanes lanes) {
    String builtin = builtin(op);
    if (cpu && op == Op.ERF && type == DType.F32) {
      String exponential = name(Op.EXP, type, lanes);
      return helpers.use(builtin, type, lanes, Snippets.ERF.replace("EXPONENTIAL", exponential));
    }
    if (!careful) {
      return builtin;
    }
    if (lanes.vector()) {
      if (type == DType.F32 && TRIGONOMETRIC.contains(op)) {
        return guarded(builtin, lanes);
      }
      if (type == DType.F32 && op == Op.LGAMMA) {
        String template = Snippets.LGAMMA.replace("LOGARITHM", name(Op.LOG, type, lanes));
        return helpers.use(builtin, type, lanes, template);
      }
      if (type == DType.F32 && op == Op.GAMMA) {
        String name = builtin + "_" + lanes.tag(type);
        return helpers.use(name, type, DType.F64, lanes, Snippets.GAMMA);
      }
      if (type == DType.F64 && op == Op.GAMMA) {
        return helpers.use(builtin, type, lanes, Snippets.WIDE_GAMMA);
      }
      return type == DType.F64 && op == Op.POW ? quartered(lanes) : builtin;
    }
    return SCALAR_AGREES.contains(op) ? builtin : broadcast(op, type, builtin);
  }

  /**
   * The exact floating remainder. PoCL's {@code fmod} of doubles is wrong where the quotient is
   * huge.
   */
  String remainder(DType type, Lanes lanes) {
    if (!careful) {
      return "fmod";
    }
    String step = type == DType.F64 ? "0x1p50" : "0x1p20f";
    String template =
        Snippets.REMAINDER.replace("STEP", step).replace("ANY", lanes.vector() ? "any" : "");
    return helpers.use("rem", type, lanes, template);
  }

  /**
   * The name to call for rounding to a whole number. PoCL's scalar {@code rint floor ceil trunc}
   * convert to an integer before they look at the size of the value. For 2^31, infinity or NaN that
   * is undefined, and where the compiler knows the value ({@code rint(0x1p31f)}, or {@code
   * floor(x)} behind {@code x == INFINITY}) it drops the branch in which the call stands. The
   * vector functions are well-defined everywhere, so scalar code calls those on CPUs.
   */
  String rounding(Op op, DType type, Lanes lanes) {
    return cpu && !lanes.vector() ? broadcast(op, type, op.label()) : op.label();
  }

  private static String builtin(Op op) {
    return op == Op.GAMMA ? "tgamma" : op.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  /** Scalar code calls the vector function. */
  private String broadcast(Op op, DType type, String builtin) {
    String wide = "(" + CPU_LANES.type(type) + ")";
    String callee = name(op, type, CPU_LANES);
    String template =
        op.arity() == 1
            ? "static inline T NAME(T x) { return " + callee + "(" + wide + "(x)).s0; }"
            : "static inline T NAME(T x, T y) { return "
                + callee
                + "("
                + wide
                + "(x), "
                + wide
                + "(y)).s0; }";
    return helpers.use(builtin, type, Lanes.ONE, template);
  }

  /** Vector code only where all lanes take the same range reduction; beyond that lane by lane. */
  private String guarded(String builtin, Lanes lanes) {
    return helpers.use(
        builtin,
        DType.F32,
        lanes,
        """
        static inline T NAME(T x) {
          if (all(fabs(x) <= (T)(100.0f))) {
            return BUILTIN(x);
          }
          S lane[COUNT];
          vstoreCOUNT(x, 0, lane);
          for (int i = 0; i < COUNT; i++) {
            lane[i] = BUILTIN(lane[i]);
          }
          return vloadCOUNT(0, lane);
        }\
        """
            .replace("BUILTIN", builtin)
            .replace("COUNT", lanes.suffix()));
  }

  /** Four lanes at a time. */
  private String quartered(Lanes lanes) {
    StringBuilder template = new StringBuilder("static inline T NAME(T x, T y) {\n  return (T)(");
    for (int lane = 0; lane < lanes.count(); lane += 4) {
      String part = ".s";
      for (int i = lane; i < lane + 4; i++) {
        part += Integer.toHexString(i);
      }
      template
          .append(lane == 0 ? "" : ", ")
          .append("pow(x")
          .append(part)
          .append(", y")
          .append(part)
          .append(")");
    }
    return helpers.use("pow4", DType.F64, lanes, template.append(");\n}").toString());
  }
}
