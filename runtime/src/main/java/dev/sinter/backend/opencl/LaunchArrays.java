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

  private int roots() {
    return program().operands().size();
  }

  private int others() {
    return roots() + program().roots().size();
  }

  /** Their sizes in bytes; 0 for those that the kernel lacks. */
  long[] bytes() {
    long[] bytes = new long[BoundsReport.arrays(program())];
    for (int operand = 0; operand < roots(); operand++) {
      bytes[operand] = bytes(invocation.operands().get(operand));
    }
    for (int root = 0; root < program().roots().size(); root++) {
      bytes[roots() + root] = bytes(invocation.outputs().get(root));
    }
    long outer = invocation.geometry().outer();
    bytes[others()] = bytes(invocation.errors());
    if (executable.sharesBlocks() && division.blocks() > 1) {
      bytes[others() + 1] = executable.partials() * outer * division.blocks() * Long.BYTES;
      bytes[others() + 2] = outer * Integer.BYTES;
    }
    return bytes;
  }

  private static long bytes(@Nullable Memory memory) {
    return memory == null ? 0 : memory.size() * memory.type().bytes();
  }

  /** A name for messages. */
  String name(int array) {
    if (array < roots()) {
      return "operand " + array + " (" + operand(array) + ")";
    }
    if (array < others()) {
      int root = array - roots();
      String kind = program().roots().get(root).getClass().getSimpleName();
      return "result "
          + root
          + " ("
          + described(invocation.outputs().get(root))
          + ", "
          + kind.toLowerCase(Locale.ROOT)
          + " of "
          + space()
          + ")";
    }
    return switch (array - others()) {
      case 0 -> "the errors of elements";
      case 1 -> "the values of blocks";
      case 2 -> "the counters of blocks";
      default -> "array " + array;
    };
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
