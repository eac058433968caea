package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.Layout;
import java.util.List;

/** Programs as users write them, and one that is longer than a method may be. */
final class CompositeCases {
  private CompositeCases() {}

  static List<ProgramCase> all() {
    return List.of(
        blackScholes(20_000),
        piFromArrays(50_000),
        piFromPositions(100_000),
        saturatingCasts(),
        sharedDenominator(),
        longBody(4096),
        longIntegerBody(1500));
  }

  static ProgramCase blackScholes(int n) {
    CaseBuilder b = CaseBuilder.map("Black-Scholes", n).slack(64);
    int spot = b.load(positive(1, n, 50));
    int strike = b.load(positive(2, n, 50));
    int years = b.load(positive(3, n, 0.25f));
    return b.store(call(b, spot, strike, years, b.constant(0.02f), b.constant(0.3f))).build();
  }

  /** The price of a call: lines as the front ends write them. */
  static int call(CaseBuilder b, int spot, int strike, int years, int rate, int vol) {
    int sq = b.apply(Op.MUL, vol, b.apply(Op.SQRT, years));
    int drift = b.apply(Op.ADD, rate, b.apply(Op.MUL, b.apply(Op.MUL, b.constant(0.5f), vol), vol));
    int log = b.apply(Op.LOG, b.apply(Op.DIV, spot, strike));
    int d1 = b.apply(Op.DIV, b.apply(Op.ADD, log, b.apply(Op.MUL, drift, years)), sq);
    int discount = b.apply(Op.EXP, b.apply(Op.MUL, b.apply(Op.NEG, rate), years));
    int left = b.apply(Op.MUL, spot, cdf(b, d1));
    int right = b.apply(Op.MUL, b.apply(Op.MUL, strike, discount), cdf(b, b.apply(Op.SUB, d1, sq)));
    return b.apply(Op.SUB, left, right);
  }

  private static int cdf(CaseBuilder b, int z) {
    int erf = b.apply(Op.ERF, b.apply(Op.MUL, z, b.constant(0.70710678f)));
    return b.apply(Op.MUL, b.constant(0.5f), b.apply(Op.ADD, b.constant(1f), erf));
  }

  private static float[] positive(long seed, int n, float from) {
    float[] values = (float[]) SpecialValues.moderate(DType.F32, seed, n);
    for (int i = 0; i < n; i++) {
      values[i] = from + Math.abs(values[i]);
    }
    return values;
  }

  static ProgramCase piFromArrays(int n) {
    CaseBuilder b = CaseBuilder.reduce("count of sqrt(x*x+y*y) < 1", 1, n);
    return b.reduce(ReduceOp.COUNT, inside(b, b.load(positive(1, n, 0)), b.load(positive(2, n, 0))))
        .build();
  }

  static int inside(CaseBuilder b, int x, int y) {
    int sum = b.apply(Op.ADD, b.apply(Op.MUL, x, x), b.apply(Op.MUL, y, y));
    return b.apply(Op.LT, b.apply(Op.SQRT, sum), b.constant(1f));
  }

  /** No operand in memory: numbers are mixed from positions. */
  private static ProgramCase piFromPositions(int n) {
    CaseBuilder b = CaseBuilder.reduce("pi from positions", 1, n);
    int i = b.convert(DType.I32, b.position(Layout.LINEAR, 1L << 34));
    int x = uniform(b, mix(b, i, 0x9E3779B9));
    int y = uniform(b, mix(b, i, 0x7F4A7C15));
    int inside = inside(b, x, y);
    return b.reduce(ReduceOp.COUNT, inside)
        .reduce(ReduceOp.SUM, x)
        .reduce(ReduceOp.MEAN, y)
        .build();
  }

  private static int mix(CaseBuilder b, int i, int key) {
    int z =
        b.apply(
            Op.MUL,
            b.apply(Op.ADD, i, b.constant(DType.I32, key)),
            b.constant(DType.I32, 0x85EBCA6B));
    int folded = b.apply(Op.XOR, z, b.apply(Op.USHR, z, b.constant(DType.I32, 15)));
    return b.apply(Op.MUL, folded, b.constant(DType.I32, 0xC2B2AE35));
  }

  private static int uniform(CaseBuilder b, int bits) {
    int top = b.apply(Op.USHR, bits, b.constant(DType.I32, 8));
    return b.apply(Op.MUL, b.convert(DType.F32, top), b.constant(0x1p-24f));
  }

  /** Differ in a cast's target alone. */
  private static ProgramCase saturatingCasts() {
    CaseBuilder b = CaseBuilder.map("casts through I32 and U8", 2000);
    int x = b.load(SpecialValues.table(DType.F32, 1, 0, 2000));
    b.store(b.convert(DType.F32, b.convert(DType.I32, x)));
    b.store(b.convert(DType.F32, b.convert(DType.U8, x)));
    return b.store(b.convert(DType.F32, b.convert(DType.BOOL, x))).build();
  }

  private static ProgramCase sharedDenominator() {
    CaseBuilder b = CaseBuilder.map("one value in many lines", 5000);
    int x = b.load(SpecialValues.moderate(DType.F64, 1, 5000));
    int d =
        b.apply(
            Op.ADD, b.apply(Op.MUL, x, x), b.constant(DType.F64, Double.doubleToRawLongBits(1)));
    int sine = b.apply(Op.ABS, b.apply(Op.TRUNC, b.apply(Op.DIV, x, d)));
    b.store(b.apply(Op.DIV, x, d)).store(b.apply(Op.DIV, sine, d)).store(d);
    return b.store(b.apply(Op.SELECT, b.apply(Op.GT, sine, d), sine, x)).build();
  }

  private static ProgramCase longBody(int lines) {
    CaseBuilder b = CaseBuilder.map("body of " + lines + " lines", 3000);
    int x = b.load(SpecialValues.moderate(DType.F32, 1, 3000));
    int y = b.load(SpecialValues.moderate(DType.F32, 2, 3000));
    int sum = x;
    for (int line = 2; line < lines; line++) {
      sum =
          switch (line % 4) {
            case 0 -> b.apply(Op.ADD, sum, y);
            case 1 -> b.apply(Op.MUL, sum, b.constant(0.25f + line % 7));
            case 2 -> b.apply(Op.SQRT, b.apply(Op.ABS, sum));
            default -> b.apply(Op.MIN, sum, x);
          };
    }
    return b.store(sum).build();
  }

  private static ProgramCase longIntegerBody(int lines) {
    CaseBuilder b = CaseBuilder.reduce("reduced body of " + lines + " integer lines", 2, 3000);
    int x = b.load(SpecialValues.moderate(DType.I64, 1, 6000));
    int sum = x;
    for (int line = 2; line < lines; line++) {
      int mixed = b.apply(Op.XOR, sum, b.apply(Op.USHR, sum, b.constant(DType.I32, line % 37)));
      int even = b.apply(Op.EQ, b.apply(Op.AND, mixed, x), b.constant(DType.I64, line));
      sum = b.apply(Op.SELECT, even, mixed, b.apply(Op.ADD, sum, mixed));
    }
    return b.reduce(ReduceOp.SUM, sum).reduce(ReduceOp.MAX, sum).store(sum).build();
  }
}
