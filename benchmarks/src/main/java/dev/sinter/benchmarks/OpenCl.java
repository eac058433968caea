package dev.sinter.benchmarks;

import dev.sinter.Device;
import dev.sinter.DeviceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_platform_id;
import org.jocl.cl_program;

/**
 * A device through plain JOCL, without Sinter: a context, an in-order queue, a program. Every
 * failing call is a {@link DeviceException}. Not thread-safe.
 */
final class OpenCl implements AutoCloseable {
  private static final int ASK = 0;

  private final Found found;
  private final cl_context context;
  private final cl_command_queue queue;

  private record Found(cl_platform_id platform, cl_device_id device) {}

  /**
   * The device that Sinter names {@code opencl:gpu:0} or the like.
   *
   * @throws UsageException if it is not an OpenCL device
   */
  OpenCl(Device device) {
    this.found = find(device);
    int[] code = new int[1];
    cl_context_properties properties = new cl_context_properties();
    properties.addProperty(CL.CL_CONTEXT_PLATFORM, found.platform);
    this.context =
        CL.clCreateContext(properties, 1, new cl_device_id[] {found.device}, null, null, code);
    check(code[0], "clCreateContext");
    @SuppressWarnings("deprecation") // what OpenCL 1.2 has
    cl_command_queue created = CL.clCreateCommandQueue(context, found.device, 0, code);
    check(code[0], "clCreateCommandQueue");
    this.queue = created;
  }

  /** Sinter numbers the devices of each kind in the order of the platforms. */
  private static Found find(Device wanted) {
    if (!wanted.id().startsWith("opencl:")) {
      throw new UsageException(
          wanted.id()
              + " is not an OpenCL device: hand-written kernels want one, as in --device"
              + " opencl:gpu:0");
    }
    boolean cpu = wanted.kind() == Device.Kind.CPU;
    int index = Integer.parseInt(wanted.id().substring(wanted.id().lastIndexOf(':') + 1));
    List<Found> matching = new ArrayList<>();
    for (Found candidate : all()) {
      if (cpu == isCpu(candidate.device)) {
        matching.add(candidate);
      }
    }
    return matching.get(index);
  }

  private static List<Found> all() {
    int[] count = new int[1];
    check(CL.clGetPlatformIDs(0, null, count), "clGetPlatformIDs");
    cl_platform_id[] platforms = new cl_platform_id[count[0]];
    check(CL.clGetPlatformIDs(platforms.length, platforms, null), "clGetPlatformIDs");
    List<Found> all = new ArrayList<>();
    for (cl_platform_id platform : platforms) {
      if (CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count) != CL.CL_SUCCESS) {
        continue; // a platform without devices says so by an error
      }
      cl_device_id[] devices = new cl_device_id[count[0]];
      check(
          CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, devices.length, devices, null),
          "clGetDeviceIDs");
      for (cl_device_id device : devices) {
        all.add(new Found(platform, device));
      }
    }
    return all;
  }

  /** As Sinter tells them apart. */
  private static boolean isCpu(cl_device_id device) {
    return (number(device, CL.CL_DEVICE_TYPE) & CL.CL_DEVICE_TYPE_CPU) != 0;
  }

  private static long number(cl_device_id device, int what) {
    long[] value = new long[1];
    check(CL.clGetDeviceInfo(device, what, Long.BYTES, Pointer.to(value), null), "clGetDeviceInfo");
    return value[0];
  }

  int computeUnits() {
    return (int) number(found.device, CL.CL_DEVICE_MAX_COMPUTE_UNITS);
  }

  /** Whether float division and square root can be had correctly rounded. */
  boolean correctlyRounded() {
    long can = number(found.device, CL.CL_DEVICE_SINGLE_FP_CONFIG);
    return (can & CL.CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT) != 0;
  }

  /**
   * Builds a program.
   *
   * @throws DeviceException with the driver's log
   */
  cl_program build(String source, String options) {
    int[] code = new int[1];
    cl_program program =
        CL.clCreateProgramWithSource(context, 1, new String[] {source}, null, code);
    check(code[0], "clCreateProgramWithSource");
    int built = CL.clBuildProgram(program, 0, null, options, null, null);
    if (built != CL.CL_SUCCESS) {
      throw new DeviceException("clBuildProgram failed: " + log(program));
    }
    return program;
  }

  private String log(cl_program program) {
    long[] size = new long[1];
    CL.clGetProgramBuildInfo(program, found.device, CL.CL_PROGRAM_BUILD_LOG, ASK, null, size);
    byte[] text = new byte[(int) size[0]];
    CL.clGetProgramBuildInfo(
        program, found.device, CL.CL_PROGRAM_BUILD_LOG, text.length, Pointer.to(text), null);
    return new String(text, StandardCharsets.UTF_8).strip();
  }

  static cl_kernel kernel(cl_program program, String name) {
    int[] code = new int[1];
    cl_kernel kernel = CL.clCreateKernel(program, name, code);
    check(code[0], "clCreateKernel of " + name);
    return kernel;
  }

  cl_mem allocate(long bytes) {
    int[] code = new int[1];
    cl_mem memory = CL.clCreateBuffer(context, CL.CL_MEM_READ_WRITE, bytes, null, code);
    check(code[0], "clCreateBuffer of " + bytes + " bytes");
    return memory;
  }

  /** Host to device; waits. */
  void write(cl_mem memory, float[] values) {
    long bytes = (long) values.length * Float.BYTES;
    check(
        CL.clEnqueueWriteBuffer(queue, memory, true, 0, bytes, Pointer.to(values), 0, null, null),
        "clEnqueueWriteBuffer");
  }

  /** Device to host, {@code bytes} bytes into a primitive array; waits. */
  void read(cl_mem memory, Pointer array, long bytes) {
    check(
        CL.clEnqueueReadBuffer(queue, memory, true, 0, bytes, array, 0, null, null),
        "clEnqueueReadBuffer");
  }

  /** Device to device; does not wait. */
  void copy(cl_mem from, cl_mem to, long bytes) {
    check(
        CL.clEnqueueCopyBuffer(queue, from, to, 0, 0, bytes, 0, null, null), "clEnqueueCopyBuffer");
  }

  static void argument(cl_kernel kernel, int index, cl_mem memory) {
    check(CL.clSetKernelArg(kernel, index, Sizeof.cl_mem, Pointer.to(memory)), "clSetKernelArg");
  }

  static void argument(cl_kernel kernel, int index, int value) {
    check(
        CL.clSetKernelArg(kernel, index, Sizeof.cl_int, Pointer.to(new int[] {value})),
        "clSetKernelArg");
  }

  /** Does not wait. */
  void launch(cl_kernel kernel, long groups, long group) {
    long[] global = {groups * group};
    long[] local = {group};
    check(
        CL.clEnqueueNDRangeKernel(queue, kernel, 1, null, global, local, 0, null, null),
        "clEnqueueNDRangeKernel");
  }

  void finish() {
    check(CL.clFinish(queue), "clFinish");
  }

  static void release(cl_mem memory) {
    check(CL.clReleaseMemObject(memory), "clReleaseMemObject");
  }

  private static void check(int code, String call) {
    if (code != CL.CL_SUCCESS) {
      throw new DeviceException(call + " failed with " + CL.stringFor_errorCode(code));
    }
  }

  @Override
  public void close() {
    check(CL.clReleaseCommandQueue(queue), "clReleaseCommandQueue");
    check(CL.clReleaseContext(context), "clReleaseContext");
  }
}
