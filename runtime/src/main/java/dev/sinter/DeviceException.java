package dev.sinter;

/** A device that was not found, or one that refused a call. */
public final class DeviceException extends SinterException {
  private static final long serialVersionUID = 1L;

  /** With a message that says what, which operands, and how to mend it. */
  public DeviceException(String message) {
    super(message);
  }
}
