package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.stub.Stub;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operands that live on another device than the first one. */
abstract class MixedDevicesSuite extends DeviceSuite {
  private static final Device OTHER = Device.find("reference");
  private static final String PROPERTY = "sinter.mixedDevices";

  private final LogLines log = LogLines.open();

  @AfterEach
  final void closeLog() {
    log.close();
  }

  private static Array elsewhere(int... values) {
    try (Scope scope = Scope.on(OTHER)) {
      return scope.keep(Array.of(values));
    }
  }

  /** Every operation that takes several arrays, of I32 [4], the second one also as positions. */
  private static Map<String, BinaryOperator<Array>> operations() {
    Map<String, BinaryOperator<Array>> all = new LinkedHashMap<>();
    all.put("add", Array::add);
    all.put("floorMod", (a, b) -> a.floorMod(b.add(1)));
    all.put("fma", (a, b) -> a.cast(DType.F32).fma(b.cast(DType.F32), b.cast(DType.F32)));
    all.put("where", (a, b) -> Array.where(a.gt(2), b, a));
    all.put("where a scalar", (a, b) -> Array.where(a.gt(2), 7, b));
    all.put("clamp", (a, b) -> a.clamp(b, b.add(1)));
    all.put("concat", (a, b) -> Array.concat(0, a, b, a));
    all.put("stack", (a, b) -> Array.stack(0, a, b));
    all.put("dot", Array::dot);
    all.put("matmul", Array::matmul);
    all.put("take", (a, b) -> a.take(b, 0));
    all.put("takeAlong", (a, b) -> a.takeAlong(b, 0));
    all.put("put", (a, b) -> a.put(b, b));
    all.put("putAdd", (a, b) -> a.putAdd(b, b, 0));
    all.put(
        "complex",
        (a, b) -> Array.complex(a.cast(DType.F64), b.cast(DType.F64)).mul(b.neg()).real());
    all.put("fused", (a, b) -> stub().lazy(a, b));
    return all;
  }

  @SuppressWarnings("UnusedMethod") // called by its stub
  private static int combined(int x, int y) {
    return 10 * x + y;
  }

  private static Stub stub() {
    return Stub.of(
        Stub.VERSION,
        MethodHandles.lookup(),
        MixedDevicesSuite.class,
        "combined",
        int.class,
        Stub.array("x", int.class),
        Stub.array("y", int.class));
  }

  @Test
  void operationsRefuseOperandsOfAnotherDeviceAndSayHowToMendIt() {
    Array here = Array.of(4, 3, 2, 1);
    Array there = elsewhere(3, 1, 2, 0);
    operations()
        .forEach(
            (name, operation) -> {
              DeviceException refused =
                  assertThrows(DeviceException.class, () -> operation.apply(here, there), name);
              String message = String.valueOf(refused.getMessage());
              assertTrue(message.contains("MixedDevicesSuite.java:"), message);
              assertTrue(message.contains("copy one with to(device)"), message);
              assertTrue(message.contains("Scope.with(MixedDevices.MOVE)"), message);
            });
    assertEquals(0, log.matching(" moves ").size());
  }

  @Test
  void whereCopiesAreForbiddenNothingAdvisesToMove() {
    Array here = Array.of(4, 3, 2, 1);
    Array there = elsewhere(3, 1, 2, 0);
    try (Scope scope = Scope.forbid(Hidden.TRANSFER)) {
      DeviceException refused = assertThrows(DeviceException.class, () -> here.add(there));
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.contains("copy one with to(device) before"), message);
      assertTrue(message.contains("Scope.forbid(Hidden.TRANSFER) rules out"), message);
      assertFalse(message.contains("MOVE"), message);
    }
  }

  @Test
  void operandsAreMovedToTheDeviceOfTheFirst() {
    Array here = Array.of(4, 3, 2, 1);
    Array alsoHere = Array.of(3, 1, 2, 0);
    try (Scope scope = Scope.with(MixedDevices.MOVE)) {
      operations()
          .forEach(
              (name, operation) -> {
                Array expected = operation.apply(here, alsoHere);
                Array mixed = operation.apply(here, elsewhere(3, 1, 2, 0));
                assertSame(here.device(), mixed.device(), name);
                assertArrayEquals(expected.toDoubleArray(), mixed.toDoubleArray(), name);
              });
    }
  }

  @Test
  void anArrayIsMovedOnceAndTheLogSaysSo() {
    Array there = elsewhere(3, 1, 2, 0);
    try (Scope scope = Scope.with(MixedDevices.MOVE)) {
      Array sum = Array.of(4, 3, 2, 1).add(there).mul(there);
      Array again = Array.of(1, 1, 1, 1).add(there);
      Sinter.eval(sum, again, there);
      assertArrayEquals(new int[] {21, 4, 8, 0}, sum.toIntArray());
      assertArrayEquals(new int[] {4, 2, 3, 1}, again.toIntArray());
    }
    assertEquals(1, log.matching(" moves ").size(), log.matching(" moves ")::toString);
    String line = log.matching(" moves ").get(0);
    assertTrue(line.startsWith("Array.add at dev.sinter.MixedDevicesSuite."), line);
    assertTrue(line.contains(" moves I32 [4], 16 bytes, from reference ("), line);
    assertTrue(line.contains(" to " + device()), line);
  }

  @Test
  void complexArraysAreMovedToo() {
    Array there;
    try (Scope scope = Scope.on(OTHER)) {
      there = scope.keep(Array.complex(Array.of(1f, 2f), Array.of(3f, 4f)));
    }
    try (Scope scope = Scope.with(MixedDevices.MOVE)) {
      Array product = Array.of(2f, 2f).mul(there);
      assertArrayEquals(new float[] {2, 4}, product.real().toFloatArray());
      assertArrayEquals(new float[] {6, 8}, product.imag().toFloatArray());
    }
  }

  @Test
  void constantsNeedNotMove() {
    Array one;
    try (Scope scope = Scope.on(OTHER)) {
      one = scope.keep(Array.scalar(1));
    }
    assertArrayEquals(new int[] {5, 3}, Array.of(4, 2).add(one).toIntArray());
    assertEquals(0, log.matching(" moves ").size());
  }

  @Test
  void theCopyGoesWithItsArray() throws InterruptedException {
    long before = Settled.bytes(device());
    Array there = elsewhere(1, 2, 3, 4);
    try (Scope scope = Scope.with(MixedDevices.MOVE)) {
      Array sum = Array.of(1, 1, 1, 1).add(there);
      assertEquals(14, sum.sum().toLong());
    }
    assertEquals(before + 16, device().allocatedBytes());
    there.close();
    assertEquals(before, device().allocatedBytes());
  }

  @Test
  void aHiddenTransferIsRefusedEvenSo() {
    for (Hidden cost : Hidden.values()) {
      Array there = elsewhere(1, 2);
      try (Scope scope = Scope.with(MixedDevices.MOVE);
          Scope inside = Scope.forbid(cost)) {
        SinterException refused =
            assertThrows(SinterException.class, () -> Array.of(1, 2).add(there));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("Array.add at dev.sinter.MixedDevicesSuite."), message);
        assertTrue(message.contains("would move the 8 bytes of Array I32 [2]"), message);
        assertTrue(message.contains("Scope.forbid(Hidden." + cost), message);
        assertArrayEquals(
            new int[] {2, 4}, Array.of(1, 2).add(there.to(device())).eval().toIntArray());
        try (Scope allowed = Scope.allow(cost)) {
          assertArrayEquals(new int[] {2, 4}, Array.of(1, 2).add(there).eval().toIntArray());
        }
      }
    }
  }

  @Test
  void thePropertySpeaksWhereNoScopeDoes() {
    Array there = elsewhere(1, 2);
    String before = System.getProperty(PROPERTY);
    try {
      System.setProperty(PROPERTY, "Move");
      assertArrayEquals(new int[] {2, 4}, Array.of(1, 2).add(there).toIntArray());
      try (Scope scope = Scope.with(MixedDevices.REFUSE)) {
        assertThrows(DeviceException.class, () -> Array.of(1, 2).add(there));
      }
      System.setProperty(PROPERTY, "perhaps");
      SinterException unknown =
          assertThrows(SinterException.class, () -> Array.of(1, 2).add(elsewhere(1, 2)));
      assertTrue(String.valueOf(unknown.getMessage()).contains("use refuse (the default) or move"));
    } finally {
      restore(before);
    }
  }

  private static void restore(@org.jspecify.annotations.Nullable String property) {
    if (property == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, property);
    }
  }

  @Test
  void arraysAreCopiedThereAndBackWithTheirBits() {
    for (DType type : DType.reals()) {
      Array here = Array.of(0, 1, 2, 3, 200).cast(type).eval();
      Array there = here.to(OTHER);
      Array back = there.to(device());
      assertSame(OTHER, there.device());
      assertSame(device(), back.device());
      assertEquals(type, back.dtype());
      assertArrayEquals(
          here.cast(DType.F64).toDoubleArray(), back.cast(DType.F64).toDoubleArray(), type.name());
    }
  }

  @Test
  void memoryOfTheCallerIsCopied() {
    ByteBuffer direct = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
    direct.putInt(0, 5).putInt(4, 6);
    Array there = Array.wrap(direct, DType.I32, Shape.of(2)).to(OTHER);
    direct.putInt(0, 9);
    assertArrayEquals(new int[] {5, 6}, there.toIntArray());
  }

  @Test
  void onItsOwnDeviceAnArrayIsNotCopied() throws InterruptedException {
    Array here = Array.of(1, 2, 3);
    long before = Settled.bytes(device());
    Array same = here.to(device());
    assertNotSame(here, same);
    here.close();
    assertEquals(before, device().allocatedBytes());
    assertArrayEquals(new int[] {1, 2, 3}, same.toIntArray());
  }

  @Test
  void elementErrorsTravelWithTheCopy() {
    Array there = Array.of(1, 0, 2).rdiv(6).to(OTHER);
    ArithmeticException error = assertThrows(ArithmeticException.class, there::toIntArray);
    assertTrue(error.getMessage().contains("integer div by zero at element 1 "));
  }
}
