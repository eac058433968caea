package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.backend.Backend;
import dev.sinter.ir.Op;
import dev.sinter.plan.Accuracy;
import dev.sinter.plan.DeviceKind;

/** By how many ulp of the reference's result an operator may differ on an OpenCL device. */
final class OpenClBounds {
  /** Relative to a result next to its zeros, at 1 and 2 and between negative integers. */
  private static final double NEXT_TO_ZEROS = 1e4;

  private OpenClBounds() {}

  private static double ulps(Op op, DType type, DeviceKind device) {
    return op == Op.LGAMMA ? NEXT_TO_ZEROS : Accuracy.difference(op, type, device);
  }

  /**
   * 0 where Java fixes the bits. The sources of GPUs on a CPU call the CPU's functions, without
   * what the sources for CPUs have instead of some. PoCL's short vectors of float sin, cos and tan
   * change with their neighbours, against which only the sources for CPUs guard, so there is no
   * bound for those of GPUs on a CPU.
   */
  static double ulps(Op op, DType type, Backend backend) {
    boolean borrowed = backend.traits().id().equals(OpenClDevices.CPU_AS_GPU);
    boolean broken = type == DType.F32 && (op == Op.SIN || op == Op.COS || op == Op.TAN);
    if (borrowed) {
      double larger = Math.max(ulps(op, type, DeviceKind.CPU), ulps(op, type, DeviceKind.GPU));
      return broken ? Double.POSITIVE_INFINITY : larger;
    }
    return ulps(op, type, backend.traits().kind());
  }
}
