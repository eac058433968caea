package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.plan.KernelProgram;
import java.util.ArrayList;
import java.util.List;

/**
 * Reductions of arrays whose neighbours in memory belong to neighbouring outputs, such as the sums
 * of columns, by a GPU. A work-group has {@code a.width} vectors of outputs and one block of each;
 * the work-items of an output share the block's quads, each with a {@link TreeWalk} over every
 * {@code shares}-th, and meet in local memory. The blocks meet as in {@link GroupWriter}.
 */
final class AcrossWriter extends LoopWriter {
  /** Work-items of a group at most. */
  static final int MOST_ITEMS = 256;

  private final KernelArguments arguments;
  private final Part element;
  private final Part row;
  private final List<Reduction> reductions;

  AcrossWriter(
      KernelProgram program,
      DeviceClass deviceClass,
      Lanes lanes,
      Operators operators,
      Helpers helpers) {
    super(program, deviceClass, lanes, operators, helpers);
    this.arguments = new KernelArguments(program, deviceClass);
    this.element = Part.passes(program).get(0);
    this.row = Part.row(program, 0);
    this.reductions = Reduction.of(program, element.roots(), 0, operators, helpers);
    helpers.use("reversed", DType.I32, DType.I32, Lanes.ONE, TreeWalk.REVERSED);
  }

  @Override
  void write(Code code) {
    begin(code, bounds.name());
    code.line("__local uint last;");
    code.line("const " + position + " block = (" + position + ")get_group_id(0) / tiles;");
    code.line("const " + position + " tile = (" + position + ")get_group_id(0) - block * tiles;");
    outputs(code);
    operands.prepare(code);
    operands.beginRow(code);
    firstLevel(code);
    code.line("if (a.blocks == 1) {");
    results(code, "e");
    code.line("return;").line("}");
    leaveBlock(code);
    secondLevel(code);
    String counter = bounds.store(bounds.counters(), "uint", "counters", "tile");
    code.line("if (get_local_id(0) == 0) {").line(counter + " = 0;").line("}");
    code.line("}");
    begin(code, bounds.name() + "_finish");
    code.line("const " + position + " tile = (" + position + ")get_group_id(0);");
    outputs(code);
    operands.movePointers(code, row.operands());
    operands.constants(code, row.operands());
    secondLevel(code);
    code.line("}");
  }

  private void begin(Code code, String name) {
    open(code, name, arguments);
    code.line("const uint width = a.width;");
    code.line("const uint shares = (uint)get_local_size(0) / width;");
    code.line("const uint share = (uint)get_local_id(0) / width;");
    code.line("const uint column = (uint)get_local_id(0) - share * width;");
    for (Reduction reduction : reductions) {
      String declared = "__local " + reduction.type(lanes) + " " + met(reduction);
      String room = Integer.toString(MOST_ITEMS);
      bounds.array(code, declared, MOST_ITEMS, met(reduction), "0", room);
    }
    code.line("const " + position + " n = (" + position + ")a.n;");
    code.line(
        "const " + position + " vectors = (" + position + ")(a.outer / " + lanes.count() + ");");
    code.line("const " + position + " tiles = (vectors + width - 1) / width;");
  }

  private static String met(Reduction reduction) {
    return "s" + reduction.index();
  }

  private String met(Reduction reduction, String item) {
    return bounds.loadNear(2 * reduction.index(), met(reduction), item);
  }

  private String toMeet(Reduction reduction, String item) {
    return bounds.storeNear(2 * reduction.index(), met(reduction), item);
  }

  /** This work-item's outputs; beyond the last it repeats the last, without storing. */
  private void outputs(Code code) {
    code.line("const " + position + " vector = tile * width + column;");
    code.line("const int exists = vector < vectors;");
    code.line("const " + position + " o = min(vector, vectors - 1) * " + lanes.count() + ";");
  }

  private void firstLevel(Code code) {
    code.line("const " + position + " first = block * (" + position + ")a.rows * a.columns;");
    TreeWalk elements = walk(code, "e", "a.columns", "(uint)a.rows");
    elements.openColumns(code);
    code.line("uint e_row = 0;");
    rowsAtOnce(code, elements);
    elements.openRows(code);
    elements.end(code, "first + e_at >= n");
    code.line("const " + position + " i = start + (first + e_at);");
    operands.declare(code, element.operands(), "");
    operands.readAcross(code, element.operands(), "i", "");
    declareResults(code, element);
    callElement(code, element, "");
    reportApart(code, element, operands.neighbours("i"), Integer.toString(lanes.count()));
    elements.close(code, "", reduction -> reduction.enter(lanes, Names.root(reduction.root())));
    meet(code, elements);
  }

  /** Rows of a block without gaps, several at a time, so that their reads overlap. */
  private void rowsAtOnce(Code code, TreeWalk elements) {
    int count = BlockWriter.ROWS_AT_ONCE;
    code.line("if (first + (" + position + ")a.rows * a.columns <= n) {");
    code.line("for (; e_row < (uint)a.rows; e_row += " + count + ") {");
    code.line("const " + position + " i0 = start + (first + " + elements.at() + ");");
    for (int row = 0; row < count; row++) {
      operands.declare(code, element.operands(), "_" + row);
      operands.readAcross(code, element.operands(), at(row), "_" + row);
    }
    declareResults(code, element);
    for (int row = 0; row < count; row++) {
      callElement(code, element, "_" + row);
      String at = operands.neighbours(at(row));
      reportApart(code, element, at, Integer.toString(lanes.count()));
      for (Reduction reduction : reductions) {
        String sum = elements.sum(reduction);
        String value = reduction.enter(lanes, Names.root(reduction.root()));
        code.line(sum + " = " + reduction.combine(lanes, sum, value) + ";");
      }
    }
    code.line("}").line("}");
  }

  private static String at(int row) {
    return row == 0 ? "i0" : "(i0 + " + row + " * a.columns)";
  }

  /** The walk over the quads of which this work-item has a share, if it has any. */
  private TreeWalk walk(Code code, String level, String columns, String rows) {
    String shares = level + "_shares";
    code.line("const uint " + shares + " = min(shares, max(1u, " + columns + " / 4));");
    code.line("if (share < " + shares + ") {");
    String quads = "max(1u, " + columns + " / 4) / " + shares;
    return new TreeWalk(level, columns, rows, quads, "share", shares, position, lanes, reductions);
  }

  /** Combines the shares of an output; the first has the result then. */
  private void meet(Code code, TreeWalk walk) {
    for (Reduction reduction : reductions) {
      code.line(toMeet(reduction, "get_local_id(0)") + " = " + walk.value(reduction) + ";");
    }
    code.line("}");
    code.line("barrier(CLK_LOCAL_MEM_FENCE);");
    code.line("for (uint span = " + walk.prefix() + "_shares / 2; span > 0; span /= 2) {");
    code.line("if (share < span) {");
    for (Reduction reduction : reductions) {
      String own = met(reduction, "get_local_id(0)");
      String other = met(reduction, "get_local_id(0) + span * width");
      String sum = reduction.combine(lanes, own, other);
      code.line(toMeet(reduction, "get_local_id(0)") + " = " + sum + ";");
    }
    code.line("}");
    code.line("barrier(CLK_LOCAL_MEM_FENCE);");
    code.line("}");
  }

  /** Leaves the block's values in memory, and goes on only in the last group of the tile. */
  private void leaveBlock(Code code) {
    code.line("if (share == 0 && exists) {");
    for (Reduction reduction : reductions) {
      for (int part = 0; part < reduction.components().size(); part++) {
        for (int lane = 0; lane < lanes.count(); lane++) {
          String value = met(reduction, "column") + reduction.components().get(part);
          String place = part(reduction, "block", lane, part, true);
          code.line(place + " = " + lanes.lane(value, lane) + ";");
        }
      }
    }
    code.line("}");
    code.line("if (!a.last_block) {").line("return;").line("}");
    code.line("mem_fence(CLK_GLOBAL_MEM_FENCE);");
    code.line("barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);");
    code.line("if (get_local_id(0) == 0) {");
    code.line("mem_fence(CLK_GLOBAL_MEM_FENCE);");
    String counter = bounds.into(bounds.counters(), "uint", 1, "counters + tile");
    code.line("last = atomic_inc(" + counter + ") == a.blocks - 1;");
    code.line("}");
    code.line("barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);");
    code.line("if (!last) {").line("return;").line("}");
    code.line("mem_fence(CLK_GLOBAL_MEM_FENCE);");
  }

  /** One component of a block's value for one output, 8 bytes each; outputs lie side by side. */
  private String part(Reduction reduction, String block, int lane, int component, boolean store) {
    int slot = reduction.slot() + component;
    String root = slot == 0 ? "" : slot + " * (ulong)a.outer * a.blocks + ";
    String type = Lanes.scalar(reduction.accumulator());
    String at = root + "(ulong)" + block + " * a.outer + o" + (lane == 0 ? "" : " + " + lane);
    String value = "scratch + (" + at + ")";
    String place =
        store
            ? bounds.into(bounds.scratch(), "long", 1, value)
            : bounds.from(bounds.scratch(), "long", 1, value);
    return "*(__global volatile " + type + " *)(" + place + ")";
  }

  /** The same tree over the blocks. */
  private void secondLevel(Code code) {
    TreeWalk blocks = walk(code, "b", "a.block_columns", "a.block_rows");
    blocks.open(code);
    blocks.end(code, "b_at >= a.blocks");
    blocks.close(code, "", this::partial);
    meet(code, blocks);
    results(code, "b");
  }

  private String partial(Reduction reduction) {
    List<String> components = new ArrayList<>();
    for (int component = 0; component < reduction.components().size(); component++) {
      List<String> values = new ArrayList<>();
      for (int lane = 0; lane < lanes.count(); lane++) {
        values.add(part(reduction, "b_at", lane, component, false));
      }
      String all = String.join(", ", values);
      components.add(
          lanes.vector() ? "(" + lanes.type(reduction.accumulator()) + ")(" + all + ")" : all);
    }
    return reduction.compose(lanes, components);
  }

  /** Writes the results and what follows from them for the row. */
  private void results(Code code, String level) {
    code.line("if (share == 0 && exists) {");
    operands.declareResults(code);
    for (Reduction reduction : reductions) {
      String name = level + "_result" + reduction.index();
      String result = reduction.finish(lanes, met(reduction, "column"));
      String type = Lanes.memory(reduction.reduce().type()) + lanes.suffix();
      code.line("const " + type + " " + name + " = " + result + ";");
      operands.assignResults(code, reduction.root(), name);
      if (reduction.reduce().stored()) {
        put(code, reduction.root(), name);
      }
    }
    if (!row.isEmpty()) {
      computeRow(code, row, operands, "((" + operands.indices("o") + ") * n)");
      row.roots().forEach(root -> put(code, root, outputs.toMemory(root)));
    }
    code.line("}");
  }

  private void put(Code code, int root, String value) {
    outputs.store(code, root, "o", Integer.toString(lanes.count()), value);
  }
}
