package dev.sinter;

import static dev.sinter.ComplexSuite.c128;
import static dev.sinter.ComplexSuite.c64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What has no meaning for complex numbers is refused with what to write instead. */
final class ComplexRefusalTest {
  private static void refuses(String advice, Executable action) {
    DTypeException refused = assertThrows(DTypeException.class, action);
    assertTrue(String.valueOf(refused.getMessage()).contains(advice), refused.getMessage());
  }

  @Test
  void operationsWithoutMeaningNameAnother() {
    Array z = c64(1, 2);
    refuses("abs()", () -> z.lt(z));
    refuses("abs()", () -> z.minimum(1));
    refuses("real()", z::floor);
    refuses("real()", z::sort);
    refuses("integers", () -> z.and(1));
    refuses("integers", () -> z.shl(z));
    refuses("real()", z::max);
    refuses("real()", () -> Array.of(1f).atan2(z));
    refuses("real()", () -> z.bitcast(DType.I64));
    refuses("toDoubleArray()", z::toDouble);
    refuses("real(), imag(), abs() or arg()", z::erf);
    refuses("pow(1.0 / 3)", z::cbrt);
    refuses("write ne(0)", () -> z.cast(DType.BOOL));
  }

  @Test
  void aBooleanBesideComplexNumbersIsAtFault() {
    Array z = c64(1, 2);
    Array flag = Array.of(true);
    refuses(
        "eq of C64 and BOOL: write ne(0) on the C64 operand, or give a number", () -> z.eq(true));
    refuses("ne of C64 and BOOL: write cast(DType.C64) on the BOOL operand", () -> z.ne(flag));
    refuses("add is not defined for BOOL: write cast(DType.I32)", () -> flag.add(z));
    refuses("mul is not defined for BOOL", () -> z.mul(flag));
    refuses("dot is not defined for BOOL", () -> z.dot(flag));
    refuses("lt is not defined for C64, complex numbers have no order", () -> flag.lt(z));
    refuses("rem is not defined for C64, only for real numbers", () -> z.rem(flag));
    refuses("shl is not defined for C64: use it on integers", () -> z.shl(flag));
    refuses("copySign is not defined for C64", () -> z.copySign(flag));
    refuses("and is not defined for C64: use it on BOOL", () -> z.and(flag));
    refuses("where needs a BOOL condition, not C64", () -> Array.where(z, z, z));
    refuses("where of C64 and BOOL: write cast(DType.C64)", () -> Array.where(flag, z, flag));
    refuses("concat: operand 1: C64 and BOOL have", () -> Array.concat(0, z, flag));
    refuses("stack: operand 1: C64 and BOOL have", () -> Array.stack(0, z, flag));
    assertEquals("[false]", ValueText.values(z.ne(0).eq(false)));
    assertEquals("[false]", ValueText.values(z.eq(flag.cast(DType.C64))));
    assertEquals("[true]", ValueText.values(z.ne(flag.cast(DType.C64))));
    assertEquals("[2.0+2.0i]", ValueText.values(flag.cast(DType.I32).add(z)));
  }

  @Test
  void theAdviceFitsTheOperation() {
    Array z = c64(1, 2);
    Array first = Array.of(0);
    refuses("put of C64 into F32: write cast(DType.C64)", () -> Array.of(1f).put(first, z));
    refuses(
        "putAdd of C128 into C64: write cast(DType.C64) on the values",
        () -> z.putAdd(first, c128(1, 2), 0));
    refuses("matmul is not defined for BOOL", () -> z.matmul(Array.of(true)));
    refuses("no order: sort by abs(), real() or imag()", () -> z.argSort(0));
    refuses("no order: use abs(), real() or imag()", z::argMax);
    refuses("no order: compare abs(), real() or imag()", z::min);
    refuses(
        "no order: compare abs(), real() or imag()",
        () -> z.max(ReduceOptions.DEFAULT.ignoringNaN()));
    refuses("mul(factor).add(addend)", () -> z.fma(z, z));
    refuses("use it on integers", () -> z.shl(1));
    refuses("only for real numbers", () -> z.floorMod(2));
    refuses("bitcast each", () -> Array.of(1.0).bitcast(DType.C64));
    refuses("not C128", () -> Rng.philox(1).bits(DType.C128, Shape.of(2)));
    refuses("give real arrays", () -> Array.complex(z, z));
    refuses("indices are C64, not integers: write real().cast(DType.I32)", () -> first.take(z, 0));
    ShapeException lengths = assertThrows(ShapeException.class, () -> z.dot(c64(1, 2, 3, 4)));
    assertEquals(
        "dot of [1] and [2] needs two vectors of one length: use matmul for matrices",
        lengths.getMessage());
  }
}
