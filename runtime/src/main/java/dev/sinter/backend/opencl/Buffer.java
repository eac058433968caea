package dev.sinter.backend.opencl;

import org.jocl.Pointer;
import org.jocl.cl_mem;

/**
 * A buffer of the device.
 *
 * @param bytes its size, which is that of its class in the {@link Pool}
 * @param handle the argument that {@code clSetKernelArg} wants; made once
 */
record Buffer(cl_mem memory, long bytes, Pointer handle) {
  Buffer(cl_mem memory, long bytes) {
    this(memory, bytes, Pointer.to(memory));
  }

  // By identity: two buffers are never the same.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
