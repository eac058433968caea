package dev.sinter.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every problem is found where it is and nowhere else. The sources say what they expect: {@code //
 * expect FusedXxx} stands at the line to which the message points.
 */
final class DiagnosticsTest {
  private static final Path CASES = Path.of("src/test/resources/diagnostics");
  private static final Path PAGES = Path.of("../docs/diagnostics");
  private static final Pattern EXPECTED = Pattern.compile("// expect ([\\w ]+)$");
  private static final Pattern ID = Pattern.compile("^\\[(Fused\\w+)\\] ");

  /** Problems that need more than one source file to show: {@link SpecialDiagnosticsTest}. */
  private static final Set<Problem> SPECIAL =
      Set.of(
          Problem.STUB_NAME,
          Problem.CALLEE_UNKNOWN,
          Problem.NO_TREES,
          Problem.OPTION,
          Problem.INTERNAL);

  static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void messagesStandWhereTheSourceExpectsThem(Path file) throws IOException {
    String source = Files.readString(file);
    Compilation compilation = Compilations.of(source);
    assertEquals(expected(source), actual(compilation), () -> Compilations.messages(compilation));
    boolean clean = compilation.errors().isEmpty();
    assertEquals(clean, compilation.status() == Compilation.Status.SUCCESS);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyMessageHasFourParts(Path file) throws IOException {
    for (var each : Compilations.of(Files.readString(file)).diagnostics()) {
      String message = each.getMessage(Locale.ROOT);
      assertEquals(4, message.split(" — ").length, message);
    }
  }

  @Test
  void everyProblemHasTestsAndAPage() throws IOException {
    Set<String> ids = ids(Set.of(Problem.values()));
    Set<String> special = ids(SPECIAL);
    Set<String> tested = new TreeSet<>(special);
    try (Stream<Path> folders = Files.list(CASES)) {
      folders.forEach(folder -> tested.add(folder.getFileName().toString()));
    }
    assertEquals(ids, tested);
    for (String id : ids) {
      if (!special.contains(id)) {
        assertTrue(Files.readString(CASES.resolve(id).resolve("Positive.java")).contains(id), id);
        assertTrue(
            !Files.readString(CASES.resolve(id).resolve("Negative.java")).contains("expect"), id);
      }
    }
    Set<String> pages = new TreeSet<>();
    try (Stream<Path> files = Files.list(PAGES)) {
      files.forEach(file -> pages.add(file.getFileName().toString().replace(".md", "")));
    }
    assertEquals(ids, pages);
    for (String id : ids) {
      assertTrue(Files.readString(PAGES.resolve(id + ".md")).startsWith("# " + id + "\n"), id);
    }
  }

  @Test
  void specialProblemsHaveTestsOfTheirName() {
    Set<String> methods =
        Arrays.stream(SpecialDiagnosticsTest.class.getDeclaredMethods())
            .map(method -> method.getName().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    ids(SPECIAL).forEach(id -> assertTrue(methods.contains(id.toLowerCase(Locale.ROOT)), id));
  }

  private static Set<String> ids(Set<Problem> problems) {
    return problems.stream().map(Problem::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<Integer, List<String>> expected(String source) {
    Map<Integer, List<String>> expected = new TreeMap<>();
    List<String> lines = source.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher comment = EXPECTED.matcher(lines.get(i));
      if (comment.find()) {
        expected.put(i + 1, List.of(comment.group(1).split(" ")));
      }
    }
    return expected;
  }

  private static Map<Integer, List<String>> actual(Compilation compilation) {
    Map<Integer, List<String>> actual = new TreeMap<>();
    for (var each : compilation.diagnostics()) {
      Matcher id = ID.matcher(each.getMessage(Locale.ROOT));
      String shown = id.find() ? id.group(1) : each.getMessage(Locale.ROOT);
      actual.merge(
          (int) each.getLineNumber(),
          List.of(shown),
          (first, second) -> Stream.concat(first.stream(), second.stream()).sorted().toList());
    }
    return actual;
  }
}
