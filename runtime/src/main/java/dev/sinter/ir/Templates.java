package dev.sinter.ir;

import org.jspecify.annotations.Nullable;

/** The kernels that were generated at build time for the methods of a class. */
@FunctionalInterface
public interface Templates {
  /** No kernels. */
  Templates NONE = (key, device) -> null;

  /**
   * The OpenCL source for the program with exactly this key, or null.
   *
   * @param device the device class, {@code gpu} or {@code cpu}
   */
  @Nullable String source(String key, String device);
}
