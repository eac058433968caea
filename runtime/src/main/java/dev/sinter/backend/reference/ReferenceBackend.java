package dev.sinter.backend.reference;

import dev.sinter.DType;
import dev.sinter.Launch;
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
import dev.sinter.plan.KernelProgram;
import java.nio.ByteBuffer;
import java.util.EnumSet;

/**
 * Interprets kernels on the calling thread. Original Java methods and templates of a {@link
 * BuildRequest} are not used: what it computes follows from the program alone.
 */
public final class ReferenceBackend implements Backend {
  /** Nothing is compiled: the program itself is run. */
  private record Interpreted(KernelProgram program) implements Executable {
    @Override
    public String source() {
      return program.key();
    }

    @Override
    public long buildNanos() {
      return 0;
    }
  }

  @Override
  public Traits traits() {
    return new Traits(
        "reference",
        "reference interpreter",
        DeviceKind.JVM,
        Runtime.getRuntime().maxMemory(),
        1,
        EnumSet.copyOf(DType.reals()),
        "element by element, for tests");
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
    return new Interpreted(request.program());
  }

  @Override
  public long launch(Executable executable, Invocation invocation) {
    long start = System.nanoTime();
    new Run(executable.program(), invocation).run();
    return invocation.profile() ? System.nanoTime() - start : -1;
  }

  @Override
  public PrimitiveRun run(PrimitiveCall call) {
    long start = System.nanoTime();
    new ReferencePrimitives(call).run();
    long nanos = call.profile() ? System.nanoTime() - start : -1;
    return new PrimitiveRun(
        Launch.Origin.MEMORY, 0, nanos, "; " + call.op() + ", element by element\n");
  }

  @Override
  public void finish() {
    // launch returns when the work is done.
  }
}
