package dev.sinter.backend.opencl;

import dev.sinter.OutOfDeviceMemoryException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jocl.CL;
import org.jocl.cl_mem;

/**
 * The device's buffers: in use, or idle by size class for the next array of that size. A buffer
 * that is given back can be taken at once, because the queue runs in order. Thread-safe.
 *
 * <p>Classes are powers of two up to 1 MiB, and eighths of a power of two beyond, so that at most
 * an eighth is wasted. Idle buffers hold at most a quarter of the device's memory.
 */
final class Pool {
  private static final long SMALLEST = 256;
  private static final long FINE = 1 << 20;

  private final String device;
  private final Session session;
  private final Map<Long, Deque<Buffer>> idle = new HashMap<>();
  private long idleBytes;
  private long usedBytes;

  Pool(String device, Session session) {
    this.device = device;
    this.session = session;
  }

  /**
   * A buffer of at least {@code bytes}, contents undefined.
   *
   * @throws OutOfDeviceMemoryException if there is none, even after idle ones were freed
   */
  synchronized Buffer take(long bytes) {
    long size = sizeClass(bytes);
    if (size > session.info().maxBuffer()) {
      size = bytes;
    }
    Deque<Buffer> free = idle.get(size);
    Buffer buffer = free == null ? null : free.pollLast();
    if (buffer != null) {
      idleBytes -= size;
    } else {
      buffer = create(size);
    }
    usedBytes += size;
    return buffer;
  }

  /** Gives a buffer back, which work already enqueued may still use. */
  synchronized void give(Buffer buffer) {
    usedBytes -= buffer.bytes();
    if (idleBytes + buffer.bytes() > session.info().memoryBytes() / 4) {
      free(buffer);
    } else {
      idleBytes += buffer.bytes();
      idle.computeIfAbsent(buffer.bytes(), absent -> new ArrayDeque<>()).addLast(buffer);
    }
  }

  /** Frees all idle buffers, after the work that may still use them. */
  synchronized void trim() {
    session.finish();
    idle.values().forEach(buffers -> buffers.forEach(Pool::free));
    idle.clear();
    idleBytes = 0;
  }

  /** Bytes of buffers in use. */
  synchronized long usedBytes() {
    return usedBytes;
  }

  /** Bytes of idle buffers. */
  synchronized long idleBytes() {
    return idleBytes;
  }

  /** The error that says how the memory is used. */
  synchronized OutOfDeviceMemoryException exhausted(long bytes, String cause) {
    return new OutOfDeviceMemoryException(
        device
            + " has no memory left for "
            + bytes
            + " bytes ("
            + cause
            + "): "
            + usedBytes
            + " of "
            + session.info().memoryBytes()
            + " bytes are in use by arrays, and one buffer may have "
            + session.info().maxBuffer()
            + "; free arrays with close() or a Scope, or compute in parts");
  }

  private static void free(Buffer buffer) {
    Check.success(CL.clReleaseMemObject(buffer.memory()), "clReleaseMemObject");
  }

  private Buffer create(long size) {
    try {
      return tryCreate(size);
    } catch (Check.OutOfMemory first) {
      trim();
      try {
        return tryCreate(size);
      } catch (Check.OutOfMemory second) {
        throw exhausted(size, String.valueOf(second.getMessage()));
      }
    }
  }

  /** Some drivers give buffers of any size, and fail when they are used; some don't tell theirs. */
  private Buffer tryCreate(long size) {
    long most = session.info().memoryBytes();
    if (most > 0 && size > most) {
      throw exhausted(size, "more than the device has");
    }
    int[] code = new int[1];
    cl_mem memory = CL.clCreateBuffer(session.context(), CL.CL_MEM_READ_WRITE, size, null, code);
    if (code[0] == CL.CL_INVALID_BUFFER_SIZE) {
      throw exhausted(size, "CL_INVALID_BUFFER_SIZE");
    }
    Check.success(code[0], "clCreateBuffer");
    return new Buffer(memory, size);
  }

  /** The size of the smallest class that holds {@code bytes}. */
  static long sizeClass(long bytes) {
    if (bytes <= SMALLEST) {
      return SMALLEST;
    }
    long power = Long.highestOneBit(bytes - 1);
    long step = bytes <= FINE ? power * 2 : power / 8;
    return (bytes + step - 1) / step * step;
  }
}
