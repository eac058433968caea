package dev.sinter.processor;

import dev.sinter.Device;
import dev.sinter.codegen.KernelEntry;
import dev.sinter.codegen.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs random fused methods in a loop: as plain Java, by the interpreter, and on every device.
 *
 * <p>{@code --methods N} how many, {@code --seed S} of the first class, {@code --device NAME} only
 * on this one, {@code --shrink SECONDS} for each failure. Prints the seed of every class that fails
 * and its smallest form; ends with 1 if there was one.
 */
public final class RandomMethodsMain {
  private static final int PER_CLASS = 40;
  private static final int SAMPLES = 60;
  private static final int REPORT = 25;

  private final List<Device> devices;
  private final Duration shrinking;
  private final Path folder;

  private RandomMethodsMain(List<Device> devices, Duration shrinking, Path folder) {
    this.devices = devices;
    this.shrinking = shrinking;
    this.folder = folder;
  }

  /** Runs. */
  public static void main(String... arguments) throws IOException {
    int methods = Integer.parseInt(option(arguments, "--methods", "1000"));
    long seed = Long.parseLong(option(arguments, "--seed", Long.toString(System.nanoTime())));
    String device = option(arguments, "--device", "");
    long shrink = Long.parseLong(option(arguments, "--shrink", "120"));
    List<Device> devices = device.isEmpty() ? Device.all() : List.of(Device.find(device));
    Path folder = Files.createTempDirectory("sinter-random");
    RandomMethodsMain run = new RandomMethodsMain(devices, Duration.ofSeconds(shrink), folder);
    int failures = 0;
    System.out.println("--seed " + seed + " on " + devices);
    for (int done = 0, number = 0; done < methods; done += PER_CLASS, number++) {
      failures += run.one(seed + number) ? 0 : 1;
      if (number % REPORT == REPORT - 1) {
        System.out.println(done + PER_CLASS + " methods, " + failures + " classes failed");
      }
    }
    System.out.println(methods + " methods from seed " + seed + ": " + failures + " failed");
    System.exit(failures == 0 ? 0 : 1);
  }

  private static String option(String[] arguments, String name, String otherwise) {
    int at = Arrays.asList(arguments).indexOf(name);
    return at < 0 ? otherwise : arguments[at + 1];
  }

  private boolean one(long seed) throws IOException {
    Fragment source = new RandomMethods(new SplittableRandom(seed)).fragment("R", PER_CLASS);
    List<String> failures = failures(source, seed);
    if (failures.isEmpty()) {
      return true;
    }
    System.out.println("--seed " + seed + "\n" + String.join("\n", failures));
    String kind = kind(failures.get(0));
    Predicate<Fragment> fails =
        candidate -> failures(candidate, seed).stream().anyMatch(each -> kind(each).equals(kind));
    Fragment small = Shrinker.shrink(source, fails, shrinking);
    System.out.println(small + String.join("\n", failures(small, seed)) + "\n");
    return false;
  }

  /** What a failure begins with: the compiler, the interpreter or a device. */
  private static String kind(String failure) {
    return failure.substring(0, failure.indexOf(' '));
  }

  private List<String> failures(Fragment source, long seed) {
    clear();
    String text = source.toString();
    Project project = new Project(folder);
    Project.Result result = project.compile(text);
    if (!result.succeeded()) {
      return rejections(result);
    }
    List<String> failures = new ArrayList<>(interpreted(project, seed));
    for (Device device : devices) {
      SplittableRandom random = new SplittableRandom(seed);
      failures.addAll(DeviceDifferential.differences(device, project, text, random));
    }
    return failures;
  }

  /** Java that javac accepts, but not the processor. */
  private static List<String> rejections(Project.Result result) {
    List<String> errors =
        result.messages().stream().filter(each -> each.startsWith("ERROR")).toList();
    boolean fused = errors.stream().allMatch(each -> each.contains("[Fused"));
    return fused ? errors.stream().map(each -> "compiler " + each).toList() : List.of();
  }

  private static List<String> interpreted(Project project, long seed) {
    List<String> failures = new ArrayList<>();
    try {
      Class<?> type = project.loader().loadClass("random.R");
      for (KernelEntry entry : Manifest.load(type).orElseThrow().content().kernels()) {
        try {
          Differential.of(type, entry).compare(SAMPLES, new SplittableRandom(seed));
        } catch (AssertionError difference) {
          failures.add("interpreter " + difference.getMessage());
        }
      }
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(missing);
    }
    return failures;
  }

  private void clear() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
