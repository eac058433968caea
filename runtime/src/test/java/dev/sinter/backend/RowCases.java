package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.Form;
import dev.sinter.plan.Phases;
import dev.sinter.plan.Rows;
import dev.sinter.plan.Tree;
import java.util.ArrayList;
import java.util.List;

/** Kernels that use the results of their own reductions, for elements and for rows. */
final class RowCases {
  /** Rows of one block and of several, shorter and longer than vectors and work-groups. */
  private static final int[] LENGTHS = {1, 2, 3, 7, 16, 33, 100, 1024, 1025, 4096, 5000, 20_000};

  private RowCases() {}

  static List<ProgramCase> all() {
    List<ProgramCase> groups = new ArrayList<>();
    for (int length : LENGTHS) {
      int rows = Math.max(1, Math.min(70, 40_000 / length));
      groups.add(centred(rows, length));
      groups.add(centred(1, length));
    }
    for (DType type : List.of(DType.F32, DType.F64, DType.I32, DType.BOOL)) {
      groups.add(normalised(type, 5, 777));
      groups.add(normalised(type, 37, 5));
    }
    groups.add(centred(1001, 33));
    groups.add(centred(517, 100));
    groups.add(weighted(6, 300));
    groups.add(weighted(40, 9));
    groups.add(onlyRows(9, 10_000));
    groups.add(onlyRows(1, 200_000));
    groups.add(onlyRows(33, 8));
    groups.add(flags(11, 100));
    List<ProgramCase> cases = new ArrayList<>();
    groups.forEach(
        group -> {
          boolean passes = new Phases(group.program()).count() > 1;
          boolean whole = Tree.blocks(group.geometry().reduced()) <= Rows.MAX_BLOCKS;
          if (!passes) {
            cases.add(group.in(Form.REDUCE_GROUP));
          }
          if (whole) {
            cases.add(group.in(Form.REDUCE_ROW));
          }
          cases.add(group.in(Form.REDUCE_ITEM));
        });
    return cases;
  }

  /** x - max, that over its sum of squares: three passes. */
  private static ProgramCase centred(int rows, int length) {
    CaseBuilder b = CaseBuilder.reduce("centred " + rows + " x " + length, rows, length);
    int x = b.load(SpecialValues.moderate(DType.F32, length, rows * length));
    int max = b.reduceInner(ReduceOp.MAX, x);
    int below = b.apply(Op.SUB, x, b.result(max));
    int squares = b.reduceInner(ReduceOp.SUM, b.apply(Op.MUL, below, below));
    int sum = b.result(squares);
    return b.store(b.apply(Op.DIV, below, sum)).row(b.apply(Op.SQRT, sum)).store(below).build();
  }

  /** (x - mean) / sqrt(var), with the reductions as outputs too. */
  private static ProgramCase normalised(DType type, int rows, int length) {
    CaseBuilder b = CaseBuilder.reduce("normalised " + type, rows, length);
    int x = b.as(type).load(SpecialValues.moderate(type, length, rows * length));
    b.reduce(ReduceOp.MEAN, x).reduce(ReduceOp.VAR, x).reduce(ReduceOp.COMPENSATED_SUM, x);
    int mean = b.result(0);
    int wide = b.convert(b.type(mean), x);
    int deviation = b.apply(Op.SQRT, b.result(1));
    int distance = b.apply(Op.SUB, wide, mean);
    b.store(b.apply(Op.DIV, distance, deviation)).row(deviation);
    return b.row(b.apply(Op.ADD, mean, b.result(2))).reduce(ReduceOp.MIN, distance).build();
  }

  /** A weight per column, an offset per row, the position, beside linear and scalar operands. */
  private static ProgramCase weighted(int rows, int length) {
    CaseBuilder b = CaseBuilder.reduce("weighted", rows, length).dims(rows, length);
    int x = b.load(SpecialValues.moderate(DType.F64, 3, rows * length + 2), 2);
    int weight = b.loadStrided(SpecialValues.moderate(DType.F64, 4, length), 0, 0, 1);
    int offset = b.loadStrided(SpecialValues.moderate(DType.F64, 5, rows + 1), 1, 1, 0);
    int scalar = b.loadScalar(SpecialValues.moderate(DType.F64, 6, 3), 2);
    int argument = b.argument(DType.F64, Double.doubleToRawLongBits(0.75));
    int product = b.apply(Op.MUL, b.apply(Op.MUL, x, weight), scalar);
    int total = b.result(b.reduceInner(ReduceOp.SUM, product));
    int position = b.convert(DType.F64, b.position(dev.sinter.plan.Layout.LINEAR, 0));
    int rowValue = b.apply(Op.ADD, b.apply(Op.MUL, total, argument), offset);
    b.store(b.apply(Op.SUB, b.apply(Op.ADD, product, position), rowValue));
    return b.row(rowValue).row(b.apply(Op.MUL, offset, scalar)).build();
  }

  /** Values for rows alone: one pass, also where a row's blocks go to several work-groups. */
  private static ProgramCase onlyRows(int rows, int length) {
    CaseBuilder b = CaseBuilder.reduce("rows " + rows + " x " + length, rows, length);
    int x = b.load(SpecialValues.moderate(DType.F32, 8, rows * length));
    int squares = b.result(b.reduceInner(ReduceOp.SUM, b.apply(Op.MUL, x, x)));
    b.reduce(ReduceOp.VAR, x);
    int norm = b.apply(Op.SQRT, squares);
    return b.row(norm).row(b.apply(Op.DIV, b.result(1), norm)).build();
  }

  /** Results of type BOOL and I64. */
  private static ProgramCase flags(int rows, int length) {
    CaseBuilder b = CaseBuilder.reduce("flags", rows, length);
    int x = b.load(SpecialValues.moderate(DType.F32, 9, rows * length));
    int negative = b.apply(Op.LT, x, b.constant(0f));
    int any = b.result(b.reduceInner(ReduceOp.ANY, negative));
    int all = b.result(b.reduceInner(ReduceOp.ALL, negative));
    int count = b.result(b.reduceInner(ReduceOp.COUNT, negative));
    int mixed = b.apply(Op.AND, any, b.apply(Op.NOT, all));
    b.store(b.apply(Op.XOR, mixed, negative)).row(mixed).row(count);
    return b.store(b.apply(Op.SELECT, any, x, b.constant(7f))).build();
  }
}
