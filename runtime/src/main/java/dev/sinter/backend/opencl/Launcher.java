package dev.sinter.backend.opencl;

import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.codegen.opencl.KernelArguments;
import dev.sinter.plan.Form;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Tree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_event;
import org.jspecify.annotations.Nullable;

/**
 * Enqueues kernels: divides the work, sets the arguments that changed, and launches. Nothing on
 * this path asks the driver for anything or waits. Thread-safe.
 */
final class Launcher {
  private static final int GPU_GROUP = 256;
  private static final int SMALLEST_GROUP = 64;

  /** Work-items that run in step; fewer waste a compute unit's time. */
  private static final int WARP = 32;

  /** Neighbouring outputs that make good use of what memory delivers at a time. */
  private static final int SMALLEST_STRETCH = 8;

  /** Groups that keep a compute unit busy. */
  private static final int GROUPS_PER_UNIT = 4;

  /** More work-items than a compute unit holds at a time, so that none runs dry. */
  private static final int ITEMS_PER_UNIT = 4096;

  private static final int SMALLEST_CHUNK = 4096;
  private static final int CHUNKS_PER_UNIT = 8;
  private static final int MAX_ARGUMENT_BYTES = 4096;

  private final Session session;
  private final String device;
  private final Scratch scratch;
  private final LastBlock lastBlock;
  private final boolean oneLaunch;
  private final Pointer none = Pointer.to(new int[] {Integer.MAX_VALUE});
  private final ThreadLocal<ByteBuffer> blocks =
      ThreadLocal.withInitial(
          () -> ByteBuffer.allocateDirect(MAX_ARGUMENT_BYTES).order(ByteOrder.nativeOrder()));

  Launcher(Session session, String device, boolean oneLaunch) {
    this.session = session;
    this.device = device;
    this.scratch = new Scratch(session);
    this.lastBlock = new LastBlock(session, device);
    this.oneLaunch = oneLaunch;
  }

  /** Enqueues one run; gives nanoseconds on the device if asked to measure, otherwise -1. */
  long launch(OpenClExecutable executable, Invocation invocation) {
    clearErrors(invocation);
    Geometry geometry = invocation.geometry();
    KernelProgram program = executable.program();
    boolean map = program.form().isMap();
    if (geometry.outer() == 0 || (map && geometry.size() == 0)) {
      return invocation.profile() ? 0 : -1;
    }
    if (!program.wide()) {
      ArgumentBlock.checkNarrow(program, geometry);
    }
    ArgumentBlock.Division division = divide(executable, geometry);
    Compiled compiled = executable.compiled(session, device, geometry);
    if (executable.program().form() == Form.REDUCE_ACROSS) {
      division = division.across(width(executable, geometry.outer(), division));
    } else if (gpu() && executable.sharesRows()) {
      division = division.shared(items(executable, geometry.outer(), division, compiled.main()));
    }
    ByteBuffer struct = blocks.get().limit(executable.argumentBytes());
    ArgumentBlock.fill(struct, executable.fields(), geometry, invocation.scalars(), division);
    if (!invocation.profile()) {
      enqueue(executable, compiled, invocation, division, struct, session.queue(), null, null);
      return -1;
    }
    return profile(executable, compiled, invocation, division, struct);
  }

  private void clearErrors(Invocation invocation) {
    Memory errors = invocation.errors();
    if (errors != null) {
      Buffer buffer = ((DeviceMemory) errors).buffer();
      long bytes = errors.size() * Integer.BYTES;
      int code =
          CL.clEnqueueFillBuffer(
              session.queue(), buffer.memory(), none, Integer.BYTES, 0, bytes, 0, null, null);
      Check.success(code, "clEnqueueFillBuffer");
    }
  }

  private boolean gpu() {
    return session.info().deviceClass() == DeviceClass.GPU;
  }

  private ArgumentBlock.Division divide(OpenClExecutable executable, Geometry geometry) {
    if (executable.program().form().isMap()) {
      return new ArgumentBlock.Division(
          geometry.size(), 1, 1, 1, false, chunk(geometry.size()), 1, 1);
    }
    long length = geometry.reduced();
    boolean several = executable.sharesBlocks() && Tree.blocks(length) > 1;
    return ArgumentBlock.Division.of(
        length, several && oneLaunch && lastBlock.works(), itemChunk(geometry));
  }

  /** Elements per work-item of a CPU: whole vectors, some chunks per core, none too small. */
  private long chunk(long size) {
    long share = size / ((long) session.info().computeUnits() * CHUNKS_PER_UNIT) + 1;
    return (Math.max(share, SMALLEST_CHUNK) + 15) / 16 * 16;
  }

  /** Outputs per work-item of a CPU: whole vectors. */
  private long itemChunk(Geometry geometry) {
    long outputs = chunk(geometry.size()) / Math.max(1, geometry.reduced());
    return Math.max(1, (outputs + 15) / 16) * 16;
  }

  /** One launch at a time: the kernels of a reduction share scratch memory. */
  private synchronized void enqueue(
      OpenClExecutable executable,
      Compiled compiled,
      Invocation invocation,
      ArgumentBlock.Division division,
      ByteBuffer struct,
      cl_command_queue queue,
      @Nullable cl_event first,
      @Nullable cl_event second) {
    boolean group = executable.sharesBlocks();
    long outer = invocation.geometry().outer();
    Scratch.Held held =
        group ? scratch.hold(executable.partials(), outer, division.blocks()) : null;
    Kernel main = compiled.main();
    setArguments(main, invocation, held, struct);
    long local = localSize(executable, outer, division, main);
    main.enqueue(
        queue, globalSize(executable, invocation.geometry(), division, local), local, first);
    if (group && division.blocks() > 1 && !division.lastBlock()) {
      enqueueFinish(
          executable, compiled.finish(), invocation, held, division, struct, queue, second);
    }
  }

  private void enqueueFinish(
      OpenClExecutable executable,
      Kernel finish,
      Invocation invocation,
      Scratch.@Nullable Held held,
      ArgumentBlock.Division division,
      ByteBuffer struct,
      cl_command_queue queue,
      @Nullable cl_event event) {
    setArguments(finish, invocation, held, struct);
    long outer = invocation.geometry().outer();
    int quads = Math.max(1, Tree.columns(division.blocks()) / 4);
    if (executable.program().form() == Form.REDUCE_ACROSS) {
      long local = division.width() * shares(quads, division.width(), finish);
      finish.enqueue(queue, tiles(executable, outer, division) * local, local, event);
      return;
    }
    long local = gpu() ? Math.min(quads, Integer.highestOneBit(finish.maxGroup())) : 1;
    finish.enqueue(queue, outer * local, local, event);
  }

  private static void setArguments(
      Kernel kernel, Invocation invocation, Scratch.@Nullable Held held, ByteBuffer struct) {
    int index = 0;
    List<@Nullable Memory> operands = invocation.operands();
    for (int i = 0; i < operands.size(); i++) {
      Memory operand = operands.get(i);
      if (operand != null) {
        kernel.set(index++, ((DeviceMemory) operand).buffer());
      }
    }
    for (int i = 0; i < invocation.outputs().size(); i++) {
      Memory output = invocation.outputs().get(i);
      if (output != null) {
        kernel.set(index++, ((DeviceMemory) output).buffer());
      }
    }
    if (invocation.errors() instanceof DeviceMemory errors) {
      kernel.set(index++, errors.buffer());
    }
    if (held != null) {
      kernel.set(index++, held.partials());
      kernel.set(index++, held.counters());
    }
    kernel.set(index, struct);
  }

  /** Work-items per group. */
  private long localSize(
      OpenClExecutable executable, long outer, ArgumentBlock.Division division, Kernel kernel) {
    if (!gpu()) {
      return 1;
    }
    if (executable.program().form() == Form.REDUCE_ACROSS) {
      int quads = division.columns() / 4;
      return division.width() * shares(quads, division.width(), kernel);
    }
    return executable.sharesRows()
        ? division.items() * together(executable, outer, division, kernel)
        : Math.min(GPU_GROUP, kernel.maxGroup());
  }

  /**
   * Vectors of outputs side by side: enough to fill a group beside the quads of a block, and to
   * read long stretches of memory, but every compute unit should have groups.
   */
  private long width(OpenClExecutable executable, long outer, ArgumentBlock.Division division) {
    long vectors = outer / executable.lanes();
    long quads = Math.max(1, division.columns() / 4);
    long width = Math.min(vectors, Math.max(WARP, GPU_GROUP / quads));
    long enough = (long) session.info().computeUnits() * GROUPS_PER_UNIT;
    while (width * executable.lanes() > SMALLEST_STRETCH
        && over(vectors, width) * division.blocks() < enough) {
      width = (width + 1) / 2;
    }
    return width;
  }

  /** Work-items that share an output's quads: a power of two. */
  private static long shares(long quads, long width, Kernel kernel) {
    long most = Math.min(GPU_GROUP, kernel.maxGroup()) / width;
    return Math.min(Math.max(1, quads), Long.highestOneBit(Math.max(1, most)));
  }

  private static long tiles(
      OpenClExecutable executable, long outer, ArgumentBlock.Division division) {
    return over(outer / executable.lanes(), division.width());
  }

  /**
   * Rows per group: those that are short enough to have a work-item per vector and no other block
   * fill a group of the usual size, as long as every compute unit has groups.
   */
  private long together(
      OpenClExecutable executable, long outer, ArgumentBlock.Division division, Kernel kernel) {
    long items = division.items();
    if (division.blocks() > 1 || items * executable.lanes() != division.columns()) {
      return 1;
    }
    long most = Math.min(GPU_GROUP, Integer.highestOneBit(kernel.maxGroup()));
    long rows = Math.max(1, Math.min(most / items, KernelArguments.MOST_ROWS));
    long enough = (long) session.info().computeUnits() * GROUPS_PER_UNIT;
    while (rows > 1 && (outer < rows * enough && rows * items > WARP)) {
      rows /= 2;
    }
    return rows;
  }

  /** Work-items per row or block; no more than fill the device: a tree costs each of them. */
  private long items(
      OpenClExecutable executable, long outer, ArgumentBlock.Division division, Kernel kernel) {
    int vectors = Math.max(1, division.columns() / executable.lanes());
    long most = Math.min(vectors, Integer.highestOneBit(kernel.maxGroup()));
    long groups = outer * (executable.sharesBlocks() ? division.blocks() : 1);
    long enough = (long) session.info().computeUnits() * ITEMS_PER_UNIT;
    boolean registers = executable.keepsRows();
    while (most > SMALLEST_GROUP && groups * most > enough && !registers) {
      most /= 2;
    }
    return most;
  }

  private long globalSize(
      OpenClExecutable executable, Geometry geometry, ArgumentBlock.Division division, long local) {
    long items =
        switch (executable.program().form()) {
          case MAP -> over(division.length(), gpu() ? executable.lanes() : division.chunk());
          case REDUCE_ITEM -> over(geometry.outer(), gpu() ? 1 : division.chunk());
          case MAP_TILED -> tiles(executable, geometry) * local;
          case REDUCE_ACROSS ->
              tiles(executable, geometry.outer(), division) * division.blocks() * local;
          case REDUCE_GROUP -> geometry.outer() * division.blocks() * division.items();
          case REDUCE_ROW -> geometry.outer() * division.items();
        };
    return over(items, local) * local;
  }

  /** Groups of a MAP_TILED. */
  private static long tiles(OpenClExecutable executable, Geometry geometry) {
    long[] dims = geometry.dims();
    long rows = dims[dims.length - 2];
    long columns = dims[dims.length - 1];
    long matrices = geometry.size() / Math.max(1, rows * columns);
    long across = over(columns, (long) KernelArguments.TILE_VECTORS * executable.lanes());
    return matrices * over(rows, KernelArguments.TILE_ROWS) * across;
  }

  private static long over(long total, long part) {
    return total / part + (total % part == 0 ? 0 : 1);
  }

  /** Holds the lock throughout: the other queue is not in order with the first one. */
  private synchronized long profile(
      OpenClExecutable executable,
      Compiled compiled,
      Invocation invocation,
      ArgumentBlock.Division division,
      ByteBuffer struct) {
    session.finish();
    cl_event first = new cl_event();
    boolean two = division.blocks() > 1 && !division.lastBlock();
    cl_event second = two && executable.sharesBlocks() ? new cl_event() : null;
    cl_command_queue queue = session.profilingQueue();
    enqueue(executable, compiled, invocation, division, struct, queue, first, second);
    Check.success(CL.clFinish(queue), "clFinish");
    return nanos(first) + (second == null ? 0 : nanos(second));
  }

  /** The time that the device spent on a command that is complete; the event is released. */
  static long nanos(cl_event event) {
    long[] start = new long[1];
    long[] end = new long[1];
    int from =
        CL.clGetEventProfilingInfo(
            event, CL.CL_PROFILING_COMMAND_START, Long.BYTES, Pointer.to(start), null);
    int to =
        CL.clGetEventProfilingInfo(
            event, CL.CL_PROFILING_COMMAND_END, Long.BYTES, Pointer.to(end), null);
    Check.success(from, "clGetEventProfilingInfo");
    Check.success(to, "clGetEventProfilingInfo");
    Check.success(CL.clReleaseEvent(event), "clReleaseEvent");
    return end[0] - start[0];
  }
}
