package dev.sinter.backend.opencl;

import dev.sinter.SinterException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Lets HotSpot and PoCL live in one process, though both want the signals of faults. HotSpot makes
 * faults on purpose, in any thread: for null pointers, zero divisors and safepoints.
 *
 * <p>PoCL itself, when it lists its devices, puts a handler of its own for SIGFPE in the place of
 * HotSpot's, which skips the instruction: from then on Java's {@code 7 / 0} is 7 in all of the
 * process, silently. The environment variable {@code POCL_SIGFPE_HANDLER=0} prevents it, but Java
 * cannot set it for its own process. Our kernels never divide by zero, so they need no handler.
 *
 * <p>PoCL's compiler, LLVM, takes most signals as soon as it has a temporary file, and keeps them.
 * At the next fault its handler deletes the temporary files, gives all signals back, and lets the
 * instruction fault again. Java notices nothing, but a build that was under way in another thread
 * fails, as its file is gone.
 *
 * <p>So after PoCL was asked for devices, {@link SignalKernels}, which run in this process, give
 * the signals back, from LLVM in such a way that it doesn't take them again. Where that is not
 * possible, a warning says what to do about divisions, and a build that lost its file is repeated.
 */
final class PoclSignals {
  private static final System.Logger LOG = System.getLogger(PoclSignals.class.getName());

  /** How often a program is built at most. Without faults that never end, twice is enough. */
  static final int MOST_BUILDS = 10;

  /** What LLVM says when a temporary file has gone before it got its name. */
  private static final String LOST = "unable to rename temporary";

  /** Not a constant, so that the division is done. */
  private static volatile int zero;

  /** Not a constant either. */
  private static volatile int @Nullable [] nothing;

  private PoclSignals() {}

  /** Repairs what listing this device may have broken. */
  static void restore(DeviceInfo info) {
    if (!info.pocl()) {
      return;
    }
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    String outcome = system.equals("Linux amd64") ? handBack(info) : "not on " + system;
    if (!divisionThrows()) {
      LOG.log(
          Level.WARNING,
          "PoCL has taken SIGFPE from the JVM, and it could not be handed back ({0}): in this"
              + " process an integer division by zero no longer throws. Start with"
              + " POCL_SIGFPE_HANDLER=0 in the environment.",
          outcome);
    }
  }

  private static String handBack(DeviceInfo info) {
    try {
      SignalKernels.handBack(info);
      return "the kernels ran";
    } catch (SinterException failure) {
      LOG.log(Level.DEBUG, "PoCL keeps the signals of the JVM", failure);
      return String.valueOf(failure.getMessage());
    }
  }

  /**
   * Whether a build failed because a signal made the compiler delete its files, and not because of
   * its source.
   *
   * @param log of the build
   */
  static boolean removedFiles(DeviceInfo info, String log) {
    return info.pocl() && log.contains(LOST);
  }

  /** Makes this thread fault: the signal is SIGSEGV. */
  @SuppressWarnings("NullAway") // the fault is what is wanted
  static boolean fault() {
    try {
      return nothing.length > 0;
    } catch (NullPointerException expected) {
      return false;
    }
  }

  /** Whether Java's integer division still works. */
  static boolean divisionThrows() {
    try {
      return quotient(7, zero) < 0;
    } catch (ArithmeticException expected) {
      return true;
    }
  }

  private static int quotient(int a, int b) {
    return a / b;
  }
}
