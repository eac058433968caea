package dev.sinter;

/**
 * What Sinter throws: a problem with shapes, element types, a device, a kernel, or the state of an
 * array. The message says what, which operands, and how to mend it.
 */
public class SinterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message that says what, which operands, and how to mend it. */
  public SinterException(String message) {
    super(message);
  }

  /** With a message and what caused it. */
  public SinterException(String message, Throwable cause) {
    super(message, cause);
  }
}
