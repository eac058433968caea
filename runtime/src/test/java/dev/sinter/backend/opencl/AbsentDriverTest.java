package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.OwnProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system without drivers has no devices, and nothing is thrown or printed. */
final class AbsentDriverTest {
  /** Prints the number of devices. */
  static final class Count {
    private Count() {}

    public static void main(String[] args) {
      System.out.print(new OpenClProvider().devices().size());
    }
  }

  @TempDir Path noDrivers;

  @Test
  void systemWithoutDriversHasNoDevices() throws IOException, InterruptedException {
    String quiet = "--enable-native-access=ALL-UNNAMED"; // JDK 24 and later warn about JNI
    ProcessBuilder builder = OwnProcess.command(Count.class, OwnProcess.classPath(), quiet);
    builder.environment().put("OCL_ICD_VENDORS", noDrivers.toString());
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(1, TimeUnit.MINUTES);
    assertEquals("0", output);
  }
}
