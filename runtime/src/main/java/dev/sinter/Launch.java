package dev.sinter;

/**
 * One run of a kernel, as {@link Kernels#history()} records it.
 *
 * @param name stable name: {@code Finance.call}, or a readable one for a captured expression
 * @param shape the iteration space
 * @param device id of the device, {@code jvm} or {@code opencl:gpu:0}
 * @param origin where the kernel came from
 * @param buildNanos nanoseconds that generating and compiling it took, 0 if it was in memory
 * @param runNanos nanoseconds on the device, -1 unless {@link Kernels#profiling(boolean)} is on: on
 *     OpenCL from the start of the kernel to its end by the device's own events, the two kernels of
 *     a reduction in two launches added; on the JVM the time of the loop. Not in it: enqueueing and
 *     waiting
 * @param bytesRead bytes of array memory that it must read
 * @param bytesWritten bytes of array memory that it must write
 * @param flops floating-point and integer operations, by the operators' nominal counts
 * @param source the text that was compiled
 */
public record Launch(
    String name,
    Shape shape,
    String device,
    Origin origin,
    long buildNanos,
    long runNanos,
    long bytesRead,
    long bytesWritten,
    long flops,
    String source) {
  /** A run. */
  public Launch {
    Argument.given(name, "name");
    Argument.given(shape, "shape");
    Argument.given(device, "device");
    Argument.given(origin, "origin");
    Argument.given(source, "source");
  }

  /** Where a kernel came from. */
  public enum Origin {
    /** The first use in this process of a kernel that was generated at build time. */
    TEMPLATE,
    /** Compiled earlier in this process. */
    MEMORY,
    /** A captured expression whose binary was on disk. */
    DISK,
    /** Generated and compiled now. */
    COMPILED
  }

  /**
   * One line without the source: {@code Finance.call [1000] on jvm, MEMORY, 12000 bytes read, 4000
   * written}.
   */
  @Override
  public String toString() {
    String build = buildNanos == 0 ? "" : ", built in " + buildNanos / 1_000_000 + " ms";
    String run = runNanos < 0 ? "" : ", ran " + runNanos / 1_000 + " us";
    return name
        + " "
        + shape
        + " on "
        + device
        + ", "
        + origin
        + build
        + run
        + ", "
        + bytesRead
        + " bytes read, "
        + bytesWritten
        + " written";
  }
}
