package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.Form;
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
    for (DType type : DType.reals()) {
      cases.add(mixed(type));
    }
    cases.add(transpose(300, 77));
    cases.add(transpose(3, 4000));
    for (int columns : new int[] {16, 45, 64, 130}) {
      cases.add(transpose(61, columns).in(Form.MAP_TILED));
      cases.add(transposes(3, 40, columns).in(Form.MAP_TILED));
    }
    cases.add(flip());
    cases.add(rowSums(40, 60).aligned());
    cases.add(rowSums(9, 5000).aligned());
    cases.add(rowSums(300, 4096).aligned());
    cases.add(rowSums(300, 4096).aligned().in(Form.REDUCE_ROW));
    cases.add(rowSums(9, 5001).aligned());
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
    cases.add(samples(40, 30, 17));
    cases.add(samples(5, 3, 1000));
    cases.add(samplesInOrder(7, 301));
    return cases;
  }

  /** A cube with a plane, a row, a column, an axis in the middle, and one element of it. */
  private static ProgramCase samples(int a, int b, int c) {
    int below = b * c;
    int size = a * below;
    CaseBuilder cube = CaseBuilder.map("samples of " + a + ", " + b + ", " + c, size);
    cube.dims(a, b, c);
    int x = cube.load(SpecialValues.moderate(DType.F32, 1, size));
    int plane = cube.loadStrided(SpecialValues.moderate(DType.F32, 2, below), 0, 0, c, 1);
    int row = cube.loadStrided(SpecialValues.moderate(DType.F64, 3, c + 2), 2, 0, 0, 1);
    int column = cube.loadStrided(SpecialValues.moderate(DType.I32, 4, a), a - 1, -1, 0, 0);
    int middle = cube.loadStrided(SpecialValues.moderate(DType.F32, 5, b), 0, 0, 1, 0);
    int place = cube.position(Layout.STRIDED, 3, 10, 0, 0);
    cube.sample(cube.apply(Op.MUL, row, row), c, 1);
    cube.store(cube.apply(Op.ADD, cube.apply(Op.MUL, x, plane), middle));
    cube.sample(cube.apply(Op.NEG, plane), below, 1).sample(cube.apply(Op.ABS, column), a, below);
    cube.sample(place, a, below).sample(cube.apply(Op.SUB, middle, x), b, c);
    return cube.sample(x, 1, 1).build();
  }

  /** Without strided operands. */
  private static ProgramCase samplesInOrder(int rows, int columns) {
    int size = rows * columns;
    CaseBuilder b = CaseBuilder.map("samples in order", size);
    int x = b.load(SpecialValues.moderate(DType.BOOL, 1, size + 1), 1);
    int place = b.position(Layout.LINEAR, 5);
    int both = b.apply(Op.ADD, place, b.convert(DType.I64, x));
    b.store(x).sample(both, rows, columns).sample(place, columns, 1);
    return b.sample(b.argument(DType.F64, Double.doubleToLongBits(2.5)), rows, columns).build();
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

  /** Matrices and their transposes, with errors where the sum is zero. */
  private static ProgramCase transposes(int matrices, int rows, int columns) {
    int n = matrices * rows * columns;
    CaseBuilder b =
        CaseBuilder.map("transposed matrices " + rows + " by " + columns, n)
            .dims(matrices, columns, rows);
    long[] x = (long[]) SpecialValues.moderate(DType.I64, 1, n);
    int transposed = b.loadStrided(x, 0, (long) rows * columns, 1, columns);
    int sum = b.apply(Op.ADD, transposed, b.load(x));
    return b.store(b.apply(Op.DIV, transposed, sum)).store(sum).build();
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

  /** Sums of rows that are parts of longer rows, against a row, a column, and their position. */
  private static ProgramCase rowSums(int rows, int columns) {
    CaseBuilder b =
        CaseBuilder.reduce("row sums " + rows + " by " + columns, rows, columns)
            .dims(rows, columns);
    int stride = columns + 8;
    int x = b.loadStrided(SpecialValues.moderate(DType.F32, 1, rows * stride), 4, stride, 1);
    int row = b.loadStrided(SpecialValues.moderate(DType.F32, 2, columns), 0, 0, 1);
    int column = b.loadStrided(SpecialValues.moderate(DType.F32, 3, rows), 0, 1, 0);
    int backwards =
        b.loadStrided(SpecialValues.moderate(DType.F32, 4, columns), columns - 1L, 0, -1);
    int position = b.position(Layout.STRIDED, 7, 0, 3);
    int outer = b.position(Layout.STRIDED, 7, 5, 0);
    int centred = b.apply(Op.MUL, b.apply(Op.SUB, x, row), b.apply(Op.SUB, column, backwards));
    b.reduce(ReduceOp.SUM, centred).reduce(ReduceOp.SUM, b.apply(Op.MUL, position, outer));
    return b.reduce(ReduceOp.VAR, x).build();
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
  static ProgramCase positionsReduced(int outer, int reduced) {
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
