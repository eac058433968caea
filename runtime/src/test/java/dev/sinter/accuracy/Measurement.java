package dev.sinter.accuracy;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.accuracy.Measured.Worst;
import dev.sinter.ir.Op;
import java.util.Locale;
import java.util.stream.IntStream;

/** Evaluates a function on a device, block by block, and compares on all processors. */
final class Measurement {
  private static final int BLOCK = 1 << 22;
  private static final int CHUNK = 1 << 12;

  private final Device device;

  Measurement(Device device) {
    this.device = device;
  }

  /** The functions whose bits Java leaves open. */
  Measured of(Op op, Arguments arguments) {
    Worst worst = Worst.NONE;
    for (long from = 0; from < arguments.count(); from += BLOCK) {
      int size = (int) Math.min(BLOCK, arguments.count() - from);
      double[] x = new double[size];
      double[] y = new double[arguments.pairs() ? size : 0];
      fill(arguments, from, x, y);
      double[] actual = compute(op, arguments.type(), x, y);
      worst = worst.or(compare(op, arguments.type(), x, y, actual));
    }
    return new Measured(op, arguments.type(), arguments.count(), worst);
  }

  private static void fill(Arguments arguments, long from, double[] x, double[] y) {
    chunks(x.length)
        .forEach(
            begin -> {
              int size = Math.min(CHUNK, x.length - begin);
              double[] first = new double[size];
              double[] second = new double[size];
              arguments.fill(from + begin, first, second);
              System.arraycopy(first, 0, x, begin, size);
              System.arraycopy(second, 0, y, Math.min(begin, y.length), y.length == 0 ? 0 : size);
            });
  }

  private static IntStream chunks(int size) {
    return IntStream.range(0, (size + CHUNK - 1) / CHUNK).map(chunk -> chunk * CHUNK).parallel();
  }

  private static Worst compare(Op op, DType type, double[] x, double[] y, double[] actual) {
    TrueValue truth = TrueValue.of(op);
    return chunks(x.length)
        .mapToObj(
            begin -> {
              Worst worst = Worst.NONE;
              for (int i = begin; i < Math.min(begin + CHUNK, x.length); i++) {
                double second = y.length == 0 ? 0 : y[i];
                double ulps = truth.error(op, type, x[i], second, actual[i]);
                worst = ulps > worst.ulps() ? new Worst(ulps, x[i], second, actual[i]) : worst;
              }
              return worst;
            })
        .reduce(Worst.NONE, Worst::or);
  }

  private double[] compute(Op op, DType type, double[] x, double[] y) {
    try (Scope scope = Scope.on(device)) {
      Array first = array(type, x);
      Array result = y.length == 0 ? unary(op, first) : binary(op, first, array(type, y));
      return result.toDoubleArray();
    }
  }

  private static Array array(DType type, double[] values) {
    if (type == DType.F64) {
      return Array.wrap(values);
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return Array.wrap(floats);
  }

  private static Array binary(Op op, Array x, Array y) {
    return switch (op) {
      case POW -> x.pow(y);
      case ATAN2 -> x.atan2(y);
      case HYPOT -> x.hypot(y);
      default -> throw new IllegalArgumentException(op.label() + " does not take two arguments");
    };
  }

  private static Array unary(Op op, Array x) {
    return switch (op) {
      case CBRT -> x.cbrt();
      case EXP -> x.exp();
      case EXP2 -> x.exp2();
      case EXPM1 -> x.expm1();
      case LOG -> x.log();
      case LOG2 -> x.log2();
      case LOG10 -> x.log10();
      case LOG1P -> x.log1p();
      case SIGMOID -> x.sigmoid();
      case SIN -> x.sin();
      case COS -> x.cos();
      case TAN -> x.tan();
      case ASIN -> x.asin();
      case ACOS -> x.acos();
      case ATAN -> x.atan();
      case SINH -> x.sinh();
      case COSH -> x.cosh();
      case TANH -> x.tanh();
      case ASINH -> x.asinh();
      case ACOSH -> x.acosh();
      case ATANH -> x.atanh();
      case ERF -> x.erf();
      case ERFC -> x.erfc();
      case GAMMA -> x.gamma();
      case LGAMMA -> x.lgamma();
      default -> throw new IllegalArgumentException(op.label().toLowerCase(Locale.ROOT));
    };
  }
}
