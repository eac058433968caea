package dev.sinter;

import dev.sinter.codegen.Listing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What Sinter ran: the launches of this process, and the kernels that were generated at build time.
 */
public final class Kernels {
  private static final int CAPACITY = 1024;
  private static final ArrayDeque<Launch> HISTORY = new ArrayDeque<>();

  private static volatile boolean profiling;
  private static Stats stats = new Stats(0, 0, 0, 0, 0, 0, 0);

  private Kernels() {}

  /**
   * Sums over all launches of this process.
   *
   * @param launches kernels run
   * @param compiled launches whose kernel was generated and compiled then
   * @param templates launches whose kernel was generated at build time and used for the first time
   * @param buildNanos nanoseconds spent generating and compiling
   * @param bytesRead bytes of array memory that had to be read
   * @param bytesWritten bytes of array memory that had to be written
   * @param flops nominal operations
   */
  public record Stats(
      long launches,
      long compiled,
      long templates,
      long buildNanos,
      long bytesRead,
      long bytesWritten,
      long flops) {
    private Stats plus(Launch launch) {
      return new Stats(
          launches + 1,
          compiled + (launch.origin() == Launch.Origin.COMPILED ? 1 : 0),
          templates + (launch.origin() == Launch.Origin.TEMPLATE ? 1 : 0),
          buildNanos + launch.buildNanos(),
          bytesRead + launch.bytesRead(),
          bytesWritten + launch.bytesWritten(),
          flops + launch.flops());
    }
  }

  /** The last {@value #CAPACITY} launches of all threads, oldest first; a copy. */
  public static List<Launch> history() {
    synchronized (HISTORY) {
      return new ArrayList<>(HISTORY);
    }
  }

  /** Empties the history; {@link #stats()} goes on counting. */
  public static void clearHistory() {
    synchronized (HISTORY) {
      HISTORY.clear();
    }
  }

  /** Sums over all launches since the process began. */
  public static Stats stats() {
    synchronized (HISTORY) {
      return stats;
    }
  }

  /**
   * The kernels that were generated at build time for the classes that {@code loader} finds, as a
   * table: names, source lines, bytes and operations per element. Deterministic.
   */
  public static String listing(ClassLoader loader) {
    return Listing.of(Argument.given(loader, "loader")).text();
  }

  /**
   * Whether launches are timed on the device ({@link Launch#runNanos()}). OpenCL launches then go
   * to a second queue with profiling events, each after all earlier work and waited for: nothing
   * overlaps any more, and the program as a whole gets slower, most of all with many short kernels.
   * For all threads and devices.
   */
  public static void profiling(boolean on) {
    profiling = on;
  }

  /** Whether launches are timed. */
  public static boolean isProfiling() {
    return profiling;
  }

  /** Adds a launch to the history; for Sinter itself. */
  public static void record(Launch launch) {
    Argument.given(launch, "launch");
    synchronized (HISTORY) {
      if (HISTORY.size() == CAPACITY) {
        HISTORY.removeFirst();
      }
      HISTORY.addLast(launch);
      stats = stats.plus(launch);
    }
  }
}
