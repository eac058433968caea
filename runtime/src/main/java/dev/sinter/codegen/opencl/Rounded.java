package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.codegen.DeviceClass;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Float division and square root as Java rounds them, which EXACT wants: the device's own by a
 * build option, or through double where the device has no such option ({@code
 * SINTER_THROUGH_DOUBLE}).
 *
 * <p>NVIDIA's compiler refines the hardware's approximations of reciprocals and roots, after a
 * branch for each lane to another form for extreme operands. Vectors do the same after one branch,
 * where all lanes are far from the ends of the range: 105 us become 86 for a sum of 2^26 inverse
 * distances on an H100. A Newton step rounds a reciprocal correctly, and the remainder a root
 * (Markstein, "Computation of elementary functions on the IBM RISC System/6000 processor", IBM
 * Journal of Research and Development 34, 1990) for all approximations within one unit in the last
 * place but a few; that none of those occurs was seen for all 2^32 arguments on an H100, and {@code
 * RoundingSuite} sees it on others. Quotients gain nothing by it.
 */
final class Rounded {
  private static final String QUOTIENT =
      """
      #ifdef SINTER_THROUGH_DOUBLE
      static inline T NAME(T a, T b) {
        return convert_T(convert_R(a) / convert_R(b));
      }
      #else
      #define NAME(a, b) ((a) / (b))
      #endif\
      """;

  private static final String RECIPROCAL =
      """
      #ifdef SINTER_THROUGH_DOUBLE
      static inline T NAME(T b) {
        return convert_T(1 / convert_R(b));
      }
      #else
      #define NAME(b) ((T)(1) / (b))
      #endif\
      """;

  private static final String ROOT =
      """
      #ifdef SINTER_THROUGH_DOUBLE
      static inline T NAME(T x) {
        return convert_T(sqrt(convert_R(x)));
      }
      #else
      #define NAME(x) sqrt(x)
      #endif\
      """;

  /** {@code rcp} or {@code rsqrt} of normal numbers, off by about one in the last place. */
  private static final String APPROXIMATION =
      """
      #ifdef __NV_CL_C_VERSION
      static inline float NAME(float x) {
        float y;
        asm("INSTRUCTION.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x));
        return y;
      }
      #endif\
      """;

  /** 2^-64 <= |b| < 2^64. */
  private static final String REFINED_RECIPROCAL =
      """
      static inline T NAME(T b) {
        const U u = as_U(b) - 0x1f800000u;
        if (((ANY(u)) & 0x40000000u) == 0) {
          const T y = (T)(EACH(b));
          return fma(fma(-b, y, (T)(1)), y, y);
        }
        return (T)(1) / b;
      }
      """;

  /** 2^-64 <= x < 2^64. */
  private static final String REFINED_ROOT =
      """
      static inline T NAME(T x) {
        const U u = as_U(x) - 0x1f800000u;
        if (((ANY(u)) & 0xc0000000u) == 0) {
          const T y = (T)(EACH(x));
          const T s = x * y;
          return fma(fma(-s, s, x), (T)(0.5f) * y, s);
        }
        return sqrt(x);
      }
      """;

  private final DeviceClass deviceClass;
  private final Helpers helpers;

  Rounded(DeviceClass deviceClass, Helpers helpers) {
    this.deviceClass = deviceClass;
    this.helpers = helpers;
  }

  /** {@code a / b}. */
  String quotient(Lanes lanes, String a, String b) {
    if (a.equals(lanes.splat(DType.F32, "0x1p0f"))) {
      return name("reciprocal", lanes, refined(lanes, RECIPROCAL, REFINED_RECIPROCAL, "rcp"))
          + ("(" + b + ")");
    }
    return name("div", lanes, QUOTIENT) + "(" + a + ", " + b + ")";
  }

  /** The square root of {@code x}. */
  String root(Lanes lanes, String x) {
    return name("sqrt", lanes, refined(lanes, ROOT, REFINED_ROOT, "rsqrt")) + "(" + x + ")";
  }

  private String name(String label, Lanes lanes, String template) {
    return helpers.use(label + "_" + lanes.tag(DType.F32), DType.F32, DType.F64, lanes, template);
  }

  private String refined(Lanes lanes, String template, String refined, String instruction) {
    if (deviceClass == DeviceClass.CPU || !lanes.vector()) {
      return template;
    }
    String approximation =
        helpers.use(
            "approximate_" + instruction,
            DType.F32,
            DType.F32,
            Lanes.ONE,
            APPROXIMATION.replace("INSTRUCTION", instruction));
    String branch = "#elif defined(__NV_CL_C_VERSION)\n" + perLane(refined, lanes, approximation);
    return template.replace("#else", branch + "#else");
  }

  /** {@code ANY(u)} as the bits set in any lane, {@code EACH(x)} as the approximation of each. */
  private static String perLane(String template, Lanes lanes, String approximation) {
    return template
        .replaceAll("ANY\\((\\w)\\)", lanes(lanes, "$1.s%x", " | "))
        .replaceAll("EACH\\((\\w)\\)", lanes(lanes, approximation + "($1.s%x)", ", "));
  }

  private static String lanes(Lanes lanes, String each, String separator) {
    return IntStream.range(0, lanes.count())
        .mapToObj(each::formatted)
        .collect(Collectors.joining(separator));
  }
}
