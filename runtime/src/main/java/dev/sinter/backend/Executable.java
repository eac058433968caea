package dev.sinter.backend;

import dev.sinter.plan.KernelProgram;

/** A compiled kernel of one backend. Immutable, usable by many threads. */
public interface Executable {
  /** What was compiled. */
  KernelProgram program();

  /** The text that was compiled: OpenCL C, or a readable form of the program. */
  String source();

  /** Nanoseconds that code generation and compilation took. */
  long buildNanos();
}
