package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Op;
import java.util.ArrayList;
import java.util.List;

/** Every operator on every type that it takes, over every combination of special values. */
final class OperatorCases {
  private OperatorCases() {}

  static List<ProgramCase> all() {
    List<ProgramCase> cases = new ArrayList<>();
    for (Op op : Op.values()) {
      for (DType type : DType.reals()) {
        for (DType[] operands : operandTypes(op, type)) {
          if (defined(op, operands)) {
            cases.add(table(op, operands));
          }
        }
      }
    }
    return cases;
  }

  private static List<DType[]> operandTypes(Op op, DType type) {
    return switch (op.typing()) {
      case SELECT -> List.<DType[]>of(new DType[] {DType.BOOL, type, type});
      case SHIFT -> List.of(new DType[] {type, DType.I32}, new DType[] {type, DType.I64});
      case ARITHMETIC, INTEGER, FLOATING, ROUND, EQUALITY, ORDER, BITWISE, PREDICATE, RANDOM -> {
        DType[] same = new DType[op.arity()];
        java.util.Arrays.fill(same, type);
        yield List.<DType[]>of(same);
      }
    };
  }

  private static boolean defined(Op op, DType[] operands) {
    try {
      var unused = op.resultType(operands);
      return true;
    } catch (IllegalArgumentException undefined) {
      return false;
    }
  }

  private static ProgramCase table(Op op, DType[] types) {
    int size = SpecialValues.tableSize(types[types.length - 1], types.length);
    CaseBuilder builder =
        CaseBuilder.map(op.label() + " of " + java.util.Arrays.toString(types), size);
    int[] lines = new int[types.length];
    for (int slot = 0; slot < types.length; slot++) {
      lines[slot] =
          builder.as(types[slot]).load(SpecialValues.table(types[slot], types.length, slot, size));
    }
    return builder.store(builder.apply(op, lines)).build();
  }
}
