package dev.sinter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Random chains of views, gathers and joins with a little arithmetic, beside their oracle. */
final class RandomViews {
  private static final int MOST_ELEMENTS = 4000;
  private static final PadMode[] MODES = PadMode.values();

  /** An array and what it must hold. */
  record Pair(Array array, Grid grid) {}

  private final Random random;
  private final List<String> steps = new ArrayList<>();
  private Pair current;

  RandomViews(Random random) {
    this.random = random;
    long[] dims = LongStream.range(0, 1 + random.nextInt(3)).map(i -> 1 + between(6)).toArray();
    Grid grid = Grid.of(i -> 7 * i % 101 - 50, dims);
    this.current = new Pair(Array.of(Shape.of(dims), grid.values().clone()), grid);
    int length = 2 + random.nextInt(8);
    for (int i = 0; i < length; i++) {
      step();
    }
  }

  Pair result() {
    return current;
  }

  /** What was done. */
  String steps() {
    return String.join(".", steps);
  }

  private long between(int bound) {
    return random.nextInt(bound);
  }

  private void step() {
    Grid g = current.grid();
    int axis = random.nextInt(g.rank());
    long extent = g.dims()[axis];
    Pair next =
        switch (random.nextInt(12)) {
          case 0 -> roll(axis, extent);
          case 1 -> padded(axis);
          case 2 -> continued(axis, extent);
          case 3 -> tiled(axis, extent);
          case 4 -> taken(axis, extent);
          case 5, 6 -> joined(axis);
          case 7 -> stacked(axis);
          case 8 -> sliced(axis, extent);
          case 9 -> transposed();
          case 10 -> reshaped();
          default -> sum(axis, extent);
        };
    if (next.grid().values().length <= MOST_ELEMENTS && next.grid().rank() <= 5) {
      current = next;
    }
  }

  private Pair did(String what, Array array, Grid grid) {
    steps.add(what);
    return new Pair(array, grid);
  }

  private static long[] positions(long count, java.util.function.LongUnaryOperator from) {
    return LongStream.range(0, count).map(from).toArray();
  }

  private Pair roll(int axis, long extent) {
    long shift = between(20) - 10;
    long[] from = positions(extent, p -> Math.floorMod(p - shift, extent));
    return did(
        "roll(" + shift + ", " + axis + ")",
        current.array().roll(shift, axis),
        current.grid().along(axis, from));
  }

  private Pair padded(int axis) {
    long before = between(3);
    long after = between(3);
    Grid g = current.grid();
    Grid first = Grid.of(i -> 77, g.with(axis, before));
    Grid last = Grid.of(i -> 77, g.with(axis, after));
    return did(
        "pad(" + axis + ", " + before + ", " + after + ", 77)",
        current.array().pad(axis, before, after, 77),
        first.then(g, axis).then(last, axis));
  }

  private Pair continued(int axis, long extent) {
    long before = between(9);
    long after = between(9);
    if (extent == 0) {
      return current;
    }
    PadMode mode = MODES[random.nextInt(MODES.length)];
    long[] from = positions(before + extent + after, p -> source(mode, p - before, extent));
    return did(
        "pad(" + axis + ", " + before + ", " + after + ", " + mode + ")",
        current.array().pad(axis, before, after, mode),
        current.grid().along(axis, from));
  }

  /** By walking there step by step. */
  private static long source(PadMode mode, long target, long extent) {
    long at = 0;
    long direction = 1;
    for (long p = 0; p < Math.floorMod(target, 4 * extent * Math.max(1, extent - 1)); p++) {
      boolean end = direction > 0 ? at == extent - 1 : at == 0;
      switch (mode) {
        case EDGE -> {}
        case WRAP -> at = end ? 0 : at + 1;
        case SYMMETRIC -> {
          at += end ? 0 : direction;
          direction = end ? -direction : direction;
        }
        case REFLECT -> {
          direction = end ? -direction : direction;
          at += extent == 1 ? 0 : direction;
        }
      }
    }
    return mode == PadMode.EDGE ? Math.max(0, Math.min(target, extent - 1)) : at;
  }

  private Pair tiled(int axis, long extent) {
    int count = random.nextInt(4);
    int rank = current.grid().rank();
    long[] reps = new long[rank - axis];
    java.util.Arrays.fill(reps, 1);
    reps[0] = count;
    return did(
        "tile(" + count + ") of axis " + axis,
        current.array().tile(reps),
        current.grid().along(axis, positions(extent * count, p -> p % extent)));
  }

  private Pair taken(int axis, long extent) {
    if (extent == 0) {
      return current;
    }
    long[] index = positions(between(7), p -> between((int) (2 * extent)) - extent);
    Array indices =
        random.nextBoolean()
            ? Array.of(index)
            : Array.of(LongStream.of(index).mapToInt(i -> (int) i - 1).toArray()).add(1);
    long[] from = LongStream.of(index).map(i -> Math.floorMod(i, extent)).toArray();
    return did(
        "take(" + index.length + " indices, " + axis + ")",
        current.array().take(indices, axis),
        current.grid().along(axis, from));
  }

  private Pair joined(int axis) {
    int count = 1 + random.nextInt(random.nextInt(6) == 0 ? 11 : 3);
    Array[] arrays = new Array[count];
    Grid grid = null;
    for (int i = 0; i < count; i++) {
      Pair part = relative(axis);
      arrays[i] = part.array();
      grid = grid == null ? part.grid() : grid.then(part.grid(), axis);
    }
    return did("concat of " + count + " along " + axis, Array.concat(axis, arrays), grid);
  }

  /** The current array, something computed from it, or a part of it. */
  private Pair relative(int axis) {
    Grid g = current.grid();
    long extent = g.dims()[axis];
    long half = extent / 2;
    return switch (random.nextInt(4)) {
      case 0 -> new Pair(current.array().neg(), g.map(v -> -v));
      case 1 -> {
        Slice[] slices = new Slice[axis + 1];
        java.util.Arrays.fill(slices, Slice.all());
        slices[axis] = Slice.to(half);
        yield new Pair(current.array().slice(slices), g.along(axis, positions(half, p -> p)));
      }
      case 2 ->
          new Pair(
              current.array().flip(axis), g.along(axis, positions(extent, p -> extent - 1 - p)));
      default -> current;
    };
  }

  private Pair stacked(int axis) {
    Grid g = current.grid();
    long[] shape = new long[g.rank() + 1];
    for (int k = 0; k < shape.length; k++) {
      shape[k] = k == axis ? 1 : g.dims()[k < axis ? k : k - 1];
    }
    Grid twice = g.reshaped(shape).then(g.map(v -> 3 * v).reshaped(shape), axis);
    return did(
        "stack with thrice itself along " + axis,
        Array.stack(axis, current.array(), current.array().mul(3)),
        twice);
  }

  private Pair sliced(int axis, long extent) {
    long from = extent == 0 ? 0 : between((int) extent);
    long step = 1 + between(2);
    Slice[] slices = new Slice[axis + 1];
    java.util.Arrays.fill(slices, Slice.all());
    slices[axis] = Slice.range(from, extent, step);
    long count = (extent - from + step - 1) / step;
    return did(
        "slice(" + from + ", " + step + ") of axis " + axis,
        current.array().slice(slices),
        current.grid().along(axis, positions(count, p -> from + p * step)));
  }

  private Pair transposed() {
    Grid g = current.grid();
    int rank = g.rank();
    long[] dims = positions(rank, k -> g.dims()[rank - 1 - (int) k]);
    Grid transposed = g.view(position -> positions(rank, k -> position[rank - 1 - (int) k]), dims);
    return did("transpose()", current.array().transpose(), transposed);
  }

  private Pair reshaped() {
    Grid g = current.grid();
    long size = g.values().length;
    long first = 1 + between(6);
    long[] shape = size % first == 0 ? new long[] {first, size / first} : new long[] {size};
    return did(
        "reshape" + Shape.of(shape), current.array().reshape(Shape.of(shape)), g.reshaped(shape));
  }

  /** Neighbours added, so that an array is read at several positions. */
  private Pair sum(int axis, long extent) {
    Grid g = current.grid();
    Grid rolled =
        extent == 0 ? g : g.along(axis, positions(extent, p -> Math.floorMod(p - 1, extent)));
    return did(
        "roll(1, " + axis + ").add(itself)",
        current.array().roll(1, axis).add(current.array()),
        rolled.plus(g));
  }
}
