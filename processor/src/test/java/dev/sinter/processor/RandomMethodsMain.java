package dev.sinter.processor;

import dev.sinter.Device;
import dev.sinter.TestDevices;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Runs random fused methods in a loop: as plain Java, by the interpreter, and on devices.
 *
 * <p>{@code --methods N} how many, {@code --seed S} of the first class, {@code --devices
 * jvm,opencl,as-gpu} (see {@link TestDevices#named}), {@code --shrink SECONDS} for each failure.
 * Prints the seed of every class that fails and its smallest form; ends with 1 if there was one.
 */
public final class RandomMethodsMain {
  private static final int REPORT = 25;

  private final RandomTrial trial;
  private final Duration shrinking;

  private RandomMethodsMain(RandomTrial trial, Duration shrinking) {
    this.trial = trial;
    this.shrinking = shrinking;
  }

  /** Runs. */
  public static void main(String... arguments) throws IOException {
    int methods = Integer.parseInt(option(arguments, "--methods", "1000"));
    long seed = Long.parseLong(option(arguments, "--seed", Long.toString(System.nanoTime())));
    List<Device> devices =
        TestDevices.named(option(arguments, "--devices", "reference,jvm,opencl,as-gpu"));
    long shrink = Long.parseLong(option(arguments, "--shrink", "120"));
    RandomTrial trial = new RandomTrial(devices, Files.createTempDirectory("sinter-random"));
    RandomMethodsMain run = new RandomMethodsMain(trial, Duration.ofSeconds(shrink));
    int failures = 0;
    System.out.println("--seed " + seed + " on " + devices);
    for (int done = 0, number = 0; done < methods; done += RandomTrial.PER_CLASS, number++) {
      failures += run.one(seed + number) ? 0 : 1;
      if (number % REPORT == REPORT - 1) {
        int so = done + RandomTrial.PER_CLASS;
        System.out.println(so + " methods, " + failures + " classes failed");
      }
    }
    System.out.println(methods + " methods from seed " + seed + ": " + failures + " failed");
    System.exit(failures == 0 ? 0 : 1);
  }

  private static String option(String[] arguments, String name, String otherwise) {
    int at = Arrays.asList(arguments).indexOf(name);
    return at < 0 ? otherwise : arguments[at + 1];
  }

  private boolean one(long seed) {
    Fragment source = RandomTrial.source(seed);
    List<String> failures = trial.failures(source, seed);
    if (!failures.isEmpty()) {
      System.out.println("--seed " + seed + "\n" + String.join("\n", failures));
      System.out.println(trial.shrunk(source, seed, shrinking) + "\n");
    }
    return failures.isEmpty();
  }
}
