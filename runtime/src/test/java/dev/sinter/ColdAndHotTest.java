package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On the JVM an element's bits don't depend on whether its loop is interpreted or compiled, by
 * whichever compiler: every operation without parameters, at first and after some million elements.
 */
final class ColdAndHotTest {
  private static final int LENGTH = 4_099;
  private static final int ROUNDS = 400;
  private static final int LEAST = 40;

  private static List<Method> operations() {
    return Arrays.stream(Array.class.getMethods())
        .filter(method -> method.getReturnType() == Array.class)
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"F32", "F64"})
  @SuppressWarnings("try") // the scope acts by being open
  void bitsStayTheSame(DType type) throws ReflectiveOperationException {
    List<String> compared = new ArrayList<>();
    try (Scope all = Scope.on(Device.jvm())) {
      Array special = Array.of(Double.NaN, 1e40, -1e40, -0.0, 1e-40, 1e-310, 0.5, 1, 2, 700);
      Array common = Rng.philox(5).normal(DType.F64, Shape.of(LENGTH)).mul(3);
      Array x = Array.concat(0, special, common).cast(type).eval();
      for (Method operation : operations()) {
        if (!isDefined(operation, x)) {
          continue;
        }
        long[] cold = bits(operation, x);
        for (int round = 0; round < ROUNDS; round++) {
          try (Scope scope = Scope.open()) {
            ((Array) operation.invoke(x)).eval();
          }
        }
        assertArrayEquals(cold, bits(operation, x), operation.getName());
        compared.add(operation.getName());
      }
    }
    assertTrue(compared.size() > LEAST, compared::toString);
  }

  private static boolean isDefined(Method operation, Array x) throws IllegalAccessException {
    try {
      operation.invoke(x);
      return true;
    } catch (InvocationTargetException refused) {
      assertInstanceOf(DTypeException.class, refused.getCause(), operation.getName());
      return false;
    }
  }

  private static long[] bits(Method operation, Array x) throws ReflectiveOperationException {
    double[] values = ((Array) operation.invoke(x)).eval().cast(DType.F64).toDoubleArray();
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }
}
