package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.fused.Fused;
import dev.sinter.fused.Precision;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every public method and constructor of {@code dev.sinter} and {@code dev.sinter.fused} refuses
 * null at once, for each parameter in turn and for each element of an array of objects, with a
 * message that names method and parameter.
 */
final class NullArgumentsTest {
  /** Not for users' own calls, or with a meaning for null. */
  private static final Map<String, String> EXEMPT =
      Map.of(
          "Fusion", "called by generated stubs alone; names the fused method's parameters",
          "SinterException", "as of all exceptions, message and cause may be null",
          "ShapeException", "likewise",
          "DTypeException", "likewise",
          "DeviceException", "likewise",
          "KernelFaultException", "likewise",
          "OutOfDeviceMemoryException", "likewise");

  private static final List<Class<?>> ROOTS = List.of(Array.class, Fused.class);

  @Test
  void nullIsRefusedWithTheNamesThatUsersKnow() throws Exception {
    Set<String> wrong = new TreeSet<>();
    int calls = 0;
    try (Scope scope = Scope.on(Device.jvm())) {
      for (Class<?> type : publicTypes()) {
        for (Executable executable : executables(type)) {
          List<String> names = ParameterNames.of(executable);
          for (int i = 0; i < names.size(); i++) {
            calls += check(executable, i, names.get(i), wrong);
          }
        }
      }
    }
    assertEquals(Set.of(), wrong);
    assertTrue(calls > 200, "too few calls to be the whole surface: " + calls);
  }

  private static int check(Executable executable, int parameter, String name, Set<String> wrong) {
    Class<?> type = executable.getParameterTypes()[parameter];
    boolean nullable =
        executable.getAnnotatedParameterTypes()[parameter].isAnnotationPresent(Nullable.class);
    if (type.isPrimitive() || nullable) {
      return 0;
    }
    Object[] arguments = Arrays.stream(executable.getParameterTypes()).map(Samples::of).toArray();
    Object[] elements = type.isArray() && arguments[parameter] instanceof Object[] all ? all : null;
    arguments[parameter] = null;
    expect(executable, arguments, called(executable) + ": " + name + " is null", wrong);
    if (elements == null) {
      return 1;
    }
    elements[elements.length - 1] = null;
    arguments[parameter] = elements;
    String element = name + "[" + (elements.length - 1) + "]";
    expect(executable, arguments, called(executable) + ": " + element + " is null", wrong);
    return 2;
  }

  private static void expect(
      Executable executable, Object[] arguments, String expected, Set<String> wrong) {
    String outcome;
    try {
      call(executable, arguments);
      outcome = "accepted";
    } catch (InvocationTargetException thrown) {
      Throwable cause = thrown.getCause();
      outcome = cause instanceof NullPointerException ? cause.getMessage() : cause.toString();
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError(executable.toString(), impossible);
    }
    if (!expected.equals(outcome)) {
      wrong.add(executable + " should say \"" + expected + "\": " + outcome);
    }
  }

  private static void call(Executable executable, Object... arguments)
      throws ReflectiveOperationException {
    if (executable instanceof Constructor<?> constructor) {
      constructor.newInstance(arguments);
    } else if (executable instanceof Method method) {
      boolean isStatic = Modifier.isStatic(method.getModifiers());
      Object receiver = isStatic ? null : Samples.of(method.getDeclaringClass());
      try {
        method.invoke(receiver, arguments);
      } finally {
        if (receiver instanceof Scope scope) {
          scope.close();
        }
      }
    }
  }

  private static String called(Executable executable) {
    String owner = executable.getDeclaringClass().getSimpleName();
    return executable instanceof Method ? owner + "." + executable.getName() : "new " + owner;
  }

  private static List<Executable> executables(Class<?> type) {
    Stream<Executable> all =
        Stream.concat(
            Arrays.stream(type.getDeclaredMethods()),
            Arrays.stream(type.getDeclaredConstructors()));
    return all.filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic())
        .filter(each -> !each.getName().equals("equals"))
        .filter(each -> !(type.isEnum() && each.getName().equals("valueOf")))
        .toList();
  }

  private static List<Class<?>> publicTypes() throws ClassNotFoundException {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> root : ROOTS) {
      for (String name : ParameterNames.classesBeside(root)) {
        Class<?> type = Class.forName(name);
        boolean isPublic = Modifier.isPublic(type.getModifiers());
        boolean isTest =
            NullArgumentsTest.class.getProtectionDomain().equals(type.getProtectionDomain());
        if (isPublic && !isTest && !EXEMPT.containsKey(type.getSimpleName())) {
          types.add(type);
        }
      }
    }
    return types;
  }

  /** Valid arguments. */
  private static final class Samples {
    static @Nullable Object of(Class<?> type) {
      if (type.isArray()) {
        Class<?> element = type.getComponentType();
        Object array = java.lang.reflect.Array.newInstance(element, 2);
        for (int i = 0; i < 2 && !element.isPrimitive(); i++) {
          java.lang.reflect.Array.set(array, i, of(element));
        }
        return array;
      }
      if (type.isEnum()) {
        return type == DType.class ? DType.F32 : type.getEnumConstants()[0];
      }
      return type.isPrimitive() ? primitive(type) : object(type);
    }

    private static Object primitive(Class<?> type) {
      if (type == boolean.class) {
        return false;
      }
      Map<Class<?>, Object> numbers =
          Map.of(
              int.class,
              0,
              long.class,
              1L,
              float.class,
              1f,
              double.class,
              1d,
              byte.class,
              (byte) 1,
              short.class,
              (short) 1,
              char.class,
              'a');
      return numbers.get(type);
    }

    private static Object object(Class<?> type) {
      Map<Class<?>, Object> samples =
          Map.ofEntries(
              Map.entry(Array.class, Array.of(1f, 2f)),
              Map.entry(Shape.class, Shape.of(2)),
              Map.entry(Slice.class, Slice.all()),
              Map.entry(Device.class, Device.jvm()),
              Map.entry(Rng.class, Rng.philox(1)),
              Map.entry(ReduceOptions.class, ReduceOptions.DEFAULT),
              Map.entry(Precision.class, Precision.EXACT),
              Map.entry(String.class, "jvm"),
              Map.entry(Number.class, 1),
              Map.entry(Class.class, int.class),
              Map.entry(ClassLoader.class, NullArgumentsTest.class.getClassLoader()),
              Map.entry(Launch.class, launch()),
              Map.entry(
                  ByteBuffer.class, ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder())));
      Object sample = type == Scope.class ? Scope.open() : samples.get(type);
      assertTrue(sample != null, () -> "no sample of " + type);
      return sample;
    }

    private static Launch launch() {
      return new Launch("a", Shape.of(), "jvm", Launch.Origin.MEMORY, 0, 0, 0, 0, 0, "");
    }
  }
}
