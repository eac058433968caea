package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.backend.Backend;
import dev.sinter.backend.BuildRequest;
import dev.sinter.backend.Executable;
import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.backend.PrimitiveCall;
import dev.sinter.backend.PrimitiveRun;
import dev.sinter.backend.Traits;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.codegen.opencl.OpenClEmitter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * An OpenCL CPU that runs the kernels of GPUs, for the tests of a build without one. Those call the
 * device's own functions, which on GPUs are right, while some of PoCL's are not: {@link
 * GpuFunctions} stand before each source.
 */
public final class CpuAsGpu implements Backend {
  private final OpenClBackend backend;
  private final String functions;

  private CpuAsGpu(String id, DeviceInfo info) {
    this.backend = new OpenClBackend(id, info.as(DeviceClass.GPU), true, false);
    this.functions = GpuFunctions.source(info.doubles());
  }

  /** Every OpenCL CPU once; none with {@code sinter.check=true}, which has sources of its own. */
  public static List<Backend> backends() {
    List<Backend> backends = new ArrayList<>();
    if (!CheckProperty.isSet() && !new OpenClProvider().devices().isEmpty()) {
      for (DeviceInfo info : OpenClProvider.found()) {
        if (info.deviceClass() == DeviceClass.CPU) {
          backends.add(new CpuAsGpu("opencl:cpu-as-gpu:" + backends.size(), info));
        }
      }
    }
    return backends;
  }

  @Override
  public Executable build(BuildRequest request) {
    String given = request.template();
    String source =
        given == null ? OpenClEmitter.emit(request.program(), DeviceClass.GPU).text() : given;
    return backend.build(
        new BuildRequest(
            request.program(), request.label(), request.methods(), functions + source));
  }

  @Override
  public Traits traits() {
    return backend.traits();
  }

  @Override
  public Memory allocate(DType type, long size) {
    return backend.allocate(type, size);
  }

  @Override
  public Memory upload(DType type, Object array) {
    return backend.upload(type, array);
  }

  @Override
  public Memory wrap(DType type, Object array) {
    return backend.wrap(type, array);
  }

  @Override
  public Memory wrap(DType type, ByteBuffer direct, long size) {
    return backend.wrap(type, direct, size);
  }

  @Override
  public void download(Memory memory, long from, Object array, int start, int length) {
    backend.download(memory, from, array, start, length);
  }

  @Override
  public void download(Memory memory, long from, ByteBuffer direct, long length) {
    backend.download(memory, from, direct, length);
  }

  @Override
  public boolean usesTemplates() {
    return backend.usesTemplates();
  }

  @Override
  public long launch(Executable executable, Invocation invocation) {
    return backend.launch(executable, invocation);
  }

  @Override
  public PrimitiveRun run(PrimitiveCall call) {
    return backend.run(call);
  }

  @Override
  public void finish() {
    backend.finish();
  }
}
