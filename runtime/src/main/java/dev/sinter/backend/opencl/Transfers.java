package dev.sinter.backend.opencl;

import dev.sinter.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jocl.CL;
import org.jocl.Pointer;

/**
 * Copies between Java and the device: small reads through {@link HostBytes}, large ones through
 * mapped memory where the device shares it with the host, otherwise through {@link Staging}. Heap
 * arrays are never handed to the driver: a copy in JNI would hold up the garbage collector.
 */
final class Transfers {
  private static final int SMALL = 4096;
  private static final long MAPPED_AT_ONCE = 1 << 28;

  private final Session session;
  private final ConcurrentLinkedDeque<HostBytes> small = new ConcurrentLinkedDeque<>();
  private final Staging staging;

  Transfers(Session session) {
    this.session = session;
    this.staging = new Staging(session);
  }

  /** Copies a whole array to the start of the buffer. */
  void write(DType type, Object array, Buffer buffer) {
    int length = HostArrays.length(type, array);
    if (!session.info().sharedMemory()) {
      staging.write(type, array, length, buffer);
      return;
    }
    int step = (int) (MAPPED_AT_ONCE / type.bytes());
    for (long from = 0; from < length; from += step) {
      int count = (int) Math.min(step, length - from);
      long bytes = (long) count * type.bytes();
      ByteBuffer mapped =
          map(buffer, CL.CL_MAP_WRITE_INVALIDATE_REGION, from * type.bytes(), bytes);
      HostArrays.put(type, array, (int) from, mapped, count);
      unmap(buffer, mapped);
    }
  }

  /** Copies the buffer's elements from {@code from} on into an array. */
  void read(DType type, Buffer buffer, long from, Object array, int start, int length) {
    long bytes = (long) length * type.bytes();
    if (bytes <= SMALL) {
      readSmall(type, buffer, from, array, start, length);
    } else if (session.info().sharedMemory()) {
      readMapped(type, buffer, from, array, start, length);
    } else {
      staging.read(type, buffer, from, array, start, length);
    }
  }

  private void readSmall(
      DType type, Buffer buffer, long from, Object array, int start, int length) {
    if (length == 0) {
      return;
    }
    HostBytes free = small.pollLast();
    HostBytes mine = free == null ? HostBytes.allocate(session, SMALL) : free;
    readInto(buffer, from * type.bytes(), (long) length * type.bytes(), mine.pointer());
    HostArrays.get(type, mine.bytes(), array, start, length);
    small.addLast(mine);
  }

  private void readMapped(
      DType type, Buffer buffer, long from, Object array, int start, int length) {
    int step = (int) (MAPPED_AT_ONCE / type.bytes());
    for (long done = 0; done < length; done += step) {
      int count = (int) Math.min(step, length - done);
      long offset = (from + done) * type.bytes();
      ByteBuffer mapped = map(buffer, CL.CL_MAP_READ, offset, (long) count * type.bytes());
      HostArrays.get(type, mapped, array, start + (int) done, count);
      unmap(buffer, mapped);
    }
  }

  /** Copies all bytes of a direct buffer to the start of the device's buffer. */
  void writeDirect(ByteBuffer direct, Buffer buffer) {
    Pointer pointer = Pointer.to(direct.slice());
    int code =
        CL.clEnqueueWriteBuffer(
            session.queue(), buffer.memory(), true, 0, direct.remaining(), pointer, 0, null, null);
    Check.success(code, "clEnqueueWriteBuffer");
  }

  /** Fills a direct buffer from its position on. */
  void readDirect(Buffer buffer, long offset, long bytes, ByteBuffer direct) {
    readInto(buffer, offset, bytes, Pointer.to(direct.slice()));
  }

  /**
   * Waits for the copy. What is queued is handed over first: a driver that finds a kernel not yet
   * begun when it is asked to wait for a copy may look again only much later.
   */
  private void readInto(Buffer buffer, long offset, long bytes, Pointer pointer) {
    Check.success(CL.clFlush(session.queue()), "clFlush");
    int code =
        CL.clEnqueueReadBuffer(
            session.queue(), buffer.memory(), true, offset, bytes, pointer, 0, null, null);
    Check.success(code, "clEnqueueReadBuffer");
  }

  private ByteBuffer map(Buffer buffer, long flags, long offset, long bytes) {
    int[] code = new int[1];
    ByteBuffer mapped =
        CL.clEnqueueMapBuffer(
            session.queue(), buffer.memory(), true, flags, offset, bytes, 0, null, null, code);
    Check.success(code[0], "clEnqueueMapBuffer");
    return mapped.order(ByteOrder.nativeOrder());
  }

  private void unmap(Buffer buffer, ByteBuffer mapped) {
    int code = CL.clEnqueueUnmapMemObject(session.queue(), buffer.memory(), mapped, 0, null, null);
    Check.success(code, "clEnqueueUnmapMemObject");
  }
}
