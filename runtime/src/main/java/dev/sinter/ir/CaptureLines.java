package dev.sinter.ir;

import dev.sinter.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * The property {@code sinter.debug}: whether every operation remembers the line of the user's
 * program that captured it, so that errors of its elements can name it. That takes a walk over the
 * stack for each, microseconds. Read once.
 */
public final class CaptureLines {
  private static final boolean ON =
      Setting.DEBUG.isTrue("operations remember their line, which takes time");

  private CaptureLines() {}

  /** Whether lines are remembered. */
  public static boolean areOn() {
    return ON;
  }

  /** The line that captures now; null if that is not to be remembered, or is not known. */
  static @Nullable StackTraceElement current() {
    return ON ? Caller.find().line() : null;
  }
}
