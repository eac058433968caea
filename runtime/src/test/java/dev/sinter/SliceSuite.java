package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts of arrays, the same on every device; subclasses name the device. */
abstract class SliceSuite extends DeviceSuite {
  /** 0, 1, 2 … in memory. */
  private static Array counted(long... dims) {
    return Array.iota(DType.I32, Shape.of(dims)).eval();
  }

  private static int[] ints(Array array) {
    return array.toIntArray();
  }

  @Test
  void everyRangeOfAShortAxisNamesThePositionsOfALoop() {
    int extent = 4;
    Array x = counted(extent);
    for (int step : new int[] {1, 2, 3, -1, -2}) {
      for (int from = -extent; from < extent; from++) {
        for (int to = step < 0 ? -extent - 1 : -extent; to <= extent; to++) {
          String range = "x[" + Slice.range(from, to, step) + "]";
          int[] expected = positions(extent, from, to, step);
          assertArrayEquals(expected, ints(x.slice(Slice.range(from, to, step))), range);
        }
      }
    }
  }

  private static int[] positions(int extent, int from, int to, int step) {
    int end = to < 0 ? to + extent : to;
    List<Integer> positions = new ArrayList<>();
    for (int p = from < 0 ? from + extent : from; step > 0 ? p < end : p > end; p += step) {
      positions.add(p);
    }
    return positions.stream().mapToInt(Integer::intValue).toArray();
  }

  @Test
  void openEndsReachTheEndsOfTheAxis() {
    Array x = counted(5);
    assertArrayEquals(new int[] {2, 3, 4}, ints(x.slice(Slice.from(2))));
    assertArrayEquals(new int[] {0, 1, 2, 3}, ints(x.slice(Slice.to(-1))));
    assertArrayEquals(new int[] {0, 2, 4}, ints(x.slice(Slice.every(2))));
    assertArrayEquals(new int[] {4, 2, 0}, ints(x.slice(Slice.every(-2))));
    assertArrayEquals(new int[0], ints(x.slice(Slice.from(5))));
  }

  @Test
  void axesAreSlicedInOrderAndTheRestIsTakenWhole() {
    Array m = counted(3, 4);
    assertArrayEquals(new int[] {8, 9, 10, 11}, ints(m.slice(Slice.at(-1))));
    Array part = m.slice(Slice.from(1), Slice.every(-3));
    assertEquals(Shape.of(2, 2), part.shape());
    assertArrayEquals(new int[] {7, 4, 11, 8}, ints(part));
    assertArrayEquals(new int[] {2, 6, 10}, ints(m.slice(Slice.all(), Slice.at(2))));
    assertEquals(Shape.of(), m.slice(Slice.at(1), Slice.at(1)).shape());
    assertEquals(5, m.slice(Slice.at(1), Slice.at(1)).toInt());
  }

  @Test
  void aPositionOutsideIsAnErrorThatNamesAxisPositionAndExtent() {
    Array m = counted(3, 4);
    outside("axis 0", "position 3", "extent 3", () -> m.slice(Slice.at(3)));
    outside("axis 0", "position -4", "extent 3", () -> m.slice(Slice.at(-4)));
    outside("axis 1", "position 5", "extent 4", () -> m.slice(Slice.all(), Slice.to(5)));
    outside("axis 1", "position -5", "extent 4", () -> m.slice(Slice.all(), Slice.from(-5)));
    outside("axis 1", "position 4", "extent 4", () -> m.slice(Slice.all(), Slice.range(4, 0, -1)));
    outside("axis 0", "position 0", "extent 0", () -> counted(0).slice(Slice.at(0)));
    outside("3 slices", "[3, 4]", "2 axes", () -> m.slice(Slice.all(), Slice.all(), Slice.all()));
    assertThrows(ShapeException.class, () -> Slice.range(0, 3, 0));
    assertThrows(ShapeException.class, () -> m.flip(2));
  }

  private static void outside(String axis, String position, String extent, Runnable slice) {
    String message = assertThrows(ShapeException.class, slice::run).getMessage();
    for (String part : List.of(axis, position, extent)) {
      assertTrue(message.contains(part), () -> message + " lacks " + part);
    }
  }

  @Test
  void flipsTurnTheAxesNamedOrAll() {
    Array m = counted(2, 3);
    assertArrayEquals(new int[] {5, 4, 3, 2, 1, 0}, ints(m.flip()));
    assertArrayEquals(new int[] {3, 4, 5, 0, 1, 2}, ints(m.flip(0)));
    assertArrayEquals(new int[] {2, 1, 0, 5, 4, 3}, ints(m.flip(-1)));
    assertArrayEquals(ints(m), ints(m.flip().flip()));
    assertEquals(7, Array.scalar(7).flip().toInt());
    assertArrayEquals(new int[0], ints(counted(0, 3).flip()));
  }

  @Test
  void slicesOfReshapesAndOfSlices() {
    Array x = counted(24);
    Array cube = x.reshape(2, 3, 4);
    assertArrayEquals(
        new int[] {5, 17}, ints(cube.slice(Slice.all(), Slice.at(1), Slice.at(1)))); // 4 + 1
    assertArrayEquals(new int[] {23, 19, 15}, ints(cube.flip().slice(Slice.at(0)).slice(last())));
    Array chained = x.slice(Slice.from(2)).slice(Slice.every(3)).slice(Slice.range(-1, 0, -2));
    assertArrayEquals(new int[] {23, 17, 11, 5}, ints(chained));
    Array grid = x.slice(Slice.range(4, 16)).reshape(3, 4).transpose();
    assertArrayEquals(new int[] {5, 9, 13}, ints(grid.slice(Slice.at(1))));
    assertArrayEquals(new int[] {9, 21, 33}, ints(x.add(x).slice(Slice.range(4, 18, 6)).add(1)));
  }

  /** Of a flipped [3, 4] the first of every line. */
  private static Slice[] last() {
    return new Slice[] {Slice.all(), Slice.at(0)};
  }

  @Test
  void aSliceOutlivesItsParent() {
    Array parent = counted(100).add(1).eval();
    Array part = parent.slice(Slice.range(10, 90, 40));
    Array kept = parent.slice(Slice.at(-1)).eval();
    parent.close();
    assertArrayEquals(new int[] {11, 51}, ints(part));
    assertEquals(100, kept.toInt());
  }

  @Test
  void anArrayMeetsItsOwnTransposeAndFlip() {
    int side = 37;
    Array m = counted(side, side);
    int[] sums = ints(m.mul(2).add(m.transpose()).sub(m.flip(1)));
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        int expected = 2 * (i * side + j) + (j * side + i) - (i * side + side - 1 - j);
        assertEquals(expected, sums[i * side + j], "row " + i + ", column " + j);
      }
    }
  }

  @Test
  void differencesAndMovingMeans() {
    Array x = Array.of(1f, 4f, 9f, 16f, 25f);
    Array differences = x.slice(Slice.from(1)).sub(x.slice(Slice.to(-1)));
    assertArrayEquals(new float[] {3, 5, 7, 9}, differences.toFloatArray());
    Array pairs = x.slice(Slice.to(-1)).add(x.slice(Slice.from(1))).mul(0.5f);
    assertArrayEquals(new float[] {2.5f, 6.5f, 12.5f, 20.5f}, pairs.toFloatArray());
  }
}
