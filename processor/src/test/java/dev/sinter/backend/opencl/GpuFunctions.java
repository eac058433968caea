package dev.sinter.backend.opencl;

import java.util.ArrayList;
import java.util.List;

/**
 * OpenCL functions as GPUs have them, for PoCL. Its scalar {@code floor ceil rint trunc} are
 * undefined for huge values that the compiler knows, while its vector functions are not, and its
 * {@code fmod} is wrong where the quotient is huge.
 */
final class GpuFunctions {
  private static final List<String> WIDTHS = List.of("2", "4", "8", "16");
  private static final List<String> ROUNDING = List.of("floor", "ceil", "rint", "trunc");

  /** Long division: each quotient fits the mantissa, so that each remainder is exact. */
  private static final String REMAINDER =
      """
      OVERLOADED T gpu_fmod(T x, T y) {
        const T least = fabs(y);
        if (isnan(x) || isnan(y) || isinf(x) || least == 0) return NAN;
        if (isinf(y)) return x;
        T r = fabs(x);
        T scaled = least;
        while (scaled * STEP <= r) scaled *= STEP;
        for (;;) {
          r = fma(-gpu_trunc(r / scaled), scaled, r);
          r = r < 0 ? r + scaled : r;
          if (scaled <= least) return copysign(r, x);
          scaled /= STEP;
        }
      }
      """;

  private GpuFunctions() {}

  /** What must stand before a source. */
  static String source(boolean doubles) {
    StringBuilder out = new StringBuilder("#pragma OPENCL FP_CONTRACT OFF\n");
    out.append("#define OVERLOADED static inline __attribute__((overloadable))\n");
    define(out, "float", "0x1p20f");
    if (doubles) {
      out.append("#pragma OPENCL EXTENSION cl_khr_fp64 : enable\n");
      define(out, "double", "0x1p50");
    }
    ROUNDING.forEach(name -> out.append("#define " + name + "(x) gpu_" + name + "(x)\n"));
    return out.append("#define fmod(x, y) gpu_fmod(x, y)\n").toString();
  }

  private static void define(StringBuilder out, String type, String step) {
    for (String name : ROUNDING) {
      String head = "OVERLOADED %s gpu_" + name + "(%s x) { return " + name;
      out.append((head + "((%s16)(x)).s0; }\n").formatted(type, type, type));
      WIDTHS.forEach(n -> out.append((head + "(x); }\n").formatted(type + n, type + n)));
    }
    out.append(REMAINDER.replace("STEP", step).replace("T ", type + " "));
    for (String n : WIDTHS) {
      List<String> lanes = new ArrayList<>();
      for (int lane = 0; lane < Integer.parseInt(n); lane++) {
        String at = ".s" + Integer.toHexString(lane);
        lanes.add("gpu_fmod(x" + at + ", y" + at + ")");
      }
      String vector = type + n;
      out.append("OVERLOADED " + vector + " gpu_fmod(" + vector + " x, " + vector + " y) {\n")
          .append("  return (" + vector + ")(" + String.join(", ", lanes) + ");\n}\n");
    }
  }
}
