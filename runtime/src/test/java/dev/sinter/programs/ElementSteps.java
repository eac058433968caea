package dev.sinter.programs;

import dev.sinter.DType;
import dev.sinter.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Element-wise operations. */
final class ElementSteps {
  private final Draft draft;
  private final Choices choices;
  private final Operands operands;

  ElementSteps(Draft draft, Choices choices, Operands operands) {
    this.draft = draft;
    this.choices = choices;
    this.operands = operands;
  }

  @Nullable Ref unary() {
    return draft.isInexact() && choices.coin() ? function() : exactUnary();
  }

  private @Nullable Ref exactUnary() {
    return draft.add(Invoke.of(draft.any(choices), choices.of(ElementMethods.UNARY)));
  }

  /** Refused by drafts that must be exact. */
  @Nullable Ref function() {
    Ref a = draft.any(choices);
    return switch (choices.below(8)) {
      case 0 -> draft.add(Invoke.of(a, choices.of(ElementMethods.OF_TWO), operands.beside(a)));
      case 1 -> draft.add(Invoke.of(a, choices.of(ElementMethods.OF_TWO), number()));
      default -> draft.add(Invoke.of(a, choices.of(ElementMethods.FUNCTIONS)));
    };
  }

  @Nullable Ref binary() {
    Ref a = draft.any(choices);
    return binary(a, choices.of(ElementMethods.BINARY), operands.beside(a));
  }

  private @Nullable Ref binary(Ref a, String method, Ref b) {
    if (method.equals("copySign")) {
      Ref sign = withoutNaN(b);
      return sign == null ? null : draft.add(Invoke.of(a, method, sign));
    }
    boolean divides = method.equals("div") || method.equals("rem") || method.equals("floorMod");
    if (!divides || !isInteger(a) || !isInteger(b) || choices.oneIn(12)) {
      return draft.add(choices.coin() ? Invoke.of(a, method, b) : Invoke.of(b, method, a));
    }
    return choices.oneIn(4) ? guarded(a, method, b) : divided(a, method, b);
  }

  private boolean isInteger(Ref ref) {
    return draft.type(ref).isInteger();
  }

  /** By a divisor that is never 0. */
  private @Nullable Ref divided(Ref a, String method, Ref b) {
    Ref odd = draft.add(Invoke.of(b, "or", 1));
    return odd == null ? null : draft.add(Invoke.of(a, method, odd));
  }

  /** Divided only where that is possible. */
  private @Nullable Ref guarded(Ref a, String method, Ref b) {
    Ref zero = draft.add(Invoke.of(b, "eq", 0));
    Ref quotient = draft.add(Invoke.of(a, method, b));
    return zero == null || quotient == null
        ? null
        : draft.add(Invoke.ofStatic("where", zero, a, quotient));
  }

  @Nullable Ref comparison() {
    Ref a = draft.any(choices);
    return draft.add(Invoke.of(a, choices.of(ElementMethods.COMPARISONS), operands.beside(a)));
  }

  @Nullable Ref scalar() {
    Ref a = draft.any(choices);
    return choices.oneIn(12)
        ? draft.add(Invoke.of(a, choices.of(ElementMethods.LOGICAL), choices.coin()))
        : draft.add(Invoke.of(a, choices.of(ElementMethods.SCALARS), number()));
  }

  private Object number() {
    int small = (int) choices.between(-4, 9);
    return switch (choices.below(9)) {
      case 0, 1, 2 -> small;
      case 3 -> (long) small;
      case 4, 5 -> small / 2f;
      case 6 -> (double) small;
      case 7 -> choices.of(1e10, -0.0, 0.1, Double.NaN, 1e-300, Double.POSITIVE_INFINITY);
      default -> choices.of(Integer.MAX_VALUE, Integer.MIN_VALUE, 31, 32, 33, 255, 65536);
    };
  }

  @Nullable Ref cast() {
    return draft.add(Invoke.of(draft.any(choices), "cast", Shapes.type(choices)));
  }

  /** Where no NaN comes in: Java leaves open which one an operation yields. */
  @Nullable Ref bitcast() {
    Ref a = draft.any(choices);
    DType type = draft.type(a);
    List<DType> same =
        DType.reals().stream()
            .filter(t -> !type.isComplex() && t.bytes() == type.bytes() && t != DType.BOOL)
            .toList();
    if (same.isEmpty()) {
      return null;
    }
    Ref number = withoutNaN(a);
    return number == null ? null : draft.add(Invoke.of(number, "bitcast", choices.of(same)));
  }

  /** With 1 for each NaN, of which Java leaves sign and payload open. */
  private @Nullable Ref withoutNaN(Ref a) {
    if (!draft.type(a).isFloating()) {
      return a;
    }
    Ref nan = draft.add(Invoke.of(a, "isNaN"));
    return nan == null ? null : draft.add(Invoke.ofStatic("where", nan, 1, a));
  }

  @Nullable Ref where() {
    Ref condition = draft.find(choices, ref -> draft.type(ref) == DType.BOOL);
    condition = condition == null || choices.oneIn(3) ? comparison() : condition;
    if (condition == null) {
      return null;
    }
    Ref a = operands.beside(condition);
    boolean truth = choices.coin();
    return switch (choices.below(8)) {
      case 0, 1 -> draft.add(Invoke.ofStatic("where", condition, a, number()));
      case 2, 3 -> draft.add(Invoke.ofStatic("where", condition, number(), a));
      case 4 -> draft.add(choiceOfScalars(condition, truth));
      case 5 ->
          choices.coin()
              ? draft.add(Invoke.ofStatic("where", condition, truth, condition))
              : draft.add(Invoke.ofStatic("where", condition, condition, truth));
      default -> draft.add(Invoke.ofStatic("where", condition, a, operands.beside(a)));
    };
  }

  private Invoke choiceOfScalars(Ref condition, boolean truth) {
    return switch (choices.below(5)) {
      case 0 -> Invoke.ofStatic("where", condition, 2, -1);
      case 1 -> Invoke.ofStatic("where", condition, 1L << 40, 7L);
      case 2 -> Invoke.ofStatic("where", condition, 0.5f, -0f);
      case 3 -> Invoke.ofStatic("where", condition, 0.1, 3.0);
      default -> Invoke.ofStatic("where", condition, truth, !truth);
    };
  }

  @Nullable Ref ternary() {
    Ref a = draft.any(choices);
    Ref b = operands.beside(a);
    return switch (choices.below(6)) {
      case 0 -> draft.add(Invoke.of(a, "clamp", b, operands.beside(a)));
      case 1 -> draft.add(Invoke.of(a, "clamp", -2, 5));
      case 2 -> draft.add(Invoke.of(a, "fma", b, choices.of(2, 3)));
      case 3 -> draft.add(Invoke.of(a, "fma", choices.of(2f, 3f), b));
      case 4 -> draft.add(Invoke.of(a, "fma", choices.of(2L, -1L), 5L));
      default -> draft.add(Invoke.of(a, "fma", b, operands.beside(a)));
    };
  }

  @Nullable Ref complex() {
    Ref a = draft.any(choices);
    return draft.add(Invoke.ofStatic("complex", a, operands.beside(a)));
  }

  /** Numbers without memory. */
  @Nullable Ref made(Shapes shapes) {
    Shape shape = shapes.any(choices);
    return choices.coin() ? drawn(shape) : filled(Shapes.type(choices), shape);
  }

  private @Nullable Ref filled(DType type, Shape shape) {
    return switch (choices.below(6)) {
      case 0, 1 -> draft.add(Invoke.ofStatic("iota", type, shape));
      case 2 -> draft.add(Invoke.ofStatic("full", type, shape, choices.of(0, 1, 3)));
      case 3 -> draft.add(Invoke.ofStatic("full", DType.BOOL, shape, choices.coin()));
      case 4 -> draft.add(Invoke.ofStatic(choices.of("zeros", "ones"), type, shape));
      default -> draft.add(Invoke.ofStatic("linspace", floating(), -1.0, 3.0, shape.size()));
    };
  }

  private @Nullable Ref drawn(Shape shape) {
    long seed = choices.seed();
    String distribution = choices.of("uniform", "normal", "exponential");
    return switch (choices.below(6)) {
      case 0, 1 -> draft.add(Invoke.random(seed, distribution, floating(), shape));
      case 2 -> draft.add(Invoke.random(seed, choices.of(distribution, "bits"), shape));
      case 3 -> draft.add(Invoke.random(seed, "bits", bits(), shape));
      case 4 -> draft.add(Invoke.random(seed, "permutation", 1L + choices.below(70)));
      default -> draft.add(Invoke.random(seed, "integers", -3L, 11L, shape));
    };
  }

  private DType floating() {
    return choices.of(DType.F32, DType.F64, DType.F32);
  }

  private DType bits() {
    return choices.of(DType.I32, DType.I64, DType.U32, DType.U8);
  }
}
