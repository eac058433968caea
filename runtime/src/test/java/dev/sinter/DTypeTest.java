package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DTypeTest {
  private static final Path DOCUMENT = Path.of("../docs/dtypes.md");
  private static final String BEGIN = "<!-- promotion table, written by DTypeTest -->\n";
  private static final String END = "<!-- end of the promotion table -->\n";

  private static String promoted(DType a, DType b) {
    try {
      return DType.promote(a, b).name();
    } catch (DTypeException refused) {
      return "–";
    }
  }

  private static String row(String head, List<String> cells) {
    return "| " + head + " | " + String.join(" | ", cells) + " |\n";
  }

  private static String table() {
    List<DType> types = Arrays.stream(DType.values()).filter(DType::isNumeric).toList();
    List<String> rule = new ArrayList<>(types.stream().map(type -> "---").toList());
    StringBuilder out = new StringBuilder(row("", types.stream().map(DType::name).toList()));
    out.append(row("---", rule));
    for (DType a : types) {
      out.append(row("**" + a + "**", types.stream().map(b -> promoted(a, b)).toList()));
    }
    return out.toString();
  }

  /** {@code -Dgolden.update=true} writes the table anew. */
  @Test
  void theDocumentHasThePromotionTable() throws IOException {
    GeneratedTable.assertStands(table(), DOCUMENT, BEGIN, END);
  }

  @Test
  void promotionIsSymmetricAndJavasWhereJavaHasTheTypes() {
    for (DType a : DType.values()) {
      for (DType b : DType.values()) {
        assertEquals(promoted(a, b), promoted(b, a));
      }
    }
    assertEquals(DType.I32, DType.promote(DType.I8, DType.U16));
    assertEquals(DType.I64, DType.promote(DType.U16, DType.I64));
    assertEquals(DType.F32, DType.promote(DType.I64, DType.F32));
    assertThrows(DTypeException.class, () -> DType.promote(DType.BOOL, DType.I8));
    assertThrows(DTypeException.class, () -> DType.promote(DType.U64, DType.U8));
  }

  @Test
  void wideningIsJavasOrKeepsValues() {
    assertTrue(DType.I8.widensTo(DType.I16) && DType.I64.widensTo(DType.F32));
    assertTrue(DType.U16.widensTo(DType.I32) && DType.U32.widensTo(DType.I64));
    assertTrue(DType.U8.widensTo(DType.I16) && DType.U8.widensTo(DType.U64));
    assertTrue(DType.F16.widensTo(DType.F32) && DType.U64.widensTo(DType.F64));
    assertFalse(DType.I8.widensTo(DType.U16) || DType.U16.widensTo(DType.I16));
    assertFalse(DType.I8.widensTo(DType.U8) || DType.U8.widensTo(DType.I8));
    assertFalse(DType.U64.widensTo(DType.I64) || DType.U32.widensTo(DType.I32));
    assertFalse(DType.F32.widensTo(DType.F16) || DType.F16.widensTo(DType.I64));
    assertFalse(DType.BOOL.widensTo(DType.I32) || DType.I8.widensTo(DType.F16));
  }

  @Test
  void javaTypesMeanTheirOwnValues() {
    assertEquals(DType.I8, DType.of(byte.class));
    assertEquals(DType.I16, DType.of(short.class));
    assertEquals(DType.U16, DType.of(char.class));
    assertEquals(DType.I32, DType.of(int.class));
    assertEquals(DType.I64, DType.of(long.class));
    assertThrows(DTypeException.class, () -> DType.of(String.class));
  }
}
