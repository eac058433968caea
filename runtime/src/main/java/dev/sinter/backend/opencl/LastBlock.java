package dev.sinter.backend.opencl;

import dev.sinter.codegen.DeviceClass;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jocl.CL;
import org.jocl.Pointer;

/**
 * Whether the last work-group to finish may combine what the others left in memory. OpenCL 1.2's
 * memory model does not promise it, so a small kernel tries, once per device and at the first
 * reduction that wants it: many groups leave a value that changes with every launch, the last one
 * compares them all. If one is wrong, reductions take two launches. Thread-safe.
 */
final class LastBlock {
  private static final System.Logger LOG = System.getLogger(LastBlock.class.getName());
  private static final int GROUPS = 1024;
  private static final int LAUNCHES = 20;

  private static final String SOURCE =
      """
      __kernel void sinter_last_block(
          __global volatile long *values,
          __global volatile uint *counter,
          __global volatile int *wrong,
          const int launch) {
        __local uint last;
        const uint item = (uint)get_local_id(0);
        const uint items = (uint)get_local_size(0);
        const uint groups = (uint)get_num_groups(0);
        if (item == 0) {
          values[get_group_id(0)] = (long)launch * 100000 + get_group_id(0);
          mem_fence(CLK_GLOBAL_MEM_FENCE);
          last = atomic_inc(counter) == groups - 1;
        }
        barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
        if (!last) {
          return;
        }
        mem_fence(CLK_GLOBAL_MEM_FENCE);
        for (uint i = item; i < groups; i += items) {
          if (values[i] != (long)launch * 100000 + i) {
            atomic_inc(wrong);
          }
        }
        if (item == 0) {
          *counter = 0;
          atomic_add(wrong, -1);
        }
      }
      """;

  private final Session session;
  private final String device;
  private volatile int state = UNKNOWN;

  private static final int UNKNOWN = 0;
  private static final int YES = 1;
  private static final int NO = 2;

  LastBlock(Session session, String device) {
    this.session = session;
    this.device = device;
  }

  boolean works() {
    if (state == UNKNOWN) {
      find();
    }
    return state == YES;
  }

  private synchronized void find() {
    if (state == UNKNOWN) {
      long start = System.nanoTime();
      int wrong = run();
      state = wrong == 0 ? YES : NO;
      LOG.log(
          Level.DEBUG,
          "{0}: reductions in {1} (self-test: {2} us)",
          device,
          wrong == 0 ? "one launch" : "two launches",
          (System.nanoTime() - start) / 1000);
    }
  }

  /** How much is wrong; every launch takes one from what is there at first. */
  private int run() {
    Compiled compiled =
        Compiled.build(
            session, device, SOURCE, "sinter_last_block", false, "-cl-std=CL1.2", "self-test");
    Buffer values = session.pool().take((long) GROUPS * Long.BYTES);
    Buffer counter = session.pool().take(Integer.BYTES);
    Buffer wrong = session.pool().take(Integer.BYTES);
    fill(counter, 0);
    fill(wrong, LAUNCHES);
    Kernel kernel = compiled.main();
    int local =
        session.info().deviceClass() == DeviceClass.GPU ? Math.min(256, kernel.maxGroup()) : 1;
    kernel.set(0, values);
    kernel.set(1, counter);
    kernel.set(2, wrong);
    ByteBuffer number = ByteBuffer.allocateDirect(Integer.BYTES).order(ByteOrder.nativeOrder());
    for (int launch = 0; launch < LAUNCHES; launch++) {
      kernel.set(3, number.putInt(0, launch));
      kernel.enqueue(session.queue(), (long) GROUPS * local, local, null);
    }
    int[] result = new int[1];
    int code =
        CL.clEnqueueReadBuffer(
            session.queue(),
            wrong.memory(),
            true,
            0,
            Integer.BYTES,
            Pointer.to(result),
            0,
            null,
            null);
    Check.success(code, "clEnqueueReadBuffer");
    session.pool().give(values);
    session.pool().give(counter);
    session.pool().give(wrong);
    return result[0];
  }

  private void fill(Buffer buffer, int value) {
    int code =
        CL.clEnqueueFillBuffer(
            session.queue(),
            buffer.memory(),
            Pointer.to(new int[] {value}),
            Integer.BYTES,
            0,
            Integer.BYTES,
            0,
            null,
            null);
    Check.success(code, "clEnqueueFillBuffer");
  }
}
