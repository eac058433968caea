package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * Functions of complex numbers at zeros, denormals, the ends of the range, infinities and NaN, as
 * C's: the tables of the resources {@code complex/}, which Annex G of ISO C99 fixes but for signs
 * that it leaves open.
 */
abstract class ComplexSpecialValuesSuite extends DeviceSuite {
  private static final int ULPS = 8;
  private static final Map<String, UnaryOperator<Array>> FUNCTIONS =
      Map.ofEntries(
          Map.entry("sin", Array::sin),
          Map.entry("cos", Array::cos),
          Map.entry("tan", Array::tan),
          Map.entry("sinh", Array::sinh),
          Map.entry("cosh", Array::cosh),
          Map.entry("tanh", Array::tanh),
          Map.entry("asin", Array::asin),
          Map.entry("acos", Array::acos),
          Map.entry("atan", Array::atan),
          Map.entry("asinh", Array::asinh),
          Map.entry("acosh", Array::acosh),
          Map.entry("atanh", Array::atanh),
          Map.entry("sqrt", Array::sqrt),
          Map.entry("exp", Array::exp),
          Map.entry("log", Array::log));
  private static final List<String> EVEN = List.of("cos", "cosh");
  private static final List<String> ODD =
      List.of("sin", "tan", "sinh", "tanh", "asin", "atan", "asinh", "atanh");

  /** f(x + yi) = u + vi. */
  private record Row(double x, double y, double u, double v) {
    Row conjugate() {
      return new Row(x, -y, u, -v);
    }

    Row opposite(boolean odd) {
      return odd ? new Row(-x, -y, -u, -v) : new Row(-x, -y, u, v);
    }

    /** Whether these parts are f(x + yi), within {@link #ULPS} of the larger part. */
    boolean allows(DType type, double re, double im) {
      double size = Math.max(finiteSize(u), finiteSize(v));
      double ulp = type == DType.C64 ? Math.ulp((float) size) : Math.ulp(size);
      return allows(u, re, Double.isNaN(v), ulp) && allows(v, im, Double.isNaN(u), ulp);
    }

    private boolean allows(double expected, double actual, boolean besideNaN, double ulp) {
      boolean vague = !Double.isFinite(x) && !Double.isFinite(y) && expected == 0;
      if (besideNaN || vague) {
        return Double.compare(Math.abs(expected), Math.abs(actual)) == 0;
      }
      if (Double.isInfinite(expected) || Double.isNaN(expected) || expected == 0) {
        return Double.compare(expected, actual) == 0;
      }
      return Math.abs(expected - actual) <= ULPS * ulp;
    }

    private static double finiteSize(double part) {
      return Double.isFinite(part) ? Math.abs(part) : 0;
    }
  }

  private static Map<String, List<Row>> table(DType type) throws IOException {
    String name = "/complex/" + type + ".txt";
    String text;
    try (InputStream stream = ComplexSpecialValuesSuite.class.getResourceAsStream(name)) {
      text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    for (String line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
      String[] words = line.split(" ", -1);
      double[] numbers = new double[4];
      for (int i = 0; i < 4; i++) {
        numbers[i] =
            type == DType.C64 ? Float.parseFloat(words[i + 1]) : Double.parseDouble(words[i + 1]);
      }
      Row row = new Row(numbers[0], numbers[1], numbers[2], numbers[3]);
      List<Row> all = rows.computeIfAbsent(words[0], unused -> new ArrayList<>());
      all.addAll(List.of(row, row.conjugate()));
      if (EVEN.contains(words[0]) || ODD.contains(words[0])) {
        Row other = row.opposite(ODD.contains(words[0]));
        all.addAll(List.of(other, other.conjugate()));
      }
    }
    return rows;
  }

  private static void areThoseOfC(DType type) throws IOException {
    List<String> faults = new ArrayList<>();
    Map<String, List<Row>> table = table(type);
    assertEquals(FUNCTIONS.keySet(), table.keySet());
    for (Map.Entry<String, List<Row>> entry : table.entrySet()) {
      List<Row> rows = entry.getValue();
      double[] parts = rows.stream().flatMapToDouble(row -> doubles(row.x, row.y)).toArray();
      Array z = Array.of(DType.C128, Shape.of(rows.size()), parts).cast(type);
      double[] actual = FUNCTIONS.get(entry.getKey()).apply(z).toDoubleArray();
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.get(i).allows(type, actual[2 * i], actual[2 * i + 1])) {
          faults.add(
              entry.getKey() + " " + rows.get(i) + ": " + actual[2 * i] + ", " + actual[2 * i + 1]);
        }
      }
    }
    assertEquals(List.of(), faults);
  }

  private static DoubleStream doubles(double... values) {
    return DoubleStream.of(values);
  }

  @Test
  void functionsOfC64AreThoseOfC() throws IOException {
    areThoseOfC(DType.C64);
  }

  @Test
  void functionsOfC128AreThoseOfC() throws IOException {
    areThoseOfC(DType.C128);
  }
}
