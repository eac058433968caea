package dev.sinter.benchmarks;

import dev.sinter.DeviceException;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/** What the programs' command lines have in common. */
final class Command {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Command() {}

  /**
   * Runs a program; gives the exit status: 0 if it says that all went well, 1 if it does not, 2 if
   * the command line or the device was wrong, with one line to {@code err}.
   */
  static int run(String program, PrintStream err, BooleanSupplier body) {
    try {
      return body.getAsBoolean() ? 0 : FAILED;
    } catch (UsageException | DeviceException wrong) {
      err.println(program + ": " + wrong.getMessage());
      return MISUSED;
    }
  }
}
