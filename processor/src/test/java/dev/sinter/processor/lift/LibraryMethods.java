package dev.sinter.processor.lift;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a class with a fused method per library method that has a kernel form. */
public final class LibraryMethods {
  private LibraryMethods() {}

  /**
   * The library methods that this JDK has, in the order in which {@link #source} calls them; {@link
   * IntrinsicsTest} says which may be missing.
   */
  public static List<Method> methods() {
    return Intrinsics.methods().stream()
        .map(LibraryMethods::method)
        .flatMap(Optional::stream)
        .toList();
  }

  /** The class {@code corpus.LibraryCases}; method {@code m0} calls the first library method. */
  public static String source() {
    StringBuilder out = new StringBuilder("package corpus;\nimport dev.sinter.fused.*;\n");
    out.append("class LibraryCases {\n");
    List<Method> methods = methods();
    for (int i = 0; i < methods.size(); i++) {
      out.append("  @Fused static ").append(methods.get(i).getReturnType()).append(" m").append(i);
      out.append(body(methods.get(i))).append('\n');
    }
    return out.append("}\n").toString();
  }

  private static String body(Method method) {
    List<String> declared = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (Class<?> type : method.getParameterTypes()) {
      String name = "x" + declared.size();
      declared.add(type + " " + name);
      arguments.add(showsNaN(method) ? "(" + name + " == " + name + " ? " + name + " : 0)" : name);
    }
    String call = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    return "("
        + String.join(", ", declared)
        + ") { return "
        + call
        + "("
        + String.join(", ", arguments)
        + "); }";
  }

  /** Java doesn't say which bits a NaN has, and these results depend on them. */
  private static boolean showsNaN(Method method) {
    return method.getName().contains("Raw")
        || List.of("copySign", "floatToFloat16").contains(method.getName());
  }

  private static Optional<Method> method(String key) {
    String path = key.substring(0, key.indexOf('('));
    String name = path.substring(path.lastIndexOf('.') + 1);
    try {
      Class<?> owner = Class.forName(path.substring(0, path.lastIndexOf('.')));
      return Arrays.stream(owner.getDeclaredMethods())
          .filter(method -> method.getName().equals(name))
          .filter(method -> key.equals(path + parameters(method)))
          .findFirst();
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(key, missing);
    }
  }

  static String parameters(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getName)
        .collect(Collectors.joining(",", "(", ")"));
  }
}
