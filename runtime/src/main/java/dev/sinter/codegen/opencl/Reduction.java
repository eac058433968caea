package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Root;
import java.util.ArrayList;
import java.util.List;

/**
 * One reducing root in C: its accumulators, how an element enters them, how two combine. An
 * accumulator of several components ({@link ReduceOp#width}) is a struct.
 *
 * @param root number of the root
 * @param index number among the reducing roots
 * @param slot number of components of those before it in its pass
 */
record Reduction(
    int root, int index, int slot, Root.Reduce reduce, Operators operators, Helpers helpers) {

  /** The reducing roots among {@code roots}, numbered from {@code first} on. */
  static List<Reduction> of(
      KernelProgram program, List<Integer> roots, int first, Operators operators, Helpers helpers) {
    List<Reduction> reductions = new ArrayList<>();
    int slot = 0;
    for (int root : roots) {
      if (program.roots().get(root) instanceof Root.Reduce reduce) {
        int index = first + reductions.size();
        reductions.add(new Reduction(root, index, slot, reduce, operators, helpers));
        slot += reduce.op().width();
      }
    }
    return reductions;
  }

  DType accumulator() {
    return reduce.op().accumulator(reduce.element());
  }

  /** Type of a column's accumulator: a column of a block counts in 32 bits. */
  DType column() {
    return reduce.op() == ReduceOp.COUNT ? DType.I32 : accumulator();
  }

  private boolean simple() {
    return reduce.op().width() == 1;
  }

  /** The C type of an accumulator. */
  String type(Lanes lanes) {
    if (simple()) {
      return lanes.type(accumulator());
    }
    String template = reduce.op() == ReduceOp.VAR ? Snippets.MOMENTS : Snippets.PAIR;
    return helpers.use(label("acc"), accumulator(), lanes, template);
  }

  /** What follows an accumulator's name to give its components. */
  List<String> components() {
    return switch (reduce.op().width()) {
      case 1 -> List.of("");
      case 2 -> List.of(".s", ".c");
      default -> List.of(".n", ".m", ".s");
    };
  }

  /** An accumulator of these components. */
  String compose(Lanes lanes, List<String> components) {
    return simple()
        ? components.get(0)
        : "((" + type(lanes) + "){" + String.join(", ", components) + "})";
  }

  /** The accumulators' start. */
  String identity(Lanes lanes) {
    String start = lanes.splat(accumulator(), Literals.of(reduce.op().identity(reduce.element())));
    return compose(lanes, components().stream().map(component -> start).toList());
  }

  /** The C type of a column's accumulator. */
  String columnType(Lanes lanes) {
    return simple() ? lanes.type(column()) : type(lanes);
  }

  /** The start of a column's accumulator. */
  String columnIdentity(Lanes lanes) {
    return reduce.op() == ReduceOp.COUNT ? lanes.splat(DType.I32, "0") : identity(lanes);
  }

  /** A column's accumulator with one more element. */
  String take(Lanes lanes, String column, String value) {
    if (reduce.op() == ReduceOp.COUNT) {
      String truth = operators.convert(reduce.element(), DType.BOOL, lanes, value);
      // Lanes of a vector are 0 or -1.
      return "(" + column + (lanes.vector() ? " - " : " + ") + truth + ")";
    }
    return combine(lanes, column, enter(lanes, value));
  }

  /** As {@link #take}, where all columns of the vector have as many elements so far. */
  String takeAlike(Lanes lanes, String column, String value) {
    if (reduce.op() != ReduceOp.VAR || !lanes.vector()) {
      return take(lanes, column, value);
    }
    DType type = accumulator();
    String quotient = operators.apply(Op.DIV, type, type, Lanes.ONE, List.of(one(Lanes.ONE), "n"));
    String template =
        Snippets.ADD_MOMENT.replace("QUOTIENT", quotient).replace("SCALAR", Lanes.scalar(type));
    String number = operators.convert(reduce.element(), type, lanes, value);
    return Operators.call(helper("take", lanes, template), column, number);
  }

  private String one(Lanes lanes) {
    return "(" + lanes.type(accumulator()) + ")(1)";
  }

  /** One lane of a column's accumulator as an accumulator. */
  String columnLane(Lanes lanes, String column, int lane) {
    return reduce.op() == ReduceOp.COUNT
        ? operators.convert(DType.I32, accumulator(), Lanes.ONE, lanes.lane(column, lane))
        : lane(lanes, column, lane);
  }

  /** An element's value as an accumulator. */
  String enter(Lanes lanes, String value) {
    DType element = reduce.element();
    String number = operators.convert(element, accumulator(), lanes, value);
    return switch (reduce.op()) {
      case COUNT, ANY, ALL -> {
        String truth = operators.convert(element, DType.BOOL, lanes, value);
        yield operators.convert(DType.BOOL, accumulator(), lanes, truth);
      }
      case SUM, PROD, MIN, MAX, MEAN -> number;
      case COMPENSATED_SUM -> compose(lanes, List.of(number, splat(lanes, "0")));
      case VAR -> compose(lanes, List.of(splat(lanes, "1"), number, splat(lanes, "0")));
    };
  }

  private String splat(Lanes lanes, String number) {
    return "(" + lanes.type(accumulator()) + ")(" + number + ")";
  }

  /** Two accumulators combined, the earlier one first. */
  String combine(Lanes lanes, String a, String b) {
    DType type = accumulator();
    return switch (reduce.op()) {
      case SUM, PROD, MIN, MAX, MEAN, COUNT, ANY, ALL ->
          operators.apply(combiner(), type, type, lanes, List.of(a, b));
      case COMPENSATED_SUM -> Operators.call(helper("add", lanes, Snippets.TWO_SUM), a, b);
      case VAR -> {
        String quotient = operators.apply(Op.DIV, type, type, lanes, List.of("b.n", "n"));
        // Halves of a tree are equal as a rule, and the first value of a column meets nothing: then
        // the quotient is known without dividing.
        String known = "(a.n == b.n ? (T)(0.5f) : a.n == 0 ? (T)(1) : " + quotient + ")";
        String weight = lanes.vector() ? quotient : known;
        String template = Snippets.MERGE_MOMENTS.replace("WEIGHT", weight);
        yield Operators.call(helper("add", lanes, template), a, b);
      }
    };
  }

  private Op combiner() {
    if (accumulator() != DType.BOOL) {
      return reduce.op().combiner();
    }
    return reduce.op() == ReduceOp.ALL || reduce.op() == ReduceOp.MIN ? Op.AND : Op.OR;
  }

  /** One accumulator or another, lane by lane; the condition is that of the accumulators' type. */
  String choose(Lanes lanes, String condition, String then, String otherwise) {
    if (simple()) {
      return condition + " ? " + then + " : " + otherwise;
    }
    return Operators.call(
        helper("choose", lanes, Snippets.CHOOSE_ACCUMULATOR), condition, then, otherwise);
  }

  /** One lane of an accumulator. */
  String lane(Lanes lanes, String accumulator, int lane) {
    return compose(
        Lanes.ONE,
        components().stream().map(part -> lanes.lane(accumulator + part, lane)).toList());
  }

  /** The result, as it stands in memory, of a last accumulator over {@code a.n} values. */
  String finish(Lanes lanes, String value) {
    DType type = reduce.type();
    return switch (reduce.op()) {
      case MEAN -> over(lanes, operators.convert(accumulator(), type, lanes, value));
      case VAR -> over(lanes, "(" + value + ".s + (" + value + ".m - " + value + ".m))");
      case COMPENSATED_SUM -> Operators.call(helper("total", lanes, Snippets.TOTAL), value);
      case SUM, PROD, MIN, MAX, COUNT, ANY, ALL ->
          type == DType.BOOL ? "convert_uchar" + lanes.suffix() + "(" + value + " & 1)" : value;
    };
  }

  private String over(Lanes lanes, String sum) {
    DType type = reduce.type();
    String length = lanes.splat(type, operators.convert(DType.I64, type, Lanes.ONE, "a.n"));
    return operators.apply(Op.DIV, type, type, lanes, List.of(sum, length));
  }

  private String label(String label) {
    return label + (reduce.op() == ReduceOp.VAR ? "_moments" : "_pair");
  }

  /** A helper on accumulators; the word ACC in its template is their type. */
  private String helper(String label, Lanes lanes, String template) {
    String text = template.replace("ACC", type(lanes)).replace("FIELDS", fields());
    return helpers.use(label(label), accumulator(), lanes, text);
  }

  private String fields() {
    StringBuilder out = new StringBuilder();
    for (String field : components()) {
      String name = field.substring(1);
      out.append("  r.").append(name).append(" = first ? a.").append(name);
      out.append(" : b.").append(name).append(";\n");
    }
    return out.toString();
  }
}
