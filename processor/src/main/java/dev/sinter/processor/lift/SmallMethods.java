package dev.sinter.processor.lift;

import static dev.sinter.processor.lift.Folding.apply;
import static dev.sinter.processor.lift.Folding.conditional;
import static dev.sinter.processor.lift.Folding.constant;
import static dev.sinter.processor.lift.Folding.convert;
import static dev.sinter.processor.lift.Folding.lowBits;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import java.util.List;
import java.util.Map;

/**
 * Kernel forms of the methods of {@code Byte}, {@code Short}, {@code Character} and {@code
 * Boolean}. Values of the first three are ints within their range.
 */
final class SmallMethods {
  private SmallMethods() {}

  static void addTo(Map<String, Intrinsics.Form> forms) {
    unsigned(forms, "Byte", "byte", Byte.SIZE);
    unsigned(forms, "Short", "short", Short.SIZE);
    for (String[] type :
        List.of(
            new String[] {"Byte", "byte"},
            new String[] {"Short", "short"},
            new String[] {"Character", "char"})) {
      String owner = "java.lang." + type[0];
      forms.put(
          owner + ".compare" + Intrinsics.parameters(type[1], 2),
          (frame, x) -> apply(Op.SUB, x.get(0), x.get(1)));
      forms.put(owner + ".hashCode(" + type[1] + ")", (frame, x) -> x.get(0));
    }
    forms.put(
        "java.lang.Short.reverseBytes(short)",
        (frame, x) -> lowBits(reversed(frame, x.get(0)), Short.SIZE, true));
    forms.put(
        "java.lang.Character.reverseBytes(char)",
        (frame, x) -> lowBits(reversed(frame, x.get(0)), Character.SIZE, false));
    booleans(forms);
  }

  private static void unsigned(
      Map<String, Intrinsics.Form> forms, String wrapper, String java, int width) {
    String owner = "java.lang." + wrapper + ".";
    forms.put(owner + "toUnsignedInt(" + java + ")", (frame, x) -> lowBits(x.get(0), width, false));
    forms.put(
        owner + "toUnsignedLong(" + java + ")",
        (frame, x) -> convert(DType.I64, lowBits(x.get(0), width, false)));
    forms.put(
        owner + "compareUnsigned" + Intrinsics.parameters(java, 2),
        (frame, x) ->
            apply(Op.SUB, lowBits(x.get(0), width, false), lowBits(x.get(1), width, false)));
  }

  /** The two lower bytes exchanged; what lies above them is not defined. */
  private static Expr reversed(Frame frame, Expr value) {
    Expr x = frame.reusable(value);
    Expr low = apply(Op.AND, apply(Op.SHR, x, constant(Byte.SIZE)), constant(0xff));
    return apply(Op.OR, apply(Op.SHL, x, constant(Byte.SIZE)), low);
  }

  private static void booleans(Map<String, Intrinsics.Form> forms) {
    String owner = "java.lang.Boolean.";
    for (Map.Entry<String, Op> each :
        Map.of("logicalAnd", Op.AND, "logicalOr", Op.OR, "logicalXor", Op.XOR).entrySet()) {
      forms.put(
          owner + each.getKey() + "(boolean,boolean)",
          (frame, x) -> apply(each.getValue(), x.get(0), x.get(1)));
    }
    forms.put(owner + "hashCode(boolean)", (frame, x) -> conditional(x.get(0), 1231, 1237));
    forms.put(
        owner + "compare(boolean,boolean)",
        (frame, x) -> apply(Op.SUB, conditional(x.get(0), 1, 0), conditional(x.get(1), 1, 0)));
  }
}
