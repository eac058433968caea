package dev.sinter.processor.lift;

import static dev.sinter.processor.lift.Folding.apply;
import static dev.sinter.processor.lift.Folding.conditional;
import static dev.sinter.processor.lift.Folding.constant;
import static dev.sinter.processor.lift.Folding.convert;

import dev.sinter.DType;
import dev.sinter.fused.Fn;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The library methods that have a kernel form: by owner, name and parameter types, what a call
 * stands for.
 */
final class Intrinsics {
  /** What a call stands for, given arguments of the parameters' types. */
  interface Form {
    Expr of(Frame frame, List<Expr> arguments);
  }

  private static final String MATH = Math.class.getName();
  private static final String FN = Fn.class.getName();
  private static final Map<String, Form> FORMS = forms();

  private Intrinsics() {}

  /** The form of a method, {@code java.lang.Math.max(int,int)}, or null. */
  static @Nullable Form of(String method) {
    return FORMS.get(method);
  }

  /** Every method that has a form. */
  static List<String> methods() {
    return FORMS.keySet().stream().sorted().toList();
  }

  private static Map<String, Form> forms() {
    Map<String, Form> forms = new HashMap<>();
    math(forms);
    functions(forms);
    numbers(forms);
    BitMethods.addTo(forms);
    BitPermutations.addTo(forms);
    ExactMethods.addTo(forms);
    FloatingMethods.addTo(forms);
    HalfMethods.addTo(forms);
    Powers.addTo(forms);
    Quotients.addTo(forms);
    SmallMethods.addTo(forms);
    return Map.copyOf(forms);
  }

  private static void math(Map<String, Form> forms) {
    for (String name :
        List.of(
            "sqrt", "cbrt", "exp", "expm1", "log", "log10", "log1p", "sin", "cos", "tan", "asin",
            "acos", "atan", "sinh", "cosh", "tanh", "floor", "ceil", "rint")) {
      op(forms, MATH, name, Op.valueOf(name.toUpperCase(java.util.Locale.ROOT)), "double");
    }
    op(forms, MATH, "pow", Op.POW, "double");
    op(forms, MATH, "atan2", Op.ATAN2, "double");
    op(forms, MATH, "hypot", Op.HYPOT, "double");
    ordered(forms, MATH);
    for (String type : List.of("float", "double")) {
      op(forms, MATH, "round", Op.ROUND, type);
      op(forms, MATH, "signum", Op.SIGN, type);
      op(forms, MATH, "copySign", Op.COPY_SIGN, type);
      op(forms, MATH, "fma", Op.FMA, type);
    }
    integerDivision(forms, "floorDiv", Op.FLOOR_DIV, DType.I64);
    integerDivision(forms, "floorMod", Op.FLOOR_MOD, DType.I32);
    forms.put(
        MATH + ".toRadians(double)",
        (frame, x) -> apply(Op.MUL, x.get(0), constant(0.017453292519943295)));
    forms.put(
        MATH + ".toDegrees(double)",
        (frame, x) -> apply(Op.MUL, x.get(0), constant(57.29577951308232)));
    forms.put(
        MATH + ".multiplyFull(int,int)",
        (frame, x) -> apply(Op.MUL, convert(DType.I64, x.get(0)), convert(DType.I64, x.get(1))));
  }

  /** Methods that every numeric type has. */
  private static void ordered(Map<String, Form> forms, String owner) {
    for (String type : List.of("int", "long", "float", "double")) {
      op(forms, owner, "abs", Op.ABS, type);
      op(forms, owner, "min", Op.MIN, type);
      op(forms, owner, "max", Op.MAX, type);
    }
  }

  private static void integerDivision(Map<String, Form> forms, String name, Op op, DType mixed) {
    op(forms, MATH, name, op, "int");
    op(forms, MATH, name, op, "long");
    forms.put(
        MATH + "." + name + "(long,int)",
        (frame, x) -> convert(mixed, apply(op, x.get(0), convert(DType.I64, x.get(1)))));
  }

  private static void functions(Map<String, Form> forms) {
    for (String type : List.of("float", "double")) {
      for (Op op : Op.values()) {
        if (op.typing() == Op.Typing.FLOATING) {
          op(forms, FN, op.camelCase(), op, type);
        }
      }
      op(forms, FN, "round", Op.ROUND, type);
      compositions(forms, type);
    }
    for (String type : List.of("int", "long")) {
      op(forms, FN, "floorMod", Op.FLOOR_MOD, type);
    }
    ordered(forms, FN);
    for (String type : List.of("int", "long", "float", "double")) {
      op(forms, FN, "sign", Op.SIGN, type);
      forms.put(
          FN + ".clamp" + parameters(type, 3), (frame, x) -> clamp(x.get(0), x.get(1), x.get(2)));
      forms.put(FN + ".square" + parameters(type, 1), (frame, x) -> square(frame, x.get(0)));
    }
  }

  private static void compositions(Map<String, Form> forms, String type) {
    forms.put(
        FN + ".reciprocal" + parameters(type, 1),
        (frame, x) -> apply(Op.DIV, one(x.get(0)), x.get(0)));
    forms.put(
        FN + ".mix" + parameters(type, 3),
        (frame, x) -> {
          Expr a = frame.reusable(x.get(0));
          return apply(Op.ADD, a, apply(Op.MUL, apply(Op.SUB, x.get(1), a), x.get(2)));
        });
    forms.put(FN + ".smoothstep" + parameters(type, 3), Intrinsics::smoothstep);
    forms.put(
        FN + ".step" + parameters(type, 2),
        (frame, x) -> {
          Expr below = apply(Op.LT, x.get(1), x.get(0));
          return conditional(below, convert(x.get(0).type(), constant(0)), one(x.get(0)));
        });
  }

  private static Expr clamp(Expr x, Expr lo, Expr hi) {
    return apply(Op.MIN, apply(Op.MAX, x, lo), hi);
  }

  private static Expr square(Frame frame, Expr x) {
    Expr value = frame.reusable(x);
    return apply(Op.MUL, value, value);
  }

  private static Expr smoothstep(Frame frame, List<Expr> x) {
    Expr lo = frame.reusable(x.get(0));
    DType type = lo.type();
    Expr ratio = apply(Op.DIV, apply(Op.SUB, x.get(2), lo), apply(Op.SUB, x.get(1), lo));
    Expr t = frame.reusable(clamp(ratio, convert(type, constant(0)), one(lo)));
    Expr rest =
        apply(Op.SUB, convert(type, constant(3)), apply(Op.MUL, convert(type, constant(2)), t));
    return apply(Op.MUL, apply(Op.MUL, t, t), rest);
  }

  private static Expr one(Expr like) {
    return convert(like.type(), constant(1));
  }

  /** Static methods of the wrapper classes. */
  private static void numbers(Map<String, Form> forms) {
    for (String type : List.of("float", "double")) {
      for (String owner : List.of(wrapper(type), FN)) {
        op(forms, owner, "isNaN", Op.IS_NAN, type);
        op(forms, owner, "isInfinite", Op.IS_INFINITE, type);
        op(forms, owner, "isFinite", Op.IS_FINITE, type);
      }
    }
    for (String type : List.of("int", "long", "float", "double")) {
      op(forms, wrapper(type), "min", Op.MIN, type);
      op(forms, wrapper(type), "max", Op.MAX, type);
      op(forms, wrapper(type), "sum", Op.ADD, type);
    }
    op(forms, wrapper("int"), "signum", Op.SIGN, "int");
    forms.put(
        wrapper("long") + ".signum(long)",
        (frame, x) -> convert(DType.I32, apply(Op.SIGN, x.get(0))));
  }

  /** A method that is one operator. */
  private static void op(Map<String, Form> forms, String owner, String name, Op op, String type) {
    forms.put(
        owner + "." + name + parameters(type, op.arity()),
        (frame, x) -> apply(op, x.toArray(Expr[]::new)));
  }

  static String parameters(String type, int count) {
    return "(" + String.join(",", java.util.Collections.nCopies(count, type)) + ")";
  }

  private static String wrapper(String type) {
    return switch (type) {
      case "int" -> "java.lang.Integer";
      case "long" -> "java.lang.Long";
      case "float" -> "java.lang.Float";
      case "double" -> "java.lang.Double";
      default -> throw new IllegalArgumentException(type);
    };
  }
}
