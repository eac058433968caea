package dev.sinter.codegen.opencl;

import dev.sinter.plan.Tree;
import java.util.List;
import java.util.function.Function;

/**
 * The loops with which one work-item reduces what it has of one level of {@link Tree} to one value:
 * it takes quads of columns in the order in which the tree combines them (bit-reversed), so that a
 * stack of log2 partial results suffices. {@code <prefix>_at} is the position of a leaf, {@code
 * <prefix>_stack<reduction>[0]} the value at the end.
 *
 * @param prefix distinguishes the variables of several levels
 * @param columns of the level, a C expression
 * @param rows of the level
 * @param quads how many quads the work-item takes, a power of two
 * @param from the first of quads {@code first + k * stride}
 * @param stride between them
 * @param position the type of positions
 */
record TreeWalk(
    String prefix,
    String columns,
    String rows,
    String quads,
    String from,
    String stride,
    String position,
    Lanes lanes,
    List<Reduction> reductions) {
  /** The bits of an index below {@code count}, a power of two, in reverse order. */
  static final String REVERSED =
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

  private String name(String name) {
    return prefix + "_" + name;
  }

  private String name(String name, Reduction reduction) {
    return name(name) + reduction.index();
  }

  /** The value of the level at the end. */
  String value(Reduction reduction) {
    return name("stack", reduction) + "[0]";
  }

  private void declare(Code code, String name, String array) {
    for (Reduction reduction : reductions) {
      code.line(reduction.type(lanes) + " " + name(name, reduction) + array + ";");
    }
  }

  /** Opens the loops over quads, columns and rows. */
  void open(Code code) {
    openColumns(code);
    code.line("uint " + name("row") + " = 0;");
    openRows(code);
  }

  /** Opens the loops over quads and columns. */
  void openColumns(Code code) {
    declare(code, "stack", "[" + (Integer.numberOfTrailingZeros(Tree.MAX_COLUMNS / 4) + 1) + "]");
    code.line("uint " + name("depth") + " = 0;");
    code.line("const uint " + name("quads") + " = " + quads + ";");
    code.line(loop("quad", name("quads")));
    declare(code, "left", "");
    declare(code, "right", "");
    String reversed = "reversed(" + name("quad") + ", " + name("quads") + ")";
    String first = "(" + from + " + " + stride + " * " + reversed + ") * 4";
    code.line("const uint " + name("from") + " = " + first + ";");
    code.line(loop("column", "min(4u, " + columns + ")"));
    for (Reduction reduction : reductions) {
      String type = reduction.type(lanes);
      code.line(type + " " + name("sum", reduction) + " = " + reduction.identity(lanes) + ";");
    }
  }

  /** Opens the loop over the rows that follow {@code <prefix>_row}. */
  void openRows(Code code) {
    String row = name("row");
    code.line("for (; " + row + " < " + rows + "; " + row + "++) {");
    code.line("const " + position + " " + name("at") + " = " + at() + ";");
  }

  /** The position of the leaf in {@code <prefix>_row}. */
  String at() {
    return name("row") + " * " + columns + " + " + name("from") + " + " + name("column");
  }

  /** The name of a column's accumulator. */
  String sum(Reduction reduction) {
    return name("sum", reduction);
  }

  /** Ends the loop over rows where there are no more leaves. */
  void end(Code code, String leaves) {
    code.line("if (" + leaves + ") {").line("break;").line("}");
  }

  private String loop(String name, String count) {
    String at = name(name);
    return "for (uint " + at + " = 0; " + at + " < " + count + "; " + at + "++) {";
  }

  /**
   * Takes a leaf's value and closes the loops.
   *
   * @param alone a condition under which the only leaf is the level's value itself; or empty
   */
  void close(Code code, String alone, Function<Reduction, String> leaf) {
    for (Reduction reduction : reductions) {
      String sum = name("sum", reduction);
      String combined = reduction.combine(lanes, sum, leaf.apply(reduction));
      String choice = alone.isEmpty() ? "" : alone + " ? " + leaf.apply(reduction) + " : ";
      code.line(sum + " = " + choice + combined + ";");
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
    code.line("if (" + name("column") + " == 0) {").line(left + " = " + sum + ";");
    code.line("} else if (" + name("column") + " == 1) {");
    code.line(left + " = " + reduction.combine(lanes, left, sum) + ";");
    code.line("} else if (" + name("column") + " == 2) {").line(right + " = " + sum + ";");
    code.line("} else {").line(left + " = " + all + ";").line("}");
  }

  /** Adds a quad to the stack, and combines as often as the tree does. */
  private void push(Code code) {
    String depth = name("depth");
    for (Reduction reduction : reductions) {
      code.line(name("stack", reduction) + "[" + depth + "] = " + name("left", reduction) + ";");
    }
    code.line(depth + "++;");
    code.line("for (uint done = " + name("quad") + "; (done & 1) != 0; done /= 2) {");
    code.line(depth + "--;");
    for (Reduction reduction : reductions) {
      String stack = name("stack", reduction);
      String below = stack + "[" + depth + " - 1]";
      code.line(below + " = " + reduction.combine(lanes, below, stack + "[" + depth + "]") + ";");
    }
    code.line("}");
  }
}
