package dev.sinter.memory;

/**
 * An error of an element that happened.
 *
 * @param what operation, element and kernel
 * @param dependent which element of which kernel depends on it, if that is another one
 * @param index whether it is an index out of range, rather than arithmetic
 */
public record ElementError(String what, String dependent, boolean index) {
  /** The same, met by a kernel that reads the array in error. */
  ElementError at(String element, String kernel) {
    String further = "; " + element + " of kernel " + kernel + " depends on an element in error";
    return new ElementError(what, further, index);
  }

  /** What a read of the element throws. */
  RuntimeException exception() {
    String message = what + dependent;
    return index ? new IndexOutOfBoundsException(message) : new ArithmeticException(message);
  }
}
