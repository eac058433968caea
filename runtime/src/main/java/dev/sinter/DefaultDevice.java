package dev.sinter;

import dev.sinter.setting.Setting;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The device of arrays that no scope places: that of the property {@code sinter.device}, else that
 * of the environment variable {@code SINTER_DEVICE}, else the best. Chosen at the first use that
 * succeeds, and logged: a wrong name is an exception every time, not a broken class.
 */
final class DefaultDevice {
  private static final System.Logger LOG = System.getLogger("dev.sinter");

  private static @Nullable Device chosen;

  private DefaultDevice() {}

  /**
   * Chosen once.
   *
   * @throws DeviceException if there is no such device; says which setting asks for it
   */
  static synchronized Device get() {
    if (chosen == null) {
      chosen = choose();
    }
    return chosen;
  }

  private static Device choose() {
    String property = System.getProperty(Setting.DEVICE, "");
    if (!property.isBlank()) {
      return named(property, "the property sinter.device=" + property);
    }
    String variable = System.getenv("SINTER_DEVICE");
    if (variable != null && !variable.isBlank()) {
      return named(variable, "the environment variable SINTER_DEVICE=" + variable);
    }
    String absence = Device.whyNoOpenCl().isEmpty() ? "" : "; " + Device.whyNoOpenCl();
    return logged(Device.best(), "best of " + Device.all().size() + " found" + absence);
  }

  private static Device named(String name, String setting) {
    Supplier<String> mend =
        () ->
            "; set it to an id, the beginning of one or a part of a device's name, or leave it out"
                + " for "
                + Device.best().id();
    return logged(Device.find(name, ", which " + setting + " asks for", mend), setting);
  }

  private static Device logged(Device device, String why) {
    LOG.log(
        System.Logger.Level.INFO,
        "Sinter uses {0}, {1}: {2}",
        device,
        device.traits().details(),
        why);
    return device;
  }
}
