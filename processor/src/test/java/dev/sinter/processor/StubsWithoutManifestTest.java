package dev.sinter.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.Array;
import dev.sinter.DTypeException;
import dev.sinter.Device;
import dev.sinter.Kernels;
import dev.sinter.Launch;
import dev.sinter.Scope;
import dev.sinter.Shape;
import dev.sinter.SinterException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stubs of a compiler that shows no method bodies run the Java methods, on every device. */
final class StubsWithoutManifestTest {
  private static final String SOURCE =
      """
      package p;
      import dev.sinter.fused.*;
      public class Plain {
        @Fused public static float scaled(float x, int y, @Uniform float k) { return x * k + y; }
        @Fused public static long place(long x, @Index long i, @Index(-1) int column) { return x + 100 * i + column; }
        @Fused public static boolean odd(int x) { return (x & 1) == 1; }
        @Fused public static double root(double x) { return Math.sqrt(x); }
        @Fused public static int divided(int x, int y) { return x / y; }
        @Fused public static int row(@Index(0) int r, @Uniform int k) { return r * k; }
      }
      """;

  private static final String FALLBACK = "sinter.fallback";

  @TempDir Path output;
  private Class<?> stub;

  static List<Device> devices() {
    return Stream.concat(Device.all().stream(), Stream.of(Device.find("reference"))).toList();
  }

  @BeforeEach
  void compileWithoutBodies() throws ReflectiveOperationException {
    Project project = new Project(output);
    var processor = new InEnvironment(InEnvironment::opaque);
    project.compile(List.of(), List.of(processor), SOURCE).requireSuccess();
    assertEquals(List.of("p/PlainFused.java"), List.copyOf(project.resources().keySet()));
    stub = project.loader().loadClass("p.PlainFused");
  }

  @AfterEach
  void clearTheSetting() {
    System.clearProperty(FALLBACK);
  }

  @ParameterizedTest
  @MethodSource("devices")
  void primitiveFormsOfEveryTypeRunTheJavaMethod(Device device) {
    try (Scope scope = Scope.on(device)) {
      assertArrayEquals(
          new float[] {11, 21},
          (float[]) call("scaled", new float[] {2, 4}, new int[] {10, 19}, 0.5f));
      assertArrayEquals(
          new long[] {5, 107}, (long[]) call("place", new Object[] {new long[] {5, 6}}));
      assertArrayEquals(
          new boolean[] {true, false}, (boolean[]) call("odd", new Object[] {new int[] {7, 8}}));
      assertArrayEquals(
          new double[] {3, 1.5}, (double[]) call("root", new Object[] {new double[] {9, 2.25}}));
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void lazyFormsComposeWithOtherOperations(Device device) {
    try (Scope scope = Scope.on(device)) {
      Array x = Array.of(Shape.of(2, 1), new float[] {1, 2}).add(1);
      Array y = Array.of(10, 20, 30);
      Array scaled = (Array) call("scaled", x, y, 2f);
      assertEquals("[2, 3]", scaled.shape().toString());
      assertEquals(device, scaled.device());
      assertFalse(scaled.isEvaluated());
      // The outer call takes what is computed from the inner one.
      Array outer = (Array) call("scaled", scaled.mul(scaled), y.neg(), 1f);
      assertArrayEquals(
          new float[] {
            14 * 14 - 10, 24 * 24 - 20, 34 * 34 - 30, 16 * 16 - 10, 26 * 26 - 20, 36 * 36 - 30
          },
          outer.toFloatArray());
      assertEquals(150f, scaled.sum().toFloat());
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void positionsAreThoseOfTheResult(Device device) {
    try (Scope scope = Scope.on(device)) {
      Array place =
          (Array) call("place", Array.of(1000L).reshape(1, 1).broadcastTo(Shape.of(2, 2)));
      assertArrayEquals(new long[] {1000, 1101, 1200, 1301}, place.toLongArray());
      Array transposed = place.transpose(1, 0);
      assertArrayEquals(new long[] {1000, 1200, 1101, 1301}, transposed.toLongArray());
      Array rows = (Array) call("row", Shape.of(3, 2), 5);
      assertArrayEquals(new int[] {0, 0, 5, 5, 10, 10}, rows.toIntArray());
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void divisionsByZeroAreThrownByTheRead(Device device) {
    try (Scope scope = Scope.on(device)) {
      Array quotients = (Array) call("divided", Array.of(6, 7, 8), Array.of(3, 0, 2));
      quotients.eval();
      ArithmeticException thrown = assertThrows(ArithmeticException.class, quotients::toIntArray);
      assertEquals(
          "ArithmeticException in Plain.divided at element 1 of kernel Plain.divided",
          thrown.getMessage());
      assertThrows(ArithmeticException.class, () -> quotients.add(1).toIntArray());
      Array operand = Array.of(1, 2).div(Array.of(1, 0));
      Array late = (Array) call("odd", operand);
      assertThrows(ArithmeticException.class, late::toBooleanArray);
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void longChainsOfCallsNeedNoStack(Device device) {
    try (Scope scope = Scope.on(device)) {
      Array x = Array.of(1f, 2f);
      Array zero = Array.of(0, 0);
      for (int i = 0; i < 1500; i++) {
        x = (Array) call("scaled", x, zero, 1f);
      }
      assertArrayEquals(new float[] {1, 2}, x.toFloatArray());
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void theHistorySaysThatTheJvmRanIt(Device device) {
    try (Scope scope = Scope.on(device)) {
      Kernels.clearHistory();
      Array root = (Array) call("root", Array.of(4.0, 9.0).mul(1.0));
      root.eval();
      Launch last = Kernels.history().get(Kernels.history().size() - 1);
      assertEquals("jvm", last.device());
      assertTrue(last.name().contains("Plain.root"), last.name());
    }
  }

  @Test
  void explainSaysWhatRunsOnTheJvm() {
    try (Scope scope = Scope.on(Device.find("reference"))) {
      Array root = (Array) call("root", Array.of(4.0, 9.0).mul(3.0));
      String text = root.sum().explain();
      List<String> lines = text.lines().toList();
      assertEquals("1 kernel on reference, exact", lines.get(0));
      assertEquals(
          "first on the JVM, arrays moved there and back (no manifest): Plain.root over [2]",
          lines.get(1));
      assertTrue(lines.contains("kernel 1: sum(a)"), text);
      assertFalse(root.isEvaluated());
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void neverForbidsTheJavaMethod(Device device) {
    System.setProperty(FALLBACK, "never");
    try (Scope scope = Scope.on(device)) {
      SinterException thrown =
          assertThrows(SinterException.class, () -> call("root", Array.of(4.0)));
      assertTrue(thrown.getMessage().contains("META-INF/sinter/p.Plain.json"), thrown.getMessage());
      assertTrue(thrown.getMessage().contains("sinter.fallback=never"), thrown.getMessage());
      System.clearProperty(FALLBACK);
      assertEquals(2.0, ((Array) call("root", Array.of(4.0))).toDouble());
    }
  }

  @Test
  void anUnknownSettingIsAnError() {
    System.setProperty(FALLBACK, "gpu");
    SinterException thrown = assertThrows(SinterException.class, () -> call("root", Array.of(4.0)));
    assertEquals(
        "property sinter.fallback can't be gpu: use jvm (the default) or never",
        thrown.getMessage());
  }

  @Test
  void oneWarningForEachClass() {
    List<LogRecord> warnings = new ArrayList<>();
    Handler handler = collecting(warnings);
    Logger logger = Logger.getLogger("dev.sinter");
    logger.addHandler(handler);
    try (Scope scope = Scope.on(Device.jvm())) {
      assertEquals(2.0, ((Array) call("root", Array.of(4.0))).toDouble());
      assertEquals(3.0, ((Array) call("root", Array.of(9.0))).toDouble());
      assertTrue(((Array) call("odd", Array.of(9))).toBoolean());
    } finally {
      logger.removeHandler(handler);
    }
    assertEquals(1, warnings.size());
  }

  @Test
  void narrowingIsStillAnError() {
    assertThrows(DTypeException.class, () -> call("odd", Array.of(9L)));
  }

  private static Handler collecting(List<LogRecord> warnings) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        if (entry.getLevel().equals(Level.WARNING)) {
          warnings.add(entry);
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private Object call(String name, Object... arguments) {
    boolean lazy = arguments[0] instanceof Array || arguments[0] instanceof Shape;
    Method form =
        Arrays.stream(stub.getDeclaredMethods())
            .filter(method -> method.getName().equals(name))
            .filter(method -> lazy == (method.getReturnType() == Array.class))
            .findFirst()
            .orElseThrow(() -> new AssertionError(name));
    try {
      return form.invoke(null, arguments);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(thrown);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
