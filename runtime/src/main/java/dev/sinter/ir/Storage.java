package dev.sinter.ir;

/** The evaluated elements of a {@link Node}, row-major and contiguous, as the graph sees them. */
public interface Storage {
  /** The number of elements. */
  long size();

  /** One more node needs these elements. */
  void retain();

  /** One node less needs them; at zero the memory goes back. */
  void release();
}
