package dev.sinter.benchmarks;

/** A command line that a program does not understand; the message says how to mend it. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
