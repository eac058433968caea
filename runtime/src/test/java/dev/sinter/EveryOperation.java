package dev.sinter;

import dev.sinter.fused.Precision;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every public method of {@link Array} and {@link Rng} that makes or reads an array, called by
 * reflection with arguments that resemble the subject.
 */
final class EveryOperation {
  /** It ends the subject; it prints. */
  private static final Set<String> LEFT_OUT = Set.of("close", "print");

  private static final long OF_SHAPES = 1;

  private EveryOperation() {}

  /**
   * What came of a call.
   *
   * @param what type and shape of the result, or the exception
   * @param internal whether that is an exception which no documentation names
   * @param held bytes that the device still held for it when all arrays were closed
   * @param values of the result
   */
  record Outcome(String what, boolean internal, long held, double... values) {
    /** Whether both are the same, up to a few units in the last place of F32. */
    boolean agrees(Outcome other) {
      boolean same = what.equals(other.what) && values.length == other.values.length;
      for (int i = 0; same && i < values.length; i++) {
        double distance = Math.abs(values[i] - other.values[i]);
        same =
            Double.compare(values[i], other.values[i]) == 0
                || distance <= 1e-6 * Math.abs(values[i]);
      }
      return same;
    }

    /** What a refused call has made by then goes with the garbage. */
    boolean refused() {
      return what.contains("Exception");
    }

    @Override
    public String toString() {
      return what + " " + Arrays.toString(values);
    }
  }

  /** By method and variant of its arguments, on the current device. */
  static Map<String, Outcome> on(DType type, Shape shape) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    for (Method method : methods().toList()) {
      for (int variant = 0; variant < 2; variant++) {
        int which = variant;
        Function<Class<?>, Object> sample = wanted -> argument(wanted, type, shape, which);
        String name = method.getName() + Arrays.toString(method.getParameterTypes()) + which;
        outcomes.put(name, closed(method, sample));
      }
    }
    return outcomes;
  }

  private static Stream<Method> methods() {
    return Stream.of(Array.class, Rng.class)
        .flatMap(owner -> Arrays.stream(owner.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> !LEFT_OUT.contains(method.getName()));
  }

  /** Closes everything in the end. */
  private static Outcome closed(Method method, Function<Class<?>, Object> sample) {
    Device device = Device.current();
    long before = device.allocatedBytes();
    Outcome outcome;
    try (Scope scope = Scope.open()) {
      outcome = call(method, sample);
    }
    long held = device.allocatedBytes() - before;
    return new Outcome(outcome.what(), outcome.internal(), held, outcome.values());
  }

  private static Outcome call(Method method, Function<Class<?>, Object> sample) {
    Object[] arguments = Stream.of(method.getParameterTypes()).map(sample).toArray();
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    try {
      Object receiver = isStatic ? null : sample.apply(method.getDeclaringClass());
      return outcome(method.invoke(receiver, arguments));
    } catch (InvocationTargetException thrown) {
      return refused(thrown.getCause());
    } catch (IllegalAccessException impossible) {
      throw new LinkageError(method.toString(), impossible);
    } catch (RuntimeException thrown) {
      return refused(thrown);
    }
  }

  private static Outcome outcome(Object result) {
    if (result instanceof Array array) {
      return new Outcome(array.dtype() + " " + array.shape(), false, 0, values(array));
    }
    boolean isText = result instanceof String || result instanceof Device;
    Object shown = result instanceof Object[] rows ? Arrays.deepToString(rows) : result;
    if (result != null && result.getClass().isArray() && !(result instanceof Object[])) {
      shown = java.lang.reflect.Array.getLength(result) + " of " + result.getClass().getName();
    }
    return new Outcome(isText ? "text" : String.valueOf(shown), false, 0);
  }

  private static double[] values(Array array) {
    Array numbers = array.dtype() == DType.BOOL ? array.cast(DType.I32) : array;
    return numbers.toDoubleArray();
  }

  /** Element errors say where; {@link Rng} documents IllegalArgumentException. */
  private static Outcome refused(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage()).replace(Device.current().id(), "here");
    boolean element =
        (thrown instanceof ArithmeticException || thrown instanceof IndexOutOfBoundsException)
            && message.contains(" at element ");
    boolean ofRng =
        thrown instanceof IllegalArgumentException
            && thrown.getStackTrace()[0].getClassName().equals(Rng.class.getName());
    boolean internal = !(thrown instanceof SinterException) && !element && !ofRng;
    return new Outcome(
        thrown.getClass().getSimpleName() + (element ? "" : ": " + message), internal, 0);
  }

  private static Object argument(Class<?> wanted, DType type, Shape shape, int variant) {
    if (wanted.isArray()) {
      return array(wanted, type, shape, variant);
    }
    if (wanted == Array.class) {
      return subject(type, shape);
    }
    Map<Class<?>, Object> samples =
        Map.ofEntries(
            Map.entry(boolean.class, variant == 1),
            Map.entry(int.class, variant - 1),
            Map.entry(long.class, variant + OF_SHAPES),
            Map.entry(float.class, 1.5f),
            Map.entry(double.class, 0.5),
            Map.entry(byte.class, (byte) 1),
            Map.entry(short.class, (short) 1),
            Map.entry(char.class, 'a'),
            Map.entry(Shape.class, variant == 0 ? shape : Shape.of(0, 2)),
            Map.entry(DType.class, variant == 0 ? DType.I32 : DType.F64),
            Map.entry(Number.class, 1),
            Map.entry(PadMode.class, PadMode.values()[variant]),
            Map.entry(Slice.class, variant == 0 ? Slice.all() : Slice.from(0)),
            Map.entry(ReduceOptions.class, options(variant)),
            Map.entry(Format.class, Format.values()[variant]),
            Map.entry(Precision.class, Precision.EXACT),
            Map.entry(Rng.class, Rng.philox(7)),
            Map.entry(Device.class, Device.jvm()),
            Map.entry(
                ByteBuffer.class, ByteBuffer.allocateDirect(64).order(ByteOrder.nativeOrder())));
    return samples.get(wanted);
  }

  private static ReduceOptions options(int variant) {
    return variant == 0 ? ReduceOptions.DEFAULT.wide() : ReduceOptions.DEFAULT.ignoringNaN();
  }

  /** As many as there are elements, axes, or things to join. */
  private static Object array(Class<?> wanted, DType type, Shape shape, int variant) {
    Class<?> element = wanted.getComponentType();
    boolean joined = element == Array.class;
    boolean ofAxes = element == int.class || element == long.class || element == Slice.class;
    int length = joined ? 2 : ofAxes ? variant : (int) shape.size();
    Object array = java.lang.reflect.Array.newInstance(element, length);
    for (int i = 0; i < length && element != int.class; i++) {
      java.lang.reflect.Array.set(array, i, argument(element, type, shape, variant));
    }
    return array;
  }

  /** Evaluated, of ones. */
  static Array subject(DType type, Shape shape) {
    return Array.ones(DType.I32, shape).add(Array.zeros(DType.I32, shape)).cast(type).eval();
  }
}
