package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ir.Primitive;
import dev.sinter.ir.ReduceOp;
import java.util.ArrayList;
import java.util.List;

/** Scans at the edges of their blocks, along every axis, of every type and operation. */
final class ScanCases {
  private static final List<Integer> LENGTHS =
      List.of(1, 2, 15, 16, 17, 255, 256, 257, 1023, 1024, 1025, 4095, 4096, 4097, 65_537);

  private ScanCases() {}

  static List<PrimitiveCase> all() {
    List<PrimitiveCase> cases = new ArrayList<>();
    for (int length : LENGTHS) {
      cases.add(scan(ReduceOp.SUM, DType.F32, 0, length % 2 == 0, length));
      cases.add(scan(ReduceOp.SUM, DType.F64, 1, length % 2 == 1, 3, length));
    }
    cases.add(scan(ReduceOp.SUM, DType.F32, 0, false, (1 << 20) + 3));
    cases.add(scan(ReduceOp.SUM, DType.I64, 0, true, (1 << 20) + 3));
    for (ReduceOp op : List.of(ReduceOp.SUM, ReduceOp.PROD, ReduceOp.MIN, ReduceOp.MAX)) {
      for (DType type : List.of(DType.I64, DType.F32, DType.F64)) {
        for (int axis = 0; axis < 3; axis++) {
          cases.add(scan(op, type, axis, axis == 1, 5, 70, 300));
        }
      }
    }
    cases.add(scan(ReduceOp.MIN, DType.I32, 0, true, 5000, 3));
    cases.add(scan(ReduceOp.MAX, DType.I32, 1, false, 3, 1, 5000));
    cases.add(scan(ReduceOp.SUM, DType.F32, 0, false, 5000, 40));
    cases.add(scan(ReduceOp.SUM, DType.F32, 1, false, 2, 70, 20_000));
    for (int length : LENGTHS) {
      cases.add(scan(ReduceOp.SUM, DType.F32, 0, length % 2 == 0, length, 17));
      cases.add(scan(ReduceOp.SUM, DType.F64, 1, length % 2 == 1, 3, length, 16));
    }
    cases.add(scan(ReduceOp.SUM, DType.I64, 0, true, 65_537, 20));
    return cases;
  }

  private static PrimitiveCase scan(
      ReduceOp op, DType type, int axis, boolean exclusive, long... dims) {
    Shape shape = Shape.of(dims);
    int size = (int) shape.size();
    boolean special = (op == ReduceOp.MIN || op == ReduceOp.MAX) && axis < 2;
    Object values =
        special ? SpecialValues.table(type, 1, 0, size) : SpecialValues.moderate(type, size, size);
    return new PrimitiveCase(
        new Primitive.Scan(op, axis, exclusive),
        List.of(new PrimitiveCase.Operand(type, shape, values)),
        type,
        shape);
  }
}
