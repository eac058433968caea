package dev.sinter.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON of manifests. */
final class JsonTest {
  @Test
  void whatIsWrittenIsReadAgain() {
    Object value =
        Map.of(
            "text", "a \"quoted\" \\ line\nnext\tand \u0001 — é",
            "numbers", List.of(0L, -12L, new BigDecimal("0.50")),
            "empty", List.of(),
            "objects", List.of(Map.of("a", "b"), Map.of()));
    assertEquals(value, Json.read(Json.write(value)));
  }

  @Test
  void listsOfScalarsStandOnOneLine() {
    assertEquals("[1, 2, \"x\"]\n", Json.write(List.of(1L, 2L, "x")));
    assertEquals("{\n  \"a\": []\n}\n", Json.write(Map.of("a", List.of())));
  }

  @Test
  void escapesAndWhiteSpaceAreUnderstood() {
    assertEquals(
        List.of("/\b\f\r\t\u00e9", -3L), Json.read(" [ \"\\/\\b\\f\\r\\t\\u00e9\" ,\n-3 ]\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1",
        "[1,]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1,\"a\":2}",
        "{a:1}",
        "\"open",
        "\"\\x\"",
        "\"\\u12",
        "\"\\u12zz\"",
        "nope",
        "true",
        "01",
        "1 1",
        "--1",
        "\"line\nbreak\"",
        "[1]x"
      })
  void anythingElseIsRefused(String text) {
    var error = assertThrows(IllegalArgumentException.class, () -> Json.read(text));
    assertTrue(error.getMessage() != null);
  }
}
