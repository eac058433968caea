package dev.sinter.examples;

import dev.sinter.Array;
import dev.sinter.Sinter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The distances of all pairs of US airports. They form a matrix of 11.4 million elements, which is
 * reduced where it is computed and never stored.
 */
final class AirportDistances implements Example {
  /** Pairs below this distance, in km, count as close. */
  private static final double CLOSE = 100;

  /**
   * What the distances tell.
   *
   * @param farthest the two airports farthest apart, as in {@code ROR-X67}
   * @param farthestKilometres how far that is
   * @param meanKilometres over all distinct pairs
   * @param closePairs distinct pairs less than 100 km apart
   */
  record Summary(
      String farthest, double farthestKilometres, double meanKilometres, long closePairs) {}

  /** Computes them, on the current device. */
  static Summary summarise(List<Airport> airports) {
    long n = airports.size();
    Array latitude = Array.of(Airport.latitudes(airports));
    Array longitude = Array.of(Airport.longitudes(airports));

    Array kilometres = // [n, n]
        GreatCircleFused.kilometres(
            latitude.reshape(n, 1), longitude.reshape(n, 1), latitude, longitude);
    Array farthest = kilometres.max();
    Array sum = kilometres.sum();
    Array close = kilometres.lt(CLOSE).count();
    Array farthestOfRow = kilometres.max(1);
    Sinter.eval(farthest, sum, close, farthestOfRow);

    // The matrix is symmetric, and an airport is close to itself.
    return new Summary(
        farthestPair(airports, farthestOfRow.toDoubleArray(), farthest.toDouble()),
        farthest.toDouble(),
        sum.toDouble() / (n * (n - 1)),
        (close.toLong() - n) / 2);
  }

  /** The codes of the airports in the rows that reach the maximum: a pair, by symmetry. */
  private static String farthestPair(
      List<Airport> airports, double[] farthestOfRow, double farthest) {
    StringBuilder codes = new StringBuilder();
    for (int row = 0; row < farthestOfRow.length; row++) {
      if (farthestOfRow[row] == farthest) {
        codes.append(codes.isEmpty() ? "" : "-").append(airports.get(row).code());
      }
    }
    return codes.toString();
  }

  @Override
  public Report run(Stage stage) {
    List<Airport> airports = Airport.all();
    Measurement<Summary> measured = Measurement.of(1, () -> summarise(airports));
    Table table = Measurement.table();
    measured.addTo(
        table, "max, mean, count, max of rows", (long) airports.size() * airports.size());
    return new Report(table, List.of(), checks(measured.value()), Optional.empty());
  }

  private static List<Report.Check> checks(Summary found) {
    return List.of(
        new Report.Check(
            text("farthest apart: %s, %,.2f km", found.farthest(), found.farthestKilometres()),
            found.farthest().equals("ROR-X67")
                && Math.abs(found.farthestKilometres() - 16_512.67) < 0.005),
        new Report.Check(
            text("mean over distinct pairs: %,.3f km", found.meanKilometres()),
            Math.abs(found.meanKilometres() - 2_163.025) < 0.0005),
        new Report.Check(
            text("distinct pairs less than 100 km apart: %,d", found.closePairs()),
            found.closePairs() == 23_694));
  }

  private static String text(String layout, Object... values) {
    return String.format(Locale.ROOT, layout, values);
  }
}
