package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.stub.Stub;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What {@link Scope#forbid} refuses, and what it does not. */
final class HiddenCostsTest {
  private Scope device;

  @BeforeEach
  void onTheJvm() {
    device = Scope.on(Device.jvm());
  }

  @AfterEach
  void close() {
    device.close();
  }

  private static Array pending(DType type) {
    return Array.ones(type, Shape.of(2, 3)).cast(type).add(Array.iota(type, Shape.of(2, 3)));
  }

  private static Map<String, Consumer<Array>> floatReads() {
    Map<String, Consumer<Array>> reads = new LinkedHashMap<>();
    reads.put("toFloatArray", Array::toFloatArray);
    reads.put("toDoubleArray", Array::toDoubleArray);
    reads.put("toFloatArray2D", Array::toFloatArray2D);
    reads.put("toDoubleArray2D", Array::toDoubleArray2D);
    reads.put("getFloat", array -> array.getFloat(1, 2));
    reads.put("getDouble", array -> array.getDouble(0, 0));
    reads.put("toFloat", array -> array.sum().toFloat());
    reads.put("toDouble", array -> array.sum().toDouble());
    reads.put("print", Array::print);
    reads.put(
        "copyTo",
        array -> array.copyTo(ByteBuffer.allocateDirect(24).order(ByteOrder.nativeOrder())));
    return reads;
  }

  private static Map<String, Consumer<Array>> integerReads() {
    Map<String, Consumer<Array>> reads = new LinkedHashMap<>();
    reads.put("toIntArray", Array::toIntArray);
    reads.put("toLongArray", Array::toLongArray);
    reads.put("toIntArray2D", Array::toIntArray2D);
    reads.put("toLongArray2D", Array::toLongArray2D);
    reads.put("toBooleanArray2D", array -> array.gt(1).toBooleanArray2D());
    reads.put("getInt", array -> array.getInt(1, 2));
    reads.put("getLong", array -> array.getLong(1, 2));
    reads.put("toInt", array -> array.max().toInt());
    reads.put("toLong", array -> array.max().toLong());
    reads.put("toBooleanArray", array -> array.gt(1).toBooleanArray());
    reads.put("getBoolean", array -> array.gt(1).getBoolean(0, 0));
    reads.put("toBoolean", array -> array.gt(1).all().toBoolean());
    reads.put("toByteArray", array -> array.gt(1).toByteArray());
    return reads;
  }

  private static void refused(DType type, String name, Consumer<Array> read) {
    try (Scope scope = Scope.forbid(Hidden.SYNCHRONISATION)) {
      Array array = pending(type);
      SinterException refused = assertThrows(SinterException.class, () -> read.accept(array), name);
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.startsWith("Array." + name + " at "), message);
      assertTrue(message.contains("HiddenCostsTest.java:"), message);
      assertTrue(message.contains("pending on jvm would compute its "), message);
      assertTrue(message.contains("call eval()"), message);
      assertFalse(array.isEvaluated(), name);
    }
  }

  @Test
  void readsOfPendingArraysAreRefused() {
    floatReads().forEach((name, read) -> refused(DType.F32, name, read));
    integerReads().forEach((name, read) -> refused(DType.I32, name, read));
  }

  @Test
  void theMessageCountsBytes() {
    try (Scope scope = Scope.forbid(Hidden.SYNCHRONISATION)) {
      Array array = pending(DType.F64);
      SinterException refused = assertThrows(SinterException.class, array::toDoubleArray);
      assertTrue(String.valueOf(refused.getMessage()).contains("its 48 bytes"));
    }
  }

  @Test
  void whatIsEvaluatedCanBeRead() {
    try (Scope scope = Scope.forbid(Hidden.SYNCHRONISATION, Hidden.TRANSFER)) {
      assertEquals(21, pending(DType.F32).sum().eval().toFloat());
      Array sum = pending(DType.F32).sum();
      Sinter.eval(sum);
      assertEquals(21, sum.toFloat());
      assertArrayEquals(new float[] {1, 2}, Array.of(1f, 2f).toFloatArray());
    }
  }

  @Test
  void operationsThatMustKnowASizeAreRefused() {
    Array evaluated = Array.of(2f, 1f, 2f);
    try (Scope scope = Scope.forbid(Hidden.SYNCHRONISATION)) {
      SinterException refused = assertThrows(SinterException.class, evaluated::unique);
      assertTrue(String.valueOf(refused.getMessage()).startsWith("Array.unique at "));
      assertEquals(Shape.of(2), evaluated.topK(2).eval().shape());
      assertEquals(Shape.of(5), Rng.philox(1).permutation(5).eval().shape());
      assertTrue(Array.complex(evaluated, evaluated).prod().eval().isEvaluated());
    }
    assertEquals(Shape.of(2), evaluated.unique().shape());
  }

  @Test
  void callsOfJavaMethodsForAnotherDeviceAreRefused() {
    for (Hidden cost : Hidden.values()) {
      try (Scope on = Scope.on(Device.find("reference"));
          Scope scope = Scope.forbid(cost)) {
        Array lazy = stub().lazy(Array.of(1f, 2f), 2f);
        for (Executable evaluation :
            List.<Executable>of(lazy::eval, () -> Sinter.eval(lazy), lazy::toDoubleArray)) {
          SinterException refused = assertThrows(SinterException.class, evaluation);
          assertTrue(String.valueOf(refused.getMessage()).contains("Scope.forbid(Hidden." + cost));
        }
        try (Scope inside = Scope.allow(Hidden.values())) {
          assertArrayEquals(new double[] {2, 4}, lazy.toDoubleArray());
        }
      }
    }
  }

  @Test
  void lookingAtAnArrayIsNoRead() {
    try (Scope scope = Scope.forbid(Hidden.values())) {
      Array array = pending(DType.F32);
      assertTrue(array.toString().contains("pending"));
      assertTrue(array.explain().startsWith("1 kernel"));
      assertFalse(array.isEvaluated());
    }
  }

  @Test
  void scopesInsideForbidTheSame() {
    try (Scope scope = Scope.forbid(Hidden.SYNCHRONISATION);
        Scope inside = Scope.open();
        Scope more = Scope.forbid(Hidden.TRANSFER)) {
      assertThrows(SinterException.class, () -> pending(DType.F32).toFloatArray());
    }
    assertEquals(6, pending(DType.F32).toFloatArray().length);
  }

  @Test
  void aScopeInsideMayAllow() {
    try (Scope scope = Scope.forbid(Hidden.values())) {
      try (Scope inside = Scope.allow(Hidden.SYNCHRONISATION)) {
        assertEquals(6, pending(DType.F32).toFloatArray().length);
      }
      assertThrows(SinterException.class, () -> pending(DType.F32).toFloatArray());
    }
  }

  @Test
  void otherThreadsAreFree() {
    try (Scope scope = Scope.forbid(Hidden.SYNCHRONISATION)) {
      Array array = pending(DType.F32);
      assertEquals(6, CompletableFuture.supplyAsync(array::toFloatArray).join().length);
    }
  }

  /** A stub; its class has no manifest, which is found out when it goes on to run. */
  @SuppressWarnings("UnusedMethod") // called by its stub
  private static double scaled(float x, float factor) {
    return (double) x * factor;
  }

  private static Stub stub() {
    return Stub.of(
        Stub.VERSION,
        MethodHandles.lookup(),
        HiddenCostsTest.class,
        "scaled",
        double.class,
        Stub.array("x", float.class),
        Stub.uniform("factor", float.class));
  }

  private static String callOfStub() {
    Object[] arguments = {new float[1000], 2f};
    SinterException thrown = assertThrows(SinterException.class, () -> stub().now(arguments));
    return String.valueOf(thrown.getMessage());
  }

  @Test
  void stubsThatTakeJavaArraysMoveThem() {
    try (Scope scope = Scope.forbid(Hidden.TRANSFER)) {
      String message = callOfStub();
      assertTrue(message.startsWith("HiddenCostsTest.scaled(float, float) with Java"), message);
      assertTrue(message.contains("4000 bytes to jvm"), message);
      assertTrue(message.contains("8000 back"), message);
      assertTrue(message.contains("Array.of"), message);
    }
  }

  @Test
  void stubsThatTakeJavaArraysWait() {
    try (Scope scope = Scope.forbid(Hidden.SYNCHRONISATION)) {
      String message = callOfStub();
      assertTrue(message.contains("would compute 8000 bytes now"), message);
      assertTrue(message.contains("call the stub with Arrays"), message);
    }
  }

  @Test
  void stubsRunWhereTheyMay() {
    Object[] arguments = {new float[1000], 2f};
    assertEquals(1000, ((double[]) stub().now(arguments)).length);
    try (Scope scope = Scope.forbid(Hidden.values());
        Scope inside = Scope.allow(Hidden.values())) {
      assertEquals(1000, ((double[]) stub().now(arguments)).length);
    }
  }

  @Test
  void waitingForErrorsOfElementsIsRefusedWithTheirKernel() {
    Array a = Array.of(6, 8);
    Array stored = a.div(Array.of(3, 2)).eval();
    Array squares = a.rem(5).eval().square();
    Array sums = a.take(Array.of(1, 0), 0).cumSum(0);
    try (Scope scope = Scope.forbid(Hidden.SYNCHRONISATION)) {
      squares.eval(); // a divisor that is not 0 is no error
      SinterException refused = assertThrows(SinterException.class, () -> stored.add(1).eval());
      assertTrue(
          String.valueOf(refused.getMessage())
              .contains(" would wait to see whether elements that kernel a/b computes"),
          refused::getMessage);
      assertThrows(SinterException.class, sums::eval);
      assertEquals(2, stored.getInt(0)); // an evaluated array; now it is known
      assertArrayEquals(new int[] {3, 5}, stored.add(1).eval().toIntArray());
    }
    assertArrayEquals(new long[] {8, 14}, sums.toLongArray());
  }
}
