package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.plan.KernelProgram;
import java.util.List;

/**
 * A reduction by one work-item per output, or on a CPU per vector of adjacent outputs, on {@link
 * dev.sinter.plan.Tree} exactly: a {@link TreeWalk} over the blocks, in each one over its elements.
 *
 * <p>Lanes beyond the last output repeat it: they read and write the same.
 */
final class ItemWriter extends LoopWriter {
  private final KernelArguments arguments;
  private final List<Part> passes;
  private List<Reduction> reductions = List.of();

  ItemWriter(
      KernelProgram program,
      DeviceClass deviceClass,
      Lanes lanes,
      Operators operators,
      Helpers helpers) {
    super(program, deviceClass, lanes, operators, helpers);
    this.arguments = new KernelArguments(program, deviceClass);
    this.passes = Part.passes(program);
    helpers.use("reversed", DType.I32, DType.I32, Lanes.ONE, TreeWalk.REVERSED);
  }

  @Override
  void write(Code code) {
    open(code, bounds.name(), arguments);
    code.line("const " + position + " n = (" + position + ")a.n;");
    code.line("const " + position + " outer = (" + position + ")a.outer;");
    operands.prepare(code);
    if (gpu()) {
      code.line("const " + position + " o = (" + position + ")get_global_id(0);");
      code.line("if (o >= outer) {").line("return;").line("}");
      output(code);
    } else {
      code.line("const " + position + " begin = (" + position + ")(get_global_id(0) * a.chunk);");
      code.line("const " + position + " end = min(outer, begin + (" + position + ")a.chunk);");
      code.line("for (" + position + " o = begin; o < end; o += " + lanes.count() + ") {");
      output(code);
      code.line("}");
    }
    code.line("}");
  }

  private void output(Code code) {
    String all = operands.indices("o");
    String outputs = lanes.vector() ? "min(" + all + ", " + operands.splat("end - 1") + ")" : all;
    code.line("const " + position + lanes.suffix() + " outputs = " + outputs + ";");
    operands.declareResults(code);
    for (int pass = 0; pass < passes.size(); pass++) {
      pass(code, passes.get(pass), Part.row(program, pass));
    }
  }

  private void pass(Code code, Part part, Part row) {
    reductions = Reduction.of(program, part.roots(), 0, operators, helpers);
    boolean scoped = passes.size() > 1;
    if (scoped) {
      code.line("{");
    }
    if (reductions.isEmpty()) {
      elements(code, part);
    } else {
      reduce(code, part);
    }
    if (!row.isEmpty()) {
      code.line("{");
      computeRow(code, row, operands, "(outputs * n)");
      row.roots().forEach(root -> put(code, root, outputs.toMemory(root)));
      code.line("}");
    }
    if (scoped) {
      code.line("}");
    }
  }

  /** A pass that only stores. */
  private void elements(Code code, Part part) {
    code.line("for (" + position + " at = 0; at < n; at++) {");
    code.line("const " + position + lanes.suffix() + " i = outputs * n + at;");
    readApart(code, part, "i");
    storeApart(code, part, "i");
    reportApart(code, part, "i", Integer.toString(lanes.count()));
    code.line("}");
  }

  private void reduce(Code code, Part part) {
    TreeWalk blocks = walk("b", "a.block_columns", "a.block_rows");
    TreeWalk elements = walk("e", "a.columns", "(uint)a.rows");
    blocks.open(code);
    blocks.end(code, "b_at >= a.blocks");
    code.line("const " + position + " first = b_at * (" + position + ")a.rows * a.columns;");
    elements.open(code);
    elements.end(code, "first + e_at >= n");
    code.line("const " + position + lanes.suffix() + " i = outputs * n + (first + e_at);");
    readApart(code, part, "i");
    storeApart(code, part, "i");
    reportApart(code, part, "i", Integer.toString(lanes.count()));
    elements.close(code, "", reduction -> reduction.enter(lanes, Names.root(reduction.root())));
    blocks.close(code, "a.blocks == 1", elements::value);
    for (Reduction reduction : reductions) {
      String result = reduction.finish(lanes, blocks.value(reduction));
      operands.assignResults(code, reduction.root(), result);
      if (reduction.reduce().stored()) {
        put(code, reduction.root(), result);
      }
    }
  }

  /** Over a whole level. */
  private TreeWalk walk(String prefix, String columns, String rows) {
    String quads = "max(1u, " + columns + " / 4)";
    return new TreeWalk(prefix, columns, rows, quads, "0", "1", position, lanes, reductions);
  }

  /** Stores one value per output. */
  private void put(Code code, int root, String value) {
    outputs.store(
        code, root, "o", "min((uint)" + lanes.count() + ", " + lanesOf("end - o") + ")", value);
  }
}
