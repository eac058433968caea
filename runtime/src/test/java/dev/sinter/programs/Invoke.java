package dev.sinter.programs;

import dev.sinter.Array;
import dev.sinter.Rng;
import dev.sinter.Shape;
import dev.sinter.Slice;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A public method of {@link Array}, or of {@link Rng}, by name.
 *
 * @param receiver a {@link Ref}, a {@code Long} that seeds an Rng, or null for a static method
 * @param arguments as the method takes them; a {@link Ref} for an array, a list of them for several
 */
record Invoke(@Nullable Object receiver, String method, List<Object> arguments) implements Step {
  static Invoke of(Ref receiver, String method, Object... arguments) {
    return new Invoke(receiver, method, List.of(arguments));
  }

  static Invoke ofStatic(String method, Object... arguments) {
    return new Invoke(null, method, List.of(arguments));
  }

  static Invoke random(long seed, String method, Object... arguments) {
    return new Invoke(seed, method, List.of(arguments));
  }

  @Override
  public List<Ref> operands() {
    Stream<?> inside =
        arguments.stream().flatMap(a -> a instanceof List<?> list ? list.stream() : Stream.of(a));
    return Stream.concat(Stream.ofNullable(receiver), inside)
        .filter(Ref.class::isInstance)
        .map(Ref.class::cast)
        .toList();
  }

  @Override
  public Step with(UnaryOperator<Ref> renamed) {
    Object other = receiver instanceof Ref ref ? renamed.apply(ref) : receiver;
    return new Invoke(other, method, arguments.stream().map(a -> renamed(a, renamed)).toList());
  }

  private static Object renamed(Object argument, UnaryOperator<Ref> renamed) {
    if (argument instanceof Ref ref) {
      return renamed.apply(ref);
    }
    return argument instanceof List<?> refs
        ? refs.stream().map(ref -> renamed.apply((Ref) ref)).toList()
        : argument;
  }

  /** Also in shapes, slices and numbers of the type {@code long}. */
  @Override
  public Step resized(long from, long to) {
    return new Invoke(receiver, method, arguments.stream().map(a -> resized(a, from, to)).toList());
  }

  private static Object resized(Object argument, long from, long to) {
    if (argument instanceof Shape shape) {
      return Shape.of(resized(shape.dims(), from, to));
    } else if (argument instanceof long[] numbers) {
      return resized(numbers, from, to);
    } else if (argument instanceof Long number) {
      return number == from ? (Object) to : number;
    } else if (argument instanceof Slice[] slices) {
      return Arrays.stream(slices).map(slice -> resized(slice, from, to)).toArray(Slice[]::new);
    }
    return argument;
  }

  private static Slice resized(Slice slice, long from, long to) {
    return new Slice(
        slice.from() == from ? to : slice.from(),
        slice.to() == from ? to : slice.to(),
        slice.step(),
        slice.drops());
  }

  private static long[] resized(long[] numbers, long from, long to) {
    return LongStream.of(numbers).map(number -> number == from ? to : number).toArray();
  }

  /** The same with argument {@code index} replaced. */
  Invoke withArgument(int index, Object argument) {
    Object[] other = arguments.toArray();
    other[index] = argument;
    return new Invoke(receiver, method, List.of(other));
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnsupportedOperationException if there is no such method
   */
  @Override
  public Array run(@Nullable Array[] values) {
    Object[] actual = arguments.stream().map(a -> actual(a, values)).toArray();
    Object target =
        receiver instanceof Ref ref
            ? Step.get(values, ref)
            : receiver instanceof Long seed ? Rng.philox(seed) : null;
    try {
      return (Array) target().invoke(target, actual);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(source(), thrown.getCause());
    } catch (NoSuchMethodException absent) {
      throw new UnsupportedOperationException(source(), absent);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(source(), impossible);
    }
  }

  /** The method that it calls. */
  Method target() throws NoSuchMethodException {
    Class<?>[] types = arguments.stream().map(Invoke::declared).toArray(Class<?>[]::new);
    return find(receiver instanceof Long ? Rng.class : Array.class, method, types);
  }

  private static Class<?> declared(Object argument) {
    if (argument instanceof Ref) {
      return Array.class;
    }
    return argument instanceof List<?> ? Array[].class : type(argument);
  }

  private static Object actual(Object argument, @Nullable Array[] values) {
    if (argument instanceof Ref ref) {
      return Step.get(values, ref);
    }
    return argument instanceof List<?> refs
        ? refs.stream().map(ref -> Step.get(values, (Ref) ref)).toArray(Array[]::new)
        : argument;
  }

  /** The overload that javac would take. */
  private static Method find(Class<?> owner, String name, Class<?>[] types)
      throws NoSuchMethodException {
    try {
      return owner.getMethod(name, types);
    } catch (NoSuchMethodException wider) {
      types[types.length - 1] = Number.class;
      return owner.getMethod(name, types);
    }
  }

  private static Class<?> type(Object argument) {
    return argument instanceof Number || argument instanceof Boolean
        ? java.lang.invoke.MethodType.methodType(argument.getClass()).unwrap().returnType()
        : argument.getClass();
  }

  @Override
  public String source() {
    String owner =
        receiver == null
            ? "Array"
            : receiver instanceof Long seed ? "Rng.philox(" + seed + "L)" : receiver.toString();
    List<String> written = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String text = Literals.of(arguments.get(i));
      boolean last = i == arguments.size() - 1;
      boolean array = arguments.get(i) instanceof long[] && !last;
      written.add(array ? "new long[] {" + text + "}" : text);
    }
    written.removeIf(String::isEmpty);
    return owner + "." + method + "(" + String.join(", ", written) + ")";
  }
}
