package dev.sinter.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.codegen.KernelEntry;
import dev.sinter.codegen.Manifest;
import dev.sinter.ir.Parameter;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated forms give Java's bits on every device of this machine: whole pipelines, from random
 * Java methods to the arrays that come back. {@code -Dsinter.test.seed} repeats a run.
 */
final class BackendDifferentialTest {
  private static final long SEED = Long.getLong("sinter.test.seed", System.nanoTime());
  private static final int CLASSES = Integer.getInteger("sinter.test.classes", 2);
  private static final int LENGTH = 37;

  /** Operators whose bits Java leaves open. */
  private static final Set<String> INEXACT =
      Set.of("exp", "sin", "cos", "log", "pow", "tan", "hypot", "atan2");

  @Test
  void randomMethodsGiveJavasBitsOnEveryDevice(@TempDir Path output) throws Exception {
    System.out.println("-Dsinter.test.seed=" + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < CLASSES; i++) {
      String source = new RandomMethods(random.split()).type("D" + i, 12);
      compareAll(output, source, random, failures);
    }
    assertEquals(List.of(), failures, "-Dsinter.test.seed=" + SEED);
  }

  /** Found by random methods, cut down. */
  @Test
  void earlierFailuresStayMended(@TempDir Path output) throws Exception {
    List<String> failures = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/regressions"))) {
      for (Path file : files.sorted().toList()) {
        compareAll(output, Files.readString(file), new SplittableRandom(1), failures);
      }
    }
    assertEquals(List.of(), failures);
  }

  private static void compareAll(
      Path output, String source, SplittableRandom random, List<String> failures)
      throws ReflectiveOperationException {
    Project project = new Project(output);
    project.compile(source).requireSuccess();
    ClassLoader loader = project.loader();
    String name = Project.fileName(source).replace(".java", "").replace('/', '.');
    Class<?> type = loader.loadClass(name);
    Class<?> stub = loader.loadClass(name + "Fused");
    for (KernelEntry entry : Manifest.load(type).orElseThrow().content().kernels()) {
      for (Device device : Device.all()) {
        compare(device, type, stub, entry, random.split(), failures);
      }
    }
  }

  private static void compare(
      Device device,
      Class<?> type,
      Class<?> stub,
      KernelEntry entry,
      RandomGenerator random,
      List<String> failures)
      throws ReflectiveOperationException {
    boolean exact = entry.operations().keySet().stream().noneMatch(INEXACT::contains);
    if (!exact && !device.equals(Device.jvm())) {
      return;
    }
    Method java = method(type, entry);
    Class<?>[] types = java.getParameterTypes();
    Object[] columns = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      columns[i] = Array.newInstance(types[i], LENGTH);
    }
    Object expected = Array.newInstance(java.getReturnType(), LENGTH);
    for (int row = 0; row < LENGTH; row++) {
      if (!fill(java, columns, row, expected, random)) {
        return;
      }
    }
    Method form =
        stub.getDeclaredMethod(
            java.getName(), Arrays.stream(columns).map(Object::getClass).toArray(Class<?>[]::new));
    form.setAccessible(true);
    Object actual;
    Scope scope = Scope.on(device);
    try {
      actual = form.invoke(null, columns);
    } finally {
      scope.close();
    }
    for (int row = 0; row < LENGTH; row++) {
      Object wanted = Array.get(expected, row);
      Object got = Array.get(actual, row);
      if (Elements.bits(wanted) != Elements.bits(got)) {
        failures.add(
            device.name()
                + " "
                + entry.id()
                + " row "
                + row
                + ": "
                + wanted
                + ", not "
                + got
                + "\n"
                + entry.code());
        return;
      }
    }
  }

  /**
   * Arguments for which the method doesn't divide by zero, and its result; false if there are none.
   */
  private static boolean fill(
      Method java, Object[] columns, int row, Object expected, RandomGenerator random)
      throws IllegalAccessException {
    for (int attempt = 0; attempt < 1_000; attempt++) {
      Object[] arguments =
          Arrays.stream(java.getParameterTypes())
              .map(each -> Elements.random(each, random))
              .toArray();
      try {
        Array.set(expected, row, java.invoke(null, arguments));
        for (int i = 0; i < columns.length; i++) {
          Array.set(columns[i], row, arguments[i]);
        }
        return true;
      } catch (InvocationTargetException division) {
        // Other arguments, then.
      }
    }
    return false;
  }

  private static Method method(Class<?> type, KernelEntry entry) throws NoSuchMethodException {
    var function = Manifest.load(type).orElseThrow().function(entry.id()).orElseThrow();
    String name = entry.name().substring(entry.name().lastIndexOf('.') + 1);
    Class<?>[] types =
        function.parameters().stream()
            .map(Parameter::type)
            .map(each -> each.javaType())
            .toArray(Class<?>[]::new);
    Method method = type.getDeclaredMethod(name, types);
    method.setAccessible(true);
    return method;
  }
}
