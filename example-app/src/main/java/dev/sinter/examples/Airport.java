package dev.sinter.examples;

import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * An airport of the United States.
 *
 * @param code as given by the IATA or the FAA
 * @param latitude in degrees
 * @param longitude in degrees
 */
record Airport(String code, String name, String city, double latitude, double longitude) {
  /** All 3,376 of them. */
  static List<Airport> all() {
    return Csv.resource("airports.csv", Airport::of);
  }

  /** From a row with the headings of {@code airports.csv}. */
  static Airport of(CSVRecord row) {
    return new Airport(
        row.get("iata"),
        row.get("name"),
        row.get("city"),
        Double.parseDouble(row.get("latitude")),
        Double.parseDouble(row.get("longitude")));
  }

  /** The latitudes of some, in degrees. */
  static double[] latitudes(List<Airport> airports) {
    return airports.stream().mapToDouble(Airport::latitude).toArray();
  }

  /** The longitudes of some, in degrees. */
  static double[] longitudes(List<Airport> airports) {
    return airports.stream().mapToDouble(Airport::longitude).toArray();
  }
}
