package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.plan.Form;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Operand;
import java.util.BitSet;

/**
 * Reads the operands of {@link Lanes#count()} adjacent elements of the space into {@code x0, x1, …}
 * (with a suffix where several vectors are read at a time).
 *
 * <p>Whole vectors of linear operands are read at once, through {@code LOAD}; the lanes of a last,
 * shorter vector are read one by one, and those beyond it repeat its last element. Strided operands
 * are gathered from offsets that follow from coordinates, which all of them share.
 */
final class OperandWriter {
  private final KernelProgram program;
  private final Lanes lanes;
  private final Coordinates coordinates;
  private final Coordinates first;
  private final Loads loads;
  private final String position;

  /** Strided operands that have one value for the whole row, see {@link #beginRow}. */
  private final BitSet fixed = new BitSet();

  /** Whether {@link #beginRow} has found where the row begins in every strided operand. */
  private boolean inRow;

  OperandWriter(KernelProgram program, Lanes lanes, Helpers helpers) {
    this.program = program;
    this.lanes = lanes;
    this.coordinates = new Coordinates(program, lanes);
    this.first = new Coordinates(program, Lanes.ONE);
    this.loads = new Loads(program, lanes, helpers);
    this.position = position(program);
  }

  /** The type of positions in the space. */
  static String position(KernelProgram program) {
    return program.wide() ? "ulong" : "uint";
  }

  /** Whether an operand has one value for the whole launch. */
  static boolean isConstant(Operand operand) {
    return operand.layout() == Layout.SCALAR;
  }

  /** Whether an operand is read where the lines of the body say, not at the element's position. */
  static boolean isIndexed(Operand operand) {
    return operand.layout() == Layout.INDEXED;
  }

  /** Whether an operand is read once, so that its variable has no suffix. */
  boolean isOnce(int index) {
    return isConstant(operand(index)) || fixed.get(index);
  }

  private boolean isMoving(int index) {
    return !isOnce(index) && !isIndexed(operand(index));
  }

  Lanes lanes() {
    return lanes;
  }

  Bounds bounds() {
    return loads.bounds();
  }

  private Operand operand(int index) {
    return program.operands().get(index);
  }

  private int count() {
    return program.operands().size();
  }

  /** Moves pointers to their offsets and reads what is the same for all elements. */
  void prepare(Code code) {
    movePointers(code, all());
    constants(code, all());
  }

  /** Moves the pointers of these operands to their offsets. */
  void movePointers(Code code, BitSet wanted) {
    for (int index = 0; index < count(); index++) {
      boolean positioned = !isConstant(operand(index)) && !isIndexed(operand(index));
      if (wanted.get(index) && operand(index).memory() && positioned) {
        code.line(Names.pointer(index) + " += " + Names.field(Names.offset(index)) + ";");
      }
    }
  }

  /** All operands. */
  BitSet all() {
    BitSet all = new BitSet();
    all.set(0, count());
    return all;
  }

  /** Reads those of these operands that are the same for all elements; results are not read. */
  void constants(Code code, BitSet wanted) {
    for (int index = 0; index < count(); index++) {
      Operand operand = operand(index);
      if (wanted.get(index) && isConstant(operand) && !operand.isResult()) {
        String offset = Names.field(Names.offset(index));
        String value = operand.memory() ? loads.one(index, offset) : offset;
        code.line(constant(index, value));
      }
    }
  }

  /** The variables of operands that are the result of a root, from its value in memory. */
  void results(Code code, BitSet wanted, int root, String scalar) {
    for (int index = 0; index < count(); index++) {
      if (wanted.get(index) && operand(index).isResult() && operand(index).root() == root) {
        code.line(constant(index, scalar));
      }
    }
  }

  /** Declares the variables of operands that are results, for {@link #assignResults}. */
  void declareResults(Code code) {
    for (int index = 0; index < count(); index++) {
      if (operand(index).isResult()) {
        code.line(lanes.type(operand(index).type()) + " " + Names.value(index) + ";");
      }
    }
  }

  /** Gives them the result of a root, from its value in memory, one per lane. */
  void assignResults(Code code, int root, String value) {
    for (int index = 0; index < count(); index++) {
      if (operand(index).isResult() && operand(index).root() == root) {
        code.line(Names.value(index) + " = " + loads.fromMemory(index, value) + ";");
      }
    }
  }

  /** The variable of an operand that is the same for all elements. */
  String constant(int index, String scalar) {
    DType type = operand(index).type();
    String declared = "const " + lanes.type(type) + " " + Names.value(index);
    return declared + " = " + lanes.splat(type, scalar) + ";";
  }

  /** The variables that {@link #readWhole} and {@link #readSome} assign. */
  void declare(Code code, BitSet wanted, String suffix) {
    for (int index = 0; index < count(); index++) {
      if (wanted.get(index) && isMoving(index)) {
        code.line(lanes.type(operand(index).type()) + " " + Names.value(index) + suffix + ";");
      }
    }
  }

  /** Reads the elements from position {@code at} on, all of which exist. */
  void readWhole(Code code, BitSet wanted, String at, String suffix) {
    for (int index = 0; index < count(); index++) {
      if (wanted.get(index) && operand(index).layout() == Layout.LINEAR) {
        String value =
            operand(index).memory() ? loads.whole(index, at) : positions(index, indices(at));
        code.line(Names.value(index) + suffix + " = " + value + ";");
      }
    }
    if (lanes.vector() && anyStrided(wanted)) {
      stridedRow(code, wanted, at, suffix);
    } else {
      strided(code, wanted, indices(at), suffix);
    }
  }

  private boolean anyStrided(BitSet wanted) {
    return wanted.stream().anyMatch(this::isStrided);
  }

  /** Whether an operand is strided, and not the same for the whole row. */
  private boolean isStrided(int index) {
    return operand(index).layout() == Layout.STRIDED && !fixed.get(index);
  }

  /**
   * Finds, once for row {@code o}, where it begins in each strided operand: the rows of an unbroken
   * program lie in one row of the last axis, along which {@link #readWhole} goes on from there.
   * Operands that don't move along it are read at once.
   */
  void beginRow(Code code) {
    boolean across = program.form() == Form.REDUCE_ACROSS;
    boolean straight = across ? program.laneAxis() == program.rank() - 2 : program.unbroken();
    inRow = straight && anyStrided(all());
    if (inRow || across) {
      code.line("const " + position + " start = o * (" + position + ")a.n;");
    }
    if (!inRow) {
      return;
    }
    first.write(code, "start");
    BitSet known = new BitSet();
    for (int index = 0; index < count(); index++) {
      Operand operand = operand(index);
      if (operand.layout() == Layout.STRIDED && operand.memory()) {
        String begin = first.offsets(code, "g", index, known);
        if (operand.step() == Operand.Step.NONE && !across) {
          fixed.set(index);
          code.line(constant(index, loads.one(index, begin)));
        }
      } else if (operand.layout() == Layout.STRIDED) {
        code.line("const long g" + index + " = " + first.offset(index, "convert_long") + ";");
      }
    }
  }

  /**
   * Strided operands of adjacent elements: where these lie in one row of the last axis, one
   * element's coordinates are enough.
   */
  private void stridedRow(Code code, BitSet wanted, String at, String suffix) {
    int last = program.rank() - 1;
    code.line("{");
    locate(code, at);
    boolean crosses = last > 0 && !program.unbroken();
    if (crosses) {
      String row = Names.field(Names.dim(last));
      code.line("if (k" + last + " + " + lanes.count() + " <= " + row + ") {");
    }
    BitSet known = new BitSet();
    wanted.stream().filter(this::isStrided).forEach(index -> row(code, index, known, suffix));
    if (crosses) {
      code.line("} else {");
      strided(code, wanted, indices(at), suffix);
      code.line("}");
    }
    code.line("}");
  }

  /** The first lane's coordinates, or its place within the row. */
  private void locate(Code code, String at) {
    if (inRow) {
      code.line("const " + position + " within = " + at + " - start;");
    } else {
      first.write(code, at);
    }
  }

  /**
   * Neighbouring elements of an operand along the lanes' axis, from the coordinates of the first.
   */
  private void row(Code code, int index, BitSet known, String suffix) {
    Operand operand = operand(index);
    String stride = Names.field(Names.stride(first.strides(index), program.laneAxis()));
    String value;
    if (operand.memory()) {
      value =
          loads.row(
              index,
              inRow ? further(code, index, known) : first.offsets(code, "h", index, known),
              stride);
    } else if (inRow) {
      String steps = "(long" + lanes.suffix() + ")(" + lanes.numbers() + ") * " + stride;
      String along = Names.field(Names.stride(index, program.rank() - 1));
      value = "g" + index + " + convert_long(within) * " + along + " + " + steps;
    } else {
      String steps = "(long" + lanes.suffix() + ")(" + lanes.numbers() + ") * " + stride;
      value = first.offset(index, "convert_long") + " + " + steps;
    }
    code.line(Names.value(index) + suffix + " = " + value + ";");
  }

  /** The variable with an operand's offset {@code within} the row. */
  private String further(Code code, int index, BitSet known) {
    int owner = first.strides(index);
    if (!known.get(owner)) {
      known.set(owner);
      String type = program.wide() ? "long" : "int";
      String stride = Names.field(Names.stride(owner, program.rank() - 1));
      String offset = "g" + owner + " + (" + type + ")within * " + stride;
      code.line("const " + type + " h" + owner + " = " + offset + ";");
    }
    return "h" + owner;
  }

  /** As {@link #readWhole}, where only {@code left} of the elements exist (at least one). */
  void readSome(Code code, BitSet wanted, String at, String left, String suffix) {
    // Lanes beyond the last element repeat it: a loop might not end at a position that isn't there.
    String last = at + " + " + left + " - 1";
    String existing = lanes.vector() ? "min(" + indices(at) + ", " + splat(last) + ")" : at;
    for (int index = 0; index < count(); index++) {
      if (wanted.get(index) && operand(index).layout() == Layout.LINEAR) {
        String value =
            operand(index).memory() ? loads.some(index, at, left) : positions(index, existing);
        code.line(Names.value(index) + suffix + " = " + value + ";");
      }
    }
    strided(code, wanted, existing, suffix);
  }

  /** The positions of lanes that are neighbours along the axis of outputs. */
  String neighbours(String at) {
    return lanes.vector() ? at + " + " + vector(lanes.numbers()) + " * n" : at;
  }

  private String vector(String values) {
    return "(" + vector() + ")(" + values + ")";
  }

  /**
   * Reads the elements at position {@code at} and at the same place of the outputs that follow; all
   * of these exist, in one row of their axis.
   */
  void readAcross(Code code, BitSet wanted, String at, String suffix) {
    String positions = neighbours(at);
    for (int index = 0; index < count(); index++) {
      if (wanted.get(index) && operand(index).layout() == Layout.LINEAR) {
        String value =
            operand(index).memory()
                ? loads.gathered(index, "(" + positions + ")")
                : positions(index, positions);
        code.line(Names.value(index) + suffix + " = " + value + ";");
      }
    }
    if (anyStrided(wanted)) {
      BitSet known = new BitSet();
      code.line("{");
      locate(code, at);
      wanted.stream().filter(this::isStrided).forEach(index -> row(code, index, known, suffix));
      code.line("}");
    }
  }

  /** As {@link #readWhole}, of elements at any positions. */
  void readApart(Code code, BitSet wanted, String indices) {
    for (int index = 0; index < count(); index++) {
      if (wanted.get(index) && operand(index).layout() == Layout.LINEAR) {
        String value =
            operand(index).memory() ? loads.gathered(index, indices) : positions(index, indices);
        code.line(Names.value(index) + " = " + value + ";");
      }
    }
    strided(code, wanted, indices, "");
  }

  private String vector() {
    return position + lanes.suffix();
  }

  /** The same position in every lane. */
  String splat(String position) {
    return lanes.vector() ? "(" + vector() + ")(" + position + ")" : position;
  }

  /** The positions of adjacent lanes. */
  String indices(String at) {
    if (!lanes.vector()) {
      return at;
    }
    return at + " + (" + vector() + ")(" + lanes.numbers() + ")";
  }

  private String positions(int index, String indices) {
    return Names.field(Names.offset(index))
        + " + convert_long"
        + lanes.suffix()
        + "("
        + indices
        + ")";
  }

  /** Reads all strided operands; the coordinates of an element are computed once. */
  private void strided(Code code, BitSet wanted, String indices, String suffix) {
    if (!anyStrided(wanted)) {
      return;
    }
    code.line("{");
    coordinates.write(code, indices);
    BitSet known = new BitSet();
    for (int index = 0; index < count(); index++) {
      if (wanted.get(index) && isStrided(index)) {
        String value =
            operand(index).memory()
                ? loads.gathered(index, coordinates.offsets(code, "g", index, known))
                : coordinates.offset(index, "convert_long");
        code.line(Names.value(index) + suffix + " = " + value + ";");
      }
    }
    code.line("}");
  }
}
