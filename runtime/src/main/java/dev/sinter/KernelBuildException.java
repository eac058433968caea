package dev.sinter;

/**
 * A kernel that the device's compiler refused: carries the numbered source and the driver's log.
 */
public final class KernelBuildException extends SinterException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final String log;

  /**
   * For the kernel {@code name} on {@code device}.
   *
   * @param source the kernel's source, unnumbered
   * @param log what the driver printed
   */
  public KernelBuildException(String name, String device, String source, String log) {
    super(
        "kernel "
            + Argument.given(name, "name")
            + " does not build on "
            + Argument.given(device, "device")
            + "\n--- driver log\n"
            + Argument.given(log, "log").strip()
            + "\n--- source\n"
            + numbered(Argument.given(source, "source")));
    this.source = source;
    this.log = log;
  }

  /** The kernel's source. */
  public String source() {
    return source;
  }

  /** The driver's log. */
  public String log() {
    return log;
  }

  private static String numbered(String source) {
    StringBuilder out = new StringBuilder();
    int number = 1;
    for (String line : source.split("\n", -1)) {
      out.append(String.format("%4d  %s%n", number++, line));
    }
    return out.toString();
  }
}
