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

  Loads(KernelProgram program, Lanes lanes, Helpers helpers) {
    this.program = program;
    this.lanes = lanes;
    this.helpers = helpers;
  }

  private Operand operand(int index) {
    return program.operands().get(index);
  }

  /** An element of memory as a scalar value. */
  String one(int index, String element) {
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
    String pointer = Names.pointer(index) + " + " + at;
    String type = Lanes.memory(operand(index).type());
    return fromMemory(
        index, lanes.vector() ? "LOAD(" + type + ", " + pointer + ")" : "*(" + pointer + ")");
  }

  /** Adjacent elements, of which {@code left} exist; the last is repeated. */
  String some(int index, String at, String left) {
    String pointer = Names.pointer(index) + " + " + at;
    if (!lanes.vector()) {
      return fromMemory(index, "*(" + pointer + ")");
    }
    String type = Lanes.memory(operand(index).type());
    String name =
        helpers.use(
            "some_" + type + lanes.suffix(),
            DType.I32,
            DType.I32,
            lanes,
            """
            static inline M NAME(__global const E *p, const uint left) {
              E lane[COUNT];
              for (uint i = 0; i < COUNT; i++) {
                lane[i] = p[min(i, left - 1)];
              }
              return vloadCOUNT(0, lane);
            }\
            """
                .replace("COUNT", lanes.suffix())
                .replaceAll("\\bE\\b", type)
                .replaceAll("\\bM\\b", type + lanes.suffix()));
    return fromMemory(index, name + "(" + pointer + ", (uint)(" + left + "))");
  }

  /** Elements from {@code offset} on along the lanes' axis, as the operand's step says. */
  String row(int index, String offset, String stride) {
    String pointer = Names.pointer(index);
    DType type = operand(index).type();
    if (!lanes.vector()) {
      return one(index, pointer + "[" + offset + "]");
    }
    return switch (operand(index).step()) {
      case UNIT -> fromMemory(index, anywhere(pointer + " + " + offset));
      case ALIGNED ->
          fromMemory(
              index,
              lanes.count() == Operand.Step.ALIGNMENT
                  ? "*(__global const "
                      + Lanes.memory(type)
                      + lanes.suffix()
                      + " *)("
                      + pointer
                      + " + "
                      + offset
                      + ")"
                  : anywhere(pointer + " + " + offset));
      case NONE -> lanes.splat(type, one(index, pointer + "[" + offset + "]"));
      case ANY -> {
        List<String> elements = new ArrayList<>();
        for (int lane = 0; lane < lanes.count(); lane++) {
          elements.add(pointer + "[" + offset + " + " + lane + " * " + stride + "]");
        }
        String memory = Lanes.memory(type) + lanes.suffix();
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
      elements.add(Names.pointer(index) + "[" + lanes.lane(offsets, lane) + "]");
    }
    String memory = Lanes.memory(operand(index).type()) + lanes.suffix();
    String value = String.join(", ", elements);
    return fromMemory(index, lanes.vector() ? "(" + memory + ")(" + value + ")" : value);
  }
}
