package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Errors of elements reach the results that depend on them, and no others. */
abstract class ErrorsSuite extends DeviceSuite {
  @Test
  void anArrayInErrorDoesNotTaintWhatItsKernelAlsoComputes() {
    Array one = Array.of(1);
    Array zero = one.sub(one);
    Array bad = zero.reciprocal().eval();
    Array worse = bad.sub(bad);
    Sinter.eval(worse, zero);
    assertEquals(0, zero.toInt());
    assertThrows(ArithmeticException.class, worse::toInt);
  }

  @Test
  void aRowByRowResultIsNotInErrorForAnIndexBesideIt() {
    Array x = Array.of(1L, 2L, 3L);
    Array taken = x.take(Array.of(0, 2, -1), 0);
    Array masked = x.and(x.sum(true, 0));
    Sinter.eval(masked, taken);
    assertArrayEquals(new long[] {0, 2, 2}, masked.toLongArray());
    assertArrayEquals(new long[] {1, 3, 3}, taken.toLongArray());
  }

  @Test
  void aDeviationIsNotInErrorForADivisionBesideIt() {
    Array x = Array.of(Shape.of(2, 2), new long[] {1, 3, 5, 5});
    Array remainder = x.floorMod(3L);
    Array deviation = x.std(true, -1);
    Sinter.eval(deviation, remainder);
    assertArrayEquals(new double[] {1, 0}, deviation.toDoubleArray());
    assertArrayEquals(new long[] {1, 0, 2, 2}, remainder.toLongArray());
  }

  @Test
  void aDivisionByZeroBesideRowByRowResultsIsItsOwn() {
    Array x = Array.of(Shape.of(2, 3), new int[] {1, 2, 3, 4, 5, 6});
    Array centred = x.sub(x.sum(true, -1));
    Array quotient = x.div(Array.of(1, 2, 0));
    Sinter.eval(centred, quotient);
    assertArrayEquals(new long[] {-5, -4, -3, -11, -10, -9}, centred.toLongArray());
    ArithmeticException error = assertThrows(ArithmeticException.class, quotient::toIntArray);
    assertTrue(error.getMessage().startsWith("integer div by zero at element [0, 2] "));
  }

  @Test
  void errorsNameOperationsAsUsersCallThem() {
    Array zero = Array.of(0);
    assertSaid(
        "integer floorMod by zero at element 0 of kernel floorMod(a,a)", zero.floorMod(zero));
    assertSaid("integer rem by zero at element 0 of kernel a%a", zero.rem(zero));
  }

  private static void assertSaid(String beginning, Array result) {
    ArithmeticException error = assertThrows(ArithmeticException.class, result::toIntArray);
    assertTrue(String.valueOf(error.getMessage()).startsWith(beginning), error::getMessage);
  }

  @Test
  void anIndexIsCheckedWhereAChoiceIsTakenThatDoesNotDependOnIt() {
    Array chosen =
        Array.where(Array.scalar(true), Array.scalar(1.0), Array.of(Shape.of(1), new double[] {2}));
    Array taken = chosen.take(Array.scalar(1), 0);
    assertThrows(IndexOutOfBoundsException.class, taken::toDouble);
    assertEquals(1.0, chosen.take(Array.scalar(-1), 0).toDouble());
  }
}
