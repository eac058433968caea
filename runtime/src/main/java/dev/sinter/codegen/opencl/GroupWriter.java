package dev.sinter.codegen.opencl;

import dev.sinter.codegen.DeviceClass;
import dev.sinter.plan.KernelProgram;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over rows whose blocks go to work-groups of their own. With several blocks, each leaves
 * its value in {@code scratch}; they are combined either by the last group to finish (it is the one
 * that finds {@code counters} at the end, and resets it) or by a second kernel.
 */
final class GroupWriter extends BlockWriter {
  private final Part element;
  private final Part row;
  private final List<Reduction> reductions;

  GroupWriter(
      KernelProgram program,
      DeviceClass deviceClass,
      Lanes lanes,
      Operators operators,
      Helpers helpers) {
    super(program, deviceClass, lanes, operators, helpers);
    this.element = Part.passes(program).get(0);
    this.row = Part.row(program, 0);
    this.reductions = Reduction.of(program, element.roots(), 0, operators, helpers);
  }

  @Override
  void write(Code code) {
    begin(code, bounds.name(), true);
    operands.prepare(code);
    operands.beginRow(code);
    code.line("const uint block = (uint)(group - o * a.blocks);");
    block(code);
    columns(code, element, reductions);
    tree(code, reductions, "a.columns / 8");
    finishFirstLevel(code);
    secondLevel(code);
    if (gpu()) {
      code.line("if (item == 0) {").line(counter() + " = 0;").line("}");
    } else {
      code.line(counter() + " = 0;");
    }
    code.line("}");
    begin(code, bounds.name() + "_finish", false);
    operands.movePointers(code, row.operands());
    secondLevel(code);
    code.line("}");
  }

  private void begin(Code code, String name, boolean first) {
    begin(code, name, first ? "a.items" : "(uint)get_local_size(0)", reductions);
    if (gpu() && first) {
      code.line("__local uint last;");
    }
    identify(code, first ? "a.outer * a.blocks" : "a.outer");
    code.line("const " + position + " o = " + (first ? "group / a.blocks" : "group") + ";");
  }

  /** One block: done. Several: leave this one's value, and go on only as the last group. */
  private void finishFirstLevel(Code code) {
    code.line("if (a.blocks == 1) {");
    results(code);
    code.line("return;").line("}");
    if (gpu()) {
      meetAsGroup(code);
    } else {
      leaveBlock(code);
      code.line("if (!a.last_block) {").line("return;").line("}");
      code.line("mem_fence(CLK_GLOBAL_MEM_FENCE);");
      code.line("if (atomic_inc(" + counted() + ") != a.blocks - 1) {").line("return;").line("}");
    }
    code.line("mem_fence(CLK_GLOBAL_MEM_FENCE);");
  }

  /**
   * One work-item speaks for its group. What is the same for a whole group is asked outside of what
   * one work-item does alone: inside is as valid, but compilers join the two questions, and PoCL
   * 3.1 then takes the answer of the first work-item for that of all. Each of them counts its group
   * as finished, none is the last, and the results stay unwritten.
   */
  private void meetAsGroup(Code code) {
    code.line("if (!a.last_block) {");
    code.line("if (item == 0) {");
    leaveBlock(code);
    code.line("}");
    code.line("return;").line("}");
    code.line("if (item == 0) {");
    leaveBlock(code);
    code.line("mem_fence(CLK_GLOBAL_MEM_FENCE);");
    code.line("last = atomic_inc(" + counted() + ") == a.blocks - 1;");
    code.line("}");
    code.line("barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);");
    code.line("if (!last) {").line("return;").line("}");
  }

  private void leaveBlock(Code code) {
    for (Reduction reduction : reductions) {
      for (int part = 0; part < reduction.components().size(); part++) {
        String value = "s" + reduction.index() + "[0]" + reduction.components().get(part);
        code.line(part(reduction, "group", part, true) + " = " + value + ";");
      }
    }
  }

  private String counter() {
    return bounds.store(bounds.counters(), "uint", "counters", "o");
  }

  private String counted() {
    return bounds.into(bounds.counters(), "uint", 1, "counters + o");
  }

  private void results(Code code) {
    storeResults(code, reductions, reductions, row, reduction -> "s" + reduction.index() + "[0]");
  }

  /**
   * One component of a block's value in memory, 8 bytes each; every root has {@code outer *
   * blocks}.
   */
  private String part(Reduction reduction, String block, int component, boolean store) {
    int width = reduction.components().size();
    String root = reduction.slot() == 0 ? "" : reduction.slot() + " * (ulong)a.outer * a.blocks + ";
    String at = width == 1 ? block : "(" + block + ") * " + width + " + " + component;
    String type = Lanes.scalar(reduction.accumulator());
    String slot = "scratch + (" + root + at + ")";
    String place =
        store
            ? bounds.into(bounds.scratch(), "long", 1, slot)
            : bounds.from(bounds.scratch(), "long", 1, slot);
    return "*(__global volatile " + type + " *)(" + place + ")";
  }

  /**
   * The same tree over the blocks, of which a column has at most {@value #ROWS_AT_ONCE}. Each wait
   * for memory costs as much as the rest of a small reduction: so a work-item has one column (of
   * more columns than {@code s} has places two adjacent ones), and reads all of it at once.
   */
  private void secondLevel(Code code) {
    code.line("const uint each = max(1u, a.block_columns / " + PLACES + ");");
    code.line("const uint shares = a.block_columns / each;");
    code.line("for (uint t = " + item() + "; t < shares; t += " + items() + ") {");
    declareEach(code, "b");
    code.line("for (uint column = t * each; column < (t + 1) * each; column++) {");
    readColumn(code);
    declareEach(code, "c");
    combineColumn(code);
    for (Reduction reduction : reductions) {
      String sum = "b" + reduction.index();
      String own = "c" + reduction.index();
      String both = reduction.combine(Lanes.ONE, sum, own);
      code.line(sum + " = column == t * each ? " + own + " : " + both + ";");
    }
    code.line("}");
    leaveColumns(code);
    code.line("}");
    tree(code, reductions, "shares / 2");
    results(code);
  }

  private void declareEach(Code code, String prefix) {
    for (Reduction reduction : reductions) {
      String identity = reduction.identity(Lanes.ONE);
      code.line(
          reduction.type(Lanes.ONE) + " " + prefix + reduction.index() + " = " + identity + ";");
    }
  }

  /** All blocks of a column, those of all reductions before any is used; missing ones repeat. */
  private void readColumn(Code code) {
    for (int row = 0; row < ROWS_AT_ONCE; row++) {
      String at = "column" + (row == 0 ? "" : " + " + row + " * a.block_columns");
      code.line("const uint i" + row + " = " + at + ";");
      String block = "o * a.blocks + min(i" + row + ", a.blocks - 1)";
      for (Reduction reduction : reductions) {
        List<String> parts = new ArrayList<>();
        for (int part = 0; part < reduction.components().size(); part++) {
          parts.add(part(reduction, block, part, false));
        }
        String type = reduction.type(Lanes.ONE);
        String value = reduction.compose(Lanes.ONE, parts);
        code.line("const " + type + " " + next(reduction, row) + " = " + value + ";");
      }
    }
  }

  private void combineColumn(Code code) {
    for (int row = 0; row < ROWS_AT_ONCE; row++) {
      code.line("if (i" + row + " < a.blocks) {");
      for (Reduction reduction : reductions) {
        String sum = "c" + reduction.index();
        String taken = reduction.combine(Lanes.ONE, sum, next(reduction, row));
        code.line(sum + " = " + taken + ";");
      }
      code.line("}");
    }
  }

  private static String next(Reduction reduction, int row) {
    return "p" + reduction.index() + "_" + row;
  }

  /**
   * Adjacent columns meet first, in quads: placed half and a quarter of all places apart, they are
   * what the first steps of a tree of halves combines.
   */
  private void leaveColumns(Code code) {
    String quads = "(t >> 1 & 1) * (shares / 4) + t / 4";
    String within = "(each == 1 ? " + quads + " : t / 2)";
    code.line("const uint place = (t & 1) * (shares / 2) + " + within + ";");
    for (Reduction reduction : reductions) {
      String name = "s" + reduction.index();
      String place = bounds.storeNear(2 * reduction.index(), name, "place");
      code.line(place + " = b" + reduction.index() + ";");
    }
  }
}
