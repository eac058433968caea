package dev.sinter.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The generated classes: their text, and that they run. */
final class StubsTest {
  @RegisterExtension final Golden golden = new Golden();

  @Test
  void arraysAndUniforms() throws IOException {
    golden.assertMatches(
        stub(
            """
            package p;
            import dev.sinter.fused.*;
            public final class Finance {
              @Fused public static float call(float spot, double strike, @Uniform int n, boolean put) { return spot; }
              @Fused static double half(double CALL) { return CALL / 2; }
            }
            """,
            "p.FinanceFused"));
  }

  @Test
  void positionsVanish() throws IOException {
    golden.assertMatches(
        stub(
            """
            package p;
            import dev.sinter.fused.*;
            class Noise {
              @Fused static float at(float x, @Index long i, @Index(-1) int c) { return x; }
              @Fused static long field(@Index(0) int row, @Uniform long shape) { return row; }
              @Fused static boolean constant() { return true; }
            }
            """,
            "p.NoiseFused"));
  }

  @Test
  void overloadsDispatch() throws IOException {
    golden.assertMatches(
        stub(
            """
            import dev.sinter.fused.*;
            public class Over {
              @Fused public static double twice(double x) { return x * 2; }
              @Fused static float twice(float x) { return x * 2; }
              @Fused public static int twice(int x) { return x * 2; }
              @Fused public static int twice(int x, int y) { return x * y; }
            }
            """,
            "OverFused"));
  }

  @Test
  void nestedAndDeprecated() throws IOException {
    golden.assertMatches(
        stub(
            """
            package p;
            import dev.sinter.fused.*;
            public class Outer {
              @Deprecated public static class Inner {
                @Deprecated @Fused public static int f(int x) { return x; }
              }
            }
            """,
            "p.Outer_InnerFused"));
  }

  @Test
  void badDeclarationsHaveFormsToo(@TempDir Path output) throws IOException {
    // compile-testing shows no generated files of a compilation that failed.
    Project project = new Project(output);
    var unused =
        project.compile(
            """
            package p;
            import dev.sinter.fused.*;
            class Bad {
              @Fused float f(float x, @Uniform String s) { return x; }
              @Fused static void g(byte x) { }
              @Fused static float h(int... x) { return 0f; }
            }
            """);
    golden.assertMatches(String.valueOf(project.resources().get("p/BadFused.java")));
  }

  @Test
  void generatedFormsRun(@TempDir Path output) throws ReflectiveOperationException {
    Project project = new Project(output);
    project
        .compile(
            """
            package p;
            import dev.sinter.fused.*;
            public class Run {
              @Fused public static float scaled(float x, int y, @Uniform float k) { return twice(x) * k + y; }
              @Fused public static float twice(float x) { return 2 * x; }
              @Fused public static long position(@Index long i, @Uniform int k) { return i * k; }
            }
            """)
        .requireSuccess();
    Class<?> stub = project.loader().loadClass("p.RunFused");
    Method scaled = stub.getMethod("scaled", float[].class, int[].class, float.class);
    Object result = scaled.invoke(null, new float[] {1f, 2f, 3f}, new int[] {10, 20, 30}, 0.5f);
    assertArrayEquals(new float[] {11f, 22f, 33f}, (float[]) result);
    Method position = stub.getMethod("position", dev.sinter.Shape.class, int.class);
    var lazy = (dev.sinter.Array) position.invoke(null, dev.sinter.Shape.of(4), 3);
    assertArrayEquals(new long[] {0, 3, 6, 9}, lazy.toLongArray());
    assertEquals("[4]", lazy.shape().toString());
  }

  private static String stub(String source, String name) {
    return Compilations.generatedClass(Compilations.succeeding(source), name);
  }
}
