package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ir.Primitive;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/**
 * Beginnings of sorted rows, of every type, in either direction, of values and positions: few and
 * many rows, around the lengths at which they are selected in another way, with ties of all kinds.
 */
final class TopCases {
  private static final List<Integer> LENGTHS =
      List.of(2, 33, 255, 1024, 2049, 4096, 4097, 16_384, 16_385, 32_768, 32_769, 65_536);

  private TopCases() {}

  static List<PrimitiveCase> all() {
    List<PrimitiveCase> cases = new ArrayList<>();
    for (DType type : DType.reals()) {
      // F16 is sorted as F32.
      for (int kind = 0; kind < (type == DType.F16 ? 0 : 4); kind++) {
        Primitive.Top top = new Primitive.Top((kind & 1) != 0, (kind & 2) != 0);
        cases.add(mixed(top, type, 10, 3000));
        cases.add(mixed(top, type, 3, 40, 5, 50));
        cases.add(mixed(top, type, 600, 2, 9000));
        cases.add(mixed(top, type, 7, 10, 4200));
        cases.add(mixed(top, type, 20, 33_000));
        cases.add(mixed(top, type, 3, 4200, 10));
        cases.add(mixed(top, type, 1000, 2, 70_000));
      }
    }
    for (int length : LENGTHS) {
      Primitive.Top top = new Primitive.Top(length % 2 == 0, length % 3 == 0);
      for (int count : new int[] {1, length / 8, length / 8 + 1, length - 1}) {
        if (count > 0) {
          cases.add(mixed(top, DType.F32, count, length));
        }
      }
      cases.add(mixed(top, DType.F64, Math.max(1, length / 9), length));
    }
    for (boolean indices : new boolean[] {false, true}) {
      ties(cases, new Primitive.Top(true, indices), DType.F32, 70_000);
      ties(cases, new Primitive.Top(false, indices), DType.I64, 40_000);
      ties(cases, new Primitive.Top(true, indices), DType.F64, 20_000);
      cases.add(mixed(new Primitive.Top(true, indices), DType.F32, 100, (1 << 20) + 3));
      cases.add(mixed(new Primitive.Top(false, indices), DType.I32, 9000, (1 << 20) + 3));
      cases.add(mixed(new Primitive.Top(false, indices), DType.F64, 5000, (1 << 19) + 9));
    }
    return cases;
  }

  /** Special values and random ones, some of them equal. */
  private static PrimitiveCase mixed(Primitive.Top top, DType type, int count, long... dims) {
    Shape shape = Shape.of(dims);
    return top(top, type, count, shape, SortCases.values(type, (int) shape.size()));
  }

  /** Rows of equal elements, of two values, of NaN, in order, against the order, and mixed. */
  private static void ties(List<PrimitiveCase> cases, Primitive.Top top, DType type, int length) {
    Shape shape = Shape.of(6, length);
    Object array = SortCases.values(type, 6 * length);
    for (int i = 0; i < length; i++) {
      set(array, type, i, 3);
      set(array, type, length + i, i % 7 == 0 ? 5 : 3);
      set(array, type, 2 * length + i, i < length - 700 ? Double.NaN : i);
      set(array, type, 3 * length + i, i);
      set(array, type, 4 * length + i, -(i >> 1));
    }
    for (int count : new int[] {1, 500, length / 8, length / 7}) {
      cases.add(top(top, type, count, shape, array));
    }
  }

  private static void set(Object array, DType type, int at, double value) {
    if (type == DType.F32) {
      Array.setFloat(array, at, (float) value);
    } else if (type == DType.F64) {
      Array.setDouble(array, at, value);
    } else {
      Array.setLong(array, at, (long) value);
    }
  }

  private static PrimitiveCase top(
      Primitive.Top top, DType type, int count, Shape shape, Object array) {
    long[] dims = shape.dims();
    dims[dims.length - 1] = count;
    return new PrimitiveCase(
        top,
        List.of(new PrimitiveCase.Operand(type, shape, array)),
        top.indices() ? DType.I64 : type,
        Shape.of(dims));
  }
}
