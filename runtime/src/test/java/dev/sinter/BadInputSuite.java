package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What every device refuses alike, and how it says so. */
abstract class BadInputSuite extends DeviceSuite {
  private static void refuses(String part, Executable operation) {
    SinterException error = assertThrows(SinterException.class, operation);
    assertTrue(String.valueOf(error.getMessage()).contains(part), error.getMessage());
  }

  private void comparesWithReference(DType type, Shape shape) {
    Map<String, EveryOperation.Outcome> mine = EveryOperation.on(type, shape);
    Map<String, EveryOperation.Outcome> theirs;
    try (Scope scope = Scope.on(Device.find("reference"))) {
      theirs = EveryOperation.on(type, shape);
    }
    Set<String> wrong = new TreeSet<>();
    mine.forEach(
        (name, outcome) -> {
          EveryOperation.Outcome expected = theirs.get(name);
          if (outcome.internal() || !outcome.agrees(expected)) {
            wrong.add(name + " of " + type + shape + ": " + outcome + ", not " + expected);
          }
        });
    assertEquals("", String.join("\n", wrong));
    assertTrue(mine.size() > 600, "too few calls to be the whole surface: " + mine.size());
  }

  @Test
  void everyOperationTakesEmptyArraysOrRefusesThem() {
    for (DType type : List.of(DType.F32, DType.I32, DType.BOOL)) {
      comparesWithReference(type, Shape.of(0));
    }
    comparesWithReference(DType.F32, Shape.of(0, 3));
    comparesWithReference(DType.I32, Shape.of(2, 0));
  }

  @Test
  void everyOperationTakesZeroDimensionalArraysOrRefusesThem() {
    comparesWithReference(DType.F32, Shape.of());
    comparesWithReference(DType.I32, Shape.of());
  }

  @Test
  void noResultHasMoreThanEightAxes() {
    Array eight = Array.of(1f).reshape(1, 1, 1, 1, 1, 1, 1, 1);
    String most = "a shape has at most 8 dimensions, not 9";
    refuses(most, () -> eight.expandDims(0));
    refuses(most, () -> Array.stack(-1, eight, eight));
    refuses(most, () -> eight.reshape(1, 1, 1, 1, 1, 1, 1, 1, 1));
    refuses(most, () -> eight.broadcastTo(Shape.of(new long[9])));
    refuses(most, () -> eight.tile(new long[9]));
    refuses(most, () -> eight.take(Array.of(new int[] {0}).reshape(1, 1), 0));
  }

  @Test
  void sizesBeyondLongAreRefused() {
    Array large = Array.zeros(DType.I8, Shape.of(1L << 62));
    refuses("overflows", () -> large.tile(4));
    refuses("overflows", () -> large.tile(4, 1));
    refuses("overflows", () -> Array.concat(0, large, large));
    refuses("overflows", () -> Array.stack(0, large, large));
    refuses("overflows", () -> large.pad(0, Long.MAX_VALUE, 0, 0));
    refuses("overflows", () -> large.pad(0, Long.MAX_VALUE, Long.MAX_VALUE, PadMode.EDGE));
    refuses("overflows", () -> large.expandDims(1).broadcastTo(Shape.of(1L << 62, 4)));
    refuses("overflows", () -> large.expandDims(1).add(Array.zeros(DType.I8, Shape.of(4))));
    refuses("no extent fits", () -> large.reshape(1L << 32, 1L << 32, -1));
    ByteBuffer small = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
    refuses("the buffer has 8", () -> Array.wrap(small, DType.F64, Shape.of(1L << 61)));
    refuses("more than a Java array holds", () -> large.toByteArray());
  }

  @Test
  void whatNoDeviceHoldsIsRefusedBeforeItRuns() {
    Shape shape = Shape.of(1L << 61);
    Array computed = Array.iota(DType.F64, shape).mul(0.5);
    assertThrows(OutOfDeviceMemoryException.class, computed::eval);
    refuses("needs at least 1125899906842624 bytes", computed::eval);
    assertThrows(OutOfDeviceMemoryException.class, () -> Rng.philox(1).uniform(shape).eval());
    assertThrows(OutOfDeviceMemoryException.class, () -> computed.sort().eval());
    assertEquals(2f, Array.of(1f).mul(2).toFloat());
  }

  @Test
  void slicesOutsideAreRefused() {
    Array line = Array.of(1, 2, 3);
    for (long outside : new long[] {3, -4, Long.MAX_VALUE, Long.MIN_VALUE + 1}) {
      refuses("outside an axis of extent 3", () -> line.slice(Slice.at(outside)));
      refuses("is out of range for axis 0", () -> line.getInt(outside));
    }
    refuses("is out of range for axis 0", () -> line.getInt(Long.MIN_VALUE));
    String any = "position -9223372036854775808 is outside an axis of any extent";
    refuses("Slice.at: " + any, () -> Slice.at(Long.MIN_VALUE));
    refuses("Slice.range: " + any, () -> Slice.range(2, Long.MIN_VALUE, -1));
    refuses("outside", () -> line.slice(Slice.from(Long.MAX_VALUE)));
    refuses("outside", () -> line.slice(Slice.to(Long.MAX_VALUE)));
    refuses(
        "position 9223372036854775807 of slice 0:9223372036854775807 is outside",
        () -> line.slice(Slice.range(0, Long.MAX_VALUE)));
    refuses("0, which has no elements", () -> Array.of(new int[0]).slice(Slice.at(0)));
    refuses("outside", () -> line.slice(Slice.range(0, 4)));
    refuses("step 0", () -> Slice.every(0));
    assertEquals("[3]", text(line.slice(Slice.every(Long.MIN_VALUE))));
    assertEquals("[1]", text(line.slice(Slice.every(Long.MAX_VALUE))));
    assertEquals("[3, 2]", text(line.slice(Slice.range(2, 0, -1))));
    assertEquals("[3, 1, 2]", text(line.roll(Long.MIN_VALUE, 0))); // -2^63 is 1 modulo 3
  }

  @Test
  void indicesAreIntegersInRange() {
    Array line = Array.of(1, 2, 3);
    refuses("indices are F32, not integers", () -> line.take(Array.of(Float.NaN), 0));
    refuses("indices are F64, not integers", () -> line.put(Array.of(Double.NaN), Array.of(1)));
    refuses("indices are BOOL, not integers", () -> line.take(Array.of(true), 0));
    for (int outside : new int[] {3, -4, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      Array taken = line.take(Array.of(outside), 0).eval();
      assertThrows(IndexOutOfBoundsException.class, taken::toIntArray);
      Array put = line.put(Array.of(outside), Array.of(9)).eval();
      assertThrows(IndexOutOfBoundsException.class, put::toIntArray);
    }
    assertEquals("[3, 1]", text(line.take(Array.of(-1, 0), 0)));
  }

  @Test
  void anErrorOfOneResultLeavesTheOthersAndTheDevice() {
    Array a = Array.of(1, 2, 3);
    Array b = Array.of(1, 0, 2);
    Array quotient = a.div(b);
    Array sum = a.add(b);
    Array dot = a.mul(b).sum();
    Array taken = a.take(b.add(2), 0);
    Sinter.eval(quotient, sum, dot, taken);
    assertEquals("[2, 2, 5]", text(sum));
    assertEquals(7, dot.toLong());
    Exception division = assertThrows(ArithmeticException.class, quotient::toIntArray);
    assertTrue(String.valueOf(division.getMessage()).contains("at element 1"));
    Exception index = assertThrows(IndexOutOfBoundsException.class, taken::toIntArray);
    assertTrue(String.valueOf(index.getMessage()).contains("axis 0 of extent 3"));
    assertEquals("[4, 4, 10]", text(a.add(b).mul(2)));
  }

  @Test
  void emptyReductionsHaveTheValuesOfTheDocuments() {
    for (DType type : List.of(DType.F32, DType.I32)) {
      Array none = Array.zeros(type, Shape.of(0));
      assertEquals(0, none.sum().toDouble());
      assertEquals(1, none.prod().toDouble());
      assertEquals(0, none.norm().toDouble());
      assertEquals(0, none.count().toLong());
      assertTrue(Double.isNaN(none.mean().toDouble()));
      assertTrue(Double.isNaN(none.var().toDouble()));
      assertTrue(Double.isNaN(none.std().toDouble()));
      assertFalse(none.any().toBoolean());
      assertTrue(none.all().toBoolean());
    }
  }

  @Test
  void buffersAreDirectNativeAndLongEnough() {
    ByteBuffer direct = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
    Shape four = Shape.of(4);
    refuses("not one on the heap", () -> Array.wrap(ByteBuffer.allocate(16), DType.F32, four));
    refuses("native byte order", () -> Array.wrap(foreign(), DType.F32, four));
    refuses("needs 20 bytes", () -> Array.wrap(direct, DType.F32, Shape.of(5)));
    Array ones = Array.ones(DType.F32, four).eval();
    refuses("not one on the heap", () -> ones.copyTo(ByteBuffer.allocate(16)));
    refuses("native byte order", () -> ones.copyTo(foreign()));
    refuses(
        "needs 16 bytes", () -> ones.copyTo(ByteBuffer.allocateDirect(12).order(direct.order())));
    refuses("read-only", () -> ones.copyTo(direct.asReadOnlyBuffer().order(direct.order())));
    ones.copyTo(direct);
    assertEquals(16, direct.position());
    direct.flip();
    Array read = Array.wrap(direct.asReadOnlyBuffer().order(direct.order()), DType.F32, four);
    assertEquals("[2.0, 2.0, 2.0, 2.0]", text(read.add(1)));
  }

  @Test
  void buffersMayStartAnywhere() {
    ByteBuffer odd = ByteBuffer.allocateDirect(8 * 9 + 1).order(ByteOrder.nativeOrder());
    odd.position(1);
    for (int i = 0; i < 9; i++) {
      odd.putDouble(1 + 8 * i, i);
    }
    Array wrapped = Array.wrap(odd, DType.F64, Shape.of(9));
    assertEquals(72.0, wrapped.mul(2).sum().toDouble());
    odd.position(1);
    Array.full(DType.F64, Shape.of(9), 3).copyTo(odd);
    assertEquals(3.0, odd.getDouble(1 + 8 * 8));
  }

  private static ByteBuffer foreign() {
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    return ByteBuffer.allocateDirect(16)
        .order(little ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void constantsAreRefusedWhereTheTypeDoesNotHoldThem() {
    Shape shape = Shape.of(2);
    refuses("300 is no U8, which holds whole numbers from 0 to 255", () -> full(DType.U8, 300));
    refuses("full: -1 is no U64", () -> full(DType.U64, -1));
    refuses("2.5 is no I32", () -> full(DType.I32, 2.5));
    refuses("NaN is no I64", () -> full(DType.I64, Double.NaN));
    refuses("9.223372036854776E18 is no I64", () -> full(DType.I64, 0x1p63));
    refuses("2 is no BOOL", () -> full(DType.BOOL, 2));
    refuses("70000.0 is infinite in F16: take F64", () -> full(DType.F16, 70000));
    Number huge = new BigDecimal("1e400");
    refuses("full: 1E+400 is infinite in every floating type", () -> full(DType.F64, huge));
    refuses("pad: 1E+400 is infinite", () -> full(DType.F32, 1).pad(0, 1, 1, huge));
    refuses("pad: 128 is no I8", () -> full(DType.I8, 1).pad(0, 1, 1, 128));
    refuses("pad: 1.0E300 is infinite in F32", () -> full(DType.F32, 1).pad(0, 1, 1, 1e300));
    Array half = full(DType.F16, 1);
    refuses("where: 70000.0 is infinite", () -> Array.where(half.gt(0), half, 70000));
    assertEquals("[128, 127, 127, 128]", text(full(DType.U8, 127).pad(0, 1, 1, 128)));
    assertEquals("[-3, -3]", text(full(DType.I16, -3.0)));
    BigInteger largest = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    assertEquals("[18446744073709551615, 18446744073709551615]", text(full(DType.U64, largest)));
    assertEquals("[Infinity, Infinity]", text(full(DType.F16, Double.POSITIVE_INFINITY)));
    assertEquals(0.1f, Array.full(DType.F32, shape, 0.1).getFloat(0));
  }

  private static Array full(DType type, Number value) {
    return Array.full(type, Shape.of(2), value);
  }

  private static String text(Array array) {
    return ValueText.values(array);
  }
}
