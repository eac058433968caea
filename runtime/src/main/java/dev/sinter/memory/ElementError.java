package dev.sinter.memory;

/**
 * An error of an element that happened.
 *
 * @param message operation, element and kernel
 * @param index whether it is an index out of range, rather than arithmetic
 */
public record ElementError(String message, boolean index) {
  /** What a read of the element throws. */
  RuntimeException exception() {
    return index ? new IndexOutOfBoundsException(message) : new ArithmeticException(message);
  }
}
