package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Square roots and reciprocals of floats against those of doubles, rounded: of every float there is
 * on a GPU, of each 4,099th elsewhere.
 */
abstract class RoundingSuite extends DeviceSuite {
  private static final long FLOATS = 1L << 32;
  private static final long AT_ONCE = 1L << 26;

  @Test
  void rootsAreCorrectlyRounded() {
    compare(Array::sqrt);
  }

  @Test
  void reciprocalsAreCorrectlyRounded() {
    compare(Array::reciprocal);
  }

  @Test
  void onesDividedAreCorrectlyRounded() {
    compare(x -> x.rdiv(1));
  }

  /** From one float's bits to those of the next one tried. */
  long step() {
    return 4_099;
  }

  private void compare(UnaryOperator<Array> operation) {
    long step = step();
    for (long first = 0; first < FLOATS; first += AT_ONCE * step) {
      long count = Math.min(AT_ONCE, (FLOATS - first + step - 1) / step);
      Array bits = Array.iota(DType.I64, Shape.of(count)).mul(step).add(first).cast(DType.I32);
      Array x = bits.bitcast(DType.F32);
      Array expected = operation.apply(x.cast(DType.F64)).cast(DType.F32);
      Array actual = operation.apply(x);
      Array same =
          actual
              .bitcast(DType.I32)
              .eq(expected.bitcast(DType.I32))
              .or(actual.isNaN().and(expected.isNaN()));
      assertEquals(0, same.not().count().toLong(), () -> "first wrong: " + same.not().argMax());
    }
  }
}
