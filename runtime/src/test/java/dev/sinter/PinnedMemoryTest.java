package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sinter.capture.Pending;
import dev.sinter.ir.Growth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Pending graphs that keep memory alive which nothing else needs. */
final class PinnedMemoryTest {
  private static final long ARRAY = 1_000 * Float.BYTES;
  private static final long MEMORY = 10 * ARRAY;

  private static Array stored() {
    return Array.zeros(DType.F32, Shape.of(1_000)).eval();
  }

  private static long pinned(Array array, long heldBytes) {
    Growth growth = Pending.tooLarge(array.node(), heldBytes, MEMORY);
    return growth == null ? 0 : growth.pinnedBytes();
  }

  private static Array plusFour(Array sum, UnaryOperator<Array> each) {
    Array all = sum;
    for (int i = 0; i < 4; i++) {
      Array x = stored();
      all = all.add(each.apply(x));
      x.close();
    }
    return all;
  }

  @Test
  @SuppressWarnings("try") // the scope acts by being open
  void closedArraysBelowAreCounted() {
    try (Scope scope = Scope.on(Device.jvm())) {
      Array sum = plusFour(Array.scalar(0f), x -> x.mul(2).mul(x).sum());
      assertEquals(4 * ARRAY, pinned(sum, MEMORY));
      assertEquals(0, pinned(sum, MEMORY / 2));
    }
  }

  @Test
  @SuppressWarnings("try") // the scope acts by being open
  void whatOthersHoldIsNot() {
    try (Scope scope = Scope.on(Device.jvm())) {
      Array held = stored();
      Array sum = plusFour(held.sum(), Array::sum);
      assertEquals(4 * ARRAY, pinned(sum, MEMORY));
      held.close();
      assertEquals(5 * ARRAY, pinned(sum, MEMORY));
    }
  }

  @Test
  @SuppressWarnings("try") // the scope acts by being open
  void closedArraysOfTwoSumsCountForBoth() {
    try (Scope scope = Scope.on(Device.jvm())) {
      List<Array> sums = new ArrayList<>(List.of(Array.scalar(0f), Array.scalar(0f)));
      for (int i = 0; i < 4; i++) {
        Array x = stored();
        sums.set(0, sums.get(0).add(x.sum()));
        sums.set(1, sums.get(1).add(x.square().sum()));
        x.close();
      }
      assertEquals(4 * ARRAY, pinned(sums.get(0), MEMORY));
      assertEquals(4 * ARRAY, pinned(sums.get(1), MEMORY));
    }
  }

  @Test
  @SuppressWarnings("try") // the scope acts by being open
  void aResultAsLargeAsItsOperandsStaysPending() {
    try (Scope scope = Scope.on(Device.jvm())) {
      List<Array> parts = List.of(stored(), stored(), stored(), stored());
      Array joined = Array.concat(0, parts.toArray(Array[]::new));
      parts.forEach(Array::close);
      assertNull(Pending.tooLarge(joined.node(), MEMORY, MEMORY));
    }
  }
}
