package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Operand;
import java.util.ArrayList;
import java.util.List;

/** C expressions for elements of an operand in memory, as values of {@link Lanes#count()} lanes. */
final class Loads {
  private final KernelProgram program;
  private final Lanes lanes;
  private final Helpers helpers;
  private final Bounds bounds;

  Loads(KernelProgram program, Lanes lanes, Helpers helpers) {
    this.program = program;
    this.lanes = lanes;
    this.helpers = helpers;
    this.bounds = helpers.bounds();
  }

  Bounds bounds() {
    return bounds;
  }

  private Operand operand(int index) {
    return program.operands().get(index);
  }

  private String type(int index) {
    return Lanes.memory(operand(index).type());
  }

  /** The element at {@code offset} as it stands in memory. */
  private String element(int index, String offset) {
    return bounds.load(Bounds.operand(index), type(index), Names.pointer(index), offset);
  }

  /** A pointer to the elements of all lanes. */
  private String place(int index, String pointer) {
    return bounds.from(Bounds.operand(index), type(index), lanes.count(), pointer);
  }

  /** The element at {@code offset} as a scalar value. */
  String one(int index, String offset) {
    String element = element(index, offset);
    return operand(index).type() == DType.BOOL ? "(" + element + " != 0)" : element;
  }

  /** A value of all lanes as it stands in memory, as a value. */
  String fromMemory(int index, String value) {
    return operand(index).type() == DType.BOOL
        ? "(convert_int" + lanes.suffix() + "(" + value + ") != 0)"
        : value;
  }

  /** Adjacent elements, all of which exist. */
  String whole(int index, String at) {
    String pointer = place(index, Names.pointer(index) + " + " + at);
    return fromMemory(
        index,
        lanes.vector() ? "LOAD(" + type(index) + ", " + pointer + ")" : "*(" + pointer + ")");
  }

  /** Adjacent elements, of which {@code left} exist; the last is repeated. */
  String some(int index, String at, String left) {
    String pointer = Names.pointer(index) + " + " + at;
    if (!lanes.vector()) {
      return fromMemory(index, "*(" + place(index, pointer) + ")");
    }
    String type = type(index);
    String name =
        helpers.use(
            "some_" + type + lanes.suffix(),
            DType.I32,
            DType.I32,
            lanes,
            """
            static inline M NAME(PARAMETERS__global const E *p, const uint left) {
              E lane[COUNT];
              for (uint i = 0; i < COUNT; i++) {
                lane[i] = ELEMENT;
              }
              return vloadCOUNT(0, lane);
            }\
            """
                .replace("PARAMETERS", bounds.parameters())
                .replace("ELEMENT", bounds.load("array", "E", "p", "min(i, left - 1)"))
                .replace("COUNT", lanes.suffix())
                .replaceAll("\\bE\\b", type)
                .replaceAll("\\bM\\b", type + lanes.suffix()));
    String array = bounds.arguments(Bounds.operand(index));
    return fromMemory(index, name + "(" + array + pointer + ", (uint)(" + left + "))");
  }

  /** Elements from {@code offset} on along the lanes' axis, as the operand's step says. */
  String row(int index, String offset, String stride) {
    if (!lanes.vector()) {
      return one(index, offset);
    }
    String place = place(index, Names.pointer(index) + " + " + offset);
    return switch (operand(index).step()) {
      case UNIT -> fromMemory(index, anywhere(place));
      case ALIGNED ->
          fromMemory(
              index,
              lanes.count() == Operand.Step.ALIGNMENT
                  ? "*(__global const " + type(index) + lanes.suffix() + " *)(" + place + ")"
                  : anywhere(place));
      case NONE -> lanes.splat(operand(index).type(), one(index, offset));
      case ANY -> {
        List<String> elements = new ArrayList<>();
        for (int lane = 0; lane < lanes.count(); lane++) {
          elements.add(element(index, offset + " + " + lane + " * " + stride));
        }
        String memory = type(index) + lanes.suffix();
        yield fromMemory(index, "(" + memory + ")(" + String.join(", ", elements) + ")");
      }
    };
  }

  private String anywhere(String pointer) {
    return "vload" + lanes.suffix() + "(0, " + pointer + ")";
  }

  /** The elements at these offsets. */
  String gathered(int index, String offsets) {
    List<String> elements = new ArrayList<>();
    for (int lane = 0; lane < lanes.count(); lane++) {
      elements.add(element(index, lanes.lane(offsets, lane)));
    }
    String memory = type(index) + lanes.suffix();
    String value = String.join(", ", elements);
    return fromMemory(index, lanes.vector() ? "(" + memory + ")(" + value + ")" : value);
  }
}
