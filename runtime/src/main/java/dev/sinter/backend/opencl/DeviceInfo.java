package dev.sinter.backend.opencl;

import static org.jocl.CL.CL_DEVICE_EXTENSIONS;
import static org.jocl.CL.CL_DEVICE_GLOBAL_MEM_SIZE;
import static org.jocl.CL.CL_DEVICE_HOST_UNIFIED_MEMORY;
import static org.jocl.CL.CL_DEVICE_MAX_COMPUTE_UNITS;
import static org.jocl.CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE;
import static org.jocl.CL.CL_DEVICE_MAX_WORK_GROUP_SIZE;
import static org.jocl.CL.CL_DEVICE_NAME;
import static org.jocl.CL.CL_DEVICE_SINGLE_FP_CONFIG;
import static org.jocl.CL.CL_DEVICE_TYPE;
import static org.jocl.CL.CL_DEVICE_TYPE_CPU;
import static org.jocl.CL.CL_DEVICE_VERSION;
import static org.jocl.CL.CL_DRIVER_VERSION;
import static org.jocl.CL.CL_PLATFORM_NAME;
import static org.jocl.CL.CL_PLATFORM_VERSION;

import dev.sinter.codegen.DeviceClass;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * What a device says of itself, asked once.
 *
 * @param memoryBytes global memory, bytes
 * @param maxBuffer largest single allocation that is guaranteed, bytes
 * @param maxGroup most work-items in a group
 * @param doubles whether it computes with 64-bit floats
 * @param correctlyRounded whether float division and square root can be correctly rounded
 * @param denormals whether float denormals are kept
 * @param sharedMemory whether it shares memory with the host
 */
record DeviceInfo(
    cl_platform_id platform,
    cl_device_id device,
    DeviceClass deviceClass,
    String name,
    String version,
    String driver,
    String platformName,
    long memoryBytes,
    long maxBuffer,
    int computeUnits,
    int maxGroup,
    boolean doubles,
    boolean correctlyRounded,
    boolean denormals,
    boolean sharedMemory) {
  private static final long FP_DENORM = 1;
  private static final long FP_CORRECTLY_ROUNDED_DIVIDE_SQRT = 1 << 7;

  static DeviceInfo of(cl_platform_id platform, cl_device_id device) {
    long floats = number(device, CL_DEVICE_SINGLE_FP_CONFIG);
    boolean cpu = (number(device, CL_DEVICE_TYPE) & CL_DEVICE_TYPE_CPU) != 0;
    return new DeviceInfo(
        platform,
        device,
        cpu ? DeviceClass.CPU : DeviceClass.GPU,
        text(device, CL_DEVICE_NAME),
        text(device, CL_DEVICE_VERSION),
        text(device, CL_DRIVER_VERSION),
        platformText(platform, CL_PLATFORM_NAME)
            + ", "
            + platformText(platform, CL_PLATFORM_VERSION),
        number(device, CL_DEVICE_GLOBAL_MEM_SIZE),
        number(device, CL_DEVICE_MAX_MEM_ALLOC_SIZE),
        (int) number(device, CL_DEVICE_MAX_COMPUTE_UNITS),
        (int) number(device, CL_DEVICE_MAX_WORK_GROUP_SIZE),
        List.of(text(device, CL_DEVICE_EXTENSIONS).split(" ")).contains("cl_khr_fp64"),
        (floats & FP_CORRECTLY_ROUNDED_DIVIDE_SQRT) != 0,
        (floats & FP_DENORM) != 0,
        sharesMemory(device));
  }

  /**
   * Whether a work-group that runs goes on running, whatever others wait for, and 8 bytes that it
   * stores are seen at once. OpenCL promises neither; GPUs of NVIDIA and the threads of PoCL do.
   */
  boolean groupsMayWait() {
    return nvidia() || pocl();
  }

  /** Whether NVIDIA's driver runs it. */
  boolean nvidia() {
    return platformName.startsWith("NVIDIA CUDA,");
  }

  /** Whether PoCL runs it. */
  boolean pocl() {
    return platformName.startsWith("Portable Computing Language,");
  }

  private static boolean sharesMemory(cl_device_id device) {
    @SuppressWarnings("deprecation") // since OpenCL 2.0; what 1.2 has
    int what = CL_DEVICE_HOST_UNIFIED_MEMORY;
    return number(device, what) != 0;
  }

  /** A number of 4 or 8 bytes; the rest stays 0. */
  private static long number(cl_device_id device, int what) {
    long[] value = new long[1];
    Check.success(
        CL.clGetDeviceInfo(device, what, Long.BYTES, Pointer.to(value), null), "clGetDeviceInfo");
    return value[0];
  }

  private static String text(cl_device_id device, int what) {
    long[] size = new long[1];
    Check.success(CL.clGetDeviceInfo(device, what, 0, null, size), "clGetDeviceInfo");
    byte[] bytes = new byte[(int) size[0]];
    Check.success(
        CL.clGetDeviceInfo(device, what, bytes.length, Pointer.to(bytes), null), "clGetDeviceInfo");
    return string(bytes);
  }

  private static String platformText(cl_platform_id platform, int what) {
    long[] size = new long[1];
    Check.success(CL.clGetPlatformInfo(platform, what, 0, null, size), "clGetPlatformInfo");
    byte[] bytes = new byte[(int) size[0]];
    Check.success(
        CL.clGetPlatformInfo(platform, what, bytes.length, Pointer.to(bytes), null),
        "clGetPlatformInfo");
    return string(bytes);
  }

  private static String string(byte[] zeroTerminated) {
    String text = new String(zeroTerminated, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  /** The same device, made to run the sources of another class: for tests. */
  DeviceInfo as(DeviceClass other) {
    return new DeviceInfo(
        platform,
        device,
        other,
        name,
        version,
        driver,
        platformName,
        memoryBytes,
        maxBuffer,
        computeUnits,
        maxGroup,
        doubles,
        correctlyRounded,
        denormals,
        sharedMemory && other == DeviceClass.CPU);
  }
}
