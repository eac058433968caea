package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.DeviceException;
import dev.sinter.backend.Backend;
import dev.sinter.backend.BuildRequest;
import dev.sinter.backend.Executable;
import dev.sinter.backend.HostMemory;
import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.backend.PrimitiveCall;
import dev.sinter.backend.PrimitiveRun;
import dev.sinter.backend.Traits;
import dev.sinter.plan.DeviceKind;
import dev.sinter.setting.Setting;
import java.nio.ByteBuffer;
import java.util.EnumSet;

/**
 * The JVM as a device, id {@code jvm}: kernels are compiled to bytecode and run on {@code
 * sinter.threads} threads (default: the available processors), the calling one among them. Every
 * call returns when its work is done. Arrays and direct buffers are operands without a copy.
 *
 * <p>An array has at most 2^31 - 9 elements here; the space that a reduction runs over may be
 * larger.
 */
public final class JvmBackend implements Backend {
  @Override
  public Traits traits() {
    return new Traits(
        "jvm",
        System.getProperty("java.vm.name", "JVM") + " " + System.getProperty("java.version", ""),
        DeviceKind.JVM,
        Runtime.getRuntime().maxMemory(),
        Pool.threads(),
        EnumSet.copyOf(DType.reals()),
        "bytecode on "
            + Pool.threads()
            + (Setting.THREADS.value().isEmpty()
                ? " threads"
                : " threads (property " + Setting.THREADS.property() + ")"));
  }

  @Override
  public Memory allocate(DType type, long size) {
    return HostMemory.allocate(type, size);
  }

  @Override
  public Memory upload(DType type, Object array) {
    return HostMemory.upload(type, array);
  }

  @Override
  public Memory wrap(DType type, Object array) {
    return HostMemory.wrap(type, array);
  }

  @Override
  public Memory wrap(DType type, ByteBuffer direct, long size) {
    return HostMemory.wrap(type, direct, size);
  }

  @Override
  public void download(Memory memory, long from, Object array, int start, int length) {
    ((HostMemory) memory).read(from, array, start, length);
  }

  @Override
  public void download(Memory memory, long from, ByteBuffer direct, long length) {
    ((HostMemory) memory).read(from, direct, length);
  }

  @Override
  public Executable build(BuildRequest request) {
    boolean stages = request.program().hasRows() || request.program().hasSamples();
    try {
      return stages ? StagedExecutable.of(request) : JvmExecutable.of(request);
    } catch (NoClassDefFoundError missing) {
      if (String.valueOf(missing.getMessage()).contains("org/objectweb/asm")) {
        throw new DeviceException(
            "jvm: ASM (org.ow2.asm:asm), with which kernels are written, is not on the class path:"
                + " add it");
      }
      throw missing;
    }
  }

  @Override
  public long launch(Executable executable, Invocation invocation) {
    long start = System.nanoTime();
    if (executable instanceof StagedExecutable staged) {
      staged.run(invocation);
    } else {
      Launch.run((JvmExecutable) executable, invocation);
    }
    return invocation.profile() ? System.nanoTime() - start : -1;
  }

  @Override
  public PrimitiveRun run(PrimitiveCall call) {
    long start = System.nanoTime();
    call.op().accept(new Primitives(call));
    long nanos = call.profile() ? System.nanoTime() - start : -1;
    return new PrimitiveRun(
        dev.sinter.Launch.Origin.MEMORY, 0, nanos, "; " + call.op() + ", compiled Java\n");
  }

  @Override
  public void finish() {
    // launch returns when the work is done.
  }
}
