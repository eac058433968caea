package dev.sinter.backend.opencl;

import dev.sinter.DeviceException;
import dev.sinter.codegen.DeviceClass;
import org.jocl.CL;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jspecify.annotations.Nullable;

/**
 * A device in use: its context, its in-order queue, its memory. Made on first use, because a
 * context costs a GPU some 100 ms. Thread-safe.
 */
final class Session {
  private static final long LONGEST_WAIT_MILLIS = 10_000;

  private final DeviceInfo info;
  private final boolean checked;
  private final cl_context context;
  private final cl_command_queue queue;
  private final Pool pool;
  private @Nullable cl_command_queue profilingQueue;
  private @Nullable Thread atExit;

  Session(String id, DeviceInfo info) {
    this(id, info, false);
  }

  /** With {@code checked}, kernels compare every access to memory with the size of its array. */
  Session(String id, DeviceInfo info, boolean checked) {
    this.info = info;
    this.checked = checked;
    cl_context_properties properties = new cl_context_properties();
    properties.addProperty(CL.CL_CONTEXT_PLATFORM, info.platform());
    int[] code = new int[1];
    this.context =
        CL.clCreateContext(properties, 1, new cl_device_id[] {info.device()}, null, null, code);
    Check.success(code[0], "clCreateContext on " + id);
    this.queue = createQueue(0);
    this.pool = new Pool(id, this);
    if (info.deviceClass() == DeviceClass.CPU) {
      this.atExit = new Thread(this::finishAtExit, "sinter-exit");
      try {
        Runtime.getRuntime().addShutdownHook(atExit);
      } catch (IllegalStateException exiting) {
        this.atExit = null; // the process takes its libraries down already
      }
    }
  }

  /**
   * Work that nobody waited for must not run on a driver's threads while the process takes its
   * libraries down: PoCL's compiler faults then. Work without an end doesn't keep the process.
   */
  private void finishAtExit() {
    Thread finish = new Thread(() -> CL.clFinish(queue), "sinter-finish");
    finish.setDaemon(true);
    finish.start();
    try {
      finish.join(LONGEST_WAIT_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private cl_command_queue createQueue(long properties) {
    int[] code = new int[1];
    // Deprecated since OpenCL 2.0, but what Apple and older drivers have.
    @SuppressWarnings("deprecation")
    cl_command_queue created = CL.clCreateCommandQueue(context, info.device(), properties, code);
    Check.success(code[0], "clCreateCommandQueue");
    return created;
  }

  DeviceInfo info() {
    return info;
  }

  /** Whether kernels check their accesses to memory, and launches wait for what they report. */
  boolean checked() {
    return checked;
  }

  cl_context context() {
    return context;
  }

  /** In order, without profiling. */
  cl_command_queue queue() {
    return queue;
  }

  /**
   * A second queue, with profiling: it is used with {@link #finish} before and after, so that the
   * first queue never pays for it.
   */
  synchronized cl_command_queue profilingQueue() {
    if (profilingQueue == null) {
      profilingQueue = createQueue(CL.CL_QUEUE_PROFILING_ENABLE);
    }
    return profilingQueue;
  }

  Pool pool() {
    return pool;
  }

  /**
   * Waits for all work.
   *
   * @throws DeviceException if some of it failed
   */
  void finish() {
    Check.success(CL.clFinish(queue), "clFinish");
  }

  /** Ends the session: its memory and its queue are gone. */
  void close() {
    if (atExit != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(atExit);
      } catch (IllegalStateException exiting) {
        return; // the hook waits for the queue
      }
    }
    pool.trim();
    Check.success(CL.clReleaseCommandQueue(queue), "clReleaseCommandQueue");
    Check.success(CL.clReleaseContext(context), "clReleaseContext");
  }
}
