package dev.sinter.fused;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an {@code int} or {@code long} parameter of a {@link Fused} method that receives the
 * position of the element being computed. The parameter doesn't appear in the generated methods.
 *
 * <p>Positions are those in the generated method's own broadcast result, counted from 0; slicing,
 * reshaping or reducing that result later doesn't change them.
 *
 * <pre>{@code
 * @Fused
 * static float checker(@Index(0) long row, @Index(1) long column) {
 *   return (row + column) % 2 == 0 ? 1f : 0f;
 * }
 * }</pre>
 *
 * <p>A method without array parameters has no shape to take its positions from, so its generated
 * method takes a leading shape. An {@code int} parameter is an error at run time where a position
 * goes beyond 2<sup>31</sup>-1.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Index {
  /**
   * The {@link #value()} that asks for the row-major position in the whole result, not for one
   * along an axis.
   */
  int FLAT = Integer.MIN_VALUE;

  /**
   * The axis along which to count, -8 to 7. A negative axis counts from the end: -1 is the last.
   * Another number is an error of the compilation; an axis that the result doesn't have, one of the
   * call. Without a value, {@link #FLAT}: the row-major position in the whole result.
   */
  int value() default FLAT;
}
