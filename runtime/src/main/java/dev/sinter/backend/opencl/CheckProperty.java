package dev.sinter.backend.opencl;

import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * The property {@code sinter.check}: whether OpenCL kernels compare every access to memory with the
 * size of its array. Read once; a device is checked throughout or not at all.
 */
final class CheckProperty {
  private static final String NAME = "sinter.check";
  private static final boolean SET = read();

  private CheckProperty() {}

  static boolean isSet() {
    return SET;
  }

  private static boolean read() {
    System.Logger log = System.getLogger("dev.sinter");
    String value = System.getProperty(NAME, "").strip().toLowerCase(Locale.ROOT);
    if (value.equals("true")) {
      log.log(Level.INFO, "{0}=true: kernels check their memory, which makes them slow", NAME);
      return true;
    }
    if (!value.isEmpty() && !value.equals("false")) {
      log.log(
          Level.WARNING, "{0}={1} is neither true nor false: kernels are not checked", NAME, value);
    }
    return false;
  }
}
