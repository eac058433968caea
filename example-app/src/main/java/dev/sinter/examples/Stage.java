package dev.sinter.examples;

import dev.sinter.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a program runs.
 *
 * @param device the current device
 * @param factor how much larger than normal its input is to be
 * @param out the folder for its pictures
 */
record Stage(Device device, double factor, Path out) {
  /**
   * How many elements to take: {@code normal} times the factor, at least 1,000, and so many that
   * {@code bytesEach} for each of them fit into half the Java heap and half the device's memory.
   */
  int elements(long normal, int bytesEach) {
    long wanted = Math.max(1_000, Math.round(normal * factor));
    long memory = Math.min(Runtime.getRuntime().maxMemory(), device.memoryBytes()) / 2;
    return (int) Math.min(Math.min(wanted, memory / bytesEach), Integer.MAX_VALUE - 8);
  }

  /** The file of that name in the folder for pictures, which exists afterwards. */
  Path picture(String name) throws IOException {
    return Files.createDirectories(out).resolve(name);
  }
}
