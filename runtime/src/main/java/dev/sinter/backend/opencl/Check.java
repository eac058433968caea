package dev.sinter.backend.opencl;

import dev.sinter.DeviceException;
import org.jocl.CL;

/** The one place where OpenCL's return codes become exceptions. */
final class Check {
  private Check() {}

  /**
   * Throws unless the code is {@code CL_SUCCESS}.
   *
   * @param call the OpenCL function, for the message
   * @throws OutOfMemory if the device has no memory left
   * @throws DeviceException for every other code
   */
  static void success(int code, String call) {
    if (code == CL.CL_SUCCESS) {
      return;
    }
    boolean creating = call.equals("clCreateBuffer");
    if (code == CL.CL_MEM_OBJECT_ALLOCATION_FAILURE
        || (creating && code == CL.CL_OUT_OF_RESOURCES)) {
      throw new OutOfMemory(call, code);
    }
    throw new DeviceException(message(call, code));
  }

  static String message(String call, int code) {
    return call + " failed with " + CL.stringFor_errorCode(code) + " (" + code + ")" + hint(code);
  }

  private static String hint(int code) {
    return switch (code) {
      case CL.CL_OUT_OF_RESOURCES ->
          ": a kernel failed on the device, or it has no memory left; arrays computed since the"
              + " last read are lost";
      case CL.CL_OUT_OF_HOST_MEMORY -> ": the driver found no memory on the host";
      case CL.CL_DEVICE_NOT_AVAILABLE, CL.CL_INVALID_CONTEXT, CL.CL_INVALID_COMMAND_QUEUE ->
          ": the device is gone; restart the process, or choose another with sinter.device";
      default -> "";
    };
  }

  /** The codes by which drivers say that memory is used up, also as late as at a launch. */
  static final class OutOfMemory extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfMemory(String call, int code) {
      super(message(call, code));
    }
  }
}
