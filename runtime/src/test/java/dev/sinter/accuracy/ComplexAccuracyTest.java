package dev.sinter.accuracy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.Shape;
import dev.sinter.accuracy.ComplexTruth.Z;
import dev.sinter.ir.Op;
import dev.sinter.plan.Accuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Functions of complex numbers against double-double arithmetic, in ulp of the larger part. */
final class ComplexAccuracyTest {
  private static final int SIZE = 20_000;
  private static final List<Op> FUNCTIONS =
      List.of(
          Op.ABS, Op.ATAN2, Op.SQRT, Op.RSQRT, Op.SIGN, Op.EXP, Op.EXP2, Op.EXPM1, Op.LOG, Op.LOG2,
          Op.LOG10, Op.LOG1P, Op.SIN, Op.COS, Op.TAN, Op.ASIN, Op.ACOS, Op.ATAN, Op.SINH, Op.COSH,
          Op.TANH, Op.ASINH, Op.ACOSH, Op.ATANH, Op.POW);

  @TestFactory
  Stream<DynamicTest> everyFunctionIsWithinItsPublishedBound() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Device device : Device.all()) {
      for (DType type : List.of(DType.C64, DType.C128)) {
        for (Op op : device.supports(type) ? FUNCTIONS : List.<Op>of()) {
          String name = op.label() + " of " + type + " on " + device.id();
          tests.add(DynamicTest.dynamicTest(name, () -> check(device, type, op)));
        }
      }
    }
    return tests.stream();
  }

  private static void check(Device device, DType type, Op op) {
    double[] z = samples(type, 1);
    double[] w = samples(type, 2);
    double[] actual = compute(device, type, op, z, w);
    int parts = actual.length / SIZE;
    double worst = 0;
    String where = "";
    for (int i = 0; i < SIZE; i++) {
      if (op == Op.POW && !isModerate(z, w, i)) {
        continue;
      }
      double im = parts == 2 ? actual[2 * i + 1] : 0;
      double error = error(type, truth(op, z, w, i), actual[parts * i], im);
      if (error > worst) {
        worst = error;
        where = z[2 * i] + " " + z[2 * i + 1] + "i";
      }
    }
    double bound = Accuracy.ulpsOfComplex(op, UlpTable.kind(device));
    assertTrue(worst <= bound, worst + " ulp at " + where);
  }

  /** Parts of moderate size, some tiny, some of one magnitude, some next to the unit circle. */
  private static double[] samples(DType type, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] parts = new double[2 * SIZE];
    for (int i = 0; i < SIZE; i++) {
      double angle = random.nextDouble() * 7;
      double radius = 1 + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(20));
      boolean circle = i % 4 == 0;
      double re = Math.scalb(random.nextDouble() * 12 - 6, -random.nextInt(i % 4 == 1 ? 25 : 2));
      double im = Math.scalb(random.nextDouble() * 12 - 6, -random.nextInt(i % 4 == 2 ? 25 : 2));
      parts[2 * i] = circle ? radius * Math.cos(angle) : re;
      parts[2 * i + 1] = circle ? radius * Math.sin(angle) : im;
    }
    for (int i = 0; type == DType.C64 && i < parts.length; i++) {
      parts[i] = (float) parts[i];
    }
    return parts;
  }

  private static double[] compute(Device device, DType type, Op op, double[] z, double[] w) {
    try (Scope scope = Scope.on(device)) {
      Array a = Array.of(DType.C128, Shape.of(SIZE), z).cast(type);
      Array result =
          switch (op) {
            case ABS -> a.abs();
            case ATAN2 -> a.arg();
            case SQRT -> a.sqrt();
            case RSQRT -> a.rsqrt();
            case SIGN -> a.sign();
            case EXP -> a.exp();
            case EXP2 -> a.exp2();
            case EXPM1 -> a.expm1();
            case LOG -> a.log();
            case LOG2 -> a.log2();
            case LOG10 -> a.log10();
            case LOG1P -> a.log1p();
            case SIN -> a.sin();
            case COS -> a.cos();
            case TAN -> a.tan();
            case ASIN -> a.asin();
            case ACOS -> a.acos();
            case ATAN -> a.atan();
            case SINH -> a.sinh();
            case COSH -> a.cosh();
            case TANH -> a.tanh();
            case ASINH -> a.asinh();
            case ACOSH -> a.acosh();
            case ATANH -> a.atanh();
            case POW -> a.pow(Array.of(DType.C128, Shape.of(SIZE), w).cast(type));
            default -> throw new IllegalArgumentException(op.label());
          };
      return result.toDoubleArray();
    }
  }

  private static boolean isModerate(double[] z, double[] w, int i) {
    double size = Math.hypot(Math.log(Math.hypot(z[2 * i], z[2 * i + 1])), Math.PI);
    return Math.hypot(w[2 * i], w[2 * i + 1]) * size <= 1;
  }

  private static Z truth(Op op, double[] first, double[] second, int i) {
    double x = first[2 * i];
    double y = first[2 * i + 1];
    Z z = Z.of(x, y);
    return switch (op) {
      case ABS -> new Z(Exponentials.hypot(x, y), DD.ZERO);
      case ATAN2 -> new Z(Trigonometry.atan2(y, x), DD.ZERO);
      case SQRT -> ComplexTruth.sqrt(z);
      case RSQRT -> ComplexTruth.ONE.over(ComplexTruth.sqrt(z));
      case SIGN -> z.over(Exponentials.hypot(x, y));
      case EXP -> ComplexTruth.exp(z);
      case EXP2 -> ComplexTruth.exp(z.times(new Z(Exponentials.LN2, DD.ZERO)));
      case EXPM1 -> ComplexTruth.exp(z).minus(ComplexTruth.ONE);
      case LOG -> ComplexTruth.log(z);
      case LOG2 -> ComplexTruth.log(z).over(Exponentials.LN2);
      case LOG10 -> ComplexTruth.log(z).over(Exponentials.LN10);
      case LOG1P -> ComplexTruth.log(ComplexTruth.ONE.plus(z));
      case SIN -> ComplexTruth.sin(z);
      case COS -> ComplexTruth.cos(z);
      case TAN -> ComplexTruth.sin(z).over(ComplexTruth.cos(z));
      case ASIN -> ComplexTruth.asin(z);
      case ACOS -> ComplexTruth.acos(z);
      case ATAN -> ComplexTruth.atanh(z.turned()).turnedBack();
      case SINH -> ComplexTruth.sin(z.turned()).turnedBack();
      case COSH -> ComplexTruth.cos(z.turned());
      case TANH -> {
        Z sine = ComplexTruth.sin(z.turned());
        yield sine.over(ComplexTruth.cos(z.turned())).turnedBack();
      }
      case ASINH -> ComplexTruth.asin(z.turned()).turnedBack();
      case ACOSH -> ComplexTruth.acosh(z);
      case ATANH -> ComplexTruth.atanh(z);
      case POW ->
          ComplexTruth.exp(ComplexTruth.log(z).times(Z.of(second[2 * i], second[2 * i + 1])));
      default -> throw new IllegalArgumentException(op.label());
    };
  }

  private static double error(DType type, Z truth, double re, double im) {
    double larger = Math.max(Math.abs(truth.re().hi()), Math.abs(truth.im().hi()));
    double ulp = Math.scalb(1.0, Math.getExponent(larger) - (type == DType.C64 ? 23 : 52));
    double first = Math.abs(truth.re().subtract(re).hi()) / ulp;
    double second = Math.abs(truth.im().subtract(im).hi()) / ulp;
    double worst = Math.max(first, second);
    return Double.isNaN(worst) ? Double.POSITIVE_INFINITY : worst;
  }
}
