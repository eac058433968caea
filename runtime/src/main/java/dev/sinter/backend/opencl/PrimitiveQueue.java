package dev.sinter.backend.opencl;

import dev.sinter.Launch;
import dev.sinter.backend.PrimitiveCall;
import dev.sinter.backend.PrimitiveRun;
import dev.sinter.codegen.DeviceClass;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_event;
import org.jspecify.annotations.Nullable;

/** What one run of a primitive enqueues, and the memory that it needs meanwhile. */
final class PrimitiveQueue {
  private static final int GPU_GROUP = 256;

  private final Session session;
  private final PrimitivePrograms programs;
  private final PrimitiveCall call;
  private final List<Buffer> temporaries = new ArrayList<>();
  private final Set<String> sources = new LinkedHashSet<>();
  private final List<cl_event> events = new ArrayList<>();
  private long buildNanos;

  PrimitiveQueue(Session session, PrimitivePrograms programs, PrimitiveCall call) {
    this.session = session;
    this.programs = programs;
    this.call = call;
  }

  PrimitiveCall call() {
    return call;
  }

  /** Whether to use the kernels for GPUs, with groups of 256 work-items. */
  boolean gpu() {
    return session.info().deviceClass() == DeviceClass.GPU
        && session.info().maxGroup() >= GPU_GROUP;
  }

  int computeUnits() {
    return session.info().computeUnits();
  }

  Buffer operand(int index) {
    return ((DeviceMemory) call.operands().get(index)).buffer();
  }

  Buffer output() {
    return ((DeviceMemory) call.output()).buffer();
  }

  /** Memory until the end of this run. */
  Buffer temporary(long bytes) {
    Buffer buffer = session.pool().take(Math.max(1, bytes));
    temporaries.add(buffer);
    return buffer;
  }

  /** A program, built if need be. */
  PrimitivePrograms.Program program(String resource, Macros macros) {
    PrimitivePrograms.Program program =
        programs.find(resource, macros.toString(), call.precision());
    buildNanos += program.takeBuildNanos();
    sources.add(program.source());
    return program;
  }

  /** Enqueues a small work-item for each of {@code items}; the kernel itself ends those beyond. */
  void elements(Kernel kernel, long items, long[] sizes, Buffer... buffers) {
    long local = Math.min(GPU_GROUP, kernel.maxGroup());
    groups(kernel, (items + local - 1) / local, local, sizes, buffers);
  }

  /** Enqueues a large work-item for each of {@code items}; the kernel itself ends those beyond. */
  void items(Kernel kernel, long items, long[] sizes, Buffer... buffers) {
    long local = gpu() ? Math.min(GPU_GROUP, kernel.maxGroup()) : 1;
    groups(kernel, (items + local - 1) / local, local, sizes, buffers);
  }

  /** Enqueues {@code groups} of {@code local} work-items; the last argument is the sizes. */
  void groups(Kernel kernel, long groups, long local, long[] sizes, Buffer... buffers) {
    for (int i = 0; i < buffers.length; i++) {
      kernel.set(i, buffers[i]);
    }
    ByteBuffer struct =
        ByteBuffer.allocateDirect(sizes.length * Long.BYTES).order(ByteOrder.nativeOrder());
    struct.asLongBuffer().put(sizes);
    kernel.set(buffers.length, struct);
    kernel.enqueue(queue(), groups * local, local, event());
  }

  /** Fills a buffer of ints. */
  void fill(Buffer buffer, int value, long count) {
    int code =
        CL.clEnqueueFillBuffer(
            queue(),
            buffer.memory(),
            Pointer.to(new int[] {value}),
            Integer.BYTES,
            0,
            count * Integer.BYTES,
            0,
            null,
            event());
    Check.success(code, "clEnqueueFillBuffer");
  }

  private cl_command_queue queue() {
    return call.profile() ? session.profilingQueue() : session.queue();
  }

  /** For the times of what is enqueued next; null unless they are wanted. */
  private @Nullable cl_event event() {
    if (!call.profile()) {
      return null;
    }
    events.add(new cl_event());
    return events.get(events.size() - 1);
  }

  /** Waits for everything; what the device spent on it, in nanoseconds. */
  long finish() {
    Check.success(CL.clFinish(queue()), "clFinish");
    return events.stream().mapToLong(Launcher::nanos).sum();
  }

  /** The memory can be used for what is enqueued next: the queue runs in order. */
  void giveBack() {
    temporaries.forEach(session.pool()::give);
    temporaries.clear();
  }

  PrimitiveRun run(long nanos) {
    return new PrimitiveRun(
        buildNanos == 0 ? Launch.Origin.MEMORY : Launch.Origin.COMPILED,
        buildNanos,
        nanos,
        String.join("\n", sources));
  }
}
