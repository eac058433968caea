package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.fused.Precision;
import dev.sinter.ir.IrWriter;
import dev.sinter.ir.Op;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The C form of every operator, the rules of Java in OpenCL's words. Operands are names, literals
 * or parenthesised; so is every result.
 */
final class Operators {
  private static final Pattern NAME = Pattern.compile("[a-z]\\w*");

  private final Helpers helpers;
  private final Builtins builtins;
  private final Indices indices;
  private final Rounded rounded;
  private final boolean exact;

  Operators(DeviceClass deviceClass, Precision precision, Helpers helpers) {
    this.helpers = helpers;
    this.builtins = new Builtins(deviceClass, precision, helpers);
    this.indices = new Indices(deviceClass, helpers);
    this.rounded = new Rounded(deviceClass, helpers);
    this.exact = precision == Precision.EXACT;
  }

  /** How the source names places in memory. */
  Bounds bounds() {
    return helpers.bounds();
  }

  /** The form of reads by index. */
  Indices indices() {
    return indices;
  }

  /**
   * {@code op} applied to operands.
   *
   * @param type the type of the operands; of the first for shifts, of the arms for SELECT
   * @param countType the type of a shift's count
   */
  String apply(Op op, DType type, DType countType, Lanes lanes, List<String> operands) {
    String a = operands.get(0);
    String b = operands.size() > 1 ? operands.get(1) : "";
    return switch (op) {
      case ADD -> type.isFloating() ? infix(a, "+", b) : wrapping(type, lanes, a, "+", b);
      case SUB -> type.isFloating() ? infix(a, "-", b) : wrapping(type, lanes, a, "-", b);
      case MUL -> type.isFloating() ? infix(a, "*", b) : wrapping(type, lanes, a, "*", b);
      case DIV ->
          type.isFloating() ? divide(type, lanes, a, b) : call(integerDivision(type, lanes), a, b);
      case REM ->
          type.isFloating()
              ? call(builtins.remainder(type, lanes), a, b)
              : call(integerRemainder(type, lanes), a, b);
      case NEG ->
          type.isFloating() ? "(-" + a + ")" : wrapping(type, lanes, zero(type, lanes), "-", a);
      case ABS ->
          type.isFloating()
              ? call("fabs", a)
              : type.isUnsigned()
                  ? a
                  : call(helpers.use("abs", type, lanes, Snippets.ABS_INTEGER), a);
      case SIGN -> sign(type, lanes, a);
      case MIN ->
          type.isFloating()
              ? call(helpers.use("min", type, lanes, Snippets.MIN), a, b)
              : call("min", a, b);
      case MAX ->
          type.isFloating()
              ? call(helpers.use("max", type, lanes, Snippets.MAX), a, b)
              : call("max", a, b);
      case FLOOR_DIV -> floorDivide(type, lanes, a, b);
      case FLOOR_MOD ->
          type.isUnsigned()
              ? call(integerRemainder(type, lanes), a, b)
              : call(integer("floor_mod", Snippets.FLOOR_MOD, type, lanes), a, b);
      case EXACT -> a;
      case FMA -> call("fma", a, b, operands.get(2));
      case SQRT -> squareRoot(type, lanes, a);
      case RSQRT -> divide(type, lanes, lanes.splat(type, one(type)), squareRoot(type, lanes, a));
      case COPY_SIGN -> call("copysign", a, b);
      case FLOOR, CEIL, RINT, TRUNC -> call(builtins.rounding(op, type, lanes), a);
      case CBRT, EXP, EXP2, EXPM1, LOG, LOG2, LOG10, LOG1P, SIN, COS, TAN, ASIN, ACOS, ATAN ->
          call(builtins.name(op, type, lanes), a);
      case SINH, COSH, TANH, ASINH, ACOSH, ATANH, ERF, ERFC, GAMMA, LGAMMA ->
          call(builtins.name(op, type, lanes), a);
      case ATAN2, HYPOT -> call(builtins.name(op, type, lanes), a, b);
      case POW -> power(type, lanes, a, b);
      case SIGMOID -> sigmoid(type, lanes, a);
      case ROUND -> round(type, lanes, a);
      case EQ -> compare(op, type, lanes, a, "==", b);
      case NE -> compare(op, type, lanes, a, "!=", b);
      case LT -> compare(op, type, lanes, a, "<", b);
      case LE -> compare(op, type, lanes, a, "<=", b);
      case GT -> compare(op, type, lanes, a, ">", b);
      case GE -> compare(op, type, lanes, a, ">=", b);
      case AND -> infix(a, "&", b);
      case OR -> infix(a, "|", b);
      case XOR -> infix(a, "^", b);
      case NOT -> type == DType.BOOL && !lanes.vector() ? "(!" + a + ")" : "(~" + a + ")";
      case SHL -> shift(type, countType, lanes, a, "<<", b, true);
      case SHR -> shift(type, countType, lanes, a, ">>", b, false);
      case USHR -> shift(type, countType, lanes, a, ">>", b, true);
      case IS_NAN -> lanes.bool("isnan(" + a + ")", type);
      case IS_INFINITE -> lanes.bool("isinf(" + a + ")", type);
      case IS_FINITE -> lanes.bool("isfinite(" + a + ")", type);
      case SELECT -> "(" + lanes.condition(a, type) + " ? " + b + " : " + operands.get(2) + ")";
      case PHILOX32, PHILOX64 -> philox(op, PhiloxForms.Known.NOTHING, lanes, operands);
    };
  }

  /** A function call. */
  static String call(String function, String... arguments) {
    return function + "(" + String.join(", ", arguments) + ")";
  }

  private static String infix(String a, String sign, String b) {
    return "(" + a + " " + sign + " " + b + ")";
  }

  /** Compilers warn where a variable is compared with itself: what comes of that is known. */
  private static String compare(Op op, DType type, Lanes lanes, String a, String sign, String b) {
    if (!a.equals(b) || !NAME.matcher(a).matches()) {
      return lanes.bool(a + " " + sign + " " + b, type);
    }
    boolean holds = op == Op.EQ || op == Op.LE || op == Op.GE;
    if (type.isFloating() && (holds || op == Op.NE)) {
      return lanes.bool(call(holds ? "isordered" : "isunordered", a, a), type);
    }
    return lanes.splat(DType.BOOL, holds ? "1" : "0");
  }

  /** Signed overflow is undefined in C; unsigned overflow wraps. */
  private static String wrapping(DType type, Lanes lanes, String a, String sign, String b) {
    String unsigned = "as_" + lanes.unsigned(type);
    return call("as_" + lanes.type(type), call(unsigned, a) + " " + sign + " " + call(unsigned, b));
  }

  private static String shift(
      DType type,
      DType countType,
      Lanes lanes,
      String a,
      String sign,
      String count,
      boolean unsigned) {
    String same = countType == type ? count : call("convert_" + lanes.type(type), count);
    String masked = "(" + same + " & " + (type.bytes() == 8 ? "63" : "31") + ")";
    if (!unsigned) {
      return infix(a, sign, masked);
    }
    String as = "as_" + lanes.unsigned(type);
    return call("as_" + lanes.type(type), call(as, a) + " " + sign + " " + call(as, masked));
  }

  private static String zero(DType type, Lanes lanes) {
    return lanes.splat(type, type.bytes() == 8 ? "0L" : "0");
  }

  private static String one(DType type) {
    return type == DType.F32 ? "0x1p0f" : "0x1p0";
  }

  private String integer(String label, String template, DType type, Lanes lanes) {
    return helpers.use(label, type, lanes, template);
  }

  private String integerDivision(DType type, Lanes lanes) {
    return integer("div", type.isUnsigned() ? Snippets.DIV_UNSIGNED : Snippets.DIV, type, lanes);
  }

  private String integerRemainder(DType type, Lanes lanes) {
    return integer("rem", type.isUnsigned() ? Snippets.REM_UNSIGNED : Snippets.REM, type, lanes);
  }

  private String sign(DType type, Lanes lanes, String a) {
    if (type.isUnsigned()) {
      return call("min", a, lanes.splat(type, type.bytes() == 8 ? "1UL" : "1U"));
    }
    String template = type.isFloating() ? Snippets.SIGN : Snippets.SIGN_INTEGER;
    return call(helpers.use("sign", type, lanes, template), a);
  }

  private String floorDivide(DType type, Lanes lanes, String a, String b) {
    String divide = integerDivision(type, lanes);
    if (type.isUnsigned()) {
      return call(divide, a, b);
    }
    return call(
        integer("floor_div", Snippets.FLOOR_DIV.replace("DIVIDE", divide), type, lanes), a, b);
  }

  private String divide(DType type, Lanes lanes, String a, String b) {
    return exact && type == DType.F32 ? rounded.quotient(lanes, a, b) : infix(a, "/", b);
  }

  private String squareRoot(DType type, Lanes lanes, String a) {
    return exact && type == DType.F32 ? rounded.root(lanes, a) : call("sqrt", a);
  }

  private String power(DType type, Lanes lanes, String a, String b) {
    String power = builtins.name(Op.POW, type, lanes);
    return exact
        ? call(helpers.use("java_pow", type, lanes, Snippets.POW.replace("POWER", power)), a, b)
        : call(power, a, b);
  }

  private String sigmoid(DType type, Lanes lanes, String a) {
    String exponential = builtins.name(Op.EXP, type, lanes);
    String quotient =
        divide(type, lanes, "(x < 0 ? e : " + lanes.splat(type, one(type)) + ")", "(1 + e)");
    String template =
        Snippets.SIGMOID.replace("EXPONENTIAL", exponential).replace("QUOTIENT", quotient);
    return call(helpers.use("sigmoid", type, lanes, template), a);
  }

  private String round(DType type, Lanes lanes, String a) {
    DType result = type == DType.F32 ? DType.I32 : DType.I64;
    String convert = truncate(type, result, lanes, "up");
    String floor = builtins.rounding(Op.FLOOR, type, lanes);
    String template = Snippets.ROUND.replace("FLOOR", floor).replace("TRUNCATED", convert);
    return call(helpers.use("round_" + lanes.tag(type), type, result, lanes, template), a);
  }

  /** The conversion from floating to 32 or 64 bits: NaN is 0, saturates. */
  String truncate(DType from, DType to, Lanes lanes, String value) {
    String nan = lanes.condition(lanes.bool("isnan(x)", from), to);
    String name = IrWriter.label(to) + "_of_" + lanes.tag(from);
    return call(
        helpers.use(name, from, to, lanes, Snippets.TRUNCATE.replace("NAN_LANES", nan)), value);
  }

  /** Java's primitive conversion. */
  String convert(DType from, DType to, Lanes lanes, String value) {
    if (from == to) {
      return value;
    }
    if (from == DType.F16) {
      return fromHalf(to, lanes, value);
    }
    if (to == DType.BOOL) {
      return lanes.bool(value + " != " + (from.bytes() < 4 ? lanes.splat(from, "0") : "0"), from);
    }
    if (to == DType.F16) {
      return toHalf(from, lanes, value);
    }
    if (from == DType.BOOL) {
      String number = "(" + value + " & 1)";
      return to == DType.I32 ? number : call("convert_" + lanes.type(to), number);
    }
    if (from.isFloating() && to.isInteger()) {
      DType through = to.bytes() < 4 ? DType.I32 : to;
      return convert(through, to, lanes, truncate(from, through, lanes, value));
    }
    return call("convert_" + lanes.type(to), value);
  }

  private String fromHalf(DType to, Lanes lanes, String value) {
    if (to == DType.BOOL) {
      String magnitude = infix(value, "&", lanes.splat(DType.U16, "0x7fff"));
      return lanes.bool(magnitude + " != " + lanes.splat(DType.U16, "0"), DType.U16);
    }
    String template = Snippets.FLOAT_OF_HALF.replace("V", "uint" + lanes.suffix());
    String name = "float_of_" + lanes.tag(DType.F16);
    String wide = call(helpers.use(name, DType.F16, DType.F32, lanes, template), value);
    return convert(DType.F32, to, lanes, wide);
  }

  /** In one rounding: what an I64 loses as F32 is less than the last place of an F16. */
  private String toHalf(DType from, Lanes lanes, String value) {
    if (from != DType.F32 && from != DType.F64) {
      return toHalf(DType.F32, lanes, convert(from, DType.F32, lanes, value));
    }
    String template =
        from == DType.F64
            ? Snippets.HALF_OF_DOUBLE.replace("V", "ulong" + lanes.suffix())
            : Snippets.HALF_OF_FLOAT.replace("V", "uint" + lanes.suffix());
    return call(helpers.use("half_of_" + lanes.tag(from), from, DType.F16, lanes, template), value);
  }

  /** The same bits as another type of the same width. */
  String bitcast(DType from, DType to, Lanes lanes, String value) {
    boolean number = from != DType.BOOL && to != DType.BOOL;
    if (!number || from == to) {
      return convert(from, to, lanes, value);
    }
    // A scalar expression of less than 32 bits may be an int in C.
    boolean promoted = from.bytes() < 4 && !lanes.vector();
    String exact = promoted ? "(" + Lanes.scalar(from) + ")" + value : value;
    return call("as_" + lanes.type(to), exact);
  }

  /** Random bits. */
  String philox(Op op, PhiloxForms.Known known, Lanes lanes, List<String> operands) {
    String name = PhiloxForms.name(op, known, lanes, helpers);
    return call(name, operands.toArray(String[]::new));
  }
}
