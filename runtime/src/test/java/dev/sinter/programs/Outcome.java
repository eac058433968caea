package dev.sinter.programs;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.Shape;
import dev.sinter.Sinter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading an output gives: elements, or an exception.
 *
 * @param bits see {@link Bits}
 */
record Outcome(DType type, Shape shape, long[] bits, @Nullable RuntimeException thrown) {
  /**
   * Runs a program on a device.
   *
   * @param eagerly whether every step is evaluated at once
   * @return one per output
   */
  @SuppressWarnings("try") // the scope acts by being open
  static List<Outcome> of(Program program, Device device, boolean eagerly) {
    try (Scope scope = Scope.on(device)) {
      @Nullable Array[] values = new Array[program.steps().size()];
      for (int i = 0; i < values.length; i++) {
        Array made = program.steps().get(i).run(values);
        values[i] = made != null && eagerly ? made.eval() : made;
      }
      List<Array> outputs = program.outputs().stream().map(ref -> Step.get(values, ref)).toList();
      Sinter.eval(outputs.toArray(Array[]::new));
      List<Outcome> outcomes = new ArrayList<>();
      outputs.forEach(output -> outcomes.add(read(output)));
      return outcomes;
    }
  }

  private static Outcome read(Array output) {
    try {
      return new Outcome(output.dtype(), output.shape(), Bits.of(output), null);
    } catch (ArithmeticException | IndexOutOfBoundsException thrown) {
      return new Outcome(output.dtype(), output.shape(), new long[0], thrown);
    }
  }

  /** The position and the kernel that the exception names; empty if there is none. */
  String place() {
    String message = thrown == null ? null : thrown.getMessage();
    int at = message == null ? -1 : message.lastIndexOf(" of kernel ");
    return at < 0 ? "" : message.substring(at);
  }

  /** The first difference to what another device found, or null. */
  @Nullable String difference(Outcome expected) {
    if (type != expected.type || !shape.equals(expected.shape)) {
      return "is " + type + " " + shape + ", not " + expected.type + " " + expected.shape;
    }
    for (int i = 0; i < bits.length; i++) {
      if (bits[i] != expected.bits[i]) {
        return "element "
            + i
            + " of "
            + type
            + " "
            + shape
            + " is "
            + Bits.text(type, bits[i])
            + ", not "
            + Bits.text(type, expected.bits[i]);
      }
    }
    return null;
  }
}
