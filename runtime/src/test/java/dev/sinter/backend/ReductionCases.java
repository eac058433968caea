package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.Form;
import dev.sinter.plan.Rows;
import dev.sinter.plan.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Every reduction of every type at every size, in both forms; several roots; stores beside them.
 */
final class ReductionCases {
  private ReductionCases() {}

  static List<ProgramCase> all() {
    List<ProgramCase> groups = new ArrayList<>();
    for (DType type : DType.reals()) {
      for (int size : LayoutCases.SIZES) {
        groups.add(everyOp(type, 1, size, false));
        if (size < 100_000) {
          groups.add(everyOp(type, 7, size, false));
        }
      }
      groups.add(everyOp(type, 3, 300, true));
      groups.add(everyOp(type, 2000, 6, false));
    }
    groups.add(everyOp(DType.F32, 3, 100_003, false));
    groups.add(everyOp(DType.F64, 1, 3_000_001, false));
    groups.add(storesBeside());
    groups.add(mostlyOneRow());
    List<ProgramCase> cases = new ArrayList<>();
    groups.forEach(
        group -> {
          cases.addAll(List.of(group.in(Form.REDUCE_GROUP), group.in(Form.REDUCE_ITEM)));
          int blocks = Tree.blocks(group.geometry().reduced());
          if (blocks > 1 && blocks <= Rows.MAX_BLOCKS) {
            cases.add(group.in(Form.REDUCE_ROW));
          }
        });
    return cases;
  }

  /** Capture brings these into other types first. */
  static boolean isCarried(DType type) {
    return type == DType.U32 || type == DType.U64 || type == DType.F16;
  }

  private static boolean defined(ReduceOp op, DType type, int size) {
    return (size > 0 || op.allowsEmpty())
        && !(isCarried(type) && op != ReduceOp.COUNT && op != ReduceOp.ANY && op != ReduceOp.ALL)
        && (type != DType.BOOL || (op != ReduceOp.MIN && op != ReduceOp.MAX));
  }

  private static ProgramCase everyOp(DType type, int outer, int size, boolean special) {
    String name =
        "reductions of "
            + outer
            + " times "
            + size
            + " "
            + type
            + (special ? " special values" : "");
    CaseBuilder b = CaseBuilder.reduce(name, outer, size);
    Object values =
        special
            ? SpecialValues.table(type, 1, 0, outer * size)
            : SpecialValues.moderate(type, size, outer * size);
    int x = b.as(type).load(values);
    for (ReduceOp op : ReduceOp.values()) {
      // The interpreter takes its time at the largest size.
      if (defined(op, type, size) && (size < 1_000_000 || op == ReduceOp.SUM)) {
        b.reduce(op, x);
      }
    }
    return b.build();
  }

  private static ProgramCase storesBeside() {
    CaseBuilder b = CaseBuilder.reduce("stores beside reductions", 5, 6000);
    int x = b.load(SpecialValues.moderate(DType.F32, 1, 30_000));
    int y = b.load(SpecialValues.moderate(DType.F64, 2, 30_000));
    int product = b.apply(Op.MUL, b.convert(DType.F64, x), y);
    int test = b.apply(Op.LT, product, y);
    b.store(product)
        .reduce(ReduceOp.SUM, product)
        .reduce(ReduceOp.SUM, x)
        .reduce(ReduceOp.MEAN, test);
    return b.store(test).reduce(ReduceOp.ALL, test).reduce(ReduceOp.COUNT, test).store(x).build();
  }

  /** Minus zeros and a NaN: identities and skipped positions must not show. */
  private static ProgramCase mostlyOneRow() {
    float[] zeros = new float[4 * 1500];
    java.util.Arrays.fill(zeros, -0f);
    zeros[1700] = Float.NaN;
    zeros[3100] = 0f;
    CaseBuilder b = CaseBuilder.reduce("minus zeros", 4, 1500);
    int x = b.load(zeros);
    b.reduce(ReduceOp.SUM, x)
        .reduce(ReduceOp.MIN, x)
        .reduce(ReduceOp.MAX, x)
        .reduce(ReduceOp.PROD, x);
    return b.reduce(ReduceOp.COUNT, x).reduce(ReduceOp.ANY, x).build();
  }
}
