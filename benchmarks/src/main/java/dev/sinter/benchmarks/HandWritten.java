package dev.sinter.benchmarks;

import dev.sinter.Device;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jocl.Pointer;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_program;

/**
 * The workloads as hand-written OpenCL kernels ({@code hand.cl}), through plain JOCL in a context
 * of their own, and the copy that every other time is measured against. Not thread-safe.
 */
final class HandWritten implements AutoCloseable {
  private static final String SOURCE = "hand.cl";
  private static final int GROUP = 256;
  private static final int GROUPS_PER_UNIT = 8;
  private static final int SWEEPS = 10;
  private static final int POINTS_PER_GROUP = 16;
  private static final int OUT = 3;
  private static final int PARTIALS = 5;
  private static final int SIZE = 7;

  private final OpenCl device;
  private final int mostGroups;
  private final List<cl_mem> shared = new ArrayList<>();
  private final List<cl_mem> buffers = new ArrayList<>();
  private final Map<String, cl_kernel> kernels = new HashMap<>();
  private final cl_program program;
  private int n;

  /**
   * On the device that Sinter calls so.
   *
   * @throws UsageException if it is not an OpenCL device
   */
  HandWritten(Device device) {
    this.device = new OpenCl(device);
    String exact = this.device.correctlyRounded() ? " -cl-fp32-correctly-rounded-divide-sqrt" : "";
    this.program = this.device.build(source(), "-cl-std=CL1.2" + exact);
    this.mostGroups = GROUPS_PER_UNIT * this.device.computeUnits();
    shared.add(this.device.allocate(2L * Long.BYTES * mostGroups));
    cl_mem counter = this.device.allocate(Integer.BYTES);
    this.device.write(counter, new float[1]);
    shared.add(counter);
  }

  /** Makes room for inputs and results of {@code size} floats, in place of what was there. */
  void resize(int size) {
    buffers.forEach(OpenCl::release);
    buffers.clear();
    n = size;
    for (int i = 0; i < PARTIALS; i++) {
      buffers.add(device.allocate((long) size * Float.BYTES));
    }
  }

  /** Input {@code index}, 0 to 2. */
  void input(int index, float[] values) {
    device.write(buffers.get(index), values);
  }

  /** A copy of the first {@code size} floats on the device; waits for it. */
  void copy(int size) {
    device.copy(buffers.get(0), buffers.get(OUT), (long) size * Float.BYTES);
    device.finish();
  }

  /** Runs a workload, and waits for the result. */
  void run(Workload workload) {
    cl_kernel kernel = kernels.computeIfAbsent(workload.task(), this::kernel);
    if (workload.task().equals("jacobi")) {
      sweep(kernel);
    } else {
      for (int i = 0; i < buffers.size(); i++) {
        OpenCl.argument(kernel, i, buffers.get(i));
      }
      OpenCl.argument(kernel, SIZE, workload.task().equals("pairwise") ? Inputs.side(n) : n);
      device.launch(kernel, groups(workload), GROUP);
    }
    device.finish();
  }

  private long groups(Workload workload) {
    int quads = n / (4 * GROUP);
    return switch (workload.task()) {
      case "pi_given", "pi_rng", "mean_var" -> Math.min(quads, mostGroups);
      case "pairwise" -> (Inputs.side(n) + POINTS_PER_GROUP - 1) / POINTS_PER_GROUP;
      default -> quads;
    };
  }

  /** From the first input to the second result, the two results by turns. */
  private void sweep(cl_kernel kernel) {
    for (int i = 0; i < buffers.size(); i++) {
      OpenCl.argument(kernel, i, buffers.get(i));
    }
    for (int step = 0; step < SWEEPS; step++) {
      int side = Inputs.side(n) - 2 * step;
      OpenCl.argument(kernel, 0, buffers.get(step == 0 ? 0 : OUT + (step + 1) % 2));
      OpenCl.argument(kernel, OUT, buffers.get(OUT + step % 2));
      OpenCl.argument(kernel, SIZE, side);
      int parts = (side - 2 + GROUP - 1) / GROUP;
      device.launch(kernel, (long) (side - 2) * parts, GROUP);
    }
  }

  private cl_kernel kernel(String name) {
    cl_kernel kernel = OpenCl.kernel(program, name);
    for (int i = 0; i < shared.size(); i++) {
      OpenCl.argument(kernel, PARTIALS + i, shared.get(i));
    }
    return kernel;
  }

  private static String source() {
    try (InputStream in = HandWritten.class.getResourceAsStream(SOURCE)) {
      if (in == null) {
        throw new IllegalStateException(SOURCE + " is missing beside HandWritten.class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The first {@code size} floats of result {@code index}, 0 or 1, of the last run. */
  float[] floats(int index, int size) {
    float[] values = new float[size];
    device.read(buffers.get(OUT + index), Pointer.to(values), (long) size * Float.BYTES);
    return values;
  }

  /** The first {@code size} bytes of the first result of the last run. */
  byte[] bytes(int size) {
    byte[] values = new byte[size];
    device.read(buffers.get(OUT), Pointer.to(values), size);
    return values;
  }

  /** The first result of the last run as a single long. */
  long number() {
    long[] value = new long[1];
    device.read(buffers.get(OUT), Pointer.to(value), Long.BYTES);
    return value[0];
  }

  @Override
  public void close() {
    buffers.forEach(OpenCl::release);
    shared.forEach(OpenCl::release);
    device.close();
  }
}
