package dev.sinter;

import dev.sinter.ir.Half;

/** Values as text in the manner of NumPy: long axes with head and tail. */
final class ValueText {
  private static final int EDGE = 3;
  private static final long SUMMARIZE_ABOVE = 1000;

  private final Array array;
  private final boolean summarize;
  private final StringBuilder out = new StringBuilder();

  private ValueText(Array array) {
    this.array = array;
    this.summarize = isLong(array.shape());
  }

  /** Whether there are very many elements, or very many axes without any. */
  private static boolean isLong(Shape shape) {
    long written = 1;
    for (long dim : shape.dims()) {
      if (dim == 0 || written > SUMMARIZE_ABOVE) {
        break;
      }
      written *= Math.min(dim, SUMMARIZE_ABOVE + 1);
    }
    return written > SUMMARIZE_ABOVE;
  }

  static String values(Array array) {
    ValueText text = new ValueText(array);
    text.axis(0, new long[array.shape().rank()]);
    return text.out.toString();
  }

  private void axis(int axis, long[] index) {
    Shape shape = array.shape();
    if (axis == shape.rank()) {
      out.append(element(index));
      return;
    }
    boolean inner = axis == shape.rank() - 1;
    String separator = inner ? ", " : ",\n" + " ".repeat(axis + 1);
    out.append('[');
    long dim = shape.dim(axis);
    for (long i = 0; i < dim; i++) {
      out.append(i == 0 ? "" : separator);
      if (summarize && dim > 2 * EDGE && i == EDGE) {
        out.append("...");
        i = dim - EDGE - 1;
      } else {
        index[axis] = i;
        axis(axis + 1, index);
      }
    }
    out.append(']');
  }

  private String element(long... index) {
    return switch (array.dtype()) {
      case F32 -> Float.toString(array.getFloat(index));
      case F64 -> Double.toString(array.getDouble(index));
      case F16 -> Half.toString(array.getFloat(index));
      case I8, U8, I16, U16, I32 -> Integer.toString(array.getInt(index));
      case U32, I64 -> Long.toString(array.getLong(index));
      case U64 -> Long.toUnsignedString(HostReads.longBits(array, index));
      case BOOL -> Boolean.toString(array.getBoolean(index));
      case C64, C128 -> ComplexTransfer.text(array, index);
    };
  }
}
