package dev.sinter.backend.opencl;

import dev.sinter.DeviceException;
import dev.sinter.fused.Precision;

/**
 * The options with which a source is compiled.
 *
 * <p>EXACT asks for correctly rounded float division and square root, or for their forms through
 * double where a device has only that. RELAXED passes {@code -cl-unsafe-math-optimizations} (which
 * implies {@code -cl-mad-enable} and {@code -cl-no-signed-zeros}): contraction, reassociation,
 * approximate division and functions. It does not pass {@code -cl-fast-relaxed-math}, whose only
 * addition is the promise that there are no NaN and infinities: with it {@code isNaN} would be
 * folded to false, also where a user asks.
 */
final class BuildOptions {
  static final String UNALIGNED = " -D SINTER_UNALIGNED";

  private BuildOptions() {}

  /**
   * The options for one source.
   *
   * @throws DeviceException if the device cannot give EXACT results for it
   */
  static String of(DeviceInfo info, Precision precision, String source) {
    String options = "-cl-std=CL1.2";
    if (precision == Precision.RELAXED) {
      return options + " -cl-unsafe-math-optimizations";
    }
    if (info.correctlyRounded()) {
      return options + " -cl-fp32-correctly-rounded-divide-sqrt";
    }
    if (!source.contains("SINTER_THROUGH_DOUBLE")) {
      return options;
    }
    if (!info.doubles()) {
      throw new DeviceException(
          info.name()
              + " rounds float division or square root incorrectly and has no doubles to do it"
              + " with: use Precision.RELAXED, or another device (sinter.device)");
    }
    return options + " -D SINTER_THROUGH_DOUBLE";
  }
}
