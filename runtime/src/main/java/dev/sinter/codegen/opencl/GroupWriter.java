package dev.sinter.codegen.opencl;

import dev.sinter.codegen.DeviceClass;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Root;
import dev.sinter.plan.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * A reduction whose blocks are work-groups, on {@link Tree} exactly.
 *
 * <p>A work-item has a vector of adjacent columns and goes down their rows, four at a time; where
 * there are fewer work-items than vectors, it takes several in turn. The quads of columns meet in
 * local memory. With several blocks, each leaves its value in {@code scratch}; they are combined
 * either by the last group to finish (it is the one that finds {@code counters} at the end, and
 * resets it) or by a second kernel. On a CPU a group has one work-item and private memory.
 */
final class GroupWriter extends LoopWriter {
  private static final int ROWS_AT_ONCE = 4;

  private final KernelArguments arguments;
  private final List<Reduction> reductions = new ArrayList<>();

  GroupWriter(
      KernelProgram program,
      DeviceClass deviceClass,
      Lanes lanes,
      Operators operators,
      Helpers helpers) {
    super(program, deviceClass, lanes, operators, helpers);
    this.arguments = new KernelArguments(program, deviceClass);
    for (int root = 0; root < program.roots().size(); root++) {
      if (program.roots().get(root) instanceof Root.Reduce reduce) {
        reductions.add(new Reduction(root, reductions.size(), reduce, operators));
      }
    }
  }

  @Override
  void write(Code code) {
    begin(code, program.name());
    operands.prepare(code);
    columns(code);
    tree(code, "a.columns");
    finishFirstLevel(code);
    secondLevel(code);
    if (gpu()) {
      code.line("if (item == 0) {").line("counters[o] = 0;").line("}");
    } else {
      code.line("counters[o] = 0;");
    }
    code.line("}");
    begin(code, program.name() + "_finish");
    secondLevel(code);
    code.line("}");
  }

  private void begin(Code code, String name) {
    if (!gpu()) {
      code.line("__attribute__((reqd_work_group_size(1, 1, 1)))");
    }
    open(code, name, arguments.parameters());
    boolean first = name.equals(program.name());
    for (Reduction reduction : reductions) {
      String type = Lanes.scalar(reduction.accumulator());
      String space = gpu() ? "__local " : "";
      code.line(space + type + " s" + reduction.index() + "[" + Tree.MAX_COLUMNS / 4 + "];");
    }
    if (gpu()) {
      if (first) {
        code.line("__local uint last;");
      }
      code.line("const uint item = (uint)get_local_id(0);");
      code.line("const uint items = (uint)get_local_size(0);");
    }
    code.line("const " + position + " group = (" + position + ")get_group_id(0);");
    code.line("const " + position + " o = " + (first ? "group / a.blocks" : "group") + ";");
  }

  private String item() {
    return gpu() ? "item" : "0";
  }

  private String items() {
    return gpu() ? "items" : "1";
  }

  private void barrier(Code code) {
    if (gpu()) {
      code.line("barrier(CLK_LOCAL_MEM_FENCE);");
    }
  }

  /** All rows of the columns that this work-item has. */
  private void columns(Code code) {
    code.line("const uint block = (uint)(group - o * a.blocks);");
    code.line("const " + position + " n = (" + position + ")a.n;");
    code.line("const uint columns = a.columns;");
    code.line("const " + position + " size = (" + position + ")a.rows * columns;");
    code.line("const " + position + " first = block * size;");
    code.line("const " + position + " count = min(size, n - first);");
    code.line("const " + position + " base = o * n + first;");
    int step = lanes.count();
    String from = gpu() ? "item * " + step : "0";
    String by = gpu() ? "items * " + step : Integer.toString(step);
    code.line("for (uint column = " + from + "; column < columns; column += " + by + ") {");
    for (Reduction reduction : reductions) {
      String type = lanes.type(reduction.accumulator());
      code.line(type + " c" + reduction.index() + " = " + reduction.identity(lanes) + ";");
    }
    code.line(position + " row = column;");
    wholeRows(code);
    remainingRows(code);
    quads(code);
    code.line("}");
  }

  /** Blocks without gaps, {@value #ROWS_AT_ONCE} rows at a time, so that their reads overlap. */
  private void wholeRows(Code code) {
    code.line("if (count == size && columns >= " + lanes.count() + ") {");
    code.line("for (; row < size; row += " + ROWS_AT_ONCE + " * columns) {");
    for (int row = 0; row < ROWS_AT_ONCE; row++) {
      String suffix = "_" + row;
      operands.declare(code, suffix);
      operands.readWhole(code, at(row), suffix);
    }
    declareResults(code);
    for (int row = 0; row < ROWS_AT_ONCE; row++) {
      callElement(code, "_" + row);
      storeWhole(code, at(row));
      report(code, at(row), Integer.toString(lanes.count()));
      for (Reduction reduction : reductions) {
        String accumulator = "c" + reduction.index();
        String value = reduction.enter(lanes, Names.root(reduction.root()));
        code.line(accumulator + " = " + reduction.combine(lanes, accumulator, value) + ";");
      }
    }
    code.line("}").line("}");
  }

  private static String at(int row) {
    return row == 0 ? "(base + row)" : "(base + row + " + row + " * columns)";
  }

  /** Rows of a block that the end of the data, or few columns, cut short. */
  private void remainingRows(Code code) {
    code.line("for (; row < count; row += columns) {");
    code.line(
        "const uint left = (uint)min(count - row, ("
            + position
            + ")min((uint)"
            + lanes.count()
            + ", columns - column));");
    readAny(code, "(base + row)", "left");
    storeAny(code, "(base + row)", "left");
    report(code, "(base + row)", "left");
    for (Reduction reduction : reductions) {
      String accumulator = "c" + reduction.index();
      String value = reduction.enter(lanes, Names.root(reduction.root()));
      String combined = reduction.combine(lanes, accumulator, value);
      String exists =
          lanes.condition(
              "(" + lanes() + " < (int" + lanes.suffix() + ")(left))", reduction.accumulator());
      code.line(accumulator + " = " + exists + " ? " + combined + " : " + accumulator + ";");
    }
    code.line("}");
  }

  private String lanes() {
    List<String> numbers = new ArrayList<>();
    for (int lane = 0; lane < lanes.count(); lane++) {
      numbers.add(Integer.toString(lane));
    }
    return "(int" + lanes.suffix() + ")(" + String.join(", ", numbers) + ")";
  }

  /** Combines every four adjacent columns; of one or two columns, those. */
  private void quads(Code code) {
    for (Reduction reduction : reductions) {
      String vector = "c" + reduction.index();
      for (int lane = 0; lane < lanes.count(); lane += 4) {
        String left = lane(reduction, vector, lane);
        String right = lane(reduction, vector, lane + 2);
        String sum = reduction.combine(Lanes.ONE, left, right);
        if (lane == 0) {
          sum =
              "columns > 2 ? "
                  + sum
                  + " : (columns == 2 ? "
                  + left
                  + " : "
                  + lanes.lane(vector, 0)
                  + ")";
        }
        code.line(
            "s"
                + reduction.index()
                + "[column / 4"
                + (lane == 0 ? "" : " + " + lane / 4)
                + "] = "
                + sum
                + ";");
      }
    }
  }

  private String lane(Reduction reduction, String vector, int lane) {
    return reduction.combine(Lanes.ONE, lanes.lane(vector, lane), lanes.lane(vector, lane + 1));
  }

  /** Combines the quads; {@code s[0]} is the block's value then, visible to all. */
  private void tree(Code code, String columns) {
    barrier(code);
    code.line("for (uint span = " + columns + " / 8; span > 0; span /= 2) {");
    code.line("for (uint t = " + item() + "; t < span; t += " + items() + ") {");
    for (Reduction reduction : reductions) {
      String s = "s" + reduction.index();
      code.line(s + "[t] = " + reduction.combine(Lanes.ONE, s + "[t]", s + "[t + span]") + ";");
    }
    code.line("}");
    barrier(code);
    code.line("}");
  }

  /** One block: done. Several: leave this one's value, and go on only as the last group. */
  private void finishFirstLevel(Code code) {
    code.line("if (a.blocks == 1) {");
    storeResults(code);
    code.line("return;").line("}");
    if (gpu()) {
      code.line("if (item == 0) {");
    }
    for (Reduction reduction : reductions) {
      String type = Lanes.scalar(reduction.accumulator());
      code.line(part(reduction, type, "group") + " = s" + reduction.index() + "[0];");
    }
    if (gpu()) {
      code.line("if (a.last_block) {");
      code.line("mem_fence(CLK_GLOBAL_MEM_FENCE);");
      code.line("last = atomic_inc(counters + o) == a.blocks - 1;");
      code.line("}").line("}");
      code.line("if (!a.last_block) {").line("return;").line("}");
      code.line("barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);");
      code.line("if (!last) {").line("return;").line("}");
    } else {
      code.line("if (!a.last_block) {").line("return;").line("}");
      code.line("mem_fence(CLK_GLOBAL_MEM_FENCE);");
      code.line("if (atomic_inc(counters + o) != a.blocks - 1) {").line("return;").line("}");
    }
    code.line("mem_fence(CLK_GLOBAL_MEM_FENCE);");
  }

  /** The block's value in memory; each root has {@code outer * blocks} of 8 bytes. */
  private static String part(Reduction reduction, String type, String block) {
    String root =
        reduction.index() == 0 ? "" : reduction.index() + " * (ulong)a.outer * a.blocks + ";
    return "*(__global volatile " + type + " *)(scratch + (" + root + block + "))";
  }

  private void storeResults(Code code) {
    if (gpu()) {
      code.line("if (item == 0) {");
    }
    for (Reduction reduction : reductions) {
      String result = reduction.finish(Lanes.ONE, "s" + reduction.index() + "[0]");
      code.line(Names.output(reduction.root()) + "[o] = " + result + ";");
    }
    if (gpu()) {
      code.line("}");
    }
  }

  /** The same tree over the blocks. */
  private void secondLevel(Code code) {
    String from = gpu() ? "item * 4" : "0";
    String by = gpu() ? "items * 4" : "4";
    code.line("for (uint column = " + from + "; column < a.block_columns; column += " + by + ") {");
    for (Reduction reduction : reductions) {
      code.line("{");
      String type = Lanes.scalar(reduction.accumulator());
      for (int lane = 0; lane < 4; lane++) {
        code.line(type + " b" + lane + " = " + reduction.identity(Lanes.ONE) + ";");
      }
      code.line("for (uint i = column; i < a.blocks; i += a.block_columns) {");
      for (int lane = 0; lane < 4; lane++) {
        combinePart(code, reduction, lane);
      }
      code.line("}");
      String left = reduction.combine(Lanes.ONE, "b0", "b1");
      String quad = reduction.combine(Lanes.ONE, left, reduction.combine(Lanes.ONE, "b2", "b3"));
      String few = "(a.block_columns == 2 ? " + left + " : b0)";
      code.line(
          "s"
              + reduction.index()
              + "[column / 4] = a.block_columns > 2 ? "
              + quad
              + " : "
              + few
              + ";");
      code.line("}");
    }
    code.line("}");
    tree(code, "a.block_columns");
    storeResults(code);
  }

  /** The next block of one of four adjacent columns, if the column and the block exist. */
  private static void combinePart(Code code, Reduction reduction, int lane) {
    if (lane > 0) {
      code.line("if (column + " + lane + " < a.block_columns && i + " + lane + " < a.blocks) {");
    }
    String type = Lanes.scalar(reduction.accumulator());
    String next = part(reduction, type, "o * a.blocks + i" + (lane > 0 ? " + " + lane : ""));
    code.line("b" + lane + " = " + reduction.combine(Lanes.ONE, "b" + lane, next) + ";");
    if (lane > 0) {
      code.line("}");
    }
  }
}
