package dev.sinter.fused;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A row of {@code reference.csv}, whose values {@code src/test/reference/reference.c} computed with
 * 113 bits.
 *
 * @param function the name of the function in {@link Fn}, or {@code lgamma-negative}
 * @param x the argument
 * @param nearest the double nearest to the true value
 * @param beyond by how many ulp of {@code nearest} the true value lies above it, from -0.5 to 0.5
 */
record Reference(String function, double x, double nearest, double beyond) {

  /** All rows of one function. */
  static List<Reference> of(String function) {
    List<Reference> rows =
        lines().stream()
            .filter(line -> !line.startsWith("#"))
            .map(Reference::parse)
            .filter(row -> row.function.equals(function))
            .toList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("no reference values of " + function);
    }
    return rows;
  }

  /** The error of {@code computed}, in units of {@code ulp}. */
  double error(double computed, double ulp) {
    return Math.abs((computed - nearest) / ulp - beyond * (Math.ulp(nearest) / ulp));
  }

  /** The error of {@code computed}, in ulp of the double nearest to the true value. */
  double error(double computed) {
    return error(computed, Math.ulp(nearest));
  }

  private static Reference parse(String line) {
    String[] cells = line.split(",", -1);
    return new Reference(
        cells[0], fromBits(cells[1]), fromBits(cells[2]), Integer.parseInt(cells[3]) / 1000.0);
  }

  private static double fromBits(String hex) {
    return Double.longBitsToDouble(Long.parseUnsignedLong(hex, 16));
  }

  private static List<String> lines() {
    try (InputStream resource =
            Objects.requireNonNull(Reference.class.getResourceAsStream("reference.csv"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
