package dev.sinter.ir;

import org.jspecify.annotations.Nullable;

/** The evaluated elements of a {@link Node}, row-major and contiguous, as the graph sees them. */
public interface Storage {
  /** The number of elements. */
  long size();

  /** One more node needs these elements. */
  void retain();

  /** One node less needs them; at zero the memory goes back. */
  void release();

  /**
   * Which of the elements are in error, BOOL: as many as these, or one that stands for all. Null if
   * none is known to be.
   */
  default @Nullable Storage errors() {
    return null;
  }
}
