package dev.sinter.backend.opencl;

import dev.sinter.setting.Setting;
import java.lang.System.Logger.Level;

/**
 * The property {@code sinter.check}: whether OpenCL kernels compare every access to memory with the
 * size of its array. Read once; a device is checked throughout or not at all.
 */
final class CheckProperty {
  private static final boolean SET = read();

  private CheckProperty() {}

  static boolean isSet() {
    return SET;
  }

  private static boolean read() {
    boolean set = Setting.CHECK.isTrue();
    if (set) {
      System.getLogger("dev.sinter")
          .log(
              Level.INFO,
              "{0}=true: kernels check their memory, which makes them slow",
              Setting.CHECK.property());
    }
    return set;
  }
}
