package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.backend.Functions;
import dev.sinter.backend.opencl.OpenClDevices;
import dev.sinter.ir.FusedMethod;
import dev.sinter.ir.Templates;
import dev.sinter.stub.Stub;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * With {@code sinter.debug=true} errors of elements name the line that captured the operation. The
 * property is read once: each case is a process of its own.
 */
final class CaptureLinesTest {
  /** Prints, for each device and operation in error, what its read throws. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      for (Device device : devices()) {
        try (Scope scope = Scope.on(device)) {
          operations()
              .forEach(
                  (name, operation) ->
                      System.out.println(device.id() + "|" + name + "|" + error(operation)));
          System.out.println(device.id() + "|explain|" + explained());
        }
      }
    }

    private static List<Device> devices() {
      Stream<Device> all =
          Stream.concat(Device.all().stream(), OpenClDevices.asGpu().stream().map(Device::of));
      return Stream.concat(all, Stream.of(Device.find("reference"))).toList();
    }

    private static Map<String, Function<Array, Array>> operations() {
      Map<String, Function<Array, Array>> all = new TreeMap<>();
      all.put("first", Main::first);
      all.put("second", Main::second);
      all.put("take", Main::taken);
      all.put("put", Main::put);
      all.put("reduction", Main::reduced);
      all.put("called", Main::called);
      all.put("java", Main::java);
      all.put("choice", Main::chosen);
      all.put("lambda", x -> x.rdiv(6));
      return all;
    }

    private static String error(Function<Array, Array> operation) {
      Array result = operation.apply(Array.of(1, 2, 0, 0)).add(1).mul(3);
      try {
        return "no error: " + result.cast(DType.F64).toDoubleArray().length;
      } catch (ArithmeticException | IndexOutOfBoundsException error) {
        return String.valueOf(error.getMessage());
      }
    }

    private static Array first(Array x) {
      return x.rdiv(6);
    }

    /** The same plan as {@link #first}. */
    private static Array second(Array x) {
      return x.rdiv(6);
    }

    private static Array taken(Array x) {
      return x.take(x.sub(7), 0);
    }

    private static Array put(Array x) {
      return x.put(x.add(5), x);
    }

    private static Array reduced(Array x) {
      return x.rdiv(6).sum();
    }

    private static Array called(Array x) {
      FusedMethod ratio = FusedMethod.of(Functions.OUTER_RATIO, null, Templates.NONE);
      return Fusion.call(ratio, null, x, x);
    }

    private static Array java(Array x) {
      return MainFused.doubled(x);
    }

    private static Array chosen(Array x) {
      return Array.where(x.eq(0), x.floorMod(0L).cast(DType.I32), x);
    }

    private static String explained() {
      Array x = Array.of(1, 2, 3, 4).eval();
      Array squares = x.mul(x);
      String text = squares.sum().explain();
      return text.lines().filter(line -> line.contains("captured")).toList().toString();
    }

    /** As the processor writes it: what counts is the line that calls it. */
    private static final class MainFused {
      private static final Stub DOUBLED =
          Stub.of(
              Stub.VERSION,
              MethodHandles.lookup(),
              Main.class,
              "doubled",
              int.class,
              Stub.array("x", int.class));

      static Array doubled(Array x) {
        return DOUBLED.lazy(x);
      }
    }

    @SuppressWarnings("UnusedMethod") // called by its stub
    private static int doubled(int x) {
      return Math.multiplyExact(x, Integer.MAX_VALUE);
    }
  }

  @Test
  void errorsNameTheLineThatCapturedTheOperation() throws Exception {
    Map<String, String> captured =
        Map.of(
            "first", "Main.first(",
            "second", "Main.second(",
            "take", "Main.taken(",
            "put", "Main.put(",
            "reduction", "Main.reduced(",
            "called", "Main.called(",
            "java", "Main.java(",
            "choice", "Main.chosen(",
            "lambda", "Main.operations(");
    List<String> lines = OwnProcess.lines(Main.class, "-Dsinter.debug=true");
    assertTrue(lines.size() >= 2 * (captured.size() + 1), lines::toString);
    for (String line : lines) {
      String[] parts = line.split("\\|", 3);
      if (parts[1].equals("explain")) {
        assertTrue(parts[2].contains("CaptureLinesTest.java:"), line);
      } else {
        String expected = ", captured at dev.sinter.CaptureLinesTest$" + captured.get(parts[1]);
        assertTrue(parts[2].contains(expected + "CaptureLinesTest.java:"), line);
        assertFalse(parts[2].contains(" or dev.sinter"), line);
      }
    }
  }

  @Test
  void withoutThePropertyNoLineIsRemembered() throws Exception {
    for (String line : OwnProcess.lines(Main.class)) {
      assertFalse(line.contains("captured"), line);
    }
  }
}
