package dev.sinter.ir;

import java.lang.System.Logger.Level;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The property {@code sinter.debug}: whether every operation remembers the line of the user's
 * program that captured it, so that errors of its elements can name it. That takes a walk over the
 * stack for each, microseconds. Read once.
 */
public final class CaptureLines {
  private static final String NAME = "sinter.debug";
  private static final boolean ON = read();

  private CaptureLines() {}

  /** Whether lines are remembered. */
  public static boolean areOn() {
    return ON;
  }

  /** The line that captures now; null if that is not to be remembered, or is not known. */
  static @Nullable StackTraceElement current() {
    return ON ? Caller.find().line() : null;
  }

  private static boolean read() {
    System.Logger log = System.getLogger("dev.sinter");
    String value = System.getProperty(NAME, "").strip().toLowerCase(Locale.ROOT);
    if (value.equals("true")) {
      log.log(Level.INFO, "{0}=true: operations remember their line, which takes time", NAME);
      return true;
    }
    if (!value.isEmpty() && !value.equals("false")) {
      log.log(
          Level.WARNING,
          "{0}={1} is neither true nor false: lines are not remembered",
          NAME,
          value);
    }
    return false;
  }
}
