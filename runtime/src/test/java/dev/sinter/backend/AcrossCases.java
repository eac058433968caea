package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import java.util.List;

/** Reductions side by side for adjacent outputs: lengths of one block and many, odd widths. */
final class AcrossCases {
  private AcrossCases() {}

  static List<ProgramCase> all() {
    return List.of(
        columnSums(33, 4),
        columnSums(64, 40),
        columnSums(100, 7),
        columnSums(1030, 148),
        columnSums(5000, 70),
        columnSums(5000, 264),
        columnSums(40_000, 8),
        columnSums(300_001, 2),
        moments(DType.F32, 700, 36),
        moments(DType.F64, 9000, 5),
        middleAxis(3, 4500, 40),
        middleAxis(5, 50, 9),
        LayoutCases.positionsReduced(64, 300).across(0),
        LayoutCases.positionsReduced(90, 4100).across(0),
        rows(129, 12),
        rows(20_000, 6));
  }

  private static ProgramCase columnSums(int rows, int columns) {
    String name = "columns " + rows + " by " + columns;
    CaseBuilder b = CaseBuilder.reduce(name, columns, rows).dims(columns, rows);
    int x = b.loadStrided(SpecialValues.moderate(DType.F32, 1, rows * columns), 0, 1, columns);
    int mean = b.loadStrided(SpecialValues.moderate(DType.F32, 2, columns), 0, 1, 0);
    int weight = b.load(SpecialValues.moderate(DType.F32, 3, rows * columns + 3), 3);
    int centred = b.apply(Op.MUL, b.apply(Op.SUB, x, mean), weight);
    b.reduce(ReduceOp.SUM, b.apply(Op.MUL, centred, centred)).reduce(ReduceOp.MAX, x);
    return b.reduce(ReduceOp.COUNT, b.apply(Op.GT, x, mean)).build().across(0);
  }

  /** Accumulators of several components. */
  private static ProgramCase moments(DType type, int rows, int columns) {
    String name = "moments of " + type + " " + rows + " by " + columns;
    CaseBuilder b = CaseBuilder.reduce(name, columns, rows).dims(columns, rows);
    int x = b.loadStrided(SpecialValues.moderate(type, 1, rows * columns), 0, 1, columns);
    b.reduce(ReduceOp.VAR, x);
    return (type == DType.F32 ? b.reduce(ReduceOp.COMPENSATED_SUM, x).reduce(ReduceOp.MEAN, x) : b)
        .build()
        .across(0);
  }

  private static ProgramCase middleAxis(int first, int reduced, int last) {
    String name = "middle axis of " + first + " by " + reduced + " by " + last;
    CaseBuilder b =
        CaseBuilder.reduce(name, (long) first * last, reduced).dims(first, last, reduced);
    int size = first * reduced * last;
    int x =
        b.loadStrided(
            SpecialValues.moderate(DType.F64, 1, size), 0, (long) reduced * last, 1, last);
    int weight = b.loadStrided(SpecialValues.moderate(DType.F64, 2, reduced), 0, 0, 0, 1);
    int scale = b.loadScalar(SpecialValues.moderate(DType.F64, 3, 9), 4);
    int product = b.apply(Op.MUL, b.apply(Op.MUL, x, weight), scale);
    b.reduce(ReduceOp.SUM, product).reduce(ReduceOp.MIN, x);
    return b.reduce(ReduceOp.ANY, b.apply(Op.GT, product, x)).build().across(1);
  }

  /** What follows from the results, for each output. */
  private static ProgramCase rows(int rows, int columns) {
    String name = "rows " + rows + " by " + columns;
    CaseBuilder b = CaseBuilder.reduce(name, columns, rows).dims(columns, rows);
    int x = b.loadStrided(SpecialValues.moderate(DType.F32, 1, rows * columns), 0, 1, columns);
    int offset = b.loadStrided(SpecialValues.moderate(DType.F32, 2, columns), 0, 1, 0);
    int sum = b.result(b.reduceInner(ReduceOp.SUM, b.apply(Op.MUL, x, x)));
    return b.row(b.apply(Op.ADD, b.apply(Op.SQRT, sum), offset)).build().across(0);
  }
}
