package dev.sinter;

import dev.sinter.capture.Capture;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Function;
import dev.sinter.ir.FusedMethod;
import dev.sinter.ir.Node;
import dev.sinter.ir.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Captures calls of fused methods. For generated stubs; not for hand-written code. */
public final class Fusion {
  private Fusion() {}

  /**
   * A lazy call.
   *
   * @param shape the least shape of the result, or null: that of the array arguments
   * @param arguments in the method's order, positions left out: an {@link Array} per array
   *     parameter, a boxed scalar per uniform one
   */
  public static Array call(FusedMethod method, @Nullable Shape shape, Object... arguments) {
    Function function = method.function();
    requireGiven(function, arguments);
    Shape result = shape == null ? Shape.of() : shape;
    Array first = null;
    for (Object argument : arguments) {
      if (argument instanceof Array array) {
        first = first == null ? array : first;
        result = broadcast(function, result, array);
      }
    }
    if (shape == null && first == null) {
      throw new NullPointerException(function.name() + ": shape is null");
    }
    List<Node> operands = new ArrayList<>();
    int next = 0;
    for (Parameter parameter : function.parameters()) {
      operands.add(
          switch (parameter.role()) {
            case ARRAY -> widened(function, parameter, (Array) arguments[next++], first);
            case UNIFORM -> uniform(parameter, arguments[next++]);
            case FLAT ->
                position(function, parameter, result, Definition.Position.FLAT, result.size());
            case AXIS -> {
              int axis = axis(function, parameter, result);
              yield position(function, parameter, result, axis, result.dim(axis));
            }
          });
    }
    Device device = first == null ? Device.current() : first.device();
    Definition call = new Definition.Call(method, List.copyOf(operands));
    Node value = new Node(function.valueType(), result, call);
    return Array.make(device, Capture.convert(value, function.returnType()));
  }

  /**
   * To be called before a stub runs at once on Java arrays.
   *
   * @param call the stub as users know it
   * @param bytesIn bytes of its arguments
   * @param bytesOut bytes of its result
   * @throws SinterException if {@link Scope#forbid} rules that out
   */
  public static void announce(String call, long bytesIn, long bytesOut) {
    HiddenCosts.beforeStub(call, bytesIn, bytesOut);
  }

  private static void requireGiven(Function function, @Nullable Object... arguments) {
    int next = 0;
    for (Parameter parameter : function.parameters()) {
      boolean isGiven =
          switch (parameter.role()) {
            case ARRAY, UNIFORM -> true;
            case FLAT, AXIS -> false;
          };
      if (isGiven && arguments[next++] == null) {
        throw new NullPointerException(function.name() + ": " + parameter.name() + " is null");
      }
    }
  }

  private static Shape broadcast(Function function, Shape shape, Array array) {
    try {
      return Shape.broadcast(shape, array.shape());
    } catch (ShapeException mismatch) {
      throw new ShapeException(function.name() + ": " + mismatch.getMessage());
    }
  }

  private static Node widened(
      Function function, Parameter parameter, Array array, @Nullable Array first) {
    if (!array.dtype().widensTo(parameter.type())) {
      throw new DTypeException(
          function.name()
              + ": parameter "
              + parameter.name()
              + " is "
              + parameter.type()
              + ", the array is "
              + array.dtype()
              + ": write "
              + mend(array.dtype(), parameter.type()));
    }
    Node node = first == null ? array.node() : array.nodeFor(first);
    return Capture.convert(Capture.convert(node, parameter.type()), parameter.valueType());
  }

  private static String mend(DType given, DType wanted) {
    String cast = "cast(DType." + wanted + ")";
    if (!given.isComplex()) {
      return cast;
    }
    if (wanted == DType.BOOL) {
      return "ne(0)";
    }
    return "real(), imag() or abs()" + (given.part().widensTo(wanted) ? "" : ", and then " + cast);
  }

  private static Node uniform(Parameter parameter, Object value) {
    long bits =
        switch (parameter.type()) {
          case F32 -> Sources.bits((float) (Float) value);
          case F64 -> Sources.bits((double) (Double) value);
          case BOOL -> Sources.bits((boolean) (Boolean) value);
          case U16 -> (char) (Character) value;
          case I8, U8, I16, I32, U32, I64, U64 -> ((Number) value).longValue();
          case F16 -> throw new IllegalStateException("no Java type means F16");
          case C64, C128 -> throw parameter.type().isTwoNodes();
        };
    return new Node(parameter.valueType(), Shape.of(), new Definition.Constant(bits, false));
  }

  private static Node position(
      Function function, Parameter parameter, Shape shape, int axis, long extent) {
    if (parameter.type() == DType.I32 && extent - 1 > Integer.MAX_VALUE) {
      throw new ShapeException(
          function.name()
              + ": index "
              + parameter.name()
              + " is an int, but "
              + shape
              + " has positions up to "
              + (extent - 1)
              + ": declare it long");
    }
    return Capture.convert(
        new Node(DType.I64, shape, new Definition.Position(axis)), parameter.type());
  }

  private static int axis(Function function, Parameter parameter, Shape shape) {
    if (!shape.hasAxis(parameter.axis())) {
      throw new ShapeException(
          function.name()
              + ": @Index parameter "
              + parameter.name()
              + ": "
              + shape.missing(parameter.axis()));
    }
    return shape.axis(parameter.axis());
  }
}
