package dev.sinter.plan;

/** Kinds of devices; decides the form of kernels. */
public enum DeviceKind {
  /** An OpenCL GPU or accelerator. */
  GPU,
  /** An OpenCL CPU device. */
  CPU,
  /** The embedded backend. */
  JVM
}
