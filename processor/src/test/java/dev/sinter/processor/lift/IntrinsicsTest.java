package dev.sinter.processor.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.fused.Fn;
import dev.sinter.ir.Expr;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of library methods is complete, exists, and is documented. */
final class IntrinsicsTest {
  /** Java 17 doesn't have them, 25 does. */
  private static final Pattern AFTER_17 =
      Pattern.compile(
          "java.lang.Math.(ceil(Div|DivExact|Mod)|(floorDiv|divide|pow)Exact|unsigned\\w+)\\(.*"
              + "|java.lang.(Integer|Long).(compress|expand)\\(.*"
              + "|java.lang.Float.(float16ToFloat|floatToFloat16)\\(.*");

  /** Java 21 has it; its error for bounds in the wrong order is none of elements. */
  private static final Pattern CLAMP = Pattern.compile("java.lang.Math.clamp\\(.*");

  private static final Path PAGE = Path.of("../docs/diagnostics/FusedCall.md");

  @Test
  void everyFunctionOfFnHasAForm() {
    assertEquals(keys(Fn.class), intrinsics(Fn.class));
  }

  @Test
  void everyFormIsThatOfAnExistingMethod() throws ClassNotFoundException {
    for (String method : Intrinsics.methods()) {
      String path = method.substring(0, method.indexOf('('));
      Class<?> owner = Class.forName(path.substring(0, path.lastIndexOf('.')));
      boolean later = Runtime.version().feature() < 25 && AFTER_17.matcher(method).matches();
      assertTrue(later || keys(owner).contains(method), method);
    }
  }

  @Test
  void everyMethodOfMathThatIsAFunctionOfItsArgumentsHasAForm() {
    Set<String> missing = new TreeSet<>(keys(Math.class));
    missing.removeAll(Intrinsics.methods());
    missing.removeIf(method -> CLAMP.matcher(method).matches());
    assertEquals(Set.of("java.lang.Math.random()"), missing);
  }

  @Test
  void everyFormHasTheTypeOfItsMethod() {
    for (Method method : LibraryMethods.methods()) {
      List<Expr> arguments = new ArrayList<>();
      Frame frame = new Frame();
      for (Class<?> parameter : method.getParameterTypes()) {
        DType type = DType.of(parameter).compute();
        arguments.add(frame.hold(new Expr.Constant(type, 1)));
      }
      Intrinsics.Form form = Intrinsics.of(key(method));
      assertNotNull(form, method.toString());
      DType expected = DType.of(method.getReturnType()).compute();
      assertEquals(expected, form.of(frame, arguments).type(), method.toString());
    }
  }

  private static String key(Method method) {
    return method.getDeclaringClass().getName()
        + "."
        + method.getName()
        + LibraryMethods.parameters(method);
  }

  @Test
  void thePageListsTheMethodsOfTheJdk() throws IOException {
    Set<String> listed = new TreeSet<>();
    Matcher code = Pattern.compile("`(\\w+)`").matcher(Files.readString(PAGE));
    while (code.find()) {
      listed.add(code.group(1));
    }
    for (String method : Intrinsics.methods()) {
      String path = method.substring(0, method.indexOf('('));
      String name = path.substring(path.lastIndexOf('.') + 1);
      boolean bits = name.contains("Bits") && method.matches("java.lang.(Float|Double).*");
      assertTrue(bits || method.startsWith(Fn.class.getName()) || listed.contains(name), method);
    }
  }

  private static Set<String> intrinsics(Class<?> owner) {
    return Intrinsics.methods().stream()
        .filter(method -> method.startsWith(owner.getName() + "."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> keys(Class<?> owner) {
    return Arrays.stream(owner.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .map(method -> owner.getName() + "." + method.getName() + parameters(method))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String parameters(Method method) {
    return List.of(method.getParameterTypes()).stream()
        .map(Class::getName)
        .collect(Collectors.joining(",", "(", ")"));
  }
}
