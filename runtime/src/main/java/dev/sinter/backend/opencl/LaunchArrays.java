package dev.sinter.backend.opencl;

import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.codegen.opencl.BoundsReport;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Operand;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The arrays of one launch by their number in a {@link BoundsReport}. */
record LaunchArrays(OpenClExecutable executable, Invocation invocation, Division division) {
  private KernelProgram program() {
    return executable.program();
  }

  /** Their sizes in bytes; 0 for those that the kernel lacks. */
  long[] bytes() {
    KernelProgram program = program();
    long[] bytes = new long[BoundsReport.arrays(program)];
    for (int operand = 0; operand < program.operands().size(); operand++) {
      bytes[operand] = bytes(invocation.operands().get(operand));
    }
    for (int root = 0; root < program.roots().size(); root++) {
      bytes[BoundsReport.root(program, root)] = bytes(invocation.outputs().get(root));
    }
    bytes[BoundsReport.errors(program)] = bytes(invocation.errors());
    if (executable.sharesBlocks() && division.blocks() > 1) {
      long outer = invocation.geometry().outer();
      long values = executable.partials() * outer * division.blocks();
      bytes[BoundsReport.scratch(program)] = values * Long.BYTES;
      bytes[BoundsReport.counters(program)] = outer * Integer.BYTES;
    }
    return bytes;
  }

  private static long bytes(@Nullable Memory memory) {
    return memory == null ? 0 : memory.size() * memory.type().bytes();
  }

  /** A name for messages. */
  String name(int array) {
    KernelProgram program = program();
    if (array < BoundsReport.root(program, 0)) {
      return "operand " + array + " (" + operand(array) + ")";
    }
    if (array < BoundsReport.errors(program)) {
      return root(array - BoundsReport.root(program, 0));
    }
    if (array == BoundsReport.errors(program)) {
      return "the errors of elements";
    }
    return array == BoundsReport.scratch(program)
        ? "the values of blocks"
        : "the counters of blocks";
  }

  private String root(int root) {
    return "result "
        + root
        + " ("
        + described(invocation.outputs().get(root))
        + ", "
        + program().roots().get(root).getClass().getSimpleName().toLowerCase(Locale.ROOT)
        + " of "
        + space()
        + ")";
  }

  private String operand(int index) {
    Operand operand = program().operands().get(index);
    Geometry geometry = invocation.geometry();
    String strided =
        operand.layout() == Layout.STRIDED
            ? " with strides " + Arrays.toString(geometry.strides()[index])
            : "";
    return described(invocation.operands().get(index))
        + ", "
        + operand.layout().name().toLowerCase(Locale.ROOT)
        + " from element "
        + geometry.offsets()[index]
        + strided
        + " in "
        + space();
  }

  private static String described(@Nullable Memory memory) {
    return memory == null ? "not in memory" : memory.type() + " [" + memory.size() + "]";
  }

  private String space() {
    Geometry geometry = invocation.geometry();
    return "the space "
        + (geometry.dims().length == 0
            ? "[" + geometry.size() + "]"
            : Arrays.toString(geometry.dims()))
        + (program().form().isMap() ? "" : ", reduced by " + geometry.reduced());
  }
}
