package dev.sinter.backend.opencl;

import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.KernelProgram;
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
  private static final int MAX_ARGUMENT_BYTES = 4096;

  private final Session session;
  private final String device;
  private final Scratch scratch;
  private final Divider divider;
  private final Pointer none = Pointer.to(new int[] {Integer.MAX_VALUE});
  private final ThreadLocal<ByteBuffer> blocks =
      ThreadLocal.withInitial(
          () -> ByteBuffer.allocateDirect(MAX_ARGUMENT_BYTES).order(ByteOrder.nativeOrder()));

  Launcher(Session session, String device, boolean oneLaunch) {
    this.session = session;
    this.device = device;
    this.scratch = new Scratch(session);
    this.divider = new Divider(session.info(), new LastBlock(session, device), oneLaunch);
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
    Compiled compiled = executable.compiled(session, device, geometry);
    Division division = divider.divide(executable, geometry, compiled.main());
    ByteBuffer struct = blocks.get().limit(executable.argumentBytes());
    ArgumentBlock.fill(struct, executable.fields(), geometry, invocation.scalars(), division);
    if (!session.checked()) {
      return launch(executable, compiled, invocation, division, null, struct);
    }
    LaunchArrays arrays = new LaunchArrays(executable, invocation, division);
    BoundsCheck check = new BoundsCheck(session, arrays.bytes());
    long nanos = launch(executable, compiled, invocation, division, check.report(), struct);
    check.end(executable.name() + " on " + device, arrays::name, executable.source());
    return nanos;
  }

  private long launch(
      OpenClExecutable executable,
      Compiled compiled,
      Invocation invocation,
      Division division,
      @Nullable Buffer report,
      ByteBuffer struct) {
    Arguments arguments = new Arguments(invocation, report, struct);
    if (!invocation.profile()) {
      enqueue(executable, compiled, arguments, division, session.queue(), null, null);
      return -1;
    }
    return profile(executable, compiled, arguments, division);
  }

  /** What the kernels of a launch are given, beside memory of the launcher's. */
  private record Arguments(Invocation invocation, @Nullable Buffer report, ByteBuffer struct) {}

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

  /** One launch at a time: the kernels of a reduction share scratch memory. */
  private synchronized void enqueue(
      OpenClExecutable executable,
      Compiled compiled,
      Arguments arguments,
      Division division,
      cl_command_queue queue,
      @Nullable cl_event first,
      @Nullable cl_event second) {
    boolean group = executable.sharesBlocks();
    long outer = arguments.invocation().geometry().outer();
    Scratch.Held held =
        group ? scratch.hold(executable.partials(), outer, division.blocks()) : null;
    Kernel main = compiled.main();
    setArguments(executable, main, arguments, held);
    main.enqueue(queue, division.groups() * division.local(), division.local(), first);
    if (group && division.blocks() > 1 && !division.lastBlock()) {
      enqueueFinish(executable, compiled.finish(), arguments, held, division, queue, second);
    }
  }

  private void enqueueFinish(
      OpenClExecutable executable,
      Kernel finish,
      Arguments arguments,
      Scratch.@Nullable Held held,
      Division division,
      cl_command_queue queue,
      @Nullable cl_event event) {
    setArguments(executable, finish, arguments, held);
    long local = divider.finishLocal(executable, division, finish);
    finish.enqueue(queue, division.groups() / division.blocks() * local, local, event);
  }

  private static void setArguments(
      OpenClExecutable executable,
      Kernel kernel,
      Arguments arguments,
      Scratch.@Nullable Held held) {
    Invocation invocation = arguments.invocation();
    int index = 0;
    List<@Nullable Memory> operands = invocation.operands();
    for (int i = 0; i < operands.size(); i++) {
      Memory operand = operands.get(i);
      if (operand != null && executable.program().operands().get(i).isNewArray()) {
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
    if (arguments.report() != null) {
      kernel.set(index++, arguments.report());
    }
    kernel.set(index, arguments.struct());
  }

  /** Holds the lock throughout: the other queue is not in order with the first one. */
  private synchronized long profile(
      OpenClExecutable executable, Compiled compiled, Arguments arguments, Division division) {
    session.finish();
    cl_event first = new cl_event();
    boolean two = division.blocks() > 1 && !division.lastBlock();
    cl_event second = two && executable.sharesBlocks() ? new cl_event() : null;
    cl_command_queue queue = session.profilingQueue();
    enqueue(executable, compiled, arguments, division, queue, first, second);
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
