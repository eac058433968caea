package dev.sinter.plan;

import dev.sinter.Shape;

/** One entry of a plan, run in order: a kernel or a primitive. */
public sealed interface Stage permits Step, PrimitiveStep {
  /** For {@link dev.sinter.Launch#name()}. */
  String name();

  /** The iteration space as users think of it. */
  Shape shape();

  /** Bytes of array memory that must be read. */
  long bytesRead();

  /** Bytes of array memory that must be written. */
  long bytesWritten();

  /** Nominal operations. */
  long flops();

  /** The temporaries that it writes. */
  int[] stored();

  /**
   * Nodes of the graph for which it computes: of a kernel, for each line of the body the one that
   * it was written for first, then the one of each root; of a primitive, itself.
   */
  int[] nodes();

  /** Where it reads from memory: leaf slots of the graph, or {@code -1 - temporary}. */
  int[] reads();
}
