package dev.sinter.codegen.opencl;

import dev.sinter.plan.KernelProgram;

/**
 * The buffer by which a checked kernel learns the sizes of its arrays and says which access it did
 * not perform: the agreement between its source and whoever launches it. Every number has 8 bytes,
 * except for the count, which has 4.
 *
 * <p>Arrays are numbered as the kernel's pointers are declared: for a {@link KernelProgram}
 * operands, then roots, then errors, the values of blocks, and the counters of blocks, whether or
 * not the kernel has them; local arrays follow at {@link #LOCAL}.
 */
public final class BoundsReport {
  /** The parameter's name. */
  public static final String NAME = "faults";

  /** Position of the number of accesses outside their array, 4 bytes; then of the first of them. */
  public static final int COUNT = 0;

  /** Position of its array's number. */
  public static final int ARRAY = 1;

  /** Position of the index, in elements of the access. */
  public static final int INDEX = 2;

  /** Position of the array's length, in such elements. */
  public static final int LENGTH = 3;

  /** Position of what it was: 0 for a load, 1 for a store. */
  public static final int STORE = 4;

  /** Position of the arrays' sizes, in bytes. */
  public static final int SIZES = 48;

  /** The number of the first local array: two for each reduction, its quads and its blocks. */
  public static final int LOCAL = 1000;

  /**
   * From byte 128 of the report on there are zeros, which loads outside get; stores outside go to
   * byte 256 and beyond. Both have room for the largest vector.
   */
  private static final String TEXT =
      """
      typedef struct {
        __global volatile int *faults;
        ulong from[ARRAYS];
      } Bounds;

      static void outside(
          const Bounds *bounds, const int array, const long index, const long length, const int store) {
        if (atomic_inc(bounds->faults) == 0) {
          __global volatile long *first = (__global volatile long *)bounds->faults;
          first[1] = array;
          first[2] = index;
          first[3] = length;
          first[4] = store;
        }
      }

      static __global char *bounded(
          const Bounds *bounds,
          const int array,
          __global const volatile void *at,
          const int size,
          const int count,
          const int store) {
        const long bytes = ((__global const volatile long *)bounds->faults)[48 + array];
        const long from = (long)((ulong)at - bounds->from[array]);
        const int inside = from >= 0 && from + (long)size * count <= bytes;
        if (!inside) {
          outside(bounds, array, (from < 0 ? from : max(from, bytes)) / size, bytes / size, store);
        }
        return inside
            ? (__global char *)at
            : (__global char *)bounds->faults + (store ? 256 : 128);
      }

      static int within(
          const Bounds *bounds,
          const int array,
          const long index,
          const long length,
          const long spare,
          const int store) {
        if (index >= 0 && index < length) {
          return (int)index;
        }
        outside(bounds, array, index, length, store);
        return (int)spare;
      }

      #define FROM(array, type, count, at) \\
        ((__global const type *)bounded(bounds, array, at, sizeof(type), count, 0))
      #define INTO(array, type, count, at) \\
        ((__global type *)bounded(bounds, array, at, sizeof(type), count, 1))
      """;

  private BoundsReport() {}

  /** The declarations for a source whose kernels have at most {@code arrays} arrays. */
  public static String text(int arrays) {
    return TEXT.replace("ARRAYS", Integer.toString(arrays));
  }

  /** The number of a root's output. */
  public static int root(KernelProgram program, int root) {
    return program.operands().size() + root;
  }

  /** The number of the errors of elements. */
  public static int errors(KernelProgram program) {
    return root(program, program.roots().size());
  }

  /** The number of the values of blocks. */
  public static int scratch(KernelProgram program) {
    return errors(program) + 1;
  }

  /** The number of the counters of blocks. */
  public static int counters(KernelProgram program) {
    return errors(program) + 2;
  }

  /** How many arrays a program's kernels have at most. */
  public static int arrays(KernelProgram program) {
    return counters(program) + 1;
  }

  /** Size of a report in bytes. */
  public static int bytes(int arrays) {
    return (SIZES + arrays) * Long.BYTES;
  }
}
