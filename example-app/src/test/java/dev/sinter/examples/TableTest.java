package dev.sinter.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class TableTest {
  @Test
  void numbersStandToTheRightAndWordsToTheLeft() {
    Table table =
        Table.of("step", "elements", "ms").row("sum", 1_000_000, 12.345).row("a", 7L, 0.5);
    assertEquals(
        """
          step   elements    ms
          sum   1,000,000  12.3
          a             7  0.50
        """,
        table.toString());
  }

  @Test
  void aNumberThatThereIsNotStandsAmongNumbers() {
    Table table = Table.of("step", "GB/s").row("loop", Table.NONE).row("sum", 12.5);
    assertEquals(
        """
          step  GB/s
          loop     -
          sum   12.5
        """,
        table.toString());
  }

  @Test
  void aRowHasACellForEachHeading() {
    assertThrows(IllegalArgumentException.class, () -> Table.of("a", "b").row(1));
  }
}
