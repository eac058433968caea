package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import java.util.ArrayList;
import java.util.List;

/**
 * Integer divisions by zero: which root they reach, which of several comes first, which don't
 * count.
 */
final class TrapCases {
  private static final int[] NUMBERS = {7, 8, 9, Integer.MIN_VALUE, 5, 4, 3, 2};
  private static final int[] DIVISORS = {1, 2, 3, -1, 0, 2, 0, 1};
  private static final int[] OTHERS = {1, 0, 3, 4, 0, 6, 7, 8};

  private TrapCases() {}

  static List<ProgramCase> all() {
    List<ProgramCase> cases = new ArrayList<>();
    for (Op op : List.of(Op.DIV, Op.REM, Op.FLOOR_DIV, Op.FLOOR_MOD, Op.EXACT)) {
      cases.add(single(op));
    }
    cases.add(firstOfTwo());
    cases.add(unchosenArm());
    cases.add(conditionCounts());
    cases.add(constantDivisor());
    cases.add(twoRoots());
    cases.add(unusedLine());
    cases.add(reduction());
    cases.add(functionsAndLines());
    cases.add(argumentBeforeFunction());
    cases.add(farAway());
    return cases;
  }

  private static ProgramCase single(Op op) {
    CaseBuilder b = CaseBuilder.map("trap in " + op.label(), 8);
    return b.store(b.apply(op, b.load(NUMBERS), b.load(DIVISORS))).build();
  }

  /** Position 4 is in error twice: the left operand's counts. */
  private static ProgramCase firstOfTwo() {
    CaseBuilder b = CaseBuilder.map("trap of the first operand counts", 8);
    int x = b.load(NUMBERS);
    int right = b.apply(Op.REM, x, b.load(OTHERS));
    int left = b.apply(Op.DIV, x, b.load(DIVISORS));
    int sum = b.apply(Op.SUB, left, right);
    return b.store(b.apply(Op.DIV, sum, b.load(OTHERS))).build();
  }

  private static ProgramCase unchosenArm() {
    CaseBuilder b = CaseBuilder.map("trap in an arm that is not chosen", 8);
    int x = b.load(NUMBERS);
    int d = b.load(DIVISORS);
    int zero = b.constant(DType.I32, 0);
    int quotient = b.apply(Op.DIV, x, d);
    b.store(b.apply(Op.SELECT, b.apply(Op.EQ, d, zero), zero, quotient));
    return b.store(b.apply(Op.SELECT, b.apply(Op.GT, x, b.constant(DType.I32, 4)), quotient, x))
        .build();
  }

  private static ProgramCase conditionCounts() {
    CaseBuilder b = CaseBuilder.map("trap in a condition", 8);
    int x = b.load(NUMBERS);
    int test = b.apply(Op.GT, b.apply(Op.DIV, x, b.load(DIVISORS)), b.constant(DType.I32, 1));
    return b.store(b.apply(Op.SELECT, test, x, b.apply(Op.REM, x, b.load(OTHERS)))).build();
  }

  private static ProgramCase constantDivisor() {
    CaseBuilder b = CaseBuilder.map("no trap with a constant divisor", 8);
    int x = b.load(NUMBERS);
    b.store(b.apply(Op.DIV, x, b.constant(DType.I32, -1)));
    return b.store(b.apply(Op.FLOOR_MOD, x, b.constant(DType.I32, 3))).build();
  }

  private static ProgramCase twoRoots() {
    CaseBuilder b = CaseBuilder.map("traps of two roots", 8);
    int x = b.convert(DType.I64, b.load(NUMBERS));
    int d = b.convert(DType.I64, b.load(DIVISORS));
    int quotient = b.apply(Op.DIV, x, d);
    int rest = b.apply(Op.REM, x, b.convert(DType.I64, b.load(OTHERS)));
    b.store(quotient).store(b.apply(Op.ADD, rest, quotient));
    return b.store(b.convert(DType.F32, rest)).store(x).build();
  }

  private static ProgramCase unusedLine() {
    CaseBuilder b = CaseBuilder.map("trap in a line that no root needs", 8);
    int x = b.load(NUMBERS);
    var unused = b.apply(Op.DIV, x, b.load(DIVISORS));
    return b.store(x).store(b.apply(Op.MUL, x, x)).build();
  }

  private static ProgramCase reduction() {
    int n = 5000;
    int[] divisors = (int[]) SpecialValues.moderate(DType.I32, 3, 3 * n);
    CaseBuilder b = CaseBuilder.reduce("traps in a reduction", 3, n);
    int d = b.load(divisors);
    int quotient = b.apply(Op.DIV, b.constant(DType.I32, 123_456), d);
    b.reduce(ReduceOp.SUM, quotient).reduce(ReduceOp.MAX, d).store(quotient);
    return b.reduce(ReduceOp.ANY, b.apply(Op.LT, quotient, d)).build();
  }

  private static ProgramCase functionsAndLines() {
    CaseBuilder b = CaseBuilder.map("traps in functions and lines", 3000);
    int x = b.load(SpecialValues.moderate(DType.I32, 1, 3000));
    int d = b.load(SpecialValues.moderate(DType.I32, 2, 3000));
    int called = b.call(Functions.OUTER_RATIO, x, d);
    int line = b.apply(Op.DIV, x, b.apply(Op.ADD, d, b.constant(DType.I32, 1)));
    b.store(b.apply(Op.ADD, called, line)).store(b.apply(Op.ADD, line, called));
    return b.store(b.call(Functions.LAZY, d, x)).build();
  }

  private static ProgramCase argumentBeforeFunction() {
    CaseBuilder b = CaseBuilder.map("trap of an argument comes before the function's", 8);
    int x = b.load(NUMBERS);
    int d = b.load(DIVISORS);
    int quotient = b.apply(Op.DIV, x, d);
    return b.store(b.call(Functions.RATIO, quotient, d))
        .store(b.call(Functions.RATIO, x, d))
        .build();
  }

  /** The only error stands near the end of a space of many chunks. */
  private static ProgramCase farAway() {
    int[] divisors = new int[200_000];
    java.util.Arrays.fill(divisors, 3);
    divisors[199_990] = 0;
    CaseBuilder b = CaseBuilder.map("trap far away", divisors.length);
    return b.store(b.apply(Op.REM, b.constant(DType.I32, 10), b.load(divisors))).build();
  }
}
