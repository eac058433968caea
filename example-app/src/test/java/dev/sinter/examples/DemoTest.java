package dev.sinter.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void programsPassTheirChecksOnTheJvm(@TempDir Path pictures) throws IOException {
    // Airports has a test of its own.
    int status =
        run(
            "--device=jvm",
            "--size=small",
            "--only=pi,quakes,options,mandelbrot",
            "--out",
            pictures.toString());
    assertEquals(0, status, () -> out.toString(UTF_8) + err.toString(UTF_8));
    assertTrue(out.toString(UTF_8).contains("every check passed"));
    assertEquals(1_000, ImageIO.read(pictures.resolve("pi.png").toFile()).getWidth());
    assertEquals(272, ImageIO.read(pictures.resolve("mandelbrot.png").toFile()).getWidth());
  }

  @Test
  void helpListsThePrograms() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString(UTF_8).contains("pi, airports, quakes, options, mandelbrot"));
  }

  @Test
  void aWrongOptionIsStatusTwo() {
    assertEquals(2, run("--sise", "small"));
    assertEquals(
        "demo: unknown option '--sise': --help lists the options", err.toString(UTF_8).strip());
  }

  @Test
  void anUnknownDeviceIsStatusTwo() {
    assertEquals(2, run("--device", "abacus"));
    assertTrue(err.toString(UTF_8).contains("abacus"), () -> err.toString(UTF_8));
  }

  private int run(String... args) {
    return Demo.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), args);
  }
}
