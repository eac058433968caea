package dev.sinter.backend.opencl;

import org.jocl.CL;

/**
 * Kernels that read and set the handlers of signals in the process that runs them, for CPU devices
 * of Linux on x86-64; see {@link PoclSignals}.
 */
final class SignalKernels {
  private static final String OPTIONS = "-cl-std=CL1.2";
  private static final String NAME = "sinter_signals";

  /**
   * The signals that LLVM's {@code lib/Support/Unix/Signals.inc} takes, the action of each in 4
   * longs; rt_sigaction is call 13, SIGSEGV number 11, SIGFPE 8. HotSpot has one handler for both.
   */
  private static final String SOURCE =
      """
      __constant int signals[16] = {8, 11, 1, 2, 3, 4, 5, 6, 7, 10, 12, 13, 15, 24, 25, 31};
      static void action(int signal, long set, long get) {
        long failed;
        __asm__ __volatile__("movq $8, %%r10\\n\\tsyscall"
                             : "=a"(failed)
                             : "a"(13L), "D"((long)signal), "S"(set), "d"(get)
                             : "rcx", "r10", "r11", "memory");
      }
      __kernel void sinter_signals(__global long *actions) {
        for (int i = 0; i < 16; i++) {
          action(signals[i], 0L, (long)(actions + 4 * i));
        }
        for (int i = 0; i < 4; i++) {
          actions[i] = actions[4 + i];
        }
      }
      __kernel void sinter_signals_finish(__global long *actions) {
        for (int i = 0; i < 16; i++) {
          action(signals[i], (long)(actions + 4 * i), 0L);
        }
      }
      """;

  private static final String ANOTHER = "__kernel void sinter_another(__global int *x) {}";

  private final Session session;

  private SignalKernels(Session session) {
    this.session = session;
  }

  /**
   * Gives the signals of this process back to HotSpot, also from LLVM, which afterwards thinks that
   * it still has them and never takes them again.
   *
   * @throws dev.sinter.SinterException if the device can't
   */
  static void handBack(DeviceInfo info) {
    Session session = new Session("PoCL", info);
    new SignalKernels(session).handBack();
    session.close();
  }

  private void handBack() {
    Compiled compiled = Compiled.build(session, "PoCL", SOURCE, NAME, true, OPTIONS, "signals");
    Buffer actions = session.pool().take(16 * 4 * Long.BYTES);
    run(compiled.main(), actions); // makes the kernel's code: from now on LLVM has the signals
    PoclSignals.fault(); // LLVM gives all of them back
    run(compiled.main(), actions); // reads HotSpot's handlers
    CL.clReleaseProgram(Compiled.program(session, "PoCL", ANOTHER, OPTIONS, "signals"));
    run(compiled.finish(), actions); // once more HotSpot's, without LLVM's knowledge
    session.pool().give(actions);
  }

  private void run(Kernel kernel, Buffer actions) {
    kernel.set(0, actions);
    kernel.enqueue(session.queue(), 1, 1, null);
    session.finish();
  }
}
