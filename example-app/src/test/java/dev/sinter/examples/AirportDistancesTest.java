package dev.sinter.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.Device;
import dev.sinter.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // scopes act by being open
final class AirportDistancesTest {
  @Test
  void allPairsOfAirports() {
    try (Scope scope = Scope.on(Device.jvm())) {
      AirportDistances.Summary summary = AirportDistances.summarise(Airport.all());
      assertEquals("ROR-X67", summary.farthest());
      assertEquals(16_512.67, summary.farthestKilometres(), 0.005);
      assertEquals(2_163.025, summary.meanKilometres(), 0.0005);
      assertEquals(23_694, summary.closePairs());
    }
  }

  @Test
  void threeAirportsOnTheEquator() {
    List<Airport> airports = List.of(onEquator("A", 0), onEquator("B", 0.5), onEquator("C", 90));
    double quarter = Math.PI / 2 * GreatCircle.EARTH_RADIUS;
    try (Scope scope = Scope.on(Device.jvm())) {
      AirportDistances.Summary summary = AirportDistances.summarise(airports);
      assertEquals("A-C", summary.farthest());
      assertEquals(quarter, summary.farthestKilometres(), 1e-9);
      assertEquals(quarter * 2 / 3, summary.meanKilometres(), 1e-9);
      assertEquals(1, summary.closePairs());
    }
  }

  private static Airport onEquator(String code, double longitude) {
    return new Airport(code, code, code, 0, longitude);
  }
}
