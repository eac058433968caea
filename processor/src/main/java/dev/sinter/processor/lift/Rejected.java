package dev.sinter.processor.lift;

/**
 * Ends the lifting of a sub-tree that can't be fused. Whoever throws it has reported why, or javac
 * has. Caught per operand and per statement, so that all errors of a method are found at once.
 */
final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Rejected() {
    super("reported already", null, false, false);
  }
}
