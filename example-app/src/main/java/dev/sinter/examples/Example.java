package dev.sinter.examples;

import java.io.IOException;

/** A program of the demo: computes something and reports on it. */
interface Example {
  /**
   * Runs on the stage's device, which is already the current one.
   *
   * @throws IOException if a picture can't be written
   */
  Report run(Stage stage) throws IOException;
}
