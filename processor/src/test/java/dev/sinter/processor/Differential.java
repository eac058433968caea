package dev.sinter.processor;

import dev.sinter.codegen.KernelEntry;
import dev.sinter.codegen.Manifest;
import dev.sinter.ir.Function;
import dev.sinter.ir.Interpreter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Compares a lifted function, run by the interpreter, with the Java method that javac compiled. */
final class Differential {
  private static final String ERROR = "an ArithmeticException";

  private final Method method;
  private final Function function;

  private Differential(Method method, Function function) {
    this.method = method;
    this.function = function;
  }

  /** For one method of a class that the processor saw. */
  static Differential of(Class<?> owner, KernelEntry entry) {
    return of(owner, entry, owner);
  }

  /**
   * The same, with the Java method of another class.
   *
   * @param java has a method of the same name and parameters
   */
  static Differential of(Class<?> owner, KernelEntry entry, Class<?> java) {
    Function function = Manifest.load(owner).orElseThrow().function(entry.id()).orElseThrow();
    return new Differential(Samples.method(java, entry), function);
  }

  /** Compares on random arguments. */
  void compare(int samples, RandomGenerator random) {
    for (int i = 0; i < samples; i++) {
      Object[] arguments =
          Arrays.stream(method.getParameterTypes())
              .map(type -> Elements.random(type, random))
              .toArray();
      String expected = expected(arguments);
      String actual = actual(arguments);
      if (!expected.equals(actual)) {
        throw new AssertionError(
            function.id()
                + Arrays.toString(arguments)
                + ": Java gives "
                + expected
                + ", the lifted code "
                + actual
                + "\n"
                + function.code());
      }
    }
  }

  private String expected(Object... arguments) {
    try {
      return shown(method.invoke(null, arguments));
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof ArithmeticException) {
        return ERROR;
      }
      throw new AssertionError(function.id() + " threw", thrown.getCause());
    } catch (IllegalAccessException inaccessible) {
      throw new AssertionError(inaccessible);
    }
  }

  private String actual(Object... arguments) {
    long[] bits = Arrays.stream(arguments).mapToLong(Elements::bits).toArray();
    Interpreter.Result result = Interpreter.call(function, bits);
    return result.trap() != null
        ? ERROR
        : shown(Elements.value(method.getReturnType(), result.bits()));
  }

  private static String shown(Object value) {
    return value + " (" + Long.toHexString(Elements.bits(value)) + ")";
  }
}
