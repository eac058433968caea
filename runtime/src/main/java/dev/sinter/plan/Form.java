package dev.sinter.plan;

/** The loop around a kernel's body. */
public enum Form {
  /** Every element by itself; all roots are stores. */
  MAP,
  /** Several work-items share one reduction: one work-group per block of one output. */
  REDUCE_GROUP,
  /** One work-item computes one whole output. Same bits as {@link #REDUCE_GROUP}. */
  REDUCE_ITEM
}
