package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ir.Primitive;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** Sorts of every type, in either direction, of values and positions, at the edges of tiles. */
final class SortCases {
  private static final List<Integer> LENGTHS =
      List.of(1, 2, 31, 32, 33, 48, 49, 1023, 1024, 1025, 16_384, 16_385, 70_000);

  private SortCases() {}

  static List<PrimitiveCase> all() {
    List<PrimitiveCase> cases = new ArrayList<>();
    for (DType type : DType.reals()) {
      // F16 is sorted as F32.
      for (int kind = 0; kind < (type == DType.F16 ? 0 : 4); kind++) {
        boolean descending = (kind & 1) != 0;
        boolean indices = (kind & 2) != 0;
        cases.add(sort(type, descending, indices, 3000));
        cases.add(sort(type, descending, indices, 3, 1500));
        cases.add(sort(type, descending, indices, 40, 5, 50));
        cases.add(sort(type, descending, indices, 2, 20_000));
        cases.add(sort(type, descending, indices, 4200, 10));
      }
    }
    for (int length : LENGTHS) {
      cases.add(sort(DType.F32, length % 2 == 0, false, length));
      cases.add(sort(DType.F64, length % 2 == 1, true, length));
    }
    for (boolean indices : new boolean[] {false, true}) {
      cases.add(sort(DType.U8, false, indices, 4100));
      cases.add(sort(DType.I16, true, indices, 2, 4100));
      cases.add(sort(DType.I64, true, indices, 2100));
    }
    cases.add(sort(DType.F32, false, false, (1 << 20) + 3));
    cases.add(sort(DType.I32, true, true, (1 << 20) + 3));
    return cases;
  }

  private static PrimitiveCase sort(DType type, boolean descending, boolean indices, long... dims) {
    Shape shape = Shape.of(dims);
    return new PrimitiveCase(
        new Primitive.Sort(descending, indices),
        List.of(new PrimitiveCase.Operand(type, shape, values(type, (int) shape.size()))),
        indices ? DType.I64 : type,
        shape);
  }

  /** Special values spread over the array, and many equal ones. */
  static Object values(DType type, int size) {
    Object array = SpecialValues.moderate(type, size, size);
    for (int i = 0; i < size; i += 3) {
      SpecialValues.set(array, i, type, SpecialValues.bits(type, i / 3 * 7));
    }
    for (int i = 4; i < size; i += 5) {
      Array.set(array, i, Array.get(array, i / 2));
    }
    return array;
  }
}
