package dev.sinter.exactness;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.DTypeException;
import dev.sinter.Scope;
import dev.sinter.Shape;
import dev.sinter.fused.Fn;
import dev.sinter.ir.JavaForm;
import dev.sinter.ir.Op;
import dev.sinter.plan.Accuracy;
import dev.sinter.plan.DeviceKind;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The row of one operation in the reference page, from what the code itself says. */
final class OperationRow {
  /** Operations of several operators, and those that are more than their operator. */
  private static final Map<String, String> COMPOSED =
      Map.of(
          "reciprocal", "1 / a",
          "square", "a * a",
          "clamp", "Math.min(Math.max(a, b), c)",
          "real", "a, or the real parts",
          "imag", "0, or the imaginary parts",
          "conj", "a, or with imaginary parts negated",
          "arg", "Math.atan2(imag, real)",
          "complex", "a + bi");

  /** Operations that later versions of {@code Math} have: the page is the same on every JDK. */
  private static final Set<String> NEWER_THAN_17 = Set.of("clamp");

  private final Operation operation;

  OperationRow(Operation operation) {
    this.operation = operation;
  }

  /** The cells, without bars. */
  List<String> cells() {
    return List.of(
        code(operation.name()),
        types(),
        codes(javaForms()),
        bound(DeviceKind.JVM),
        bound(DeviceKind.CPU),
        bound(DeviceKind.GPU),
        codes(spellings()));
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  private static String codes(Set<String> texts) {
    return texts.isEmpty()
        ? "–"
        : texts.stream().map(OperationRow::code).collect(Collectors.joining(", "));
  }

  /** Result types by the operand types that give them; those that stay are named once. */
  private String types() {
    Map<DType, Set<DType>> byResult = new LinkedHashMap<>();
    for (DType type : DType.values()) {
      DType result = result(type);
      if (result != null) {
        byResult.computeIfAbsent(result, unused -> new LinkedHashSet<>()).add(type);
      }
    }
    Set<DType> kept = new LinkedHashSet<>();
    StringBuilder text = new StringBuilder();
    for (Map.Entry<DType, Set<DType>> entry : byResult.entrySet()) {
      if (entry.getValue().equals(Set.of(entry.getKey()))) {
        kept.add(entry.getKey());
      } else {
        text.append(text.isEmpty() ? "" : "; ").append(names(entry.getValue()));
        text.append(" → ").append(entry.getKey());
      }
    }
    String separator = text.isEmpty() || kept.isEmpty() ? "" : "; ";
    return text + separator + names(kept);
  }

  private static String names(Set<DType> types) {
    return types.stream().map(DType::name).collect(Collectors.joining(" "));
  }

  private @org.jspecify.annotations.Nullable DType result(DType type) {
    try (Scope scope = Scope.on(dev.sinter.Device.jvm())) {
      Array[] ones =
          operation.signatures(type).get(0).stream()
              .map(operand -> Array.ones(operand, Shape.of(1)))
              .toArray(Array[]::new);
      return operation.apply(ones).dtype();
    } catch (DTypeException undefined) {
      return null;
    }
  }

  private Set<String> javaForms() {
    String composed = COMPOSED.get(operation.name());
    if (composed != null) {
      return Set.of(composed);
    }
    Op op = operation.op();
    if (op == null) {
      return Set.of();
    }
    return Stream.of(DType.BOOL, DType.I32, DType.U32, DType.F32, DType.F64)
        .filter(type -> isDefined(op, type))
        .map(type -> JavaForm.of(op, type))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean isDefined(Op op, DType type) {
    DType[] operands = new DType[op.arity()];
    Arrays.fill(operands, type);
    operands[0] = op.typing() == Op.Typing.SELECT ? DType.BOOL : type;
    if (op.typing() == Op.Typing.SHIFT) {
      operands[1] = DType.I32;
    }
    try {
      var unused = op.resultType(operands);
      return true;
    } catch (IllegalArgumentException undefined) {
      return false;
    }
  }

  /** For F32, then for F64. */
  private String bound(DeviceKind device) {
    Op op = operation.op();
    if (op == null || Accuracy.isExact(op)) {
      return "exact";
    }
    double single = Accuracy.ulps(op, DType.F32, device);
    double wide = Accuracy.ulps(op, DType.F64, device);
    return number(single) + " / " + number(wide);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? (long) value + "" : value + "";
  }

  /** Methods of {@code Math} and {@code Fn} with the operator's name, or the expression itself. */
  private Set<String> spellings() {
    Op op = operation.op();
    String name = op == null ? operation.name() : op.camelCase();
    int arity = operation.operands().size();
    Set<String> found = new LinkedHashSet<>();
    for (Class<?> owner : List.of(Math.class, Fn.class)) {
      if (has(owner, name, arity) && !(owner == Math.class && NEWER_THAN_17.contains(name))) {
        found.add(owner.getSimpleName() + "." + name);
      }
    }
    boolean unaryOperator = op != null && found.isEmpty();
    if (unaryOperator && !"arg".equals(operation.name())) {
      DType type = isDefined(op, DType.F32) ? DType.F32 : DType.I32;
      found.add(JavaForm.of(op, isDefined(op, type) ? type : DType.BOOL));
    }
    return "arg".equals(operation.name()) ? Set.of() : found;
  }

  private static boolean has(Class<?> owner, String name, int arity) {
    for (Method method : owner.getMethods()) {
      boolean named = method.getName().equals(name) && method.getParameterCount() == arity;
      if (named && Modifier.isStatic(method.getModifiers())) {
        return true;
      }
    }
    return false;
  }
}
