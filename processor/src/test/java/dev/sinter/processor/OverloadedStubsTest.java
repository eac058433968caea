package dev.sinter.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.DTypeException;
import dev.sinter.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stubs of overloads run the method that Java would choose for elements of these types. */
final class OverloadedStubsTest {
  private static final String SOURCE =
      """
      package p;
      import dev.sinter.fused.*;
      public class Over {
        @Fused public static double f(double x, double y) { return 1; }
        @Fused public static int f(int x, int y) { return 2; }
        @Fused public static long f(long x, long y) { return 3; }
        @Fused public static double f(byte x, double y) { return 4; }
        @Fused public static int g(short x) { return 5; }
        @Fused public static int g(char x) { return 6; }
        @Fused public static double g(double x) { return 7; }
        @Fused public static int h(int x) { return 8; }
        @Fused public static int h(@Index long i, short x) { return 9; }
        @Fused public static int place(@Index int i) { return i; }
      }
      """;

  @TempDir Path output;
  private Class<?> stub;

  @BeforeEach
  void compile() throws ReflectiveOperationException {
    Project project = new Project(output);
    project.compile(SOURCE).requireSuccess();
    stub = project.loader().loadClass("p.OverFused");
  }

  private double call(String name, DType... types) throws Exception {
    Array[] arrays = new Array[types.length];
    Class<?>[] classes = new Class<?>[types.length];
    for (int i = 0; i < types.length; i++) {
      arrays[i] = Array.ones(types[i], Shape.of(1));
      classes[i] = Array.class;
    }
    Array result = (Array) stub.getMethod(name, classes).invoke(null, (Object[]) arrays);
    return result.toDouble();
  }

  private void refuses(String message, String name, DType... types) {
    InvocationTargetException thrown =
        assertThrows(InvocationTargetException.class, () -> call(name, types));
    DTypeException refused = assertInstanceOf(DTypeException.class, thrown.getCause());
    assertEquals(message, refused.getMessage());
  }

  @Test
  void theMostSpecificOneRuns() throws Exception {
    assertEquals(2, call("f", DType.I32, DType.I16));
    assertEquals(3, call("f", DType.I64, DType.I32));
    assertEquals(1, call("f", DType.F32, DType.I32));
    assertEquals(4, call("f", DType.I8, DType.F64));
    assertEquals(5, call("g", DType.I16));
    assertEquals(6, call("g", DType.U16));
    assertEquals(7, call("g", DType.I32));
    assertEquals(9, call("h", DType.I16));
    assertEquals(8, call("h", DType.U16));
  }

  @Test
  void whatJavaCallsAmbiguousIsRefused() {
    refuses(
        "(I8, I8) fits Over.f(double, double), Over.f(int, int), Over.f(long, long),"
            + " Over.f(byte, double), and none is more specific than all others: cast the arrays",
        "f",
        DType.I8,
        DType.I8);
    refuses(
        "(U8) fits Over.g(short), Over.g(char), Over.g(double),"
            + " and none is more specific than all others: cast the arrays",
        "g",
        DType.U8);
    refuses(
        "no overload takes (C64): there are Over.g(short), Over.g(char), Over.g(double);"
            + " cast the arrays",
        "g",
        DType.C64);
  }

  @Test
  void aMethodOfPositionsNeedsAShape() throws Exception {
    Method place = stub.getMethod("place", Shape.class);
    Array places = (Array) place.invoke(null, Shape.of(3));
    assertArrayEquals(new int[] {0, 1, 2}, places.toIntArray());
    InvocationTargetException thrown =
        assertThrows(InvocationTargetException.class, () -> place.invoke(null, (Object) null));
    assertInstanceOf(NullPointerException.class, thrown.getCause());
    assertTrue(thrown.getCause().getMessage().contains("place: shape is null"));
  }
}
