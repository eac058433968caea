package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What every device refuses alike, and how it says so. */
abstract class BadInputSuite extends DeviceSuite {
  private static void refuses(String part, Executable operation) {
    SinterException error = assertThrows(SinterException.class, operation);
    assertTrue(String.valueOf(error.getMessage()).contains(part), error.getMessage());
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
    refuses("70000.0 is infinite in F16: write cast(DType.F64)", () -> full(DType.F16, 70000));
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
