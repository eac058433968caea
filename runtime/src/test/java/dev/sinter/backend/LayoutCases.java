package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * Every layout of operands and positions, with offsets, negative and zero strides, at many sizes.
 */
final class LayoutCases {
  static final int[] SIZES = {0, 1, 2, 3, 5, 8, 100, 1024, 4096, 4097, 100_003};

  private LayoutCases() {}

  static List<ProgramCase> all() {
    List<ProgramCase> cases = new ArrayList<>();
    for (int size : SIZES) {
      cases.add(saxpy(size));
      cases.add(positions(size));
    }
    for (DType type : DType.values()) {
      cases.add(mixed(type));
    }
    cases.add(transpose(300, 77));
    cases.add(transpose(3, 4000));
    cases.add(flip());
    cases.add(broadcasts());
    cases.add(deep());
    cases.add(columnSums(5000, 40));
    cases.add(columnSums(17, 900));
    cases.add(columnSums(5000, 70));
    cases.add(columnSums(1, 100));
    cases.add(columnSums(1030, 1500));
    cases.add(middleAxis(70, 9, 5));
    cases.add(middleAxis(3, 4500, 40));
    cases.add(positionsReduced(300, 7));
    cases.add(positionsReduced(90, 4100));
    cases.add(windowSums());
    return cases;
  }

  private static ProgramCase saxpy(int n) {
    CaseBuilder b = CaseBuilder.map("saxpy of " + n, n);
    int x = b.load(SpecialValues.moderate(DType.F32, 1, n));
    int y = b.load(SpecialValues.moderate(DType.F32, 2, n));
    int a = b.argument(DType.F32, Float.floatToRawIntBits(2.5f));
    return b.store(b.apply(Op.ADD, b.apply(Op.MUL, a, x), y)).build();
  }

  private static ProgramCase positions(int n) {
    CaseBuilder b = CaseBuilder.map("positions of " + n, n).dims(n);
    b.store(b.position(Layout.LINEAR, 5));
    b.store(b.position(Layout.SCALAR, 1L << 40));
    return b.store(b.position(Layout.STRIDED, 1L << 33, -3)).build();
  }

  /** One type under all three layouts, with offsets. */
  private static ProgramCase mixed(DType type) {
    CaseBuilder b = CaseBuilder.map("layouts of " + type, 60).dims(3, 4, 5);
    int linear = b.as(type).load(SpecialValues.moderate(type, 1, 70), 7);
    int scalar = b.as(type).loadScalar(SpecialValues.moderate(type, 2, 10), 9);
    int strided = b.as(type).loadStrided(SpecialValues.moderate(type, 3, 100), 1, 20, 0, 3);
    int argument = b.argument(type, SpecialValues.bits(type, 1));
    int position = b.position(Layout.STRIDED, 0, 1, 0, 0);
    int odd = b.convert(DType.BOOL, b.apply(Op.AND, position, b.constant(DType.I64, 1)));
    b.store(linear).store(scalar).store(strided).store(argument);
    return b.store(b.apply(Op.SELECT, odd, linear, strided)).build();
  }

  private static ProgramCase transpose(int rows, int columns) {
    int n = rows * columns;
    CaseBuilder b =
        CaseBuilder.map("array plus its transpose " + rows + " by " + columns, n)
            .dims(columns, rows);
    float[] x = (float[]) SpecialValues.moderate(DType.F32, 1, n);
    int transposed = b.loadStrided(x, 0, 1, columns);
    return b.store(b.apply(Op.ADD, transposed, b.load(x))).build();
  }

  private static ProgramCase flip() {
    CaseBuilder b = CaseBuilder.map("flip", 10_000).dims(10_000);
    long[] x = (long[]) SpecialValues.moderate(DType.I64, 1, 10_000);
    return b.store(b.apply(Op.SUB, b.load(x), b.loadStrided(x, 9_999, -1))).build();
  }

  private static ProgramCase broadcasts() {
    CaseBuilder b = CaseBuilder.map("row and column broadcast", 90_000).dims(300, 300);
    int row = b.loadStrided(SpecialValues.moderate(DType.F64, 1, 300), 0, 0, 1);
    int column = b.loadStrided(SpecialValues.moderate(DType.F64, 2, 300), 0, 1, 0);
    return b.store(b.apply(Op.HYPOT, row, column)).build();
  }

  private static ProgramCase deep() {
    long[] dims = {2, 3, 1, 4, 2, 5, 3, 2};
    CaseBuilder b = CaseBuilder.map("eight axes", 1440).dims(dims);
    int x =
        b.loadStrided(
            SpecialValues.moderate(DType.I32, 1, 2000), 1500, -7, 11, 5, 0, 13, -1, 100, 2);
    int position =
        b.position(Layout.STRIDED, 3, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000);
    return b.store(x).store(position).build();
  }

  /** Sums along the first axis: the space is transposed, so the reduced positions lie far apart. */
  private static ProgramCase columnSums(int rows, int columns) {
    CaseBuilder b =
        CaseBuilder.reduce("column sums " + rows + " by " + columns, columns, rows)
            .dims(columns, rows);
    int x = b.loadStrided(SpecialValues.moderate(DType.F32, 1, rows * columns), 0, 1, columns);
    int mean = b.loadStrided(SpecialValues.moderate(DType.F32, 2, columns), 0, 1, 0);
    int centred = b.apply(Op.SUB, x, mean);
    b.reduce(ReduceOp.SUM, b.apply(Op.MUL, centred, centred)).reduce(ReduceOp.MAX, x);
    return b.reduce(ReduceOp.COUNT, b.apply(Op.GT, x, mean)).store(centred).build();
  }

  /** Reduces the middle of three axes, with an operand that varies along one outer axis alone. */
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
    b.reduce(ReduceOp.SUM, product).reduce(ReduceOp.PROD, product).reduce(ReduceOp.MIN, x);
    int positive = b.apply(Op.GT, product, x);
    b.reduce(ReduceOp.ANY, positive).reduce(ReduceOp.ALL, positive).reduce(ReduceOp.MEAN, positive);
    return b.reduce(ReduceOp.COUNT, positive).build();
  }

  /** Positions of every layout, and errors, in a reduction that lies across memory. */
  private static ProgramCase positionsReduced(int outer, int reduced) {
    String name = "positions reduced " + outer + " by " + reduced;
    CaseBuilder b = CaseBuilder.reduce(name, outer, reduced).dims(outer, reduced);
    int linear = b.position(Layout.LINEAR, 5);
    int scalar = b.position(Layout.SCALAR, 17);
    int strided = b.position(Layout.STRIDED, 1000, 1, outer);
    int x = b.loadStrided(SpecialValues.moderate(DType.I64, 1, outer * reduced), 0, 1, outer);
    int y = b.load(SpecialValues.moderate(DType.I32, 2, outer * reduced));
    int sum = b.apply(Op.ADD, b.apply(Op.MUL, linear, x), b.apply(Op.SUB, strided, scalar));
    b.reduce(ReduceOp.SUM, sum).reduce(ReduceOp.MAX, linear);
    b.reduce(ReduceOp.MIN, b.apply(Op.DIV, sum, b.apply(Op.SUB, x, scalar)));
    return b.reduce(ReduceOp.SUM, b.call(Functions.RATIO, y, y)).build();
  }

  /** Overlapping windows of one array. */
  private static ProgramCase windowSums() {
    CaseBuilder b = CaseBuilder.reduce("sums of windows", 2000, 9).dims(2000, 3, 3);
    int x = b.loadStrided(SpecialValues.moderate(DType.F64, 1, 4000), 2, 1, 50, 3);
    return b.reduce(ReduceOp.SUM, x).reduce(ReduceOp.MIN, x).build();
  }
}
