package dev.sinter.backend.reference;

import dev.sinter.DType;
import dev.sinter.ir.Primitive;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Sorts by the Java library's own stable sort and comparisons, NaN last in either direction. */
final class ReferenceSort {
  private ReferenceSort() {}

  static long[] sort(Primitive.Sort sort, DType type, long[] values) {
    Comparator<Integer> order = (a, b) -> compare(type, values[a], values[b]);
    if (sort.descending()) {
      order = order.reversed();
    }
    Comparator<Integer> nanLast =
        Comparator.<Integer, Boolean>comparing(i -> isNaN(type, values[i])).thenComparing(order);
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(nanLast)
        .mapToLong(i -> sort.indices() ? i : canonical(type, values[i]))
        .toArray();
  }

  private static int compare(DType type, long a, long b) {
    return switch (type) {
      case BOOL, I8, U8, I16, U16, I32, I64 -> Long.compare(a, b);
      case U32, U64 -> Long.compareUnsigned(a, b);
      case F16 -> throw new IllegalArgumentException("F16 is sorted as F32");
      case F32 -> Float.compare(Float.intBitsToFloat((int) a), Float.intBitsToFloat((int) b));
      case F64 -> Double.compare(Double.longBitsToDouble(a), Double.longBitsToDouble(b));
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  private static boolean isNaN(DType type, long bits) {
    return switch (type) {
      case BOOL, I8, U8, I16, U16, I32, U32, I64, U64, F16 -> false;
      case F32 -> Float.isNaN(Float.intBitsToFloat((int) bits));
      case F64 -> Double.isNaN(Double.longBitsToDouble(bits));
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  private static long canonical(DType type, long bits) {
    return switch (type) {
      case BOOL, I8, U8, I16, U16, I32, U32, I64, U64, F16 -> bits;
      case F32 -> Float.floatToIntBits(Float.intBitsToFloat((int) bits));
      case F64 -> Double.doubleToLongBits(Double.longBitsToDouble(bits));
      case C64, C128 -> throw type.isTwoNodes();
    };
  }
}
