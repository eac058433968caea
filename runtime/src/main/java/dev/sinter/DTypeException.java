package dev.sinter;

/** An element type for which an operation, a read or a device has no meaning. */
public final class DTypeException extends SinterException {
  private static final long serialVersionUID = 1L;

  /** With a message that says what, which operands, and how to mend it. */
  public DTypeException(String message) {
    super(message);
  }
}
