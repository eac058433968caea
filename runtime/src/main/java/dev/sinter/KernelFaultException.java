package dev.sinter;

/**
 * An access to memory outside its array, which a kernel did not perform because {@code
 * sinter.check} is set: a fault of Sinter itself, never of the program that uses it. What the
 * kernel computed is lost.
 */
public final class KernelFaultException extends SinterException {
  private static final long serialVersionUID = 1L;

  private final String source;

  /**
   * For one launch.
   *
   * @param access which kernel did what, where, and what there is
   * @param source of the kernel
   */
  public KernelFaultException(String access, String source) {
    super(
        access
            + ". This is a fault of Sinter, not of your program: please report it to its maintainers"
            + " with this message, the kernel's source (source() of this exception), and if you can"
            + " the expression. Until it is mended, another device may do (sinter.device=jvm)");
    this.source = source;
  }

  /** The source of the kernel. */
  public String source() {
    return source;
  }
}
