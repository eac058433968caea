package dev.sinter.backend.opencl;

import dev.sinter.KernelFaultException;
import dev.sinter.codegen.opencl.BoundsReport;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jocl.CL;
import org.jocl.Pointer;

/**
 * The {@link BoundsReport} of one launch of a checked kernel, or of several with the same arrays:
 * tells it the sizes, waits, and throws if there was an access outside.
 */
final class BoundsCheck {
  private final Session session;
  private final Buffer report;
  private final ByteBuffer host;

  /**
   * Before the launch.
   *
   * @param bytes sizes of the kernel's arrays, by number
   */
  BoundsCheck(Session session, long... bytes) {
    this.session = session;
    int size = BoundsReport.bytes(bytes.length);
    this.host = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    for (int array = 0; array < bytes.length; array++) {
      host.putLong((BoundsReport.SIZES + array) * Long.BYTES, bytes[array]);
    }
    this.report = session.pool().take(size);
    int code =
        CL.clEnqueueWriteBuffer(
            session.queue(), report.memory(), true, 0, size, Pointer.to(host), 0, null, null);
    Check.success(code, "clEnqueueWriteBuffer");
  }

  /** The argument {@link BoundsReport#NAME}. */
  Buffer report() {
    return report;
  }

  /** What a kernel's arrays are called. */
  interface Names {
    /** For a message; {@code array} is a number of {@link BoundsReport}. */
    String of(int array);
  }

  /**
   * Waits for the launch, which is in the session's queue or has ended.
   *
   * @throws KernelFaultException if it would have loaded or stored outside its arrays
   */
  void end(String kernel, Names names, String source) {
    try {
      int code =
          CL.clEnqueueReadBuffer(
              session.queue(),
              report.memory(),
              true,
              0,
              host.capacity(),
              Pointer.to(host),
              0,
              null,
              null);
      Check.success(code, "clEnqueueReadBuffer");
    } finally {
      session.pool().give(report);
    }
    int count = host.getInt(BoundsReport.COUNT);
    if (count != 0) {
      throw new KernelFaultException(message(kernel, names, count), source);
    }
  }

  private String message(String kernel, Names names, int count) {
    int array = (int) number(BoundsReport.ARRAY);
    boolean local = array >= BoundsReport.LOCAL;
    long length = number(BoundsReport.LENGTH);
    return "kernel "
        + kernel
        + " would "
        + (number(BoundsReport.STORE) == 0 ? "load" : "store")
        + " element "
        + number(BoundsReport.INDEX)
        + " of "
        + (local ? "local array " + (array - BoundsReport.LOCAL) : names.of(array))
        + ", which has "
        + length
        + ": "
        + Integer.toUnsignedString(count)
        + (count == 1 ? " access" : " accesses")
        + " outside in all, none of which was performed";
  }

  private long number(int position) {
    return host.getLong(position * Long.BYTES);
  }
}
