package dev.sinter.backend.jvm;

/** Moves and additions of single elements between arrays of one type. */
final class Moves {
  private Moves() {}

  /** Does something to element {@code to} of one array with element {@code from} of another. */
  interface Move {
    void apply(int from, int to);
  }

  /** {@code target[to] = source[from]}. */
  static Move copy(Object source, Object target) {
    if (source instanceof float[] from && target instanceof float[] to) {
      return (i, j) -> to[j] = from[i];
    }
    if (source instanceof double[] from && target instanceof double[] to) {
      return (i, j) -> to[j] = from[i];
    }
    if (source instanceof int[] from && target instanceof int[] to) {
      return (i, j) -> to[j] = from[i];
    }
    if (source instanceof long[] from && target instanceof long[] to) {
      return (i, j) -> to[j] = from[i];
    }
    if (source instanceof byte[] from && target instanceof byte[] to) {
      return (i, j) -> to[j] = from[i];
    }
    if (source instanceof short[] from && target instanceof short[] to) {
      return (i, j) -> to[j] = from[i];
    }
    if (source instanceof char[] from && target instanceof char[] to) {
      return (i, j) -> to[j] = from[i];
    }
    boolean[] from = (boolean[]) source;
    boolean[] to = (boolean[]) target;
    return (i, j) -> to[j] = from[i];
  }

  /** {@code target[to] += source[from]}, wrapping. */
  static Move add(Object source, Object target) {
    if (source instanceof float[] from && target instanceof float[] to) {
      return (i, j) -> to[j] += from[i];
    }
    if (source instanceof double[] from && target instanceof double[] to) {
      return (i, j) -> to[j] += from[i];
    }
    if (source instanceof int[] from && target instanceof int[] to) {
      return (i, j) -> to[j] += from[i];
    }
    if (source instanceof long[] from && target instanceof long[] to) {
      return (i, j) -> to[j] += from[i];
    }
    if (source instanceof short[] from && target instanceof short[] to) {
      return (i, j) -> to[j] += from[i];
    }
    if (source instanceof char[] from && target instanceof char[] to) {
      return (i, j) -> to[j] += from[i];
    }
    byte[] from = (byte[]) source;
    byte[] to = (byte[]) target;
    return (i, j) -> to[j] += from[i];
  }
}
