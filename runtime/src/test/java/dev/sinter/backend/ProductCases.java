package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ir.Primitive;
import java.util.ArrayList;
import java.util.List;

/** Matrix products at the edges of tiles, of every type, and with batches that broadcast. */
final class ProductCases {
  private ProductCases() {}

  static List<PrimitiveCase> all() {
    List<PrimitiveCase> cases = new ArrayList<>();
    for (DType type : List.of(DType.I32, DType.I64, DType.F32, DType.F64)) {
      cases.add(product(type, Shape.of(1, 1), Shape.of(1, 1), Shape.of(1, 1)));
      cases.add(product(type, Shape.of(5, 7), Shape.of(7, 3), Shape.of(5, 3)));
      cases.add(product(type, Shape.of(64, 64), Shape.of(64, 64), Shape.of(64, 64)));
      cases.add(product(type, Shape.of(65, 67), Shape.of(67, 129), Shape.of(65, 129)));
      cases.add(product(type, Shape.of(3, 200), Shape.of(200, 1), Shape.of(3, 1)));
      cases.add(product(type, Shape.of(50, 700), Shape.of(700, 1), Shape.of(50, 1)));
      cases.add(product(type, Shape.of(2, 17, 256), Shape.of(256, 1), Shape.of(2, 17, 1)));
      cases.add(product(type, Shape.of(4, 0), Shape.of(0, 1), Shape.of(4, 1)));
      cases.add(product(type, Shape.of(4, 0), Shape.of(0, 20), Shape.of(4, 20)));
      cases.add(product(type, Shape.of(2, 1, 5, 4), Shape.of(3, 4, 9), Shape.of(2, 3, 5, 9)));
      cases.add(product(type, Shape.of(7, 5), Shape.of(3, 5, 20), Shape.of(3, 7, 20)));
    }
    cases.add(product(DType.F32, Shape.of(100, 30), Shape.of(30, 90), Shape.of(100, 90)));
    cases.add(product(DType.F32, Shape.of(3, 10), Shape.of(10, 1100), Shape.of(3, 1100)));
    for (DType type : DType.reals()) {
      for (int add = 0; add < (type == DType.BOOL || type == DType.F16 ? 1 : 2); add++) {
        cases.add(put(type, 0, add == 1, 300, Shape.of(50)));
        cases.add(put(type, 1, add == 1, 30, Shape.of(3, 10, 5)));
        cases.add(put(type, 0, add == 1, 0, Shape.of(4, 2)));
        cases.add(put(type, 0, add == 1, 7000, Shape.of(5)));
        cases.add(put(type, 1, add == 1, 800, Shape.of(2, 3, 4)));
      }
    }
    return cases;
  }

  private static PrimitiveCase.Operand operand(DType type, Shape shape, long seed) {
    return new PrimitiveCase.Operand(
        type, shape, SpecialValues.moderate(type, seed, (int) shape.size()));
  }

  private static PrimitiveCase product(DType type, Shape a, Shape b, Shape c) {
    return new PrimitiveCase(
        new Primitive.MatMul(), List.of(operand(type, a, 1), operand(type, b, 2)), type, c);
  }

  private static PrimitiveCase put(DType type, int axis, boolean add, int count, Shape shape) {
    long extent = shape.dim(axis);
    long[] sorted = new long[count];
    long[] order = new long[count];
    for (int i = 0; i < count; i++) {
      sorted[i] = i * extent / count;
      order[i] = (i * 7L + 3) % count;
    }
    if (count > 200) {
      sorted[0] = -1;
      sorted[count - 1] = extent;
    }
    long[] dims = new long[shape.rank()];
    for (int k = 0; k < dims.length; k++) {
      dims[k] = k == axis ? count : shape.dim(k);
    }
    Shape several = Shape.of(count);
    return new PrimitiveCase(
        new Primitive.Put(axis, add, shape, false),
        List.of(
            operand(type, shape, 4),
            operand(type, Shape.of(dims), 5),
            new PrimitiveCase.Operand(DType.I64, several, sorted),
            new PrimitiveCase.Operand(DType.I64, several, order)),
        type,
        shape);
  }
}
