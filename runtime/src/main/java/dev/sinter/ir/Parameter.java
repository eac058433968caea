package dev.sinter.ir;

import dev.sinter.DType;

/**
 * A parameter of a {@link Function}.
 *
 * @param name as in the source; not part of any key
 * @param axis for {@link Role#AXIS}, the axis, negative from the end; otherwise 0
 */
public record Parameter(String name, DType type, Role role, int axis) {
  /** What the parameter receives. */
  public enum Role {
    /** One element of an array argument. */
    ARRAY,
    /** The same scalar for every element. */
    UNIFORM,
    /** The row-major position in the result. */
    FLAT,
    /** The position along an axis of the result. */
    AXIS
  }
}
