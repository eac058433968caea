package dev.sinter.backend.opencl;

import dev.sinter.SinterException;
import java.lang.System.Logger.Level;

/**
 * Keeps Java's integer division by zero an exception in a process that has loaded PoCL.
 *
 * <p>On x86-64 HotSpot makes {@link ArithmeticException} from the signal SIGFPE. When PoCL lists
 * its devices it puts a handler of its own in the place of HotSpot's, which skips the instruction:
 * from then on {@code 7 / 0} is 7 in all of the process, silently. The environment variable {@code
 * POCL_SIGFPE_HANDLER=0} prevents it, but Java cannot set it for its own process.
 *
 * <p>So after PoCL was asked for devices, a division is tried, and if it does not throw, a kernel
 * of one work-item, which runs in this process, hands SIGFPE back: HotSpot has one handler for all
 * of its signals, which is still in place for SIGSEGV. Then the division is tried again; if it
 * still does not throw, a warning says what to do. Our kernels never divide by zero, so they need
 * no handler.
 */
final class PoclSignals {
  private static final System.Logger LOG = System.getLogger(PoclSignals.class.getName());
  private static final String PLATFORM = "Portable Computing Language";

  /**
   * rt_sigaction (13) of Linux on x86-64: reads the action of SIGSEGV (11), sets that of SIGFPE
   * (8).
   */
  private static final String SOURCE =
      """
      __kernel void sinter_signals(__global long *result) {
        long action[8] = {0, 0, 0, 0, 0, 0, 0, 0};
        long failed;
        __asm__ __volatile__("movq $8, %%r10\\n\\tsyscall"
                             : "=a"(failed)
                             : "a"(13L), "D"(11L), "S"(0L), "d"(action)
                             : "rcx", "r10", "r11", "memory");
        if (failed == 0) {
          __asm__ __volatile__("movq $8, %%r10\\n\\tsyscall"
                               : "=a"(failed)
                               : "a"(13L), "D"(8L), "S"(action), "d"(0L)
                               : "rcx", "r10", "r11", "memory");
        }
        *result = failed;
      }
      """;

  /** Not a constant, so that the division is done. */
  private static volatile int zero;

  private PoclSignals() {}

  /** Repairs what listing this device may have broken. */
  static void restore(DeviceInfo info) {
    if (!info.platformName().startsWith(PLATFORM) || divisionThrows()) {
      return;
    }
    String outcome =
        "not on " + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64")) {
      outcome = run(info);
    }
    if (divisionThrows()) {
      LOG.log(Level.DEBUG, "PoCL had taken SIGFPE from the JVM; it was handed back");
    } else {
      LOG.log(
          Level.WARNING,
          "PoCL has taken SIGFPE from the JVM, and it could not be handed back ({0}): in this"
              + " process an integer division by zero no longer throws. Start with"
              + " POCL_SIGFPE_HANDLER=0 in the environment.",
          outcome);
    }
  }

  private static String run(DeviceInfo info) {
    try {
      Session session = new Session("PoCL", info);
      Compiled compiled =
          Compiled.build(
              session, "PoCL", SOURCE, "sinter_signals", false, "-cl-std=CL1.2", "signals");
      Buffer result = session.pool().take(Long.BYTES);
      compiled.main().set(0, result);
      compiled.main().enqueue(session.queue(), 1, 1, null);
      session.pool().give(result);
      session.close();
      return "the kernel ran";
    } catch (SinterException failure) {
      return String.valueOf(failure.getMessage());
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
