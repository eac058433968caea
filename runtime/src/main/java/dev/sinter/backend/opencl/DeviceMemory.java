package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.backend.Memory;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jocl.CL;
import org.jspecify.annotations.Nullable;

/** Elements in a buffer of the device. */
final class DeviceMemory implements Memory {
  private final Session session;
  private final DType type;
  private final long size;
  private final Buffer buffer;
  private final AtomicBoolean released = new AtomicBoolean();

  /**
   * The caller's memory that the buffer lies over, kept until release; null for memory of the pool.
   */
  private @Nullable ByteBuffer host;

  DeviceMemory(Session session, DType type, long size, Buffer buffer, @Nullable ByteBuffer host) {
    this.session = session;
    this.type = type;
    this.size = size;
    this.buffer = buffer;
    this.host = host;
  }

  @Override
  public DType type() {
    return type;
  }

  @Override
  public long size() {
    return size;
  }

  Session session() {
    return session;
  }

  /**
   * The buffer.
   *
   * @throws IllegalStateException after {@link #release}
   */
  Buffer buffer() {
    if (released.get()) {
      throw new IllegalStateException("memory of " + size + " " + type + " was released");
    }
    return buffer;
  }

  @Override
  public void release() {
    if (!released.compareAndSet(false, true)) {
      return;
    }
    if (host == null) {
      session.pool().give(buffer);
    } else {
      // The caller's memory must outlive whatever still reads it.
      session.finish();
      Check.success(CL.clReleaseMemObject(buffer.memory()), "clReleaseMemObject");
      host = null;
    }
  }
}
