package dev.sinter.ir;

/** The meaning of {@link Op#EXACT}, which generated code calls too. */
public final class Overflow {
  private Overflow() {}

  /**
   * {@return {@code result}}
   *
   * @param fine 0 if the result overflowed
   * @throws ArithmeticException if it did
   */
  public static int exact(int result, int fine) {
    if (fine == 0) {
      throw new ArithmeticException("integer overflow");
    }
    return result;
  }

  /**
   * {@return {@code result}}
   *
   * @param fine 0 if the result overflowed
   * @throws ArithmeticException if it did
   */
  public static long exact(long result, long fine) {
    if (fine == 0) {
      throw new ArithmeticException("integer overflow");
    }
    return result;
  }
}
