package dev.sinter;

import dev.sinter.ir.Caller;

/**
 * A part of one axis, for {@link Array#slice}. Negative positions count from the end: -1 is the
 * last element. A position outside the axis is an error when it is used; nothing is clipped.
 *
 * @param from first position; {@link #OPEN} for the first in the direction of the step
 * @param to the position before which it ends; {@link #OPEN} for beyond the last
 * @param step distance from element to element, not 0
 * @param drops whether the axis disappears: exactly one position
 */
public record Slice(long from, long to, long step, boolean drops) {
  /** Stands for the end of the axis: counted from the end, no axis has this position. */
  private static final long OPEN = Long.MIN_VALUE;

  private static final Slice ALL = new Slice(OPEN, OPEN, 1, false);

  /**
   * Checks the step.
   *
   * @throws ShapeException if it is 0
   */
  public Slice {
    if (step == 0) {
      throw new ShapeException("a slice with step 0 never ends: use 1, or -1 to go backwards");
    }
  }

  /** A position that the user named is not the end. */
  private static long closed(long position) {
    if (position == OPEN) {
      throw new ShapeException(
          Caller.method()
              + ": position "
              + position
              + " is outside an axis of any extent: count from 0, or from -1 at the end");
    }
    return position;
  }

  /** The whole axis. */
  public static Slice all() {
    return ALL;
  }

  /**
   * One position; the axis disappears.
   *
   * @throws ShapeException if no axis has it, as in the following
   */
  public static Slice at(long position) {
    return new Slice(closed(position), OPEN, 1, true);
  }

  /** Positions {@code from … to-1}. */
  public static Slice range(long from, long to) {
    return range(from, to, 1);
  }

  /**
   * Positions {@code from, from+step, …} before {@code to}; with a negative step downwards, after
   * {@code to}.
   */
  public static Slice range(long from, long to, long step) {
    return new Slice(closed(from), closed(to), step, false);
  }

  /** From this position to the end. */
  public static Slice from(long position) {
    return new Slice(closed(position), OPEN, 1, false);
  }

  /** From the start to before this position. */
  public static Slice to(long position) {
    return new Slice(OPEN, closed(position), 1, false);
  }

  /** The whole axis, every {@code step}-th element; -1 reverses it. */
  public static Slice every(long step) {
    return new Slice(OPEN, OPEN, step, false);
  }

  /**
   * The first position in an axis of this extent.
   *
   * @throws ShapeException if it is outside
   */
  public long first(long extent) {
    if (from == OPEN) {
      return step > 0 ? 0 : extent - 1;
    }
    long position = from < 0 ? from + extent : from;
    boolean empty = !drops && (step > 0 ? position == extent : position == -1);
    if (!empty && (position < 0 || position >= extent)) {
      throw outside(from, extent, drops || step < 0 ? extent - 1 : extent);
    }
    return position;
  }

  /**
   * How many positions of an axis of this extent it names.
   *
   * @throws ShapeException if it reaches outside
   */
  public long count(long extent) {
    long first = first(extent);
    if (drops) {
      return 1;
    }
    long end = end(extent);
    long span = step > 0 ? end - first : first - end;
    long stride = step == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(step);
    return span <= 0 ? 0 : (span - 1) / stride + 1;
  }

  private long end(long extent) {
    if (to == OPEN) {
      return step > 0 ? extent : -1;
    }
    long position = to < 0 ? to + extent : to;
    if (position < -1 || position > extent || (step > 0 && position < 0)) {
      throw outside(to, extent, extent);
    }
    return position;
  }

  /** For a position that counts from {@code -extent} to {@code last}. */
  private ShapeException outside(long position, long extent, long last) {
    return new ShapeException(
        "position "
            + position
            + " of slice "
            + this
            + " is outside an axis of extent "
            + extent
            + (last < 0
                ? ", which has no elements"
                : ": positions are " + -extent + " to " + last));
  }

  /** As Python writes it: {@code 1:-1}, {@code ::2}, {@code 5}. */
  @Override
  public String toString() {
    if (drops) {
      return Long.toString(from);
    }
    String text = (from == OPEN ? "" : from) + ":" + (to == OPEN ? "" : to);
    return step == 1 ? text : text + ":" + step;
  }
}
