package dev.sinter.setting;

import dev.sinter.SinterException;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A system property with few values. Case and spaces around a value do not matter, an empty one
 * counts as none; any other is an error, reported when devices are first asked for and by whoever
 * reads the setting. {@link #DEVICE} is none of these.
 */
public enum Setting {
  /** Whether OpenCL kernels compare every access to memory with the size of its array. */
  CHECK("sinter.check", "true|false", "true or false (the default)"),
  /** Whether operations remember the line of the user's program that captured them. */
  DEBUG("sinter.debug", "true|false", "true or false (the default)"),
  /** Whether fused methods without kernels run as Java methods. */
  FALLBACK("sinter.fallback", "jvm|never", "jvm (the default) or never"),
  /** What becomes of operands that live on different devices. */
  MIXED_DEVICES("sinter.mixedDevices", "refuse|move", "refuse (the default) or move"),
  /** The threads of the JVM backend, the calling one included. */
  THREADS(
      "sinter.threads",
      "[1-9][0-9]{0,4}",
      "a number from 1 to 99999 (the default: the available processors)");

  /** Names one of the devices found; read where these are known. */
  public static final String DEVICE = "sinter.device";

  private static final AtomicBoolean NAMES_READ = new AtomicBoolean();

  private final String property;
  private final String values;
  private final String described;

  Setting(String property, String values, String described) {
    this.property = property;
    this.values = values;
    this.described = described;
  }

  /** Its name, as in {@code sinter.check}. */
  public String property() {
    return property;
  }

  /**
   * What it is set to now, in lower case; empty if it isn't set.
   *
   * @throws SinterException if it has no such value; names the property, the value and those
   *     allowed
   */
  public String value() {
    String text = System.getProperty(property, "").strip();
    String value = text.toLowerCase(Locale.ROOT);
    if (!value.isEmpty() && !value.matches(values)) {
      throw new SinterException(
          "property " + property + " can't be " + text + ": use " + described);
    }
    return value;
  }

  /**
   * Whether it is {@code true} now.
   *
   * @throws SinterException as {@link #value()}
   */
  public boolean isTrue() {
    return value().equals("true");
  }

  /**
   * As {@link #isTrue()}, and says so in the log if it is.
   *
   * @param effect what follows from it
   */
  public boolean isTrue(String effect) {
    boolean set = isTrue();
    if (set) {
      System.getLogger("dev.sinter").log(Level.INFO, "{0}=true: {1}", property, effect);
    }
    return set;
  }

  /**
   * Reports the first wrong value before it matters; the first time, also each property whose name
   * is like a setting's but is none. That is only a warning: it may be another program's.
   *
   * @throws SinterException as {@link #value()}
   */
  public static void requireKnown() {
    for (Setting setting : values()) {
      setting.value();
    }
    if (!NAMES_READ.getAndSet(true)) {
      warnOfUnknownNames();
    }
  }

  private static void warnOfUnknownNames() {
    List<String> known =
        Stream.concat(Stream.of(DEVICE), Arrays.stream(values()).map(Setting::property))
            .sorted()
            .toList();
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.matches("sinter\\.[A-Za-z]*") && !known.contains(name))
        .sorted()
        .forEach(
            name ->
                System.getLogger("dev.sinter")
                    .log(Level.WARNING, "property {0} is no setting: they are {1}", name, known));
  }
}
