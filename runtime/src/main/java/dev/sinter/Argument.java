package dev.sinter;

import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Refuses null where public methods take an object, at once and with the names that the user knows.
 * The method's name is found on the stack, when it is needed.
 */
final class Argument {
  private Argument() {}

  /**
   * The argument itself.
   *
   * @param parameter its name in the public method that was called
   * @throws NullPointerException if it is null, as in {@code Array.add: other is null}
   */
  static <T> T given(@Nullable T value, String parameter) {
    if (value == null) {
      throw new NullPointerException(method() + ": " + parameter + " is null");
    }
    return value;
  }

  /** As {@link #given}, and so is each element. */
  static <T> T[] each(T[] values, String parameter) {
    given(values, parameter);
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        throw new NullPointerException(method() + ": " + parameter + "[" + i + "] is null");
      }
    }
    return values;
  }

  /**
   * The public method that the user called, as in {@code Array.add}: the outermost of those of one
   * class that called each other.
   */
  private static String method() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames -> {
              StackWalker.StackFrame called = null;
              for (StackWalker.StackFrame frame :
                  (Iterable<StackWalker.StackFrame>) frames::iterator) {
                if (called != null && called.getDeclaringClass() != frame.getDeclaringClass()) {
                  break;
                }
                called = isPublic(frame) ? frame : called;
              }
              return called == null ? "a call of Sinter" : name(called);
            });
  }

  private static boolean isPublic(StackWalker.StackFrame frame) {
    Class<?> owner = frame.getDeclaringClass();
    if (!Modifier.isPublic(owner.getModifiers())) {
      return false;
    }
    Class<?>[] types = frame.getMethodType().parameterArray();
    try {
      Executable called =
          frame.getMethodName().equals("<init>")
              ? owner.getDeclaredConstructor(types)
              : owner.getDeclaredMethod(frame.getMethodName(), types);
      return Modifier.isPublic(called.getModifiers());
    } catch (NoSuchMethodException initialiser) {
      return false;
    }
  }

  private static String name(StackWalker.StackFrame frame) {
    String owner = frame.getDeclaringClass().getSimpleName();
    return frame.getMethodName().equals("<init>")
        ? "new " + owner
        : owner + "." + frame.getMethodName();
  }
}
