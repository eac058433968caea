package dev.sinter.exactness;

import dev.sinter.Device;
import dev.sinter.DeviceException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Records one device, for machines without a build: every element-wise operation on every type. The
 * recording of a GPU is kept in {@code exactness/}, and {@link ExactnessTest} compares it.
 */
public final class ExactnessMain {
  private static final String USAGE = "usage: ExactnessMain DEVICE [--out FILE]";

  private ExactnessMain() {}

  /**
   * Exit status 1 if an operation whose bits Java fixes differs from the reference or an ulp is not
   * finite, 2 if the command line was wrong.
   */
  public static void main(String[] args) throws IOException {
    System.exit(run(args, System.out));
  }

  static int run(String[] args, PrintStream out) throws IOException {
    List<String> words = List.of(args);
    if (words.size() != 1 && (words.size() != 3 || !words.get(1).equals("--out"))) {
      System.err.println(USAGE);
      return 2;
    }
    Device device;
    try {
      device = Device.find(words.get(0));
    } catch (DeviceException absent) {
      System.err.println(absent.getMessage());
      return 2;
    }
    long start = System.nanoTime();
    Recording recording = Recording.of(device);
    if (words.size() == 3) {
      Files.writeString(Path.of(words.get(2)), recording.text());
    } else {
      out.print(recording.text());
    }
    List<String> faults = Golden.faults(recording);
    faults.forEach(System.err::println);
    System.err.printf(
        Locale.ROOT,
        "%d operations on %s, %d wrong, %.1f s%n",
        recording.entries().size(),
        device,
        faults.size(),
        (System.nanoTime() - start) / 1e9);
    return faults.isEmpty() ? 0 : 1;
  }
}
