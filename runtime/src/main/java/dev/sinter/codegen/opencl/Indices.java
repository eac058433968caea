package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.codegen.DeviceClass;
import java.util.ArrayList;
import java.util.List;

/** The C form of reads by index, and of checks of indices. */
final class Indices {
  /** A negative index counts from the end; of one that is out of range the value is 0. */
  private static final String WITHIN =
      """
      static inline T NAME(const T i, const T n) {
        const T at = i + (i < 0 ? n : (T)(0));
        return as_U(at) < as_U(n) ? at : (T)(0);
      }\
      """;

  private static final String OUTSIDE =
      """
      static inline T NAME(const T i, const T n) {
        return as_U(i + (i < 0 ? n : (T)(0))) >= as_U(n);
      }\
      """;

  /**
   * Adjacent elements, as rolled or joined arrays mostly have them, are one read of a CPU, and so
   * is the same element everywhere, as joined arrays have it beyond their ends.
   */
  private static final String ADJACENT =
      """
        const T d = o - o.s0;
        if (all(d == (T)(NUMBERS))) {
          return vloadCOUNT(0, p + o.s0);
        }
        if (all(d == 0)) {
          return (M)(p[o.s0]);
        }
      """;

  private static final String GATHER =
      """
      static inline M NAME(__global const E *p, const T o) {
      ADJACENT  return (M)(ELEMENTS);
      }\
      """;

  private final boolean cpu;
  private final Helpers helpers;

  Indices(DeviceClass deviceClass, Helpers helpers) {
    this.cpu = deviceClass == DeviceClass.CPU;
    this.helpers = helpers;
  }

  /** The position that an index names, 0 if there is none. */
  String within(Lanes lanes, DType type, String index, String extent) {
    return Operators.call(helpers.use("index", type, lanes, WITHIN), index, extent);
  }

  /** Whether an index names no position, as a BOOL. */
  String isOutside(Lanes lanes, DType type, String index, String extent) {
    String name = helpers.use("outside", type, lanes, OUTSIDE);
    return lanes.bool(Operators.call(name, index, extent) + " != 0", type);
  }

  /**
   * Elements of an array in memory.
   *
   * @param type of the elements
   * @param index the type of the offsets
   */
  String gather(DType type, DType index, Lanes lanes, String pointer, String offsets) {
    String elements =
        lanes.vector()
            ? Operators.call(vector(type, index, lanes), pointer, offsets)
            : pointer + "[" + offsets + "]";
    return type == DType.BOOL
        ? "(" + (lanes.vector() ? "convert_int" + lanes.suffix() : "") + "(" + elements + ") != 0)"
        : elements;
  }

  private String vector(DType type, DType index, Lanes lanes) {
    String memory = Lanes.memory(type);
    List<String> elements = new ArrayList<>();
    for (int lane = 0; lane < lanes.count(); lane++) {
      elements.add("p[" + lanes.lane("o", lane) + "]");
    }
    String template =
        GATHER
            .replace("ADJACENT", cpu ? ADJACENT : "")
            .replace("NUMBERS", lanes.numbers())
            .replace("ELEMENTS", String.join(", ", elements))
            .replace("COUNT", lanes.suffix())
            .replaceAll("\\bE\\b", memory)
            .replaceAll("\\bM\\b", memory + lanes.suffix());
    return helpers.use("gather_" + memory + "_" + lanes.tag(index), index, index, lanes, template);
  }
}
