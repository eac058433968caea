package dev.sinter.codegen.opencl;

import dev.sinter.plan.KernelProgram;
import java.util.BitSet;

/** Coordinates of elements in the collapsed space, and the offsets that follow from them. */
final class Coordinates {
  private final KernelProgram program;
  private final Lanes lanes;

  /**
   * @param lanes elements whose coordinates are computed at a time
   */
  Coordinates(KernelProgram program, Lanes lanes) {
    this.program = program;
    this.lanes = lanes;
  }

  private String vector() {
    return OperandWriter.position(program) + lanes.suffix();
  }

  /** {@code k0 …} from the position, the last axis first. */
  void write(Code code, String indices) {
    String rest = indices;
    for (int axis = program.rank() - 1; axis > 0; axis--) {
      String from = "i" + axis;
      code.line("const " + vector() + " " + from + " = " + rest + ";");
      code.line("const " + vector() + " j" + axis + " = " + quotient(axis, from) + ";");
      String dim = Names.field(Names.dim(axis));
      code.line(
          "const " + vector() + " k" + axis + " = " + from + " - j" + axis + " * " + dim + ";");
      rest = "j" + axis;
    }
    code.line("const " + vector() + " k0 = " + rest + ";");
  }

  private String quotient(int axis, String from) {
    if (program.wide()) {
      return from + " / " + Names.field(Names.dim(axis));
    }
    String product =
        "convert_ulong" + lanes.suffix() + "(" + from + ") * " + Names.field(Names.magic(axis));
    return "convert_uint"
        + lanes.suffix()
        + "("
        + product
        + " >> "
        + Names.field(Names.shift(axis))
        + ")";
  }

  /** The sum of coordinates times strides, in int or long. */
  String offset(int index, String convert) {
    StringBuilder sum =
        new StringBuilder(
            program.operands().get(index).memory() ? "" : Names.field(Names.offset(index)));
    for (int axis = 0; axis < program.rank(); axis++) {
      sum.append(sum.length() == 0 ? "" : " + ").append(convert).append(lanes.suffix());
      String stride = Names.field(Names.stride(strides(index), axis));
      sum.append("(k").append(axis).append(") * ").append(stride);
    }
    return sum.toString();
  }

  /** The operand whose strides this one has. */
  int strides(int index) {
    int like = program.operands().get(index).like();
    return like < 0 ? index : like;
  }

  /** The variable with an operand's offsets; declared by the first with these strides. */
  String offsets(Code code, String prefix, int index, BitSet known) {
    int first = strides(index);
    String name = prefix + first;
    if (!known.get(first)) {
      known.set(first);
      String type = program.wide() ? "long" : "int";
      String sum = offset(index, "convert_" + type);
      code.line("const " + type + lanes.suffix() + " " + name + " = " + sum + ";");
    }
    return name;
  }
}
