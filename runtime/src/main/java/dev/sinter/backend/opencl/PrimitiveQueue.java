package dev.sinter.backend.opencl;

import dev.sinter.Launch;
import dev.sinter.backend.Memory;
import dev.sinter.backend.PrimitiveCall;
import dev.sinter.backend.PrimitiveRun;
import dev.sinter.codegen.DeviceClass;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

  /** With what was asked for, in bytes. */
  private final Map<Buffer, Long> temporaries = new LinkedHashMap<>();

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

  /** Whether a running work-group may wait for what those that began before it leave in memory. */
  boolean groupsMayWait() {
    return session.info().groupsMayWait();
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
    temporaries.put(buffer, bytes);
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
    int argument = 0;
    for (Buffer buffer : buffers) {
      kernel.set(argument++, buffer);
    }
    BoundsCheck check = session.checked() ? new BoundsCheck(session, bytes(buffers)) : null;
    if (check != null) {
      kernel.set(argument++, check.report());
    }
    ByteBuffer struct =
        ByteBuffer.allocateDirect(sizes.length * Long.BYTES).order(ByteOrder.nativeOrder());
    struct.asLongBuffer().put(sizes);
    kernel.set(argument, struct);
    kernel.enqueue(queue(), groups * local, local, event());
    if (check != null) {
      Check.success(CL.clFinish(queue()), "clFinish");
      String label = kernel.name() + " of " + call.op() + " on " + programs.device();
      check.end(label, array -> name(array, buffers[array]), String.join("\n", sources));
    }
  }

  /** Sizes of what was asked for: the pool's buffers are larger. */
  private long[] bytes(Buffer... buffers) {
    return Arrays.stream(buffers).mapToLong(this::bytes).toArray();
  }

  private long bytes(Buffer buffer) {
    Long temporary = temporaries.get(buffer);
    if (temporary != null) {
      return temporary;
    }
    return known()
        .filter(memory -> memory.buffer().equals(buffer))
        .mapToLong(memory -> memory.size() * memory.type().bytes())
        .findFirst()
        .orElseThrow();
  }

  /** The arrays of the call. */
  private Stream<DeviceMemory> known() {
    Stream<@Nullable Memory> others = Stream.of(call.output(), call.errors());
    return Stream.concat(call.operands().stream(), others)
        .filter(DeviceMemory.class::isInstance)
        .map(DeviceMemory.class::cast);
  }

  /** The name of a kernel's array for messages. */
  private String name(int array, Buffer buffer) {
    String role = "an intermediate array";
    for (int index = 0; index < call.operands().size(); index++) {
      if (operand(index).equals(buffer)) {
        role =
            "operand "
                + index
                + ", "
                + call.operands().get(index).type()
                + call.shapes().get(index);
      }
    }
    if (output().equals(buffer)) {
      role = "the result, " + call.output().type() + call.shape();
    }
    return "argument " + array + " (" + role + ", " + bytes(buffer) + " bytes)";
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
    temporaries.keySet().forEach(session.pool()::give);
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
