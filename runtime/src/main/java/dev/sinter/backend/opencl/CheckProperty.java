package dev.sinter.backend.opencl;

import dev.sinter.setting.Setting;

/**
 * The property {@code sinter.check}: whether OpenCL kernels compare every access to memory with the
 * size of its array. Read once; a device is checked throughout or not at all.
 */
final class CheckProperty {
  private static final boolean SET =
      Setting.CHECK.isTrue("kernels check their memory, which makes them slow");

  private CheckProperty() {}

  static boolean isSet() {
    return SET;
  }
}
