package dev.sinter.plan;

/**
 * Nominal speed of a kind of device, for decisions alone; {@link Cost} counts operations.
 *
 * @param operation seconds per nominal operation
 * @param inByte seconds per byte of array memory
 * @param launch seconds per kernel
 */
record Rates(double operation, double inByte, double launch) {
  static Rates of(DeviceKind device) {
    return switch (device) {
      case GPU -> new Rates(1e-13, 0.5e-12, 5e-6);
      case CPU -> new Rates(2e-11, 1e-10, 20e-6);
      case JVM -> new Rates(5e-11, 1e-10, 20e-6);
    };
  }

  /** With memory so dear that nothing is stored for the sake of speed. */
  Rates frugal() {
    return new Rates(operation, Double.POSITIVE_INFINITY, launch);
  }
}
