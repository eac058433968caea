package dev.sinter.processor.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.fused.Fn;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
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
      assertTrue(keys(owner).contains(method), method);
    }
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
