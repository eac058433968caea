package dev.sinter.examples;

import dev.sinter.Device;
import dev.sinter.DeviceException;
import dev.sinter.Kernels;
import dev.sinter.Scope;
import dev.sinter.SinterException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Runs the example programs and prints what they measured and found; see {@link Arguments#USAGE}.
 *
 * <p>The exit status is 0 if every program passed its own checks, 1 if one did not, and 2 if the
 * command line was wrong.
 */
public final class Demo {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final PrintStream out;
  private final Stage stage;

  private Demo(PrintStream out, Stage stage) {
    this.out = out;
    this.stage = stage;
  }

  /** Runs and exits. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    System.exit(run(System.out, System.err, args));
  }

  /** Runs and gives the exit status. */
  static int run(PrintStream out, PrintStream err, String... args) {
    Arguments arguments;
    Device device;
    try {
      arguments = Arguments.parse(args);
      if (arguments.help()) {
        out.print(Arguments.USAGE);
        return 0;
      }
      device = arguments.device().map(Device::find).orElseGet(Device::current);
    } catch (UsageException | DeviceException wrong) {
      err.println("demo: " + wrong.getMessage());
      return MISUSED;
    }
    try {
      Stage stage = new Stage(device, arguments.factor(), arguments.out());
      return new Demo(out, stage).run(arguments) ? 0 : FAILED;
    } catch (IOException | SinterException failure) {
      err.println("demo: " + failure);
      return FAILED;
    }
  }

  private boolean run(Arguments arguments) throws IOException {
    long start = System.nanoTime();
    out.println("device: " + stage.device() + "\n");
    boolean passed = true;
    for (Program program : arguments.programs()) {
      passed &= run(program);
    }
    out.println("kernels of this build:\n" + Kernels.listing(Demo.class.getClassLoader()));
    out.printf(
        Locale.ROOT,
        "%s in %.1f s%n",
        passed ? "every check passed" : "SOME CHECKS FAILED",
        (System.nanoTime() - start) * 1e-9);
    return passed;
  }

  @SuppressWarnings("try") // the scope acts by being open
  private boolean run(Program program) throws IOException {
    out.println(program.label() + ": " + program.summary());
    if (!stage.device().supports(program.needs())) {
      out.println("  skipped: the device does not compute in " + program.needs() + "\n");
      return true;
    }
    try (Scope scope = Scope.on(stage.device())) {
      Report report = program.example().run(stage);
      out.println(report);
      return report.passed();
    }
  }
}
