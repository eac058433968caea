package dev.sinter.codegen.opencl;

import dev.sinter.codegen.DeviceClass;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Tree;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/**
 * Reductions whose blocks are the work of one work-group, on {@link Tree} exactly.
 *
 * <p>A work-item has a vector of adjacent columns and goes down their rows, four at a time; where
 * there are fewer work-items than vectors, it takes several in turn. The quads of columns meet in
 * local memory. Short rows share a work-group: {@code a.items} work-items have each, and those of
 * rows that don't exist find no elements. On a CPU a group has one work-item and private memory.
 */
abstract class BlockWriter extends LoopWriter {
  static final int ROWS_AT_ONCE = 4;

  /** Quads of a block with most columns. */
  static final int PLACES = Tree.MAX_COLUMNS / 4;

  final KernelArguments arguments;

  BlockWriter(
      KernelProgram program,
      DeviceClass deviceClass,
      Lanes lanes,
      Operators operators,
      Helpers helpers) {
    super(program, deviceClass, lanes, operators, helpers);
    this.arguments = new KernelArguments(program, deviceClass);
  }

  /**
   * The kernel's head, and an array for the quads of each reduction.
   *
   * @param items how many work-items of a GPU share a row
   */
  void begin(Code code, String name, String items, List<Reduction> reductions) {
    if (!gpu()) {
      code.line("__attribute__((reqd_work_group_size(1, 1, 1)))");
    }
    open(code, name, arguments);
    if (gpu()) {
      code.line("const uint items = " + items + ";");
      code.line("const uint together = (uint)get_local_size(0) / items;");
      code.line("const uint part = (uint)get_local_id(0) / items;");
      code.line("const uint item = (uint)get_local_id(0) - part * items;");
    }
    for (Reduction reduction : reductions) {
      array(code, reduction, "s" + reduction.index(), PLACES, "items");
    }
  }

  /**
   * An array of accumulators for each row of the work-group.
   *
   * @param length of all of them together
   * @param each the length of one where there are several
   */
  void array(Code code, Reduction reduction, String name, int length, String each) {
    String type = reduction.type(Lanes.ONE);
    if (gpu()) {
      String room = "together > 1 ? " + each + " : " + length;
      bounds.array(code, "__local " + type + " all_" + name, length, name, "part * " + each, room);
      code.line("__local " + type + " *" + name + " = all_" + name + " + part * " + each + ";");
    } else {
      bounds.array(code, type + " " + name, length, name, "0", Integer.toString(length));
    }
  }

  /**
   * The number of this row's (or block's) group of work-items.
   *
   * @param total how many there are
   */
  void identify(Code code, String total) {
    if (!gpu()) {
      code.line("const " + position + " group = (" + position + ")get_group_id(0);");
      return;
    }
    code.line("const " + position + " total = (" + position + ")(" + total + ");");
    String place = "(" + position + ")get_group_id(0) * together + part";
    code.line("const " + position + " place = " + place + ";");
    code.line("const int exists = place < total;");
    code.line("const " + position + " group = exists ? place : total - 1;");
  }

  /** The condition under which a work-item speaks for its row. */
  String speaker() {
    return "item == 0 && exists";
  }

  String item() {
    return gpu() ? "item" : "0";
  }

  String items() {
    return gpu() ? "items" : "1";
  }

  void barrier(Code code) {
    if (gpu()) {
      code.line("barrier(CLK_LOCAL_MEM_FENCE);");
    }
  }

  /** The sizes of block {@code block} of output {@code o}. */
  void block(Code code) {
    code.line("const " + position + " n = (" + position + ")a.n;");
    code.line("const uint columns = a.columns;");
    code.line("const " + position + " size = (" + position + ")a.rows * columns;");
    code.line("const " + position + " first = block * size;");
    String count = (gpu() ? "exists ? min(size, n - first) : 0" : "min(size, n - first)");
    code.line("const " + position + " count = " + count + ";");
    code.line("const " + position + " base = o * n + first;");
  }

  /** All rows of the columns that this work-item has. */
  void columns(Code code, Part part, List<Reduction> reductions) {
    int step = lanes.count();
    String from = gpu() ? "item * " + step : "0";
    String by = gpu() ? "items * " + step : Integer.toString(step);
    code.line("for (uint column = " + from + "; column < columns; column += " + by + ") {");
    accumulators(code, reductions);
    code.line(position + " row = column;");
    wholeRows(code, part, reductions);
    remainingRows(code, part, reductions);
    quads(code, reductions);
    code.line("}");
  }

  /** A vector of columns of each reduction. */
  void accumulators(Code code, List<Reduction> reductions) {
    for (Reduction reduction : reductions) {
      String type = reduction.columnType(lanes);
      code.line(type + " c" + reduction.index() + " = " + reduction.columnIdentity(lanes) + ";");
    }
  }

  /** Blocks without gaps, {@value #ROWS_AT_ONCE} rows at a time, so that their reads overlap. */
  private void wholeRows(Code code, Part part, List<Reduction> reductions) {
    code.line("if (count == size && columns >= " + lanes.count() + ") {");
    code.line("for (; row < size; row += " + ROWS_AT_ONCE + " * columns) {");
    readRows(code, part.operands());
    computeRows(code, part, reductions);
    code.line("}").line("}");
  }

  /** Reads {@value #ROWS_AT_ONCE} vectors, from {@code row} on downwards. */
  void readRows(Code code, BitSet wanted) {
    for (int row = 0; row < ROWS_AT_ONCE; row++) {
      String suffix = "_" + row;
      operands.declare(code, wanted, suffix);
      operands.readWhole(code, wanted, at(row), suffix);
    }
  }

  /** Computes, stores and combines what {@link #readRows} read. */
  void computeRows(Code code, Part part, List<Reduction> reductions) {
    declareResults(code, part);
    for (int row = 0; row < ROWS_AT_ONCE; row++) {
      callElement(code, part, "_" + row);
      storeWhole(code, part, at(row));
      report(code, part, at(row), Integer.toString(lanes.count()));
      for (Reduction reduction : reductions) {
        String accumulator = "c" + reduction.index();
        String taken = reduction.takeAlike(lanes, accumulator, Names.root(reduction.root()));
        code.line(accumulator + " = " + taken + ";");
      }
    }
  }

  private static String at(int row) {
    return row == 0 ? "(base + row)" : "(base + row + " + row + " * columns)";
  }

  /** Rows of a block that the end of the data, or few columns, cut short. */
  private void remainingRows(Code code, Part part, List<Reduction> reductions) {
    code.line("for (; row < count; row += columns) {");
    code.line(
        "const uint left = (uint)min(count - row, ("
            + position
            + ")min((uint)"
            + lanes.count()
            + ", columns - column));");
    readAny(code, part, "(base + row)", "left");
    storeAny(code, part, "(base + row)", "left");
    report(code, part, "(base + row)", "left");
    String numbers = "(int" + lanes.suffix() + ")(" + lanes.numbers() + ")";
    for (Reduction reduction : reductions) {
      String accumulator = "c" + reduction.index();
      String taken = reduction.take(lanes, accumulator, Names.root(reduction.root()));
      String there =
          lanes.condition(
              "(" + numbers + " < (int" + lanes.suffix() + ")(left))", reduction.column());
      String chosen = reduction.choose(lanes, there, taken, accumulator);
      code.line(accumulator + " = " + chosen + ";");
    }
    code.line("}");
  }

  /** Combines every four adjacent columns; of one or two columns, those. */
  void quads(Code code, List<Reduction> reductions) {
    for (Reduction reduction : reductions) {
      String vector = "c" + reduction.index();
      for (int lane = 0; lane < lanes.count(); lane += 4) {
        String left = lane(reduction, vector, lane);
        String sum = reduction.combine(Lanes.ONE, left, lane(reduction, vector, lane + 2));
        if (lane == 0) {
          String only = reduction.columnLane(lanes, vector, 0);
          sum = "columns > 2 ? " + sum + " : (columns == 2 ? " + left + " : " + only + ")";
        }
        String quad = "column / 4" + (lane == 0 ? "" : " + " + lane / 4);
        code.line(
            bounds.storeNear(2 * reduction.index(), "s" + reduction.index(), quad)
                + " = "
                + sum
                + ";");
      }
    }
  }

  private String lane(Reduction reduction, String vector, int lane) {
    String left = reduction.columnLane(lanes, vector, lane);
    return reduction.combine(Lanes.ONE, left, reduction.columnLane(lanes, vector, lane + 1));
  }

  /**
   * Combines what stands in {@code s}; {@code s[0]} is the block's value then, visible to all.
   *
   * @param half half of how many values there are
   */
  void tree(Code code, List<Reduction> reductions, String half) {
    barrier(code);
    code.line("for (uint span = " + half + "; span > 0; span /= 2) {");
    code.line("for (uint t = " + item() + "; t < span; t += " + items() + ") {");
    for (Reduction reduction : reductions) {
      String s = "s" + reduction.index();
      int local = 2 * reduction.index();
      String left = bounds.loadNear(local, s, "t");
      String right = bounds.loadNear(local, s, "t + span");
      String sum = reduction.combine(Lanes.ONE, left, right);
      code.line(bounds.storeNear(local, s, "t") + " = " + sum + ";");
    }
    code.line("}");
    barrier(code);
    code.line("}");
  }

  /**
   * Writes the results of reductions and what follows from them for the row, by one work-item.
   *
   * @param known these and all earlier reductions of the kernel
   * @param accumulator the C expression of a reduction's last accumulator
   */
  void storeResults(
      Code code,
      List<Reduction> reductions,
      List<Reduction> known,
      Part row,
      Function<Reduction, String> accumulator) {
    RootWriter one = new RootWriter(program, Lanes.ONE, helpers);
    boolean any = !row.isEmpty() || reductions.stream().anyMatch(own -> own.reduce().stored());
    if (!any) {
      return;
    }
    if (gpu()) {
      code.line("if (" + speaker() + ") {");
    }
    for (Reduction reduction : reductions) {
      if (reduction.reduce().stored()) {
        String result = reduction.finish(Lanes.ONE, accumulator.apply(reduction));
        code.line(one.element(reduction.root(), "o") + " = " + result + ";");
      }
    }
    if (!row.isEmpty()) {
      rowValues(code, known, row, accumulator);
    }
    if (gpu()) {
      code.line("}");
    }
  }

  private void rowValues(
      Code code, List<Reduction> known, Part row, Function<Reduction, String> accumulator) {
    OperandWriter reader = new OperandWriter(program, Lanes.ONE, helpers);
    code.line("{");
    reader.constants(code, row.operands());
    for (Reduction reduction : known) {
      String result = reduction.finish(Lanes.ONE, accumulator.apply(reduction));
      reader.results(code, row.operands(), reduction.root(), result);
    }
    computeRow(code, row, reader, "(o * (" + position + ")a.n)");
    RootWriter writer = new RootWriter(program, Lanes.ONE, helpers);
    row.roots().forEach(root -> writer.storeApart(code, root, "o"));
    code.line("}");
  }
}
