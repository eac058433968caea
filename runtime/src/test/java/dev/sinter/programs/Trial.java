package dev.sinter.programs;

import dev.sinter.Device;
import dev.sinter.SinterException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs programs on some devices and compares. */
final class Trial {
  private final List<Device> devices;
  private final Function<Program, Oracle> oracles;

  Trial(List<Device> devices) {
    this(devices, Oracle::of);
  }

  /** With another opinion of what is right. */
  Trial(List<Device> devices, Function<Program, Oracle> oracles) {
    this.devices = List.copyOf(devices);
    this.oracles = oracles;
  }

  List<Device> devices() {
    return devices;
  }

  /**
   * What is wrong with a program of exact operators, or null; null too if it can't be run, as when
   * a shape follows from elements.
   */
  @Nullable String failure(Program program) {
    Oracle oracle;
    try {
      oracle = oracles.apply(program);
    } catch (SinterException | ArithmeticException | IndexOutOfBoundsException invalid) {
      return null;
    }
    List<List<Outcome>> earlier = new ArrayList<>();
    for (Device device : devices) {
      try {
        List<Outcome> outcomes = Outcome.of(program, device, false);
        String difference = difference(oracle, earlier, outcomes);
        if (difference != null) {
          return device.id() + ": " + difference;
        }
        earlier.add(outcomes);
      } catch (RuntimeException | LinkageError thrown) {
        return device.id() + ": threw " + text(thrown);
      }
    }
    return null;
  }

  private static String text(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return thrown + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static @Nullable String difference(
      Oracle oracle, List<List<Outcome>> earlier, List<Outcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      String difference = oracle.difference(i, outcomes.get(i));
      for (List<Outcome> other : earlier) {
        difference = difference == null ? errors(other.get(i), outcomes.get(i)) : difference;
      }
      if (difference != null) {
        return "output " + i + " " + difference;
      }
    }
    return null;
  }

  /** Kernels of the same name meet the same error first. */
  private static @Nullable String errors(Outcome a, Outcome b) {
    RuntimeException first = a.thrown();
    RuntimeException second = b.thrown();
    boolean differ =
        first != null
            && second != null
            && a.place().equals(b.place())
            && !first.toString().equals(second.toString());
    return differ ? "threw " + second + ", elsewhere " + first : null;
  }

  /** What fusion changes about a program on one device, or null. */
  @Nullable String fusionFailure(Program program) {
    if (!isValid(program)) {
      return null;
    }
    for (Device device : devices) {
      List<Outcome> fused = Outcome.of(program, device, false);
      List<Outcome> eager = Outcome.of(program, device, true);
      for (int i = 0; i < fused.size(); i++) {
        boolean values = fused.get(i).thrown() == null && eager.get(i).thrown() == null;
        String difference = values ? fused.get(i).difference(eager.get(i)) : null;
        if (difference != null) {
          return device.id() + ", fused: output " + i + " " + difference;
        }
      }
    }
    return null;
  }

  private static boolean isValid(Program program) {
    try {
      var unused = Oracle.of(program);
      return true;
    } catch (SinterException | ArithmeticException | IndexOutOfBoundsException refused) {
      return false;
    }
  }
}
