package dev.sinter.backend.opencl;

import dev.sinter.DType;
import org.jocl.CL;
import org.jocl.cl_event;
import org.jspecify.annotations.Nullable;

/**
 * Large copies to and from a device with memory of its own, through two slots of {@link HostBytes}:
 * the device copies one while Java copies the other. Made on first use; one copy at a time.
 */
final class Staging {
  private static final int SLOT_BYTES = 4 << 20;

  private final Session session;
  private Slot @Nullable [] slots;

  Staging(Session session) {
    this.session = session;
  }

  /** Pinned memory, and the transfer that uses it. */
  private static final class Slot {
    private final HostBytes host;
    private @Nullable cl_event transfer;

    Slot(Session session) {
      this.host = HostBytes.allocate(session, SLOT_BYTES);
    }

    void await() {
      cl_event pending = transfer;
      if (pending != null) {
        transfer = null;
        Check.success(CL.clWaitForEvents(1, new cl_event[] {pending}), "clWaitForEvents");
        Check.success(CL.clReleaseEvent(pending), "clReleaseEvent");
      }
    }

    cl_event begin() {
      cl_event started = new cl_event();
      transfer = started;
      return started;
    }
  }

  private Slot slot(int index) {
    if (slots == null) {
      slots = new Slot[] {new Slot(session), new Slot(session)};
    }
    return slots[index & 1];
  }

  /**
   * Copies an array to the start of a buffer. Returns when the array was read, not when all has
   * arrived.
   */
  synchronized void write(DType type, Object array, int length, Buffer buffer) {
    int step = SLOT_BYTES / type.bytes();
    int index = 0;
    for (long from = 0; from < length; from += step) {
      int count = (int) Math.min(step, length - from);
      Slot slot = slot(index++);
      slot.await();
      HostArrays.put(type, array, (int) from, slot.host.bytes(), count);
      long offset = from * type.bytes();
      long bytes = (long) count * type.bytes();
      int code =
          CL.clEnqueueWriteBuffer(
              session.queue(),
              buffer.memory(),
              false,
              offset,
              bytes,
              slot.host.pointer(),
              0,
              null,
              slot.begin());
      Check.success(code, "clEnqueueWriteBuffer");
    }
    Check.success(CL.clFlush(session.queue()), "clFlush");
  }

  /** Copies a buffer's elements from {@code from} on into an array. */
  synchronized void read(
      DType type, Buffer buffer, long from, Object array, int start, int length) {
    int step = SLOT_BYTES / type.bytes();
    int chunks = (int) (((long) length + step - 1) / step);
    for (int chunk = 0; chunk <= chunks; chunk++) {
      if (chunk < chunks) {
        int count = Math.min(step, length - chunk * step);
        beginRead(
            slot(chunk),
            buffer,
            (from + (long) chunk * step) * type.bytes(),
            (long) count * type.bytes());
      }
      if (chunk > 0) {
        int done = (chunk - 1) * step;
        Slot slot = slot(chunk - 1);
        slot.await();
        HostArrays.get(type, slot.host.bytes(), array, start + done, Math.min(step, length - done));
      }
    }
  }

  private void beginRead(Slot slot, Buffer buffer, long offset, long bytes) {
    slot.await();
    int code =
        CL.clEnqueueReadBuffer(
            session.queue(),
            buffer.memory(),
            false,
            offset,
            bytes,
            slot.host.pointer(),
            0,
            null,
            slot.begin());
    Check.success(code, "clEnqueueReadBuffer");
    Check.success(CL.clFlush(session.queue()), "clFlush");
  }
}
