package dev.sinter.processor;

import dev.sinter.codegen.KernelEntry;
import dev.sinter.codegen.Manifest;
import dev.sinter.ir.Parameter;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Random arguments of a fused method, one call per element, with what Java gives for them.
 *
 * @param stub the generated class
 * @param arguments of the generated method: a primitive array per array parameter, a boxed value
 *     per uniform one
 * @param expected the primitive array of Java's results
 */
record Samples(
    Method java, List<Parameter> parameters, Class<?> stub, Object[] arguments, Object expected) {
  private static final int ATTEMPTS = 300;

  /** A method of a class that the processor saw. */
  static Method method(Class<?> type, KernelEntry entry) {
    String name = entry.name().substring(entry.name().lastIndexOf('.') + 1);
    Class<?>[] types =
        parameters(type, entry).stream()
            .map(parameter -> parameter.type().javaType())
            .toArray(Class<?>[]::new);
    try {
      Method method = type.getDeclaredMethod(name, types);
      method.setAccessible(true);
      return method;
    } catch (NoSuchMethodException missing) {
      throw new AssertionError(entry.id() + " has no method", missing);
    }
  }

  private static List<Parameter> parameters(Class<?> type, KernelEntry entry) {
    return Manifest.load(type).orElseThrow().function(entry.id()).orElseThrow().parameters();
  }

  /**
   * Arguments for which the method throws nothing, or null if none were found.
   *
   * @param length number of elements
   */
  static @Nullable Samples of(
      Class<?> type, Class<?> stub, KernelEntry entry, int length, RandomGenerator random) {
    Method java = method(type, entry);
    List<Parameter> parameters = parameters(type, entry);
    Class<?>[] types = java.getParameterTypes();
    Object[] columns = new Object[types.length];
    Object[] row = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      columns[i] = Array.newInstance(types[i], length);
      row[i] = Elements.random(types[i], random);
    }
    Object expected = Array.newInstance(java.getReturnType(), length);
    for (int element = 0; element < length; element++) {
      Object value = null;
      for (int attempt = 0; value == null && attempt < ATTEMPTS; attempt++) {
        draw(parameters, types, row, element, random);
        value = call(java, row);
      }
      if (value == null) {
        return null;
      }
      Array.set(expected, element, value);
      for (int i = 0; i < types.length; i++) {
        Array.set(columns[i], element, row[i]);
      }
    }
    return new Samples(java, parameters, stub, given(parameters, columns, row), expected);
  }

  /** Uniform arguments stay as they are from the first element on. */
  private static void draw(
      List<Parameter> parameters,
      Class<?>[] types,
      Object[] row,
      int element,
      RandomGenerator random) {
    for (int i = 0; i < row.length; i++) {
      switch (parameters.get(i).role()) {
        case ARRAY -> row[i] = Elements.random(types[i], random);
        case UNIFORM -> row[i] = element == 0 ? Elements.random(types[i], random) : row[i];
        case FLAT, AXIS -> row[i] = types[i] == int.class ? (Object) element : (long) element;
      }
    }
  }

  private static @Nullable Object call(Method java, Object... arguments) {
    try {
      return java.invoke(null, arguments);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof ArithmeticException) {
        return null;
      }
      throw new AssertionError(java + " threw", thrown.getCause());
    } catch (IllegalAccessException inaccessible) {
      throw new AssertionError(inaccessible);
    }
  }

  private static Object[] given(List<Parameter> parameters, Object[] columns, Object... last) {
    List<Object> given = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      switch (parameters.get(i).role()) {
        case ARRAY -> given.add(columns[i]);
        case UNIFORM -> given.add(last[i]);
        case FLAT, AXIS -> {}
      }
    }
    return given.toArray();
  }

  /** The lazy call on the current device. */
  dev.sinter.Array lazy() {
    List<Class<?>> types = new ArrayList<>();
    List<Object> captured = new ArrayList<>();
    if (parameters.stream().noneMatch(each -> each.role() == Parameter.Role.ARRAY)) {
      types.add(dev.sinter.Shape.class);
      captured.add(dev.sinter.Shape.of(Array.getLength(expected)));
    }
    int next = 0;
    for (Parameter parameter : parameters) {
      if (parameter.role() == Parameter.Role.ARRAY) {
        types.add(dev.sinter.Array.class);
        captured.add(wrapped(arguments[next++]));
      } else if (parameter.role() == Parameter.Role.UNIFORM) {
        types.add(parameter.type().javaType());
        captured.add(arguments[next++]);
      }
    }
    return (dev.sinter.Array) invoke(types, captured.toArray());
  }

  /** The results of the generated method on primitive arrays. */
  Object now() {
    List<Class<?>> types =
        parameters.stream()
            .filter(
                each ->
                    each.role() == Parameter.Role.ARRAY || each.role() == Parameter.Role.UNIFORM)
            .<Class<?>>map(
                each ->
                    each.role() == Parameter.Role.ARRAY
                        ? each.type().javaType().arrayType()
                        : each.type().javaType())
            .toList();
    return invoke(types, arguments);
  }

  private Object invoke(List<Class<?>> types, Object... values) {
    try {
      Method form = stub.getDeclaredMethod(java.getName(), types.toArray(Class<?>[]::new));
      form.setAccessible(true);
      return form.invoke(null, values);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(thrown.getCause());
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError(missing.getMessage(), missing);
    }
  }

  private static dev.sinter.Array wrapped(Object array) {
    try {
      return (dev.sinter.Array)
          dev.sinter.Array.class.getMethod("of", array.getClass()).invoke(null, array);
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError(missing.getMessage(), missing);
    }
  }

  /** The elements of an evaluated array of the result's type. */
  Object read(dev.sinter.Array result) {
    String type = java.getReturnType().getName();
    String name =
        "to" + type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1) + "Array";
    try {
      return dev.sinter.Array.class.getMethod(name).invoke(result);
    } catch (InvocationTargetException thrown) {
      throw new AssertionError(thrown.getCause());
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError(missing.getMessage(), missing);
    }
  }

  /** What differs first, or null. */
  @Nullable String difference(Object actual) {
    for (int element = 0; element < Array.getLength(expected); element++) {
      Object wanted = Array.get(expected, element);
      Object got = Array.get(actual, element);
      if (Elements.bits(wanted) != Elements.bits(got)) {
        return java.getName() + " of " + shown(element) + ": " + wanted + ", not " + got;
      }
    }
    return null;
  }

  private String shown(int element) {
    return Arrays.stream(arguments)
        .map(each -> each.getClass().isArray() ? Array.get(each, element) : each)
        .map(each -> each instanceof Character letter ? "(char) " + (int) letter : each.toString())
        .toList()
        .toString();
  }
}
