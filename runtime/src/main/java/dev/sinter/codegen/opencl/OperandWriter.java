package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.plan.Form;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Operand;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Reads the operands of {@link Lanes#count()} adjacent elements of the space into {@code x0, x1, …}
 * (with a suffix where several vectors are read at a time), and writes stores.
 *
 * <p>Whole vectors of linear operands are read at once, through {@code LOAD} and {@code STORE}; the
 * lanes of a last, shorter vector are read one by one, and those beyond it repeat its last element.
 * Strided operands are gathered from offsets that follow from coordinates, which all of them share.
 */
final class OperandWriter {
  private final KernelProgram program;
  private final Lanes lanes;
  private final Helpers helpers;
  private final String position;

  /** Strided operands that have one value for the whole row, see {@link #beginRow}. */
  private final BitSet fixed = new BitSet();

  /** Whether {@link #beginRow} has found where the row begins in every strided operand. */
  private boolean inRow;

  OperandWriter(KernelProgram program, Lanes lanes, Helpers helpers) {
    this.program = program;
    this.lanes = lanes;
    this.helpers = helpers;
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
        String value =
            operand.memory() ? one(index, Names.pointer(index) + "[" + offset + "]") : offset;
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
        code.line(Names.value(index) + " = " + fromMemory(index, value) + ";");
      }
    }
  }

  /** The variable of an operand that is the same for all elements. */
  String constant(int index, String scalar) {
    DType type = operand(index).type();
    String declared = "const " + lanes.type(type) + " " + Names.value(index);
    return declared + " = " + lanes.splat(type, scalar) + ";";
  }

  /** An element of memory as a scalar value. */
  private String one(int index, String element) {
    return operand(index).type() == DType.BOOL ? "(" + element + " != 0)" : element;
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
        String value = operand(index).memory() ? whole(index, at) : positions(index, indices(at));
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
    OperandWriter first = new OperandWriter(program, Lanes.ONE, helpers);
    first.coordinates(code, "start");
    BitSet known = new BitSet();
    for (int index = 0; index < count(); index++) {
      Operand operand = operand(index);
      if (operand.layout() == Layout.STRIDED && operand.memory()) {
        String begin = first.offsets(code, "g", index, known);
        if (operand.step() == Operand.Step.NONE && !across) {
          fixed.set(index);
          String element = one(index, Names.pointer(index) + "[" + begin + "]");
          code.line(constant(index, element));
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
    OperandWriter first = new OperandWriter(program, Lanes.ONE, helpers);
    code.line("{");
    locate(code, first, at);
    boolean crosses = last > 0 && !program.unbroken();
    if (crosses) {
      String row = Names.field(Names.dim(last));
      code.line("if (k" + last + " + " + lanes.count() + " <= " + row + ") {");
    }
    BitSet known = new BitSet();
    wanted.stream()
        .filter(this::isStrided)
        .forEach(index -> row(code, first, index, known, suffix));
    if (crosses) {
      code.line("} else {");
      strided(code, wanted, indices(at), suffix);
      code.line("}");
    }
    code.line("}");
  }

  /** The first lane's coordinates, or its place within the row. */
  private void locate(Code code, OperandWriter first, String at) {
    if (inRow) {
      code.line("const " + position + " within = " + at + " - start;");
    } else {
      first.coordinates(code, at);
    }
  }

  /**
   * Neighbouring elements of an operand along the lanes' axis, from the coordinates of the first.
   */
  private void row(Code code, OperandWriter first, int index, BitSet known, String suffix) {
    Operand operand = operand(index);
    String stride = Names.field(Names.stride(strides(index), program.laneAxis()));
    String value;
    if (operand.memory()) {
      value =
          row(
              index,
              inRow ? further(code, index, known) : first.offsets(code, "h", index, known),
              stride);
    } else if (inRow) {
      String steps = "(long" + lanes.suffix() + ")(" + numbers() + ") * " + stride;
      String along = Names.field(Names.stride(index, program.rank() - 1));
      value = "g" + index + " + convert_long(within) * " + along + " + " + steps;
    } else {
      String steps = "(long" + lanes.suffix() + ")(" + numbers() + ") * " + stride;
      value = first.offset(index, "convert_long") + " + " + steps;
    }
    code.line(Names.value(index) + suffix + " = " + value + ";");
  }

  /** The variable with an operand's offset {@code within} the row. */
  private String further(Code code, int index, BitSet known) {
    int first = strides(index);
    if (!known.get(first)) {
      known.set(first);
      String type = program.wide() ? "long" : "int";
      String stride = Names.field(Names.stride(first, program.rank() - 1));
      String offset = "g" + first + " + (" + type + ")within * " + stride;
      code.line("const " + type + " h" + first + " = " + offset + ";");
    }
    return "h" + first;
  }

  private String row(int index, String offset, String stride) {
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

  private String numbers() {
    List<String> numbers = new ArrayList<>();
    for (int lane = 0; lane < lanes.count(); lane++) {
      numbers.add(Integer.toString(lane));
    }
    return String.join(", ", numbers);
  }

  /** As {@link #readWhole}, where only {@code left} of the elements exist (at least one). */
  void readSome(Code code, BitSet wanted, String at, String left, String suffix) {
    // Lanes beyond the last element repeat it: a loop might not end at a position that isn't there.
    String last = at + " + " + left + " - 1";
    String existing = lanes.vector() ? "min(" + indices(at) + ", " + splat(last) + ")" : at;
    for (int index = 0; index < count(); index++) {
      if (wanted.get(index) && operand(index).layout() == Layout.LINEAR) {
        String value = operand(index).memory() ? some(index, at, left) : positions(index, existing);
        code.line(Names.value(index) + suffix + " = " + value + ";");
      }
    }
    strided(code, wanted, existing, suffix);
  }

  /** The positions of lanes that are neighbours along the axis of outputs. */
  String neighbours(String at) {
    return lanes.vector() ? at + " + " + vector(numbers()) + " * n" : at;
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
                ? gathered(index, "(" + positions + ")")
                : positions(index, positions);
        code.line(Names.value(index) + suffix + " = " + value + ";");
      }
    }
    if (anyStrided(wanted)) {
      OperandWriter first = new OperandWriter(program, Lanes.ONE, helpers);
      BitSet known = new BitSet();
      code.line("{");
      locate(code, first, at);
      wanted.stream()
          .filter(this::isStrided)
          .forEach(index -> row(code, first, index, known, suffix));
      code.line("}");
    }
  }

  /** As {@link #readWhole}, of elements at any positions. */
  void readApart(Code code, BitSet wanted, String indices) {
    for (int index = 0; index < count(); index++) {
      if (wanted.get(index) && operand(index).layout() == Layout.LINEAR) {
        String value =
            operand(index).memory() ? gathered(index, indices) : positions(index, indices);
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
    return at + " + (" + vector() + ")(" + numbers() + ")";
  }

  private String positions(int index, String indices) {
    return Names.field(Names.offset(index))
        + " + convert_long"
        + lanes.suffix()
        + "("
        + indices
        + ")";
  }

  private String whole(int index, String at) {
    String pointer = Names.pointer(index) + " + " + at;
    String type = Lanes.memory(operand(index).type());
    return fromMemory(
        index, lanes.vector() ? "LOAD(" + type + ", " + pointer + ")" : "*(" + pointer + ")");
  }

  private String fromMemory(int index, String value) {
    return operand(index).type() == DType.BOOL
        ? "(convert_int" + lanes.suffix() + "(" + value + ") != 0)"
        : value;
  }

  private String some(int index, String at, String left) {
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

  /** Reads all strided operands; the coordinates of an element are computed once. */
  private void strided(Code code, BitSet wanted, String indices, String suffix) {
    if (!anyStrided(wanted)) {
      return;
    }
    code.line("{");
    coordinates(code, indices);
    BitSet known = new BitSet();
    for (int index = 0; index < count(); index++) {
      if (wanted.get(index) && isStrided(index)) {
        String value =
            operand(index).memory() ? gather(code, index, known) : offset(index, "convert_long");
        code.line(Names.value(index) + suffix + " = " + value + ";");
      }
    }
    code.line("}");
  }

  /** {@code k0 …} from the position, the last axis first. */
  private void coordinates(Code code, String indices) {
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
  private String offset(int index, String convert) {
    StringBuilder sum =
        new StringBuilder(operand(index).memory() ? "" : Names.field(Names.offset(index)));
    for (int axis = 0; axis < program.rank(); axis++) {
      sum.append(sum.length() == 0 ? "" : " + ").append(convert).append(lanes.suffix());
      String stride = Names.field(Names.stride(strides(index), axis));
      sum.append("(k").append(axis).append(") * ").append(stride);
    }
    return sum.toString();
  }

  private String gather(Code code, int index, BitSet known) {
    return gathered(index, offsets(code, "g", index, known));
  }

  /** The operand whose strides this one has. */
  private int strides(int index) {
    int like = operand(index).like();
    return like < 0 ? index : like;
  }

  /** The variable with an operand's offsets; declared by the first with these strides. */
  private String offsets(Code code, String prefix, int index, BitSet known) {
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

  /** The elements at these offsets. */
  private String gathered(int index, String offsets) {
    List<String> elements = new ArrayList<>();
    for (int lane = 0; lane < lanes.count(); lane++) {
      elements.add(Names.pointer(index) + "[" + lanes.lane(offsets, lane) + "]");
    }
    String memory = Lanes.memory(operand(index).type()) + lanes.suffix();
    String value = String.join(", ", elements);
    return fromMemory(index, lanes.vector() ? "(" + memory + ")(" + value + ")" : value);
  }

  /** Stores a value of all lanes at position {@code at} of root {@code root}'s output. */
  void storeWhole(Code code, int root, String at) {
    String pointer = Names.output(root) + " + " + at;
    String type = Lanes.memory(program.roots().get(root).type());
    String value = toMemory(root);
    code.line(
        lanes.vector()
            ? "STORE(" + type + ", " + pointer + ", " + value + ");"
            : "*(" + pointer + ") = " + value + ";");
  }

  /** As {@link #storeWhole}, of the first {@code left} lanes. */
  void storeSome(Code code, int root, String at, String left) {
    store(code, root, at, "(uint)(" + left + ")", toMemory(root));
  }

  /** As {@link #storeWhole}, of elements at any positions. */
  void storeApart(Code code, int root, String indices) {
    for (int lane = 0; lane < lanes.count(); lane++) {
      String element = Names.output(root) + "[" + lanes.lane(indices, lane) + "]";
      code.line(element + " = " + lanes.lane(toMemory(root), lane) + ";");
    }
  }

  /** Stores the first {@code left} lanes of {@code value}, which is of the type in memory. */
  void store(Code code, int root, String at, String left, String value) {
    if (!lanes.vector()) {
      code.line(Names.output(root) + "[" + at + "] = " + value + ";");
      return;
    }
    String type = Lanes.memory(program.roots().get(root).type());
    String name =
        helpers.use(
            "put_" + type + lanes.suffix(),
            DType.I32,
            DType.I32,
            lanes,
            """
            static inline void NAME(__global E *p, const M value, const uint left) {
              E lane[COUNT];
              vstoreCOUNT(value, 0, lane);
              for (uint i = 0; i < left; i++) {
                p[i] = lane[i];
              }
            }\
            """
                .replace("COUNT", lanes.suffix())
                .replaceAll("\\bE\\b", type)
                .replaceAll("\\bM\\b", type + lanes.suffix()));
    code.line(name + "(" + Names.output(root) + " + " + at + ", " + value + ", " + left + ");");
  }

  /** The value of a root as it stands in memory. */
  String toMemory(int root) {
    String value = Names.root(root);
    return program.roots().get(root).type() == DType.BOOL
        ? "convert_uchar" + lanes.suffix() + "(" + value + " & 1)"
        : value;
  }
}
