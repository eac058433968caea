package dev.sinter.examples;

import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * An earthquake.
 *
 * @param latitude in degrees
 * @param longitude in degrees
 * @param depth in km
 */
record Earthquake(Instant time, double latitude, double longitude, double depth, double magnitude) {
  /** All 1,707 of one week in February 2018. */
  static List<Earthquake> all() {
    return Csv.resource("earthquakes.csv", Earthquake::of);
  }

  /** From a row with the headings of {@code earthquakes.csv}. */
  static Earthquake of(CSVRecord row) {
    return new Earthquake(
        Instant.ofEpochMilli(Long.parseLong(row.get("time_ms"))),
        Double.parseDouble(row.get("latitude")),
        Double.parseDouble(row.get("longitude")),
        Double.parseDouble(row.get("depth_km")),
        Double.parseDouble(row.get("magnitude")));
  }
}
