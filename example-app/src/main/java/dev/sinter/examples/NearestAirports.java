package dev.sinter.examples;

import dev.sinter.Array;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** How far each earthquake of a week was from the nearest US airport. */
final class NearestAirports implements Example {
  private static final int LISTED = 3;

  /** The distances in km, one for each earthquake; computed on the current device. */
  static double[] kilometres(List<Earthquake> quakes, List<Airport> airports) {
    long n = quakes.size();
    Array latitude = Array.of(quakes.stream().mapToDouble(Earthquake::latitude).toArray());
    Array longitude = Array.of(quakes.stream().mapToDouble(Earthquake::longitude).toArray());
    return GreatCircleFused.kilometres(
            latitude.reshape(n, 1),
            longitude.reshape(n, 1),
            Array.of(Airport.latitudes(airports)),
            Array.of(Airport.longitudes(airports)))
        .min(1)
        .toDoubleArray();
  }

  @Override
  public Report run(Stage stage) {
    List<Earthquake> quakes = Earthquake.all();
    List<Airport> airports = Airport.all();
    Measurement<double[]> measured = Measurement.of(1, () -> kilometres(quakes, airports));
    Table table = Measurement.table();
    measured.addTo(table, "min of rows", (long) quakes.size() * airports.size());

    double[] kilometres = measured.value();
    int[] byDistance = byDistance(kilometres);
    List<String> findings =
        IntStream.concat(
                IntStream.of(byDistance[0]),
                Arrays.stream(byDistance, byDistance.length - LISTED, byDistance.length))
            .mapToObj(quake -> describe(quakes.get(quake), kilometres[quake], airports))
            .toList();
    double median = kilometres[byDistance[byDistance.length / 2]];
    Report.Check check =
        new Report.Check(
            String.format(
                Locale.ROOT,
                "%,d earthquakes, half of them within %.1f km of an airport; a plain loop agrees",
                kilometres.length,
                median),
            IntStream.range(0, kilometres.length)
                .allMatch(quake -> agrees(quakes.get(quake), kilometres[quake], airports)));
    return new Report(table, findings, List.of(check), Optional.empty());
  }

  /** Positions of the distances, the shortest first. */
  private static int[] byDistance(double[] kilometres) {
    return IntStream.range(0, kilometres.length)
        .boxed()
        .sorted(Comparator.comparingDouble(quake -> kilometres[quake]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static String describe(Earthquake quake, double kilometres, List<Airport> airports) {
    Airport airport = nearest(quake, airports);
    return String.format(
        Locale.ROOT,
        "%,9.1f km  magnitude %.1f at %.2f, %.2f: nearest is %s, %s",
        kilometres,
        quake.magnitude(),
        quake.latitude(),
        quake.longitude(),
        airport.code(),
        airport.name());
  }

  /** To a millimetre: sines and cosines may differ in the last bits between devices. */
  private static boolean agrees(Earthquake quake, double kilometres, List<Airport> airports) {
    return Math.abs(distance(quake, nearest(quake, airports)) - kilometres) < 1e-6;
  }

  private static Airport nearest(Earthquake quake, List<Airport> airports) {
    return airports.stream()
        .min(Comparator.comparingDouble(airport -> distance(quake, airport)))
        .orElseThrow();
  }

  /** A fused method is still a method. */
  private static double distance(Earthquake quake, Airport airport) {
    return GreatCircle.kilometres(
        quake.latitude(), quake.longitude(), airport.latitude(), airport.longitude());
  }
}
