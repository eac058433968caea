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
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A device that is watched from below, by a simulator that sees every access. Its buffers have the
 * size that was asked for and are used once, so that an access beyond an array leaves the buffer.
 * Copies block: for others JOCL waits in a thread of its own, and oclgrind, which runs kernels in
 * whichever thread waits, does not bear two (it fails an assertion in Context.cpp, or crashes).
 */
record WatchedDevice(OpenClBackend device) implements Backend {
  /** More than the buffers of all cases, of the 65,535 that oclgrind may have. */
  private static final int ADDRESSES = 4_000;

  /**
   * The first device with the sources of a class. Blocks meet in a second launch: that the last one
   * may read what others wrote in the same launch is no promise of OpenCL 1.2 (see {@link
   * LastBlock}), and oclgrind rightly calls it a race.
   */
  static WatchedDevice of(DeviceClass deviceClass) {
    DeviceInfo first = OpenClProvider.found().get(0);
    String id = deviceClass == first.deviceClass() ? "opencl:watched" : OpenClDevices.CPU_AS_GPU;
    DeviceInfo info = OpenClDevices.withoutPool(first.as(deviceClass));
    WatchedDevice watched = new WatchedDevice(new OpenClBackend(id, info, false, false));
    watched.takeNewAddresses();
    return watched;
  }

  /**
   * Lets every buffer have an address that no kernel has seen. Oclgrind 21.10 keeps what it knows
   * of a buffer when that is freed, its size too, and takes it for the next one at that address:
   * the elements of a longer one are then uninitialised whatever is written to them, and those of a
   * shorter one are not before anything is. It hands addresses out again in the order in which they
   * came back; so as many as all cases need are taken and given back first.
   */
  private void takeNewAddresses() {
    List<Memory> taken = new ArrayList<>();
    for (int count = 0; count < ADDRESSES; count++) {
      taken.add(device.allocate(DType.I8, 1));
    }
    taken.forEach(Memory::release);
  }

  @Override
  public Traits traits() {
    return device.traits();
  }

  @Override
  public Memory allocate(DType type, long size) {
    return device.allocate(type, size);
  }

  @Override
  public Memory upload(DType type, Object array) {
    int length = Array.getLength(array);
    ByteBuffer bytes = direct(type, length);
    HostArrays.put(type, array, 0, bytes, length);
    return device.wrap(type, bytes, length);
  }

  private static ByteBuffer direct(DType type, int length) {
    return ByteBuffer.allocateDirect(length * type.bytes()).order(ByteOrder.nativeOrder());
  }

  @Override
  public Memory wrap(DType type, Object array) {
    return upload(type, array);
  }

  @Override
  public Memory wrap(DType type, ByteBuffer direct, long size) {
    return device.wrap(type, direct, size);
  }

  @Override
  public void download(Memory memory, long from, Object array, int start, int length) {
    ByteBuffer bytes = direct(memory.type(), length);
    device.download(memory, from, bytes, length);
    HostArrays.get(memory.type(), bytes.rewind(), array, start, length);
  }

  @Override
  public void download(Memory memory, long from, ByteBuffer direct, long length) {
    device.download(memory, from, direct, length);
  }

  @Override
  public Executable build(BuildRequest request) {
    return device.build(request);
  }

  @Override
  public long launch(Executable executable, Invocation invocation) {
    return device.launch(executable, invocation);
  }

  @Override
  public PrimitiveRun run(PrimitiveCall call) {
    return device.run(call);
  }

  @Override
  public void finish() {
    device.finish();
  }
}
