package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Tree;
import java.util.List;

/**
 * A reduction by one work-item per output, or on a CPU per vector of adjacent outputs, on {@link
 * Tree} exactly: it takes the quads of columns in the order in which the tree combines them
 * (bit-reversed), so that a stack of log2 partial results suffices; likewise the blocks.
 *
 * <p>Lanes beyond the last output repeat it: they read and write the same.
 */
final class ItemWriter extends LoopWriter {
  private static final String REVERSED =
      """
      static inline uint NAME(uint index, const uint count) {
        uint reversed = 0;
        for (uint bit = 1; bit < count; bit *= 2) {
          reversed = reversed * 2 + (index & 1);
          index /= 2;
        }
        return reversed;
      }\
      """;

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
    helpers.use("reversed", DType.I32, DType.I32, Lanes.ONE, REVERSED);
  }

  @Override
  void write(Code code) {
    open(code, program.name(), arguments.parameters());
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
      row.roots().forEach(root -> put(code, root, operands.toMemory(root)));
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
    Level blocks = new Level("b", "a.block_columns", "a.block_rows", "a.blocks");
    Level elements = new Level("e", "a.columns", "(uint)a.rows", "n");
    blocks.open(code);
    code.line("const " + position + " first = b_at * (" + position + ")a.rows * a.columns;");
    elements.open(code);
    code.line("if (first + e_at >= n) {").line("break;").line("}");
    code.line("const " + position + lanes.suffix() + " i = outputs * n + (first + e_at);");
    readApart(code, part, "i");
    storeApart(code, part, "i");
    reportApart(code, part, "i", Integer.toString(lanes.count()));
    elements.close(code, reduction -> reduction.enter(lanes, Names.root(reduction.root())));
    blocks.close(code, reduction -> "e_stack" + reduction.index() + "[0]");
    for (Reduction reduction : reductions) {
      String result = reduction.finish(lanes, "b_stack" + reduction.index() + "[0]");
      operands.assignResults(code, reduction.root(), result);
      if (reduction.reduce().stored()) {
        put(code, reduction.root(), result);
      }
    }
  }

  /** Stores one value per output. */
  private void put(Code code, int root, String value) {
    operands.store(code, root, "o", "min((uint)" + lanes.count() + ", (uint)(end - o))", value);
  }

  private interface Value {
    String of(Reduction reduction);
  }

  /** The loops over one level of the tree; {@code <prefix>_at} is the position of a leaf. */
  private final class Level {
    private final String prefix;
    private final String columns;
    private final String rows;
    private final boolean blocks;

    Level(String prefix, String columns, String rows, String count) {
      this.prefix = prefix + "_";
      this.columns = columns;
      this.rows = rows;
      this.blocks = count.equals("a.blocks");
    }

    private String name(String name, Reduction reduction) {
      return prefix + name + reduction.index();
    }

    private void declare(Code code, String name, String array) {
      for (Reduction reduction : reductions) {
        code.line(reduction.type(lanes) + " " + name(name, reduction) + array + ";");
      }
    }

    /** Opens loops over quads, columns and rows. */
    void open(Code code) {
      declare(code, "stack", "[" + (Integer.numberOfTrailingZeros(Tree.MAX_COLUMNS / 4) + 1) + "]");
      code.line("uint " + prefix + "depth = 0;");
      code.line("const uint " + prefix + "quads = max(1u, " + columns + " / 4);");
      code.line(loop("quad", prefix + "quads"));
      declare(code, "left", "");
      declare(code, "right", "");
      code.line(
          "const uint " + prefix + "from = reversed(" + prefix + "quad, " + prefix + "quads) * 4;");
      code.line(loop("column", "min(4u, " + columns + ")"));
      for (Reduction reduction : reductions) {
        String type = reduction.type(lanes);
        code.line(type + " " + name("sum", reduction) + " = " + reduction.identity(lanes) + ";");
      }
      code.line(loop("row", rows));
      String at = prefix + "row * " + columns + " + " + prefix + "from + " + prefix + "column";
      code.line("const " + position + " " + prefix + "at = " + at + ";");
      if (blocks) {
        code.line("if (" + prefix + "at >= a.blocks) {").line("break;").line("}");
      }
    }

    private String loop(String name, String count) {
      String variable = prefix + name;
      return "for (uint "
          + variable
          + " = 0; "
          + variable
          + " < "
          + count
          + "; "
          + variable
          + "++) {";
    }

    /**
     * Takes a leaf's value and closes the loops; the level's value is {@code <prefix>_stack[0]}.
     */
    void close(Code code, Value value) {
      for (Reduction reduction : reductions) {
        String sum = name("sum", reduction);
        String combined = reduction.combine(lanes, sum, value.of(reduction));
        code.line(
            sum
                + " = "
                + (blocks ? "a.blocks == 1 ? " + value.of(reduction) + " : " : "")
                + combined
                + ";");
      }
      code.line("}");
      for (Reduction reduction : reductions) {
        column(code, reduction);
      }
      code.line("}");
      push(code);
      code.line("}");
    }

    /** {@code (c0 + c1) + (c2 + c3)}, or as many columns as there are. */
    private void column(Code code, Reduction reduction) {
      String sum = name("sum", reduction);
      String left = name("left", reduction);
      String right = name("right", reduction);
      String all = reduction.combine(lanes, left, reduction.combine(lanes, right, sum));
      code.line("if (" + prefix + "column == 0) {").line(left + " = " + sum + ";");
      code.line("} else if (" + prefix + "column == 1) {");
      code.line(left + " = " + reduction.combine(lanes, left, sum) + ";");
      code.line("} else if (" + prefix + "column == 2) {").line(right + " = " + sum + ";");
      code.line("} else {").line(left + " = " + all + ";").line("}");
    }

    /** Adds a quad to the stack, and combines as often as the tree does. */
    private void push(Code code) {
      String depth = prefix + "depth";
      for (Reduction reduction : reductions) {
        code.line(name("stack", reduction) + "[" + depth + "] = " + name("left", reduction) + ";");
      }
      code.line(depth + "++;");
      code.line("for (uint done = " + prefix + "quad; (done & 1) != 0; done /= 2) {");
      code.line(depth + "--;");
      for (Reduction reduction : reductions) {
        String stack = name("stack", reduction);
        String below = stack + "[" + depth + " - 1]";
        code.line(below + " = " + reduction.combine(lanes, below, stack + "[" + depth + "]") + ";");
      }
      code.line("}");
    }
  }
}
