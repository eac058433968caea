package dev.sinter.examples;

/** A command line that the demo does not understand; the message says how to mend it. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
