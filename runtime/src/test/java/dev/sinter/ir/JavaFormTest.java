package dev.sinter.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sinter.DType;
import dev.sinter.backend.SpecialValues;
import dev.sinter.fused.Fn;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java that the reference page shows, compiled: it has the bits of {@link Semantics}. */
final class JavaFormTest {
  /** An operator on operands of these types. */
  private record Case(Op op, DType type, DType[] operands) {
    String name() {
      return op.label() + "_" + type.name() + "_" + operands[operands.length - 1].name();
    }

    String method() {
      List<String> parameters = new ArrayList<>();
      for (int i = 0; i < operands.length; i++) {
        parameters.add(operands[i].javaType() + " " + "abc".charAt(i));
      }
      Class<?> result = op.resultType(operands).javaType();
      return "  public static "
          + result
          + " "
          + name()
          + "("
          + String.join(", ", parameters)
          + ") {"
          + " return "
          + JavaForm.of(op, type)
          + "; }\n";
    }
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Op op : Op.values()) {
      for (DType type : DType.reals()) {
        for (DType count : List.of(DType.I32, DType.I64)) {
          DType[] operands = new DType[op.arity()];
          Arrays.fill(operands, type);
          boolean shift = op.typing() == Op.Typing.SHIFT;
          if (shift) {
            operands[1] = count;
          } else if (op.typing() == Op.Typing.SELECT) {
            operands[0] = DType.BOOL;
          }
          if ((shift || count == DType.I32) && isDefined(op, operands)) {
            cases.add(new Case(op, type, operands));
          }
        }
      }
    }
    return cases;
  }

  private static boolean isDefined(Op op, DType[] operands) {
    boolean stored = operands[operands.length - 1].compute() != operands[operands.length - 1];
    if (stored || op == Op.EXACT || op.typing() == Op.Typing.RANDOM) {
      return false;
    }
    try {
      var unused = op.resultType(operands);
      return true;
    } catch (IllegalArgumentException undefined) {
      return false;
    }
  }

  @Test
  void everyFormHasTheOperatorsBits(@TempDir Path folder) throws Exception {
    StringBuilder source = new StringBuilder("import dev.sinter.fused.Fn;\npublic class Forms {\n");
    List<Case> cases = cases();
    cases.forEach(each -> source.append(each.method()));
    Path file = Files.writeString(folder.resolve("Forms.java"), source + "}\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertNotNull(compiler, "needs a JDK");
    String path =
        Path.of(Fn.class.getProtectionDomain().getCodeSource().getLocation().toURI()) + "";
    assertEquals(
        0, compiler.run(null, null, null, "-cp", path, "-d", folder.toString(), file.toString()));
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, Fn.class.getClassLoader())) {
      Method[] methods = loader.loadClass("Forms").getMethods();
      for (Case each : cases) {
        Method method =
            Arrays.stream(methods)
                .filter(known -> known.getName().equals(each.name()))
                .findFirst()
                .orElseThrow();
        compare(each, method);
      }
    }
  }

  private static void compare(Case each, Method method) throws ReflectiveOperationException {
    int arity = each.operands.length;
    int size = Math.min(SpecialValues.tableSize(each.type, arity), 5000);
    DType result = each.op.resultType(each.operands);
    Object[] tables = new Object[arity];
    for (int slot = 0; slot < arity; slot++) {
      tables[slot] = SpecialValues.table(each.operands[slot], arity, slot, size);
    }
    for (int i = 0; i < size; i++) {
      Object[] arguments = new Object[arity];
      long[] bits = new long[arity];
      for (int slot = 0; slot < arity; slot++) {
        arguments[slot] = Array.get(tables[slot], i);
        bits[slot] = bits(arguments[slot]);
      }
      if (each.op.traps(each.type) && bits[1] == 0) {
        continue;
      }
      DType type = each.op.typing() == Op.Typing.SHIFT ? each.operands[0] : each.type;
      long expected = withOneNan(result, Semantics.apply(each.op, type, bits));
      long actual = withOneNan(result, bits(method.invoke(null, arguments)));
      assertEquals(expected, actual, () -> each.name() + Arrays.toString(arguments));
    }
  }

  private static long withOneNan(DType type, long bits) {
    return switch (type) {
      case F32 -> Float.floatToIntBits(Float.intBitsToFloat((int) bits));
      case F64 -> Double.doubleToLongBits(Double.longBitsToDouble(bits));
      default -> Semantics.canonical(type, bits);
    };
  }

  private static long bits(Object value) {
    if (value instanceof Float number) {
      return Float.floatToIntBits(number);
    }
    if (value instanceof Double number) {
      return Double.doubleToLongBits(number);
    }
    return value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).longValue();
  }
}
