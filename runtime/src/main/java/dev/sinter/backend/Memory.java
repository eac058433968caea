package dev.sinter.backend;

import dev.sinter.DType;

/** A block of elements on one device. */
public interface Memory {
  /** Type of the elements. */
  DType type();

  /** Number of elements. */
  long size();

  /**
   * Gives the memory back, once work already enqueued on it is done; idempotent. Use after release
   * is a bug.
   */
  void release();
}
