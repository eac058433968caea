package dev.sinter.backend;

import dev.sinter.DType;
import java.nio.ByteBuffer;

/**
 * One device. Calls are executed in order; only {@link #download} waits for what it reads.
 * Thread-safe.
 */
public interface Backend {
  /** What the device is. */
  Traits traits();

  /**
   * Memory for {@code size} elements, contents undefined.
   *
   * @throws dev.sinter.OutOfDeviceMemoryException if there is none left
   * @throws dev.sinter.DTypeException if the device lacks the type
   */
  Memory allocate(DType type, long size);

  /**
   * New memory with a copy of {@code array}: the primitive array of the type, {@code boolean[]} for
   * BOOL.
   */
  Memory upload(DType type, Object array);

  /**
   * Memory over {@code array} without a copy where the device can address it, otherwise as {@link
   * #upload}. The caller promises not to write to it.
   */
  Memory wrap(DType type, Object array);

  /**
   * As {@link #wrap(DType, Object)} for a direct buffer in native byte order, from its position on.
   */
  Memory wrap(DType type, ByteBuffer direct, long size);

  /**
   * Copies elements {@code from … from+length-1} into {@code array} at {@code start}, after all
   * earlier work on this memory.
   */
  void download(Memory memory, long from, Object array, int start, int length);

  /**
   * As {@link #download(Memory, long, Object, int, int)} into a direct buffer at its position;
   * advances it.
   */
  void download(Memory memory, long from, ByteBuffer direct, long length);

  /**
   * Compiles a kernel.
   *
   * @throws dev.sinter.KernelBuildException if the device's compiler refuses it
   */
  Executable build(BuildRequest request);

  /** Whether {@link #build} uses {@link BuildRequest#template()}. */
  default boolean usesTemplates() {
    return true;
  }

  /**
   * Enqueues one run.
   *
   * @return nanoseconds that the device took, or -1 unless {@link Invocation#profile()}
   */
  long launch(Executable executable, Invocation invocation);

  /**
   * Enqueues a primitive, with whatever memory and kernels it needs besides its operands.
   *
   * @throws dev.sinter.KernelBuildException if the device's compiler refuses a kernel
   */
  PrimitiveRun run(PrimitiveCall call);

  /** Waits until all enqueued work is done. */
  void finish();
}
