package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a document that is made from what the code says. */
public final class GeneratedTable {
  private GeneratedTable() {}

  /**
   * Fails unless {@code table} stands between two lines of a document; with {@code
   * -Dgolden.update=true} it is written there first.
   */
  public static void assertStands(String table, Path document, String begin, String end)
      throws IOException {
    String text = Files.readString(document);
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(document, text.substring(0, from) + table + text.substring(to));
    } else {
      assertEquals(table, text.substring(from, to));
    }
  }
}
