package dev.sinter.codegen.opencl;

import dev.sinter.codegen.DeviceClass;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Rows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Several passes over rows, each row by one work-group: reductions, then what uses their results
 * element by element. A work-group goes through the blocks of its row in turn and keeps their
 * values; every work-item combines these for itself. On a GPU a row of the right length stays in
 * registers; any other is read again for every pass, from the cache.
 */
final class RowWriter extends BlockWriter {
  private final List<Part> passes;
  private final List<List<Reduction>> reductions = new ArrayList<>();
  private final List<Reduction> all = new ArrayList<>();

  RowWriter(
      KernelProgram program,
      DeviceClass deviceClass,
      Lanes lanes,
      Operators operators,
      Helpers helpers) {
    super(program, deviceClass, lanes, operators, helpers);
    this.passes = Part.passes(program);
    for (Part pass : passes) {
      List<Reduction> own = Reduction.of(program, pass.roots(), all.size(), operators, helpers);
      reductions.add(own);
      all.addAll(own);
    }
  }

  @Override
  void write(Code code) {
    begin(code, bounds.name(), "a.items", all);
    for (Reduction reduction : all) {
      array(
          code,
          reduction,
          blocks(reduction),
          gpu() ? KernelArguments.MOST_ROWS : Rows.MAX_BLOCKS,
          "a.blocks");
    }
    identify(code, "a.outer");
    code.line("const " + position + " o = group;");
    operands.prepare(code);
    operands.beginRow(code);
    if (gpu() && passes.size() > 1) {
      code.line("if (" + fitsRegisters() + ") {");
      inRegisters(code);
      code.line("return;").line("}");
    }
    for (int pass = 0; pass < passes.size(); pass++) {
      pass(code, pass);
    }
    code.line("}");
  }

  /** Whether every work-item has one vector of columns, of {@value #ROWS_AT_ONCE} whole rows. */
  private String fitsRegisters() {
    String whole = "a.n == " + ROWS_AT_ONCE + " * (long)a.columns";
    String vectors = "items * " + lanes.count() + " == a.columns";
    String every = "(" + position + ")(get_group_id(0) + 1) * together <= total";
    return whole + " && " + vectors + " && " + every;
  }

  /** All passes over a row that is read once. */
  private void inRegisters(Code code) {
    code.line("const uint columns = a.columns;");
    code.line("const " + position + " base = o * (" + position + ")a.n;");
    code.line("const uint column = item * " + lanes.count() + ";");
    code.line("const " + position + " row = column;");
    BitSet read = new BitSet();
    passes.forEach(pass -> read.or(pass.operands()));
    readRows(code, read);
    for (int pass = 0; pass < passes.size(); pass++) {
      List<Reduction> own = reductions.get(pass);
      code.line("{");
      accumulators(code, own);
      computeRows(code, passes.get(pass), own);
      quads(code, own);
      code.line("}");
      if (!own.isEmpty()) {
        tree(code, own, "columns / 8");
      }
      for (Reduction reduction : own) {
        String type = reduction.type(Lanes.ONE);
        code.line(type + " " + whole(reduction) + " = s" + reduction.index() + "[0];");
      }
      finishPass(code, pass);
    }
  }

  private static String blocks(Reduction reduction) {
    return "blocks" + reduction.index();
  }

  /** The number of {@link #blocks} among local arrays. */
  private static int local(Reduction reduction) {
    return 2 * reduction.index() + 1;
  }

  private static String whole(Reduction reduction) {
    return "whole" + reduction.index();
  }

  private void pass(Code code, int pass) {
    List<Reduction> own = reductions.get(pass);
    code.line("for (uint block = 0; block < a.blocks; block++) {");
    block(code);
    columns(code, passes.get(pass), own);
    if (!own.isEmpty()) {
      tree(code, own, "columns / 8");
      keepBlock(code, own);
    }
    code.line("}");
    own.forEach(reduction -> combineBlocks(code, reduction));
    finishPass(code, pass);
  }

  /** Stores what is known now, and declares results for later passes. */
  private void finishPass(Code code, int pass) {
    List<Reduction> own = reductions.get(pass);
    List<Reduction> known = all.subList(0, own.isEmpty() ? all.size() : last(own) + 1);
    storeResults(code, own, known, Part.row(program, pass), RowWriter::whole);
    BitSet later = new BitSet();
    passes.subList(pass + 1, passes.size()).forEach(part -> later.or(part.operands()));
    for (Reduction reduction : own) {
      String result = reduction.finish(Lanes.ONE, whole(reduction));
      operands.results(code, later, reduction.root(), result);
    }
  }

  private static int last(List<Reduction> reductions) {
    return reductions.get(reductions.size() - 1).index();
  }

  private void keepBlock(Code code, List<Reduction> own) {
    if (gpu()) {
      code.line("if (item == 0) {");
    }
    for (Reduction reduction : own) {
      String kept = bounds.storeNear(local(reduction), blocks(reduction), "block");
      code.line(kept + " = s" + reduction.index() + "[0];");
    }
    if (gpu()) {
      code.line("}");
    }
    barrier(code);
  }

  /** The tree over few blocks, whose columns are one quad at most. */
  private void combineBlocks(Code code, Reduction reduction) {
    String type = reduction.type(Lanes.ONE);
    String all = whole(reduction);
    String blocks = blocks(reduction);
    code.line(type + " " + all + " = " + blocks + "[0];");
    code.line("if (a.blocks > 1) {");
    for (int column = 0; column < 4; column++) {
      String sum = "b" + column;
      code.line(type + " " + sum + " = " + reduction.identity(Lanes.ONE) + ";");
      code.line("for (uint i = " + column + "; i < a.blocks; i += a.block_columns) {");
      String block = bounds.loadNear(local(reduction), blocks, "i");
      code.line(sum + " = " + reduction.combine(Lanes.ONE, sum, block) + ";");
      code.line("}");
    }
    String left = reduction.combine(Lanes.ONE, "b0", "b1");
    String quad = reduction.combine(Lanes.ONE, left, reduction.combine(Lanes.ONE, "b2", "b3"));
    String few = "(a.block_columns == 2 ? " + left + " : b0)";
    code.line(all + " = a.block_columns > 2 ? " + quad + " : " + few + ";");
    code.line("}");
  }
}
