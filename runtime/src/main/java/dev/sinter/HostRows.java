package dev.sinter;

import dev.sinter.capture.Plural;
import dev.sinter.ir.Caller;

/** Copies the evaluated elements of an array [rows, columns] to the host, widening as Java does. */
final class HostRows {
  private HostRows() {}

  static float[][] toFloats(Array array) {
    int rows = rows(array);
    float[] flat = HostReads.toFloats(array, 0, HostReads.length(array));
    return filled(new float[rows][columns(array)], flat);
  }

  static double[][] toDoubles(Array array) {
    int rows = rows(array);
    double[] flat = HostReads.toDoubles(array, 0, HostReads.length(array));
    return filled(new double[rows][columns(array)], flat);
  }

  static int[][] toInts(Array array) {
    int rows = rows(array);
    int[] flat = HostReads.toInts(array, 0, HostReads.length(array));
    return filled(new int[rows][columns(array)], flat);
  }

  static long[][] toLongs(Array array) {
    int rows = rows(array);
    long[] flat = HostReads.toLongs(array, 0, HostReads.length(array));
    return filled(new long[rows][columns(array)], flat);
  }

  static boolean[][] toBooleans(Array array) {
    int rows = rows(array);
    boolean[] flat = HostReads.toBooleans(array, 0, HostReads.length(array));
    return filled(new boolean[rows][columns(array)], flat);
  }

  private static int rows(Array array) {
    Shape shape = array.shape();
    if (shape.rank() != 2) {
      throw new ShapeException(
          Caller.method()
              + ": "
              + array
              + " has "
              + Plural.axes(shape.rank())
              + ", not 2: reshape it first");
    }
    if (shape.dim(0) > Integer.MAX_VALUE - 8) {
      throw new ShapeException(
          Caller.method()
              + ": "
              + array
              + " has more rows than a Java array holds: read parts of it, with slice");
    }
    return (int) shape.dim(0);
  }

  /** Of no rows there is none to be that long. */
  private static int columns(Array array) {
    return array.shape().dim(0) == 0 ? 0 : (int) array.shape().dim(1);
  }

  private static <T> T[] filled(T[] rows, Object flat) {
    int from = 0;
    for (T row : rows) {
      int columns = java.lang.reflect.Array.getLength(row);
      System.arraycopy(flat, from, row, 0, columns);
      from += columns;
    }
    return rows;
  }
}
