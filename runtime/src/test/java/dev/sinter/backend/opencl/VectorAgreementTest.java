package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.DType;
import dev.sinter.backend.Backend;
import dev.sinter.backend.CaseBuilder;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Op;
import dev.sinter.ir.Parameter;
import dev.sinter.ir.Stmt;
import dev.sinter.plan.Accuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * An element's bits do not depend on its lane, its neighbours or on whether scalar or vector code
 * computes it: each inexact function on the same values, in order, in another order, and called
 * from a fused method.
 */
final class VectorAgreementTest {
  private static final int SIZE = 40_000;
  private static final int STEP = 7919;

  @TestFactory
  Stream<DynamicTest> bitsDoNotDependOnTheLane() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Backend device : OpenClDevices.require()) {
      for (DType type : List.of(DType.F32, DType.F64)) {
        for (Op op : Op.values()) {
          if (!Accuracy.isExact(op) && device.traits().types().contains(type)) {
            String name = op.label() + " of " + type + " on " + device.traits().id();
            tests.add(DynamicTest.dynamicTest(name, () -> check(device, op, type)));
          }
        }
      }
    }
    return tests.stream();
  }

  private static void check(Backend device, Op op, DType type) {
    long[] x = values(1);
    long[] y = values(2);
    long[] inOrder = run(device, op, type, x, y, false);
    long[] moved = run(device, op, type, moved(x), moved(y), false);
    long[] called = run(device, op, type, x, y, true);
    for (int i = 0; i < SIZE; i++) {
      String where = op.label() + " of " + Long.toHexString(x[i]) + ", " + Long.toHexString(y[i]);
      assertEquals(inOrder[i], called[i], where + " in a function");
      assertEquals(inOrder[(int) ((long) i * STEP % SIZE)], moved[i], where + " elsewhere");
    }
  }

  /** Ordinary values, and one in four of any bits; as doubles. */
  private static long[] values(long seed) {
    Random random = new Random(seed);
    long[] bits = new long[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double ordinary = random.nextGaussian() * (1 << random.nextInt(8));
      bits[i] = random.nextInt(4) == 0 ? random.nextLong() : Double.doubleToRawLongBits(ordinary);
    }
    return bits;
  }

  private static long[] moved(long[] values) {
    long[] moved = new long[SIZE];
    for (int i = 0; i < SIZE; i++) {
      moved[i] = values[(int) ((long) i * STEP % SIZE)];
    }
    return moved;
  }

  private static Object array(DType type, long[] bits) {
    double[] doubles = new double[SIZE];
    float[] floats = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      doubles[i] = Double.longBitsToDouble(bits[i]);
      boolean ordinary = Math.abs(doubles[i]) < 1e30 && Math.abs(doubles[i]) > 1e-30;
      floats[i] = ordinary ? (float) doubles[i] : Float.intBitsToFloat((int) (bits[i] >>> 20));
    }
    return type == DType.F32 ? floats : doubles;
  }

  /** The results' bits, NaN being one value. */
  private static long[] run(Backend device, Op op, DType type, long[] x, long[] y, boolean called) {
    CaseBuilder b = CaseBuilder.map(op.label(), SIZE);
    int[] operands = new int[op.arity()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = b.load(array(type, i == 0 ? x : y));
    }
    int line = called ? b.call(function(op, type), operands) : b.apply(op, operands);
    Object output = b.store(line).build().run(device).outputs().get(0);
    long[] bits = new long[SIZE];
    for (int i = 0; i < SIZE; i++) {
      bits[i] =
          output instanceof float[] floats
              ? Float.floatToIntBits(floats[i])
              : Double.doubleToLongBits(((double[]) output)[i]);
    }
    return bits;
  }

  private static Function function(Op op, DType type) {
    List<Parameter> parameters = new ArrayList<>();
    List<DType> locals = new ArrayList<>();
    Expr[] operands = new Expr[op.arity()];
    for (int i = 0; i < operands.length; i++) {
      parameters.add(new Parameter("x" + i, type, Parameter.Role.ARRAY, 0));
      locals.add(type);
      operands[i] = new Expr.Local(type, i);
    }
    Stmt result = new Stmt.Return(Expr.Apply.of(op, operands));
    return Function.of(
        "Test." + op.label(),
        "dev.example.Test",
        1,
        parameters,
        type,
        Precision.EXACT,
        locals,
        List.of(result));
  }
}
