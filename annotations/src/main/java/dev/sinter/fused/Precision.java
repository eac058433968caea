package dev.sinter.fused;

/** How closely a kernel keeps to the results of the Java code it was made from. */
public enum Precision {
  /**
   * Java's results, bit for bit, wherever the Java Language Specification or {@link Math} fixes
   * them, on every device. Where Java leaves room (such as {@link Math#sin(double)}), the error
   * stays within a bound published per function and device.
   */
  EXACT,

  /**
   * Allows multiply-add contraction, reassociation and the device's fast math functions. Faster
   * where arithmetic is the limit; the bits then depend on the device and the driver, and NaN,
   * infinities and signed zeros need not be kept.
   */
  RELAXED
}
