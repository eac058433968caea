package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.DTypeException;
import dev.sinter.backend.Backend;
import dev.sinter.backend.BuildRequest;
import dev.sinter.backend.Executable;
import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.backend.PrimitiveCall;
import dev.sinter.backend.PrimitiveRun;
import dev.sinter.backend.Traits;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.codegen.opencl.KernelArguments;
import dev.sinter.codegen.opencl.KernelSource;
import dev.sinter.codegen.opencl.OpenClEmitter;
import dev.sinter.plan.DeviceKind;
import dev.sinter.plan.KernelProgram;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_mem;
import org.jspecify.annotations.Nullable;

/**
 * One OpenCL device. Its context is made on first use and lives as long as the process.
 * Thread-safe.
 */
public final class OpenClBackend implements Backend {
  /** Direct buffers at this alignment are used in place on devices that share the host's memory. */
  private static final int WRAP_ALIGNMENT = 64;

  private final String id;
  private final DeviceInfo info;
  private final Traits traits;
  private final boolean oneLaunch;
  private final boolean checked;
  private @Nullable Connection connection;

  /** What exists once the device is in use. */
  private record Connection(
      Session session, Transfers transfers, Launcher launcher, PrimitiveLauncher primitives) {}

  OpenClBackend(String id, DeviceInfo info) {
    this(id, info, true, CheckProperty.isSet());
  }

  /**
   * With what is otherwise found out.
   *
   * @param oneLaunch false if reductions of several blocks are always to take two launches
   * @param checked whether kernels check every access to memory
   */
  OpenClBackend(String id, DeviceInfo info, boolean oneLaunch, boolean checked) {
    this.id = id;
    this.info = info;
    this.oneLaunch = oneLaunch;
    this.checked = checked;
    Set<DType> types = EnumSet.copyOf(DType.reals());
    if (!info.doubles()) {
      types.remove(DType.F64);
    }
    this.traits =
        new Traits(
            id,
            info.name(),
            info.deviceClass() == DeviceClass.GPU ? DeviceKind.GPU : DeviceKind.CPU,
            info.memoryBytes(),
            info.computeUnits(),
            Set.copyOf(types),
            details(info));
  }

  private static String details(DeviceInfo info) {
    return info.platformName()
        + ", "
        + info.version()
        + ", driver "
        + info.driver()
        + (info.correctlyRounded() ? "" : ", float division and square root not correctly rounded")
        + (info.denormals() ? "" : ", float denormals flushed to zero");
  }

  private synchronized Connection connection() {
    if (connection == null) {
      Session session = new Session(id, info, checked);
      connection =
          new Connection(
              session,
              new Transfers(session),
              new Launcher(session, id, oneLaunch),
              new PrimitiveLauncher(session, id));
    }
    return connection;
  }

  @Override
  public Traits traits() {
    return traits;
  }

  @Override
  public Memory allocate(DType type, long size) {
    if (!traits.types().contains(type)) {
      throw new DTypeException(
          id + " (" + info.name() + ") has no " + type + ": cast to F32, or choose another device");
    }
    Session session = connection().session();
    return new DeviceMemory(session, type, size, session.pool().take(size * type.bytes()), null);
  }

  @Override
  public Memory upload(DType type, Object array) {
    DeviceMemory memory = (DeviceMemory) allocate(type, HostArrays.length(type, array));
    retrying(
        memory.size() * type.bytes(),
        () -> connection().transfers().write(type, array, memory.buffer()));
    return memory;
  }

  @Override
  public Memory wrap(DType type, Object array) {
    // The driver must not keep the address of a heap array: the collector moves it.
    return upload(type, array);
  }

  @Override
  public Memory wrap(DType type, ByteBuffer direct, long size) {
    long bytes = size * type.bytes();
    if (bytes > direct.remaining()) {
      throw new IllegalArgumentException(
          size
              + " elements of "
              + type
              + " wanted of a buffer with "
              + direct.remaining()
              + " bytes left");
    }
    ByteBuffer elements = direct.slice(direct.position(), (int) bytes);
    boolean shared = info.sharedMemory() && info.deviceClass() == DeviceClass.CPU;
    if (shared && bytes > 0 && elements.alignmentOffset(0, WRAP_ALIGNMENT) == 0) {
      return over(type, elements, size);
    }
    DeviceMemory memory = (DeviceMemory) allocate(type, size);
    if (bytes > 0) {
      retrying(bytes, () -> connection().transfers().writeDirect(elements, memory.buffer()));
    }
    return memory;
  }

  private Memory over(DType type, ByteBuffer elements, long size) {
    Session session = connection().session();
    int[] code = new int[1];
    long flags = CL.CL_MEM_READ_ONLY | CL.CL_MEM_USE_HOST_PTR;
    cl_mem memory =
        CL.clCreateBuffer(
            session.context(), flags, elements.remaining(), Pointer.to(elements), code);
    Check.success(code[0], "clCreateBuffer");
    return new DeviceMemory(
        session, type, size, new Buffer(memory, elements.remaining()), elements);
  }

  @Override
  public void download(Memory memory, long from, Object array, int start, int length) {
    DeviceMemory source = (DeviceMemory) memory;
    connection().transfers().read(source.type(), source.buffer(), from, array, start, length);
  }

  @Override
  public void download(Memory memory, long from, ByteBuffer direct, long length) {
    DeviceMemory source = (DeviceMemory) memory;
    long bytes = length * source.type().bytes();
    if (bytes > 0) {
      long offset = from * source.type().bytes();
      connection().transfers().readDirect(source.buffer(), offset, bytes, direct);
      direct.position(direct.position() + (int) bytes);
    }
  }

  @Override
  public Executable build(BuildRequest request) {
    KernelProgram program = request.program();
    if (!info.doubles() && OpenClEmitter.usesDoubles(program)) {
      throw new DTypeException(
          id
              + " ("
              + info.name()
              + ") has no F64, which "
              + request.label()
              + " computes with: write float"
              + " literals (0.1f) and cast to F32, or choose another device");
    }
    long start = System.nanoTime();
    KernelSource emitted = source(request);
    String source = emitted.text();
    String options = BuildOptions.of(info, program.precision(), source);
    boolean finishes = KernelArguments.sharesBlocks(program);
    Session session = connection().session();
    Compiled compiled =
        Compiled.build(session, id, source, emitted.name(), finishes, options, request.label());
    long nanos = System.nanoTime() - start;
    return new OpenClExecutable(
        program, info.deviceClass(), emitted, options, request.label(), compiled, nanos);
  }

  private KernelSource source(BuildRequest request) {
    String template = checked ? null : request.template();
    return template == null
        ? OpenClEmitter.emit(request.program(), info.deviceClass(), checked)
        : new KernelSource(request.program().name(), template);
  }

  @Override
  public boolean usesTemplates() {
    return !checked;
  }

  @Override
  public long launch(Executable executable, Invocation invocation) {
    long[] nanos = new long[1];
    Launcher launcher = connection().launcher();
    retrying(
        outputBytes(invocation),
        () -> nanos[0] = launcher.launch((OpenClExecutable) executable, invocation));
    return nanos[0];
  }

  @Override
  public PrimitiveRun run(PrimitiveCall call) {
    PrimitiveRun[] run = new PrimitiveRun[1];
    PrimitiveLauncher launcher = connection().primitives();
    long bytes = call.output().size() * call.output().type().bytes();
    retrying(bytes, () -> run[0] = launcher.run(call));
    return run[0];
  }

  private static long outputBytes(Invocation invocation) {
    long bytes = 0;
    for (int i = 0; i < invocation.outputs().size(); i++) {
      Memory output = invocation.outputs().get(i);
      bytes += output == null ? 0 : output.size() * output.type().bytes();
    }
    return bytes;
  }

  /**
   * Drivers may find out only when memory is used that there is none: free idle memory, try once
   * more.
   */
  private void retrying(long bytes, Runnable work) {
    try {
      work.run();
    } catch (Check.OutOfMemory first) {
      Pool pool = connection().session().pool();
      pool.trim();
      try {
        work.run();
      } catch (Check.OutOfMemory second) {
        throw pool.exhausted(bytes, String.valueOf(second.getMessage()));
      }
    }
  }

  @Override
  public void finish() {
    if (used()) {
      connection().session().finish();
    }
  }

  private synchronized boolean used() {
    return connection != null;
  }

  @Override
  public String toString() {
    return id + " (" + info.name() + ")";
  }
}
