package dev.sinter.processor;

import dev.sinter.Array;
import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.Sinter;
import dev.sinter.codegen.KernelEntry;
import dev.sinter.codegen.Manifest;
import dev.sinter.ir.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the generated forms of a class give on a device with what Java gives, all methods
 * in as few kernels as possible, since building one is what takes the time.
 */
final class DeviceDifferential {
  private static final int LENGTH = 37;

  /** Methods in a kernel. */
  private static final int TOGETHER = Integer.getInteger("sinter.test.together", 8);

  private static final Set<Op> EXACT =
      EnumSet.of(Op.FMA, Op.SQRT, Op.RSQRT, Op.COPY_SIGN, Op.FLOOR, Op.CEIL, Op.RINT, Op.TRUNC);

  /** Operators whose bits Java leaves open. */
  private static final Set<String> INEXACT =
      Arrays.stream(Op.values())
          .filter(op -> op.typing() == Op.Typing.FLOATING)
          .filter(op -> !EXACT.contains(op))
          .map(Op::method)
          .collect(Collectors.toSet());

  private final Device device;
  private final Class<?> type;
  private final Class<?> stub;

  private DeviceDifferential(Device device, Class<?> type, Class<?> stub) {
    this.device = device;
    this.type = type;
    this.stub = stub;
  }

  /**
   * The differences on several devices, which build their kernels at the same time.
   *
   * @param source of a class that was compiled into {@code project}
   */
  static List<String> differences(
      List<Device> devices, Project project, String source, SplittableRandom random) {
    Map<Device, SplittableRandom> randoms = new LinkedHashMap<>();
    devices.forEach(device -> randoms.put(device, random.split()));
    return randoms.entrySet().parallelStream()
        .flatMap(each -> differences(each.getKey(), project, source, each.getValue()).stream())
        .toList();
  }

  /** The differences on one device. */
  static List<String> differences(
      Device device, Project project, String source, SplittableRandom random) {
    String name = Project.fileName(source).replace(".java", "").replace('/', '.');
    try {
      ClassLoader loader = project.loader();
      Class<?> type = loader.loadClass(name);
      Class<?> stub = loader.loadClass(name + "Fused");
      return new DeviceDifferential(device, type, stub).differences(random);
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(missing);
    }
  }

  private List<String> differences(SplittableRandom random) {
    List<Samples> samples = new ArrayList<>();
    for (KernelEntry entry : Manifest.load(type).orElseThrow().content().kernels()) {
      SplittableRandom own = random.split();
      boolean exact = entry.operations().keySet().stream().noneMatch(INEXACT::contains);
      if (exact || !device.id().startsWith("opencl")) {
        Samples sample = Samples.of(type, stub, entry, LENGTH, own);
        if (sample != null) {
          samples.add(sample);
        }
      }
    }
    List<String> found = new ArrayList<>();
    for (int from = 0; from < samples.size(); from += TOGETHER) {
      found.addAll(differences(samples.subList(from, Math.min(samples.size(), from + TOGETHER))));
    }
    return found;
  }

  /** Together; where that fails for another reason than a difference, one by one. */
  private List<String> differences(List<Samples> samples) {
    try (Scope scope = Scope.on(device)) {
      Array[] results = samples.stream().map(Samples::lazy).toArray(Array[]::new);
      Sinter.eval(results);
      List<String> found = new ArrayList<>();
      for (int i = 0; i < results.length; i++) {
        found.add(difference(samples.get(i), results[i]));
      }
      return found.stream().filter(Objects::nonNull).toList();
    } catch (RuntimeException fault) {
      if (samples.size() > 1) {
        List<String> apart = new ArrayList<>();
        samples.forEach(each -> apart.addAll(differences(List.of(each))));
        return apart.isEmpty() ? List.of(device.id() + " of all together: " + fault) : apart;
      }
      return samples.stream().map(each -> device.id() + " " + each.java() + ": " + fault).toList();
    }
  }

  private @Nullable String difference(Samples sample, Array result) {
    String difference = sample.difference(sample.read(result));
    return difference == null ? null : device.id() + " " + difference;
  }

  /** As {@link #differences}, through the forms on primitive arrays, where there are any. */
  static List<String> atOnce(Project project, String source, SplittableRandom random)
      throws ClassNotFoundException {
    String name = Project.fileName(source).replace(".java", "").replace('/', '.');
    ClassLoader loader = project.loader();
    Class<?> type = loader.loadClass(name);
    Class<?> stub = loader.loadClass(name + "Fused");
    List<String> found = new ArrayList<>();
    for (KernelEntry entry : Manifest.load(type).orElseThrow().content().kernels()) {
      Samples sample = Samples.of(type, stub, entry, LENGTH, random.split());
      if (sample != null && sample.arguments().length > 0) {
        String difference = sample.difference(sample.now());
        if (difference != null) {
          found.add(difference);
        }
      }
    }
    return found;
  }
}
