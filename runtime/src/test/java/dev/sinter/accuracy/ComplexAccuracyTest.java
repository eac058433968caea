package dev.sinter.accuracy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.Shape;
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
      List.of(Op.ABS, Op.ATAN2, Op.SQRT, Op.EXP, Op.LOG, Op.SIN, Op.COS, Op.POW);

  /** A complex number of 100 bits. */
  private record Z(DD re, DD im) {}

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
            case EXP -> a.exp();
            case LOG -> a.log();
            case SIN -> a.sin();
            case COS -> a.cos();
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

  private static Z truth(Op op, double[] z, double[] w, int i) {
    double x = z[2 * i];
    double y = z[2 * i + 1];
    return switch (op) {
      case ABS -> new Z(Exponentials.hypot(x, y), DD.ZERO);
      case ATAN2 -> new Z(Trigonometry.atan2(y, x), DD.ZERO);
      case SQRT -> sqrt(x, y);
      case EXP -> exp(new Z(DD.of(x), DD.of(y)));
      case LOG -> log(x, y);
      case SIN ->
          new Z(
              Trigonometry.sin(x).multiply(Hyperbolics.cosh(y)),
              Trigonometry.cos(x).multiply(Hyperbolics.sinh(y)));
      case COS ->
          new Z(
              Trigonometry.cos(x).multiply(Hyperbolics.cosh(y)),
              Trigonometry.sin(x).multiply(Hyperbolics.sinh(y)).negate());
      case POW -> exp(times(log(x, y), w[2 * i], w[2 * i + 1]));
      default -> throw new IllegalArgumentException(op.label());
    };
  }

  private static Z sqrt(double x, double y) {
    DD root = Exponentials.hypot(x, y).add(Math.abs(x)).scalb(-1).sqrt();
    DD other = DD.of(Math.abs(y)).divide(root.scalb(1));
    DD im = x >= 0 ? other : root;
    return new Z(x >= 0 ? root : other, y < 0 ? im.negate() : im);
  }

  private static Z log(double x, double y) {
    DD square = DD.ofSquare(x).add(DD.ofSquare(y));
    return new Z(Exponentials.log(square).scalb(-1), Trigonometry.atan2(y, x));
  }

  private static Z times(Z a, double u, double v) {
    return new Z(
        a.re.multiply(u).subtract(a.im.multiply(v)), a.re.multiply(v).add(a.im.multiply(u)));
  }

  /** The lower half of the angle by the angle's sum, to first order. */
  private static Z exp(Z z) {
    DD power = Exponentials.exp(z.re);
    DD cosine = Trigonometry.cos(z.im.hi());
    DD sine = Trigonometry.sin(z.im.hi());
    double low = z.im.lo();
    return new Z(
        power.multiply(cosine.subtract(sine.multiply(low))),
        power.multiply(sine.add(cosine.multiply(low))));
  }

  private static double error(DType type, Z truth, double re, double im) {
    double larger = Math.max(Math.abs(truth.re.hi()), Math.abs(truth.im.hi()));
    double ulp = Math.scalb(1.0, Math.getExponent(larger) - (type == DType.C64 ? 23 : 52));
    double first = Math.abs(truth.re.subtract(re).hi()) / ulp;
    double second = Math.abs(truth.im.subtract(im).hi()) / ulp;
    double worst = Math.max(first, second);
    return Double.isNaN(worst) ? Double.POSITIVE_INFINITY : worst;
  }
}
