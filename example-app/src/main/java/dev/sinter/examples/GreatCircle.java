package dev.sinter.examples;

import dev.sinter.fused.Fused;

/** Distances on a spherical earth. */
final class GreatCircle {
  /** The mean radius of the earth, in km (IUGG). */
  static final double EARTH_RADIUS = 6371.0088;

  private GreatCircle() {}

  /** The great-circle distance in km of two places given in degrees, by the haversine formula. */
  @Fused
  static double kilometres(
      double latitude1, double longitude1, double latitude2, double longitude2) {
    double h =
        haversine(latitude2 - latitude1)
            + Math.cos(Math.toRadians(latitude1))
                * Math.cos(Math.toRadians(latitude2))
                * haversine(longitude2 - longitude1);
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
  }

  /** The haversine, sin²(angle / 2), of an angle in degrees. */
  @Fused
  static double haversine(double degrees) {
    double sine = Math.sin(Math.toRadians(degrees) / 2);
    return sine * sine;
  }
}
