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
          return vloadCOUNT(0, PLACE);
        }
        if (all(d == 0)) {
          return (M)(FIRST);
        }
      """;

  private static final String GATHER =
      """
      static inline M NAME(PARAMETERS__global const E *p, const T o) {
      ADJACENT  return (M)(ELEMENTS);
      }\
      """;

  private final boolean cpu;
  private final Helpers helpers;
  private final Bounds bounds;

  Indices(DeviceClass deviceClass, Helpers helpers) {
    this.cpu = deviceClass == DeviceClass.CPU;
    this.helpers = helpers;
    this.bounds = helpers.bounds();
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
   * Elements of an operand in memory.
   *
   * @param type of the elements
   * @param index the type of the offsets
   */
  String gather(DType type, DType index, Lanes lanes, int operand, String offsets) {
    String pointer = Names.pointer(operand);
    String array = Bounds.operand(operand);
    String elements =
        lanes.vector()
            ? Operators.call(vector(type, index, lanes), bounds.arguments(array) + pointer, offsets)
            : bounds.load(array, Lanes.memory(type), pointer, offsets);
    return type == DType.BOOL
        ? "(" + (lanes.vector() ? "convert_int" + lanes.suffix() : "") + "(" + elements + ") != 0)"
        : elements;
  }

  private String vector(DType type, DType index, Lanes lanes) {
    String memory = Lanes.memory(type);
    List<String> elements = new ArrayList<>();
    for (int lane = 0; lane < lanes.count(); lane++) {
      elements.add(bounds.load("array", memory, "p", lanes.lane("o", lane)));
    }
    String template =
        GATHER
            .replace("ADJACENT", cpu ? ADJACENT : "")
            .replace("PARAMETERS", bounds.parameters())
            .replace("PLACE", bounds.from("array", memory, lanes.count(), "p + o.s0"))
            .replace("FIRST", bounds.load("array", memory, "p", "o.s0"))
            .replace("NUMBERS", lanes.numbers())
            .replace("ELEMENTS", String.join(", ", elements))
            .replace("COUNT", lanes.suffix())
            .replaceAll("\\bE\\b", memory)
            .replaceAll("\\bM\\b", memory + lanes.suffix());
    return helpers.use("gather_" + memory + "_" + lanes.tag(index), index, index, lanes, template);
  }
}
