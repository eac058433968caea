package dev.sinter.processor;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Finds javac's own environment inside the one that a build tool hands over. Gradle wraps it for
 * incremental processors in an object with a field {@code delegate}; IntelliJ IDEA in a proxy,
 * which its class {@code APIWrappers} undoes.
 */
final class Environments {
  private static final int MAX_LAYERS = 8;

  private Environments() {}

  /** The innermost environment; the argument itself if it wraps none. */
  static ProcessingEnvironment unwrap(ProcessingEnvironment environment) {
    ProcessingEnvironment current = unwrapProxy(environment);
    for (int layer = 0; layer < MAX_LAYERS; layer++) {
      ProcessingEnvironment inner = delegate(current);
      if (inner == current) {
        return current;
      }
      current = inner;
    }
    return current;
  }

  private static ProcessingEnvironment delegate(ProcessingEnvironment wrapper) {
    for (Class<?> type = wrapper.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (ProcessingEnvironment.class.isAssignableFrom(field.getType())) {
          try {
            field.setAccessible(true);
            if (field.get(wrapper) instanceof ProcessingEnvironment inner) {
              return inner;
            }
          } catch (ReflectiveOperationException | RuntimeException inaccessible) {
            return wrapper;
          }
        }
      }
    }
    return wrapper;
  }

  private static ProcessingEnvironment unwrapProxy(ProcessingEnvironment proxy) {
    try {
      ClassLoader loader = proxy.getClass().getClassLoader();
      Class<?> wrappers = Class.forName("org.jetbrains.jps.javac.APIWrappers", false, loader);
      Object inner =
          wrappers
              .getDeclaredMethod("unwrap", Class.class, Object.class)
              .invoke(null, ProcessingEnvironment.class, proxy);
      return inner instanceof ProcessingEnvironment found ? found : proxy;
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException elsewhere) {
      return proxy;
    }
  }
}
