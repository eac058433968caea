package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sinter.OwnProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jocl.CL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JVMs that begin together, or after one that was killed, find JOCL's library whole. */
final class JoclLibraryTest {
  private static final int TOGETHER = 4;

  /** Looks for devices. */
  static final class Search {
    private Search() {}

    public static void main(String[] args) {
      var unused = new OpenClProvider().devices();
      System.out.print("searched");
    }
  }

  @TempDir Path temporary;

  private static byte[] library() throws IOException {
    try (InputStream content = CL.class.getResourceAsStream("/lib/" + JoclLibrary.NAME)) {
      assertNotNull(content, JoclLibrary.NAME + ": has JOCL another version?");
      return content.readAllBytes();
    }
  }

  private Process search() throws IOException {
    String folder = "-Djava.io.tmpdir=" + temporary;
    return OwnProcess.command(Search.class, OwnProcess.classPath(), folder).start();
  }

  private void succeeds(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("searched", output);
    assertEquals(0, process.waitFor());
  }

  private List<String> folder() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.contains("JOCL"))
          .toList();
    }
  }

  @Test
  void halfALibraryIsReplaced() throws IOException, InterruptedException {
    byte[] whole = library();
    Path file = temporary.resolve(JoclLibrary.NAME);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    succeeds(search());
    assertEquals(whole.length, Files.size(file));
    assertEquals(List.of(JoclLibrary.NAME), folder());
  }

  @Test
  void jvmsThatBeginTogetherAllFindIt() throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < TOGETHER; i++) {
      processes.add(search());
    }
    for (Process process : processes) {
      succeeds(process);
    }
    assertEquals(List.of(JoclLibrary.NAME), folder());
  }
}
