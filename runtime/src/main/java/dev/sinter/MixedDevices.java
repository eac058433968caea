package dev.sinter;

import java.util.Locale;

/**
 * What an operation does with operands that live on another device than its first one.
 *
 * <p>{@link Scope#with(MixedDevices)} says so for a block, otherwise the property {@value
 * #PROPERTY}: {@code refuse}, which is the default, or {@code move}. Refusing is the default since
 * a copy between devices takes a hundred times as long as the operation, so that one that nobody
 * asked for costs more than the faster device gains.
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
   * {@code refuse} or {@code move}; read whenever devices meet and no scope says what to do. A
   * value that is neither is reported when devices are first asked for.
   */
  static final String PROPERTY = "sinter.mixedDevices";

  /**
   * Reports a wrong value before it matters.
   *
   * @throws DeviceException as {@link #preset}
   */
  static void requireKnown() {
    preset();
  }

  /**
   * As the property says.
   *
   * @throws DeviceException if its value is unknown
   */
  static MixedDevices preset() {
    String value = System.getProperty(PROPERTY, "refuse").strip().toLowerCase(Locale.ROOT);
    return switch (value) {
      case "refuse", "" -> REFUSE;
      case "move" -> MOVE;
      default ->
          throw new DeviceException(
              "property "
                  + PROPERTY
                  + "="
                  + value
                  + " is unknown: use refuse (the default) or move");
    };
  }
}
