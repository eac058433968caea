package dev.sinter.plan;

/** The loop around a kernel's body. All reductions give the same bits. */
public enum Form {
  /** Every element by itself; all roots are stores. */
  MAP,
  /**
   * A MAP in tiles of the last two axes, whose neighbours along both are read together: for arrays
   * that meet transposed ones. For GPUs.
   */
  MAP_TILED,
  /** Several work-items share one reduction: one work-group per block of one output; one pass. */
  REDUCE_GROUP,
  /** One work-group per output, for all of its blocks; several passes are possible. */
  REDUCE_ROW,
  /**
   * One work-group per block of several adjacent outputs, whose elements lie side by side in
   * memory; one pass, which stores no elements. For GPUs.
   */
  REDUCE_ACROSS,
  /** One work-item computes one whole output. */
  REDUCE_ITEM;

  /** Whether elements are computed by themselves. */
  public boolean isMap() {
    return this == MAP || this == MAP_TILED;
  }

  /**
   * Whether the lanes of a vector are elements of adjacent outputs rather than adjacent elements.
   */
  public boolean hasLanesOfOutputs() {
    return this == REDUCE_ACROSS || this == REDUCE_ITEM;
  }
}
