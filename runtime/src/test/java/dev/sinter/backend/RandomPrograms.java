package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.Form;
import dev.sinter.plan.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random well-typed programs: any operators, layouts, functions, roots and sizes. */
public final class RandomPrograms {
  private static final List<Op> OPS = List.of(Op.values());

  private final Random random;
  private final boolean inexact;
  private final CaseBuilder builder;
  private final int size;
  private final long[] dims;
  private final List<Integer> lines = new ArrayList<>();

  private RandomPrograms(Random random, String name, boolean inexact) {
    this.random = random;
    this.inexact = inexact;
    boolean reduce = random.nextInt(3) != 0;
    int outer = 1 + random.nextInt(random.nextBoolean() ? 3 : 40);
    int reduced = random.nextInt(random.nextBoolean() ? 50 : 10_000 / outer);
    this.builder =
        reduce
            ? CaseBuilder.reduce(name, outer, reduced)
            : CaseBuilder.map(name, (long) outer * reduced);
    this.size = outer * reduced;
    this.dims = new long[] {outer, reduced};
    if (random.nextBoolean()) {
      builder.dims(dims);
    } else {
      dims[0] = -1;
    }
    this.reduces = reduce;
  }

  private final boolean reduces;

  /**
   * A program that {@code random} alone determines.
   *
   * @param inexact whether to use operators whose bits Java leaves open
   */
  public static ProgramCase generate(Random random, String name, boolean inexact) {
    return new RandomPrograms(random, name, inexact).generate();
  }

  private ProgramCase generate() {
    for (DType type : DType.reals()) {
      lines.add(builder.as(type).load(values(type, size + 3), random.nextInt(3)));
      lines.add(builder.argument(type, SpecialValues.moderate(type, random)));
      lines.add(builder.constant(type, SpecialValues.bits(type, random.nextInt(100))));
    }
    strided();
    int count = 5 + random.nextInt(random.nextInt(5) == 0 ? 300 : 30);
    while (count-- > 0) {
      grow();
    }
    for (int root = 1 + random.nextInt(4); root > 0; root--) {
      root();
    }
    ProgramCase test = builder.build();
    return reduces && random.nextBoolean() ? test.in(Form.REDUCE_ITEM) : test;
  }

  private Object values(DType type, int length) {
    return random.nextInt(4) == 0
        ? SpecialValues.table(type, 1, 0, length)
        : SpecialValues.moderate(type, random.nextLong(), length);
  }

  private void strided() {
    lines.add(builder.position(Layout.LINEAR, random.nextInt(1000)));
    if (dims[0] >= 0) {
      lines.add(builder.position(Layout.STRIDED, random.nextInt(1000), random.nextInt(9), -3));
      DType type = DType.reals().get(random.nextInt(DType.reals().size()));
      lines.add(builder.as(type).loadStrided(values(type, size + 1), 0, 1, dims[0]));
      lines.add(builder.as(type).loadStrided(values(type, (int) dims[1] + 1), dims[1], 0, -1));
    }
    lines.add(builder.loadScalar(values(DType.F32, 10), 7));
  }

  private void grow() {
    switch (random.nextInt(9)) {
      case 0 ->
          lines.add(
              builder.convert(DType.reals().get(random.nextInt(DType.reals().size())), any()));
      case 1 -> call();
      case 2 -> bitcast();
      case 3 -> gather();
      default -> apply(OPS.get(random.nextInt(OPS.size())));
    }
  }

  private void apply(Op op) {
    // COPY_SIGN shows the sign of a NaN, which Java leaves open.
    if (op == Op.COPY_SIGN || (!inexact && isInexact(op))) {
      return;
    }
    int[] operands = new int[op.arity()];
    DType type = builder.type(any());
    for (int slot = 0; slot < operands.length; slot++) {
      operands[slot] = of(slot == 0 && op == Op.SELECT ? DType.BOOL : type);
    }
    try {
      lines.add(builder.apply(op, operands));
    } catch (IllegalArgumentException illTyped) {
      // Not defined for this type: the next attempt will be.
    }
  }

  private static boolean isInexact(Op op) {
    return switch (op) {
      case CBRT, EXP, EXP2, EXPM1, LOG, LOG2, LOG10, LOG1P, SIN, COS, TAN, ASIN, ACOS, ATAN -> true;
      case SINH, COSH, TANH, ASINH, ACOSH, ATANH, SIGMOID, ERF, ERFC, GAMMA, LGAMMA -> true;
      case POW, ATAN2, HYPOT -> true;
      default -> false;
    };
  }

  private void call() {
    switch (random.nextInt(5)) {
      case 0 -> lines.add(builder.call(Functions.GCD, of(DType.I32), of(DType.I32)));
      case 1 -> lines.add(builder.call(Functions.COLLATZ, of(DType.I64)));
      case 2 -> lines.add(builder.call(Functions.OUTER_RATIO, of(DType.I32), of(DType.I32)));
      case 3 -> lines.add(builder.call(Functions.NESTED, of(DType.I32)));
      default -> lines.add(builder.call(Functions.MANDELBROT, of(DType.F32), of(DType.F32)));
    }
  }

  /** Only where no NaN can come in: its payload is not fixed. */
  private void bitcast() {
    if (random.nextInt(3) == 0) {
      lines.add(builder.bitcast(DType.U32, of(DType.I32)));
    } else if (random.nextBoolean()) {
      int x = of(DType.F32);
      int clean = builder.apply(Op.SELECT, builder.apply(Op.IS_NAN, x), builder.constant(1f), x);
      lines.add(builder.bitcast(DType.I32, clean));
    } else {
      lines.add(builder.bitcast(DType.F64, of(DType.I64)));
    }
  }

  /** By an index that is in range, or by a checked one that may not be. */
  private void gather() {
    DType type = DType.reals().get(random.nextInt(DType.reals().size()));
    DType index = random.nextBoolean() ? DType.I32 : DType.I64;
    int length = 1 + random.nextInt(random.nextBoolean() ? 20 : 2000);
    int extent = builder.convert(index, builder.position(Layout.SCALAR, length));
    int within = builder.apply(Op.FLOOR_MOD, of(index), builder.constant(index, length));
    int chosen =
        random.nextInt(3) == 0
            ? builder.checkedIndex(of(index), extent, 0)
            : random.nextBoolean() ? builder.checkedIndex(within, extent, 1) : within;
    lines.add(builder.gather(values(type, length), chosen));
  }

  private void root() {
    int line = random.nextBoolean() ? lines.get(lines.size() - 1 - random.nextInt(3)) : any();
    if (!reduces || random.nextInt(4) == 0) {
      builder.store(line);
      return;
    }
    line = ReductionCases.isCarried(builder.type(line)) ? of(DType.I64) : line;
    ReduceOp op = ReduceOp.values()[random.nextInt(ReduceOp.values().length)];
    boolean ordered = op == ReduceOp.MIN || op == ReduceOp.MAX;
    builder.reduce(
        ordered && (size == 0 || builder.type(line) == DType.BOOL) ? ReduceOp.COUNT : op, line);
  }

  private int any() {
    int back = random.nextInt(random.nextBoolean() ? Math.min(6, lines.size()) : lines.size());
    return lines.get(lines.size() - 1 - back);
  }

  /** A line of this type: one that is there, or another converted. */
  private int of(DType type) {
    for (int attempt = 0; attempt < 4; attempt++) {
      int line = any();
      if (builder.type(line) == type) {
        return line;
      }
    }
    return builder.convert(type, any());
  }
}
