package dev.sinter.ir;

import dev.sinter.DType;

/**
 * A parameter of a {@link Function}.
 *
 * @param name as in the source; not part of any key
 * @param type of the elements of an array argument
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

  /**
   * The type in which the function receives a value: {@code byte}, {@code short} and {@code char}
   * come as the I32 that the language makes of them.
   */
  public DType valueType() {
    return type.compute();
  }
}
