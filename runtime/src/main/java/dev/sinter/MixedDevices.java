package dev.sinter;

import dev.sinter.setting.Setting;

/**
 * What an operation does with operands that live on another device than its first one.
 *
 * <p>{@link Scope#with(MixedDevices)} says so for a block, otherwise the property {@code
 * sinter.mixedDevices}: {@code refuse}, which is the default, or {@code move}. Refusing is the
 * default since a copy between devices takes a hundred times as long as the operation, so that one
 * that nobody asked for costs more than the faster device gains.
 */
public enum MixedDevices {
  /** A {@link DeviceException} that says how to mend it. */
  REFUSE,
  /**
   * The other operands are evaluated where they are and copied to the device of the first one, with
   * a log line at level {@code INFO}; the operation waits for that. An array is copied once for
   * each device, however often it is used; the copy goes with its {@link Array#close()}.
   */
  MOVE;

  /**
   * As the property says now; read whenever devices meet and no scope says what to do.
   *
   * @throws SinterException if its value is unknown
   */
  static MixedDevices preset() {
    return Setting.MIXED_DEVICES.value().equals("move") ? MOVE : REFUSE;
  }
}
