package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How a process chooses its default device; each case is a process of its own. */
final class DefaultDeviceTest {
  /** Prints what making an array gives, twice. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      for (int i = 0; i < 2; i++) {
        try {
          System.out.println(Array.of(1).device().id());
        } catch (DeviceException error) {
          System.out.println(error.getMessage());
        }
      }
    }
  }

  @Test
  void thePropertyNamesTheDevice() throws Exception {
    assertEquals(List.of("jvm", "jvm"), OwnProcess.lines(Main.class, "-Dsinter.device=jvm"));
  }

  @Test
  void aWrongNameIsAClearErrorEveryTime() throws Exception {
    List<String> lines = OwnProcess.lines(Main.class, "-Dsinter.device=abacus");
    assertEquals(2, lines.size());
    for (String line : lines) {
      assertTrue(line.contains("device \"abacus\" not found: there are"), line);
    }
  }

  @Test
  void aWrongWayToMixDevicesIsReportedBeforeDevicesMeet() throws Exception {
    List<String> lines = OwnProcess.lines(Main.class, "-Dsinter.mixedDevices=sometimes");
    assertEquals(2, lines.size());
    for (String line : lines) {
      assertTrue(
          line.contains("sinter.mixedDevices=sometimes is unknown: use refuse (the default) or"),
          line);
    }
  }
}
