package dev.sinter.backend.jvm;

import dev.sinter.plan.Geometry;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Root;
import java.util.Arrays;
import java.util.List;

/**
 * The axes of a reduction, cut into those of the outputs and the reduced ones, for evaluating one
 * reduced position of many outputs at a time.
 */
final class Axes {
  /** Fewer outputs than this do not fill a tile. */
  private static final int MIN_OUTPUTS = 64;

  private final Geometry geometry;
  private final List<Operand> operands;
  private final int split;

  private Axes(KernelProgram program, Geometry geometry, int split) {
    this.geometry = geometry;
    this.operands = program.operands();
    this.split = split;
  }

  /** Whether tiles across the outputs are possible and better than tiles along the reduced axes. */
  static boolean favourAcross(KernelProgram program, Geometry geometry) {
    return geometry.outer() >= MIN_OUTPUTS
        && geometry.reduced() > 0
        && program.roots().stream().allMatch(root -> root instanceof Root.Reduce)
        && split(program, geometry) >= 0
        && liesAcross(program, geometry);
  }

  static Axes of(KernelProgram program, Geometry geometry) {
    return new Axes(program, geometry, split(program, geometry));
  }

  /** How many of the space's axes are the outputs', or -1 if an axis belongs to both. */
  private static int split(KernelProgram program, Geometry geometry) {
    long[] dims = geometry.dims();
    if (program.rank() == 0) {
      return 0;
    }
    long outer = 1;
    for (int axis = 0; axis < dims.length; axis++) {
      if (outer == geometry.outer()) {
        return axis;
      }
      outer *= dims[axis];
    }
    return geometry.reduced() == 1 && outer == geometry.outer() ? dims.length : -1;
  }

  /** Whether an operand's elements lie closer from output to output than along the reduced axis. */
  private static boolean liesAcross(KernelProgram program, Geometry geometry) {
    int split = split(program, geometry);
    for (int index = 0; index < program.operands().size(); index++) {
      Operand operand = program.operands().get(index);
      if (operand.memory() && operand.layout() == Layout.STRIDED && split > 0) {
        long[] strides = geometry.strides()[index];
        long along = Math.abs(strides[strides.length - 1]);
        if (along > 1 && Math.abs(strides[split - 1]) < along) {
          return true;
        }
      }
    }
    return false;
  }

  /** The elements of an operand at one reduced position, for consecutive outputs. */
  Gather gather(int index, long output, long reduced) {
    long offset = geometry.offsets()[index];
    if (operands.get(index).layout() == Layout.LINEAR) {
      long[] outer = {geometry.outer()};
      return new Gather(outer, new long[] {geometry.reduced()}, offset + reduced, output);
    }
    long[] strides = geometry.strides()[index];
    long rest = reduced;
    for (int axis = strides.length - 1; axis >= split; axis--) {
      offset += rest % geometry.dims()[axis] * strides[axis];
      rest /= geometry.dims()[axis];
    }
    long[] dims = Arrays.copyOf(geometry.dims(), split);
    return new Gather(dims, Arrays.copyOf(strides, split), offset, output);
  }
}
