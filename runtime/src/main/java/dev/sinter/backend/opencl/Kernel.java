package dev.sinter.backend.opencl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_event;
import org.jocl.cl_kernel;
import org.jocl.cl_program;
import org.jspecify.annotations.Nullable;

/**
 * A kernel and the arguments it has now; only those that changed are set. {@code clSetKernelArg} is
 * not thread-safe for one kernel, nor is this class: the {@link Launcher} has one launch at a time.
 */
final class Kernel {
  private final cl_kernel kernel;
  private final String name;
  private final int maxGroup;
  private final long[] global = new long[1];
  private final long[] local = new long[1];
  private @Nullable Buffer[] buffers = new Buffer[0];
  private ByteBuffer bound = ByteBuffer.allocateDirect(0);
  private Pointer boundPointer = new Pointer();

  Kernel(Session session, cl_program program, String name) {
    int[] code = new int[1];
    this.name = name;
    this.kernel = CL.clCreateKernel(program, name, code);
    Check.success(code[0], "clCreateKernel of " + name);
    long[] group = new long[1];
    int asked =
        CL.clGetKernelWorkGroupInfo(
            kernel,
            session.info().device(),
            CL.CL_KERNEL_WORK_GROUP_SIZE,
            Sizeof.size_t,
            Pointer.to(group),
            null);
    Check.success(asked, "clGetKernelWorkGroupInfo");
    this.maxGroup = (int) Math.min(group[0], session.info().maxGroup());
  }

  String name() {
    return name;
  }

  cl_kernel kernel() {
    return kernel;
  }

  /** Most work-items that a group of this kernel may have. */
  int maxGroup() {
    return maxGroup;
  }

  /** Sets argument {@code index} to a buffer. */
  @SuppressWarnings("ReferenceEquality") // the same handle, not an equal one
  void set(int index, Buffer buffer) {
    if (index >= buffers.length) {
      buffers = Arrays.copyOf(buffers, index + 1);
    }
    if (buffers[index] != buffer) {
      Check.success(
          CL.clSetKernelArg(kernel, index, Sizeof.cl_mem, buffer.handle()), "clSetKernelArg");
      buffers[index] = buffer;
    }
  }

  /** Sets argument {@code index} to the bytes of a buffer from its start to its limit. */
  void set(int index, ByteBuffer struct) {
    if (bound.capacity() == struct.limit() && bound.equals(struct)) {
      return;
    }
    if (bound.capacity() != struct.limit()) {
      bound = ByteBuffer.allocateDirect(struct.limit()).order(ByteOrder.nativeOrder());
      boundPointer = Pointer.to(bound);
    }
    bound.put(0, struct, 0, struct.limit());
    Check.success(CL.clSetKernelArg(kernel, index, struct.limit(), boundPointer), "clSetKernelArg");
  }

  /**
   * Enqueues {@code items} work-items in groups of {@code group}; {@code items} is a multiple of
   * it.
   */
  void enqueue(cl_command_queue queue, long items, long group, @Nullable cl_event event) {
    global[0] = items;
    local[0] = group;
    int code = CL.clEnqueueNDRangeKernel(queue, kernel, 1, null, global, local, 0, null, event);
    Check.success(code, "clEnqueueNDRangeKernel");
  }
}
