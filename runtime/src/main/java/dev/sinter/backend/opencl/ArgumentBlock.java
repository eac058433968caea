package dev.sinter.backend.opencl;

import dev.sinter.codegen.opencl.KernelArguments;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Tree;
import java.nio.ByteBuffer;

/** Fills the struct of a kernel's arguments from the sizes and scalars of a launch. */
final class ArgumentBlock {
  private ArgumentBlock() {}

  /** Writes all fields; the struct's limit is its size. */
  static void fill(
      ByteBuffer struct,
      KernelArguments.Field[] fields,
      Geometry geometry,
      long[] scalars,
      Division division) {
    for (KernelArguments.Field field : fields) {
      long value = value(field, geometry, scalars, division);
      if (field.bytes() == Long.BYTES) {
        struct.putLong(field.position(), value);
      } else {
        struct.putInt(field.position(), (int) value);
      }
    }
  }

  private static long value(
      KernelArguments.Field field, Geometry geometry, long[] scalars, Division division) {
    return switch (field.kind()) {
      case LENGTH -> division.length();
      case OUTER -> geometry.outer();
      case CHUNK -> division.chunk();
      case ROWS -> division.rows();
      case COLUMNS -> division.columns();
      case BLOCKS -> division.blocks();
      case BLOCK_ROWS -> Tree.rows(division.blocks());
      case BLOCK_COLUMNS -> Tree.columns(division.blocks());
      case WIDTH -> division.width();
      case ITEMS -> division.items();
      case LAST_BLOCK -> division.lastBlock() ? 1 : 0;
      case OFFSET -> geometry.offsets()[field.index()];
      case STRIDE -> geometry.strides()[field.index()][field.axis()];
      case DIM -> geometry.dims()[field.axis()];
      case MAGIC -> magic(geometry.dims()[field.axis()]);
      case SHIFT -> shift(geometry.dims()[field.axis()]);
      case SAMPLES -> geometry.samples().get(field.index()).count();
      case SAMPLE_STEP -> geometry.samples().get(field.index()).step();
      case SCALAR -> scalars[field.index()];
    };
  }

  /**
   * For positions below 2^31, {@code x / extent = (x * magic) >> shift}: with {@code 2^k >= extent}
   * and {@code magic = floor(2^(31+k) / extent) + 1}. Granlund and Montgomery, "Division by
   * invariant integers using multiplication", PLDI 1994, theorem 4.2. An extent of 0 divides
   * nothing.
   */
  static long magic(long extent) {
    return (1L << shift(extent)) / Math.max(1, extent) + 1;
  }

  /** See {@link #magic}. */
  static int shift(long extent) {
    return 31 + (extent <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(extent - 1));
  }

  /**
   * A program for 32-bit positions must not get larger ones: they would wrap silently.
   *
   * @throws IllegalArgumentException if it does
   */
  static void checkNarrow(KernelProgram program, Geometry geometry) {
    boolean fits = geometry.size() <= Integer.MAX_VALUE;
    for (int operand = 0; operand < program.operands().size(); operand++) {
      if (program.operands().get(operand).layout() == Layout.STRIDED
          && program.operands().get(operand).memory()) {
        long reach = 0;
        for (int axis = 0; axis < program.rank(); axis++) {
          reach +=
              Math.abs(geometry.strides()[operand][axis]) * Math.max(0, geometry.dims()[axis] - 1);
        }
        fits &= reach <= Integer.MAX_VALUE;
      }
    }
    if (!fits) {
      throw new IllegalArgumentException("a kernel with 32-bit positions got " + geometry);
    }
  }
}
