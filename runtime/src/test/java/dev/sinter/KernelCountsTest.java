package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.PlanTable.Row;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How many kernels an expression takes on a GPU, and how many bytes they move; needs no device. */
final class KernelCountsTest {
  private static final List<Row> ROWS = PlanTable.all();

  @TestFactory
  Stream<DynamicTest> takesTheKernelsAndBytesOfTheTable() {
    return ROWS.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.expression(),
                    () -> assertEquals(row.expected(), row.actual(), row::explain)));
  }

  @Test
  void everyExpressionHasANameOfItsOwn() {
    assertTrue(ROWS.size() >= 60, () -> ROWS.size() + " rows");
    assertEquals(ROWS.size(), ROWS.stream().map(Row::expression).distinct().count());
  }
}
