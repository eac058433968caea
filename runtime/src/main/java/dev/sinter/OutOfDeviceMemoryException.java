package dev.sinter;

/** A device has no memory left for an array; the message lists the largest owners. */
public final class OutOfDeviceMemoryException extends SinterException {
  private static final long serialVersionUID = 1L;

  /** With a message that says what, which operands, and how to mend it. */
  public OutOfDeviceMemoryException(String message) {
    super(message);
  }
}
