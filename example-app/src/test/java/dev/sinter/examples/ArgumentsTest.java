package dev.sinter.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgumentsTest {
  @Test
  void withoutArgumentsEverythingRunsOnTheDefaultDevice() {
    Arguments arguments = Arguments.parse();
    assertEquals(Optional.empty(), arguments.device());
    assertEquals(1, arguments.factor());
    assertEquals(List.of(Program.values()), arguments.programs());
  }

  @Test
  void optionsTakeTheirValueFromTheNextWordOrAfterAnEqualsSign() {
    Arguments arguments =
        Arguments.parse("--device", "opencl:gpu:0", "--size=0.5", "--out=pictures", "--only", "pi");
    assertEquals(Optional.of("opencl:gpu:0"), arguments.device());
    assertEquals(0.5, arguments.factor());
    assertEquals(Path.of("pictures"), arguments.out());
    assertEquals(List.of(Program.PI), arguments.programs());
  }

  @Test
  void onlyKeepsTheOrderGivenAndDropsRepetitions() {
    assertEquals(
        List.of(Program.QUAKES, Program.PI), Arguments.parse("--only=quakes, pi,pi").programs());
  }

  @ParameterizedTest
  @CsvSource({"small, 0.02", "normal, 1", "large, 4", "2.5, 2.5"})
  void sizeIsANameOrAFactor(String size, double factor) {
    assertEquals(factor, Arguments.parse("--size", size).factor());
  }

  @Test
  void helpWinsOverTheRest() {
    assertTrue(Arguments.parse("--only", "pi", "--help").help());
  }

  @ParameterizedTest
  @CsvSource({
    "--frobnicate, unknown option '--frobnicate': --help lists the options",
    "--device, --device needs a value: --help lists the options",
    "--device=--size, '--device needs a value, not ''--size'''",
    "--size=huge, '--size takes small, normal, large or a factor above 0 and up to 40, not"
        + " ''huge'''",
    "--size=0, '--size takes small, normal, large or a factor above 0 and up to 40, not ''0'''",
    "--size=NaN, '--size takes small, normal, large or a factor above 0 and up to 40, not ''NaN'''",
    "--only=tau, 'no program ''tau'': there are pi, airports, quakes, options, mandelbrot'"
  })
  void whatIsWrongIsSaid(String argument, String message) {
    UsageException wrong = assertThrows(UsageException.class, () -> Arguments.parse(argument));
    assertEquals(message, wrong.getMessage());
  }
}
