package dev.sinter.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DataTest {
  @Test
  void everyAirportIsRead() {
    List<Airport> airports = Airport.all();
    assertEquals(3_376, airports.size());
    assertEquals(
        new Airport("00M", "Thigpen", "Bay Springs", 31.95376472, -89.23450472), airports.get(0));
  }

  @Test
  void quotedFieldsMayContainCommas() throws IOException {
    String rows =
        """
        iata,name,city,state,country,latitude,longitude
        BTR,"Baton Rouge Metropolitan, Ryan",Baton Rouge,LA,USA,30.5,-91.25
        """;
    assertEquals(
        List.of(new Airport("BTR", "Baton Rouge Metropolitan, Ryan", "Baton Rouge", 30.5, -91.25)),
        Csv.read(new StringReader(rows), Airport::of));
  }

  @Test
  void everyEarthquakeIsRead() {
    List<Earthquake> quakes = Earthquake.all();
    assertEquals(1_707, quakes.size());
    assertEquals(
        new Earthquake(Instant.parse("2018-02-07T01:26:13.840Z"), 34.4945, -118.6671667, 26.49, 2),
        quakes.get(0));
  }
}
