package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.Root;
import java.util.List;

/**
 * One reducing root in C: its accumulators, how an element enters them, how two combine.
 *
 * @param root number of the root
 * @param index number among the reducing roots
 */
record Reduction(int root, int index, Root.Reduce reduce, Operators operators) {
  DType accumulator() {
    return reduce.op().accumulator(reduce.element());
  }

  /** The accumulators' start. */
  String identity(Lanes lanes) {
    return lanes.splat(accumulator(), Literals.of(reduce.op().identity(reduce.element())));
  }

  /** An element's value as an accumulator. */
  String enter(Lanes lanes, String value) {
    boolean counts =
        switch (reduce.op()) {
          case COUNT, ANY, ALL -> true;
          case SUM, PROD, MIN, MAX, MEAN -> false;
        };
    DType element = reduce.element();
    if (counts) {
      String truth = operators.convert(element, DType.BOOL, lanes, value);
      return operators.convert(DType.BOOL, accumulator(), lanes, truth);
    }
    return operators.convert(element, accumulator(), lanes, value);
  }

  /** Two accumulators combined, the earlier one first. */
  String combine(Lanes lanes, String a, String b) {
    DType type = accumulator();
    return operators.apply(combiner(), type, type, lanes, List.of(a, b));
  }

  private Op combiner() {
    if (accumulator() != DType.BOOL) {
      return reduce.op().combiner();
    }
    return reduce.op() == ReduceOp.ALL || reduce.op() == ReduceOp.MIN ? Op.AND : Op.OR;
  }

  /** The result, as it stands in memory, of a last accumulator over {@code a.n} values. */
  String finish(Lanes lanes, String value) {
    DType type = reduce.type();
    if (reduce.op() == ReduceOp.MEAN) {
      String sum = operators.convert(accumulator(), type, lanes, value);
      String length = lanes.splat(type, operators.convert(DType.I64, type, Lanes.ONE, "a.n"));
      return operators.apply(Op.DIV, type, type, lanes, List.of(sum, length));
    }
    return type == DType.BOOL ? "convert_uchar" + lanes.suffix() + "(" + value + " & 1)" : value;
  }
}
