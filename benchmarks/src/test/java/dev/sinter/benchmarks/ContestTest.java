package dev.sinter.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {
  private static final double SWITCH = 135;

  /** Who ran last: the next one to run pays for the change. */
  private int last;

  private double run(int who, double own) {
    double micros = last == who ? own : own + SWITCH;
    last = who;
    return micros;
  }

  @Test
  void changingFromOneToTheOtherIsNobodysTime() {
    double[] micros =
        new Contest(Device.jvm(), 1e-3)
            .addTimed(() -> run(1, 10))
            .addTimed(() -> run(2, 20))
            .medians();
    assertEquals(List.of(10.0, 20.0), List.of(micros[0], micros[1]));
  }

  @Test
  void theFirstCallIsReportedApart() {
    List<Contest.Timing> timings =
        new Contest(Device.jvm(), 1e-3).addTimed(() -> run(1, 10)).timings();
    assertEquals((10 + SWITCH) * 1e-3, timings.get(0).firstMillis(), 1e-9);
    assertTrue(timings.get(0).micros() < SWITCH);
  }
}
