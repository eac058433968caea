package dev.sinter.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinter.Device;
import dev.sinter.Kernels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerTableTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private int run(String... args) {
    return PeerTable.run(out, out, args);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyWorkloadIsRightOnTheJvmFusedAndUnfused() {
    assertEquals(0, run("--check", "--unfused", "--device", "jvm", "--sizes", "2048"), this::text);
    for (Workload workload : Workloads.ALL) {
      assertTrue(text().contains(workload.name()), this::text);
    }
  }

  @Test
  void handWrittenKernelsAgreeWhereThereIsOpenCl() {
    boolean openCl = Device.all().size() > 1;
    assumeTrue(
        openCl || System.getProperty("sinter.test.require", "").contains("opencl"), "no OpenCL");
    assertEquals(0, run("--check", "--device=opencl", "--sizes", "1024,132096"), this::text);
    assertTrue(text().contains("hand-written"), this::text);
  }

  @Test
  void measuresAreWrittenAndComparedWithPeers() throws IOException {
    Path peers = folder.resolve("peers.jsonl");
    Path json = folder.resolve("rows.jsonl");
    Files.writeString(
        peers,
        """
        {"workload": "saxpy", "system": "slow", "n": 1024, "us": 9e9, "first_ms": 1.0}
        {"workload": "saxpy", "system": "quick", "n": 1024, "us": 8e9, "first_ms": 1.0}
        {"workload": "saxpy", "system": "broken", "n": 1024, "error": "no \\"us\\": 1"}
        """);
    String[] args = {
      "--device=jvm",
      "--sizes=1024",
      "--only=saxpy",
      "--unfused",
      "--seconds=0.01",
      "--peers=" + peers,
      "--json=" + json
    };
    assertEquals(0, run(args), this::text);
    assertTrue(text().contains("8,000,000,000.0 quick"), this::text);
    List<String> systems =
        Files.readAllLines(json).stream()
            .map(line -> Row.parse(line).orElseThrow())
            .filter(row -> row.micros() > 0 && row.n() == 1024)
            .map(Row::system)
            .toList();
    assertEquals(
        List.of("copy", "copy", "sinter exact", "sinter relaxed", "sinter unfused"), systems);
  }

  @Test
  void rowsAreReadAsTheyAreWritten() {
    Row row = new Row("pi_given", "sinter exact", 1024, 12.5, 3, 1, Double.NaN);
    assertEquals(row, Row.parse(row.json()).orElseThrow());
    Row timed = row.onDevice(2.5);
    assertEquals(timed, Row.parse(timed.json()).orElseThrow());
  }

  @Test
  void kernelsAreTimedBesideTheWholeCallForBothVariants() throws IOException {
    Path json = folder.resolve("rows.jsonl");
    String[] args = {
      "--device=jvm",
      "--sizes=1024",
      "--only=equation_of_state",
      "--precision=exact",
      "--kernels",
      "--seconds=0.01",
      "--json=" + json
    };
    assertEquals(0, run(args), this::text);
    List<Row> timed =
        Files.readAllLines(json).stream()
            .map(line -> Row.parse(line).orElseThrow())
            .filter(row -> row.deviceMicros() > 0 && row.kernels() == 1)
            .toList();
    assertEquals(
        List.of("equation_of_state", "equation_of_state (captured)"),
        timed.stream().map(Row::workload).toList());
    assertFalse(Kernels.isProfiling());
  }

  @Test
  void helpListsOptionsAndWorkloads() {
    assertEquals(0, run("--help"));
    assertEquals(PeerArguments.USAGE, text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --sizes 1000               | --sizes takes whole numbers from 1024
          --sizes 1025               | --sizes takes multiples of 1024
          --only nothing             | no workload 'nothing'
          --precision half           | --precision takes exact or relaxed
          --seconds 0                | --seconds takes a number above 0
          --json                     | --json needs a value
          --fast                     | unknown option '--fast'
          --device none              | device "none" not found
          --device jvm --hand        | jvm is not an OpenCL device
          --device jvm --peers none  | cannot read none
          --unfused --precision relaxed | --unfused is measured in EXACT
          """)
  void wrongArgumentsAreNamed(String args, String message) {
    assertEquals(2, run(args.split(" +", -1)), this::text);
    assertTrue(text().contains(message), this::text);
  }
}
