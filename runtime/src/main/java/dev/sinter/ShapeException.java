package dev.sinter;

/** Shapes that do not fit together, or an axis or index that does not exist. */
public final class ShapeException extends SinterException {
  private static final long serialVersionUID = 1L;

  /** With a message that says what, which operands, and how to mend it. */
  public ShapeException(String message) {
    super(message);
  }
}
