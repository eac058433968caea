package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.Form;
import dev.sinter.plan.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * Elements read where lines say: of every type, in order and in disorder, in every form of loop.
 */
final class GatherCases {
  private static final int[] SIZES = {0, 1, 3, 5, 100, 4097, 50_001};

  private GatherCases() {}

  static List<ProgramCase> all() {
    List<ProgramCase> cases = new ArrayList<>();
    for (int size : SIZES) {
      cases.add(rolled(size));
    }
    for (DType type : DType.reals()) {
      cases.add(permuted(type, DType.I32));
      cases.add(permuted(type, DType.I64));
      inEveryForm(reduced(type), cases);
    }
    for (DType index : List.of(DType.I32, DType.I64)) {
      cases.add(checked(index));
      cases.add(checkedInUnchosenArm(index));
      inEveryForm(checkedInReduction(index), cases);
    }
    cases.add(sameEverywhere());
    cases.add(indexOfIndex());
    cases.add(rows().in(Form.REDUCE_ROW));
    cases.add(rows().in(Form.REDUCE_ITEM));
    inEveryForm(across(), cases);
    return cases;
  }

  private static void inEveryForm(ProgramCase reduction, List<ProgramCase> cases) {
    cases.add(reduction.in(Form.REDUCE_GROUP));
    cases.add(reduction.in(Form.REDUCE_ROW));
    cases.add(reduction.in(Form.REDUCE_ITEM));
  }

  /** Mostly adjacent elements. */
  private static ProgramCase rolled(int n) {
    CaseBuilder b = CaseBuilder.map("gather of " + n + ", rolled", n);
    int position = b.convert(DType.I32, b.position(Layout.LINEAR, 0));
    int shift = b.argument(DType.I32, n / 3);
    int size = b.argument(DType.I32, n);
    int wraps = b.apply(Op.LT, position, shift);
    int moved = b.apply(Op.SUB, position, shift);
    int offset = b.apply(Op.SELECT, wraps, b.apply(Op.ADD, moved, size), moved);
    float[] x = (float[]) SpecialValues.moderate(DType.F32, 1, n);
    return b.store(b.apply(Op.SUB, b.gather(x, offset), b.load(x))).build();
  }

  /** {@code 7 i mod n}, n not a multiple of 7. */
  private static ProgramCase permuted(DType type, DType index) {
    int n = 1009;
    CaseBuilder b = CaseBuilder.map("gather of " + type + " by " + index, n);
    int position = b.convert(index, b.position(Layout.LINEAR, 0));
    int far = b.apply(Op.MUL, position, b.constant(index, 7));
    int offset = b.apply(Op.REM, far, b.constant(index, n));
    b.store(b.gather(SpecialValues.moderate(type, 1, n), offset));
    return b.store(b.gather(SpecialValues.moderate(type, 2, n), offset)).build();
  }

  /** Reductions of what is gathered along strides, with stores beside them. */
  private static ProgramCase reduced(DType type) {
    int outer = 40;
    int inner = 700;
    CaseBuilder b =
        CaseBuilder.reduce("reduction of a gather of " + type, outer, inner).dims(outer, inner);
    int position = b.position(Layout.STRIDED, outer * inner - 1, -1, -outer);
    int value = b.gather(SpecialValues.moderate(type, 1, outer * inner), position);
    b.reduce(ReduceOp.COUNT, b.convert(DType.BOOL, value)).store(value);
    return type == DType.BOOL
        ? b.reduce(ReduceOp.ANY, value).build()
        : b.reduce(ReduceOp.MAX, value).reduce(ReduceOp.SUM, value).build();
  }

  private static int[] someOutside(int n, int extent) {
    int[] index = new int[n];
    for (int i = 0; i < n; i++) {
      index[i] = (int) ((i * 7919L + 3) % (2 * extent + 4)) - extent - 1;
    }
    return index;
  }

  private static int index(CaseBuilder b, DType type, int n, int extent) {
    int asked = b.convert(type, b.load(someOutside(n, extent)));
    return b.checkedIndex(asked, b.convert(type, b.position(Layout.SCALAR, extent)), 1);
  }

  private static ProgramCase checked(DType type) {
    CaseBuilder b = CaseBuilder.map("checked index, " + type, 3000);
    int index = index(b, type, 3000, 40);
    return b.store(b.gather(SpecialValues.moderate(DType.F64, 1, 40), index)).store(index).build();
  }

  private static ProgramCase checkedInUnchosenArm(DType type) {
    CaseBuilder b = CaseBuilder.map("checked index in an arm that is not chosen, " + type, 500);
    int index = index(b, type, 500, 40);
    int value = b.gather(SpecialValues.moderate(DType.I32, 1, 40), index);
    int asked = b.load(someOutside(500, 40));
    int inside = b.apply(Op.LT, b.apply(Op.ABS, asked), b.constant(DType.I32, 40));
    b.store(b.apply(Op.SELECT, inside, value, asked));
    return b.store(b.apply(Op.SELECT, inside, asked, value)).build();
  }

  private static ProgramCase checkedInReduction(DType type) {
    CaseBuilder b = CaseBuilder.reduce("checked index in a reduction, " + type, 3, 5000);
    int index = index(b, type, 15_000, 100);
    int value = b.gather(SpecialValues.moderate(DType.F32, 1, 100), index);
    return b.reduce(ReduceOp.SUM, value).reduce(ReduceOp.MAX, index).store(value).build();
  }

  /** A uniform index, in error, and elements that don't depend on the position. */
  private static ProgramCase sameEverywhere() {
    CaseBuilder b = CaseBuilder.map("gather of the same element everywhere", 5000);
    int extent = b.position(Layout.SCALAR, 10);
    int good = b.checkedIndex(b.argument(DType.I64, -3), extent, 0);
    int bad = b.checkedIndex(b.argument(DType.I64, 10), extent, 0);
    int x = b.load(SpecialValues.moderate(DType.F32, 2, 5000));
    int first = b.gather(SpecialValues.moderate(DType.F32, 1, 10), good);
    int second = b.gather(SpecialValues.moderate(DType.F32, 1, 10), bad);
    return b.store(b.apply(Op.MUL, x, first)).store(b.apply(Op.MUL, x, second)).build();
  }

  private static ProgramCase indexOfIndex() {
    CaseBuilder b = CaseBuilder.map("gather by what was gathered", 2000);
    int asked = b.load(someOutside(2000, 50));
    int extent = b.convert(DType.I32, b.position(Layout.SCALAR, 50));
    int inner = b.gather(someOutside(50, 49), b.checkedIndex(asked, extent, 0));
    int value = b.gather(new double[50], b.checkedIndex(inner, extent, 1));
    return b.store(value).store(inner).build();
  }

  /** Passes over rows whose elements are gathered, and one value per row that is gathered. */
  private static ProgramCase rows() {
    int rows = 30;
    int length = 1500;
    CaseBuilder b =
        CaseBuilder.reduce("rows of gathered elements", rows, length).dims(rows, length);
    int offset = b.convert(DType.I32, b.position(Layout.STRIDED, 0, 1, rows));
    int x = b.gather(SpecialValues.moderate(DType.F32, 1, rows * length), offset);
    int max = b.result(b.reduceInner(ReduceOp.MAX, x));
    int below = b.apply(Op.SUB, x, max);
    int sum = b.result(b.reduceInner(ReduceOp.SUM, below));
    int row = b.convert(DType.I32, b.position(Layout.STRIDED, 3, 1, 0));
    b.row(b.apply(Op.ADD, sum, b.gather(SpecialValues.moderate(DType.F32, 2, 40), row)));
    return b.store(b.apply(Op.DIV, below, sum)).build();
  }

  /** Many outputs, one work-item each. */
  private static ProgramCase across() {
    CaseBuilder b = CaseBuilder.reduce("short reductions of gathers", 3001, 9).dims(3001, 9);
    int offset = b.convert(DType.I32, b.position(Layout.STRIDED, 8 * 3001, 1, -3001));
    int x = b.gather(SpecialValues.moderate(DType.F64, 1, 9 * 3001), offset);
    int y = b.loadStrided(SpecialValues.moderate(DType.F64, 2, 9 * 3001), 0, 1, 3001);
    return b.reduce(ReduceOp.SUM, b.apply(Op.MUL, x, y)).reduce(ReduceOp.MIN, x).build();
  }
}
