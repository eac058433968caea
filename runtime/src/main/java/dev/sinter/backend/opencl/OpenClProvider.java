package dev.sinter.backend.opencl;

import static org.jocl.CL.CL_DEVICE_TYPE_ALL;

import dev.sinter.backend.Backend;
import dev.sinter.backend.Provider;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.setting.Setting;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jocl.CL;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * Finds OpenCL devices: GPUs and accelerators first, then CPUs, each in the order of the platforms.
 * Without OpenCL, or with a driver that does not load, there are none; one debug line says why.
 */
public final class OpenClProvider implements Provider {
  private static final System.Logger LOG = System.getLogger(OpenClProvider.class.getName());

  /** A name, not the class: whatever mentions that would fail where JOCL is absent. */
  private static final String JOCL = "org.jocl.CL";

  private static final String NOTHING_FOUND =
      "no OpenCL device was found: install the driver of your GPU, or PoCL";

  /** Makes a provider; devices are looked for when asked. */
  public OpenClProvider() {}

  /**
   * The devices of the system.
   *
   * @param devices best first
   * @param absence if there are none, why and how to mend that, otherwise empty
   */
  public record Found(List<Backend> devices, String absence) {}

  @Override
  public List<Backend> devices() {
    return search().devices();
  }

  /**
   * As {@link #devices()}, with the reason if there are none.
   *
   * @throws dev.sinter.SinterException if the property {@code sinter.check} has an unknown value
   */
  public Found search() {
    Setting.CHECK.value();
    if (!isJoclThere()) {
      return new Found(
          List.of(),
          "JOCL (org.jocl:jocl) is not on the class path, so no OpenCL device was looked for");
    }
    try {
      List<Backend> devices = find();
      return new Found(devices, devices.isEmpty() ? NOTHING_FOUND : "");
    } catch (LinkageError | RuntimeException failed) {
      LOG.log(Level.DEBUG, "no OpenCL: {0}", failed.toString());
      return new Found(List.of(), "OpenCL can't be used: " + failed);
    }
  }

  private static boolean isJoclThere() {
    try {
      Class.forName(JOCL, false, OpenClProvider.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  private static List<Backend> find() {
    List<DeviceInfo> found = found();
    List<Backend> backends = new ArrayList<>();
    for (DeviceClass deviceClass : DeviceClass.values()) {
      int index = 0;
      for (DeviceInfo info : found) {
        if (info.deviceClass() == deviceClass) {
          String kind = deviceClass.name().toLowerCase(Locale.ROOT);
          backends.add(new OpenClBackend("opencl:" + kind + ":" + index++, info));
        }
      }
    }
    return List.copyOf(backends);
  }

  /** All devices, in the order of the platforms. */
  static List<DeviceInfo> found() {
    JoclLibrary.prepare();
    // Before the first call: an absent driver is a return code then, not an exception.
    CL.setExceptionsEnabled(false);
    List<DeviceInfo> found = new ArrayList<>();
    for (cl_platform_id platform : platforms()) {
      for (cl_device_id device : devices(platform)) {
        found.add(DeviceInfo.of(platform, device));
      }
    }
    found.forEach(PoclSignals::restore);
    return found;
  }

  private static cl_platform_id[] platforms() {
    int[] count = new int[1];
    int code = CL.clGetPlatformIDs(0, null, count);
    if (code != CL.CL_SUCCESS) {
      LOG.log(Level.DEBUG, "no OpenCL platform: {0}", Check.message("clGetPlatformIDs", code));
      return new cl_platform_id[0];
    }
    cl_platform_id[] platforms = new cl_platform_id[count[0]];
    Check.success(CL.clGetPlatformIDs(platforms.length, platforms, null), "clGetPlatformIDs");
    return platforms;
  }

  private static cl_device_id[] devices(cl_platform_id platform) {
    int[] count = new int[1];
    int code = CL.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, 0, null, count);
    if (code != CL.CL_SUCCESS) {
      LOG.log(
          Level.DEBUG,
          "an OpenCL platform without devices: {0}",
          Check.message("clGetDeviceIDs", code));
      return new cl_device_id[0];
    }
    cl_device_id[] devices = new cl_device_id[count[0]];
    code = CL.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, devices.length, devices, null);
    Check.success(code, "clGetDeviceIDs");
    return devices;
  }
}
