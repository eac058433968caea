package dev.sinter.plan;

/** The loop around a kernel's body. */
public enum Form {
  /** Every element by itself; all roots are stores. */
  MAP,
  /** Several work-items share one reduction: one work-group per block of one output; one pass. */
  REDUCE_GROUP,
  /** One work-group per output, for all of its blocks; several passes are possible. Same bits. */
  REDUCE_ROW,
  /** One work-item computes one whole output. Same bits as {@link #REDUCE_GROUP}. */
  REDUCE_ITEM
}
