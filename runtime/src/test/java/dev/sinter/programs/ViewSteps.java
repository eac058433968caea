package dev.sinter.programs;

import dev.sinter.PadMode;
import dev.sinter.Shape;
import dev.sinter.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Views, gathers and joins. */
final class ViewSteps {
  private final Draft draft;
  private final Choices choices;
  private final Operands operands;
  private final Shapes shapes;

  ViewSteps(Draft draft, Choices choices, Operands operands, Shapes shapes) {
    this.draft = draft;
    this.choices = choices;
    this.operands = operands;
    this.shapes = shapes;
  }

  @Nullable Ref view() {
    Ref a = draft.any(choices);
    Shape shape = draft.shape(a);
    if (shape.rank() == 0) {
      return choices.coin() ? expanded(a, shape) : broadcast(a, shape);
    }
    int axis = choices.below(shape.rank());
    return switch (choices.below(15)) {
      case 0, 1, 2 -> draft.add(Invoke.of(a, "transpose", order(shape.rank())));
      case 3, 4 -> reshaped(a, shape);
      case 5, 6, 7 -> draft.add(Invoke.of(a, "slice", (Object) slices(shape)));
      case 8 -> draft.add(Invoke.of(a, "flip", axes(shape.rank())));
      case 9 -> rolled(a, axis);
      case 10 -> padded(a, shape, axis);
      case 11 -> draft.add(Invoke.of(a, "tile", reps(shape.rank())));
      case 12 -> broadcast(a, shape);
      case 13 -> draft.add(Invoke.of(a, "squeeze", new int[0]));
      default -> expanded(a, shape);
    };
  }

  private @Nullable Ref expanded(Ref a, Shape shape) {
    return draft.add(Invoke.of(a, "expandDims", choices.below(shape.rank() + 1L)));
  }

  /** A random order, or none for the reverse. */
  private int[] order(int rank) {
    List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    Collections.shuffle(axes, new Random(choices.seed()));
    return choices.oneIn(3) ? new int[0] : axes.stream().mapToInt(axis -> axis).toArray();
  }

  /** Some axes, at least one, some counted from the end. */
  int[] axes(int rank) {
    int[] chosen =
        IntStream.range(0, rank)
            .filter(axis -> choices.coin())
            .map(axis -> choices.oneIn(3) ? axis - rank : axis)
            .toArray();
    return chosen.length > 0 ? chosen : new int[] {choices.below(rank)};
  }

  /** Flat, with two axes merged, one split, or extents of 1 put in. */
  private @Nullable Ref reshaped(Ref a, Shape shape) {
    List<Long> dims = new ArrayList<>(LongStream.of(shape.dims()).boxed().toList());
    int axis = choices.below(shape.rank());
    switch (choices.below(4)) {
      case 0 -> {
        dims.clear();
        dims.add(shape.size());
      }
      case 1 -> {
        if (axis + 1 < shape.rank()) {
          dims.set(axis, dims.get(axis) * dims.remove(axis + 1));
        }
      }
      case 2 -> split(dims, axis);
      default -> dims.add(axis, 1L);
    }
    long[] target = dims.stream().mapToLong(dim -> dim).toArray();
    return target.length > Shape.MAX_RANK
        ? null
        : draft.add(Invoke.of(a, "reshape", choices.coin() ? Shape.of(target) : (Object) target));
  }

  private void split(List<Long> dims, int axis) {
    long extent = dims.get(axis);
    for (long factor : new long[] {choices.between(2, 9), 2, 3, 5, 17, 1}) {
      if (extent % factor == 0) {
        dims.set(axis, factor);
        dims.add(axis + 1, extent / factor);
        return;
      }
    }
  }

  private Slice[] slices(Shape shape) {
    Slice[] slices = new Slice[1 + choices.below(shape.rank())];
    for (int k = 0; k < slices.length; k++) {
      slices[k] = slice(shape.dim(k));
    }
    return slices;
  }

  private Slice slice(long extent) {
    long from = choices.below(Math.max(1, extent));
    long to = Math.min(extent, from + choices.below(Math.max(1, extent) + 1));
    return switch (choices.below(10)) {
      case 0 -> Slice.at(choices.coin() ? from : from - extent);
      case 1 -> Slice.range(from, to, choices.between(1, 3));
      case 2 -> Slice.range(to - 1, from - 1 < 0 ? -extent - 1 : from - 1, -choices.between(1, 3));
      case 3 -> Slice.every(choices.of(-1L, 2L, -2L, 3L));
      case 4 -> Slice.from(choices.coin() ? from : from - extent);
      case 5 -> Slice.to(to);
      case 6 -> Slice.from(Math.min(1, extent));
      case 7 -> Slice.to(Math.max(0, extent - 1));
      default -> Slice.all();
    };
  }

  private @Nullable Ref rolled(Ref a, int axis) {
    long shift = choices.between(-9, 9);
    return switch (choices.below(4)) {
      case 0 -> draft.add(Invoke.of(a, "roll", shift));
      case 1 -> draft.add(Invoke.of(a, "roll", new long[] {shift, 1}, new int[] {axis, 0}));
      default -> draft.add(Invoke.of(a, "roll", shift, axis));
    };
  }

  private @Nullable Ref padded(Ref a, Shape shape, int axis) {
    long before = choices.below(4);
    long after = choices.below(4);
    if (choices.coin()) {
      PadMode mode = choices.of(PadMode.values());
      return draft.add(Invoke.of(a, "pad", axis, before, after, mode));
    }
    if (choices.coin()) {
      return draft.add(Invoke.of(a, "pad", axis, before, after, choices.of(0, 1, 7)));
    }
    long[] befores = LongStream.range(0, shape.rank()).map(k -> choices.below(3)).toArray();
    long[] afters = LongStream.range(0, shape.rank()).map(k -> choices.below(3)).toArray();
    Object with = choices.coin() ? choices.of(PadMode.values()) : (Object) 0;
    return draft.add(Invoke.of(a, "pad", befores, afters, with));
  }

  private long[] reps(int rank) {
    return LongStream.range(0, rank).map(k -> choices.of(1L, 1L, 2L, 3L)).toArray();
  }

  private @Nullable Ref broadcast(Ref a, Shape shape) {
    int more = choices.below(3);
    if (shape.rank() + more > Shape.MAX_RANK) {
      return null;
    }
    long[] dims = new long[shape.rank() + more];
    for (int k = 0; k < dims.length; k++) {
      long extent = k < more ? shapes.extent(choices) : shape.dim(k - more);
      dims[k] = extent == 1 && choices.coin() ? shapes.extent(choices) : extent;
    }
    return draft.add(Invoke.of(a, "broadcastTo", Shape.of(dims)));
  }

  @Nullable Ref joined() {
    Ref a = draft.any(choices);
    Shape shape = draft.shape(a);
    if (shape.rank() == 0 || choices.oneIn(3)) {
      List<Ref> parts = List.of(a, relative(a, 0, false), a).subList(0, 1 + choices.below(3));
      return draft.add(Invoke.ofStatic("stack", choices.below(shape.rank() + 1L), parts));
    }
    int axis = choices.below(shape.rank());
    List<Ref> parts = new ArrayList<>();
    for (int count = 1 + choices.below(choices.oneIn(8) ? 9 : 3); count > 0; count--) {
      parts.add(choices.oneIn(3) ? a : relative(a, axis, true));
    }
    Collections.shuffle(parts, new Random(choices.seed()));
    return draft.add(Invoke.ofStatic("concat", axis, parts));
  }

  /** One of the same extents but along {@code axis}. */
  private Ref relative(Ref a, int axis, boolean differs) {
    Shape shape = draft.shape(a);
    Ref found =
        switch (choices.below(5)) {
          case 0 -> draft.find(choices, ref -> draft.shape(ref).equals(shape));
          case 1 -> draft.add(Invoke.of(a, choices.of("neg", "square", "abs")));
          case 2 -> differs ? draft.add(part(a, shape, axis)) : null;
          case 3 -> shape.rank() == 0 ? null : draft.add(Invoke.of(a, "flip", new int[] {axis}));
          default -> null;
        };
    return found != null ? found : operands.leaf(draft.type(a).part(), shape);
  }

  private Step part(Ref a, Shape shape, int axis) {
    Slice[] slices = new Slice[axis + 1];
    java.util.Arrays.fill(slices, Slice.all());
    slices[axis] = slice(shape.dim(axis));
    return Invoke.of(a, "slice", (Object) slices);
  }

  @Nullable Ref taken() {
    Ref a = draft.any(choices);
    Shape shape = draft.shape(a);
    if (shape.rank() == 0) {
      return null;
    }
    int axis = choices.below(shape.rank());
    long extent = shape.dim(axis);
    if (choices.coin()) {
      return takenAlong(a, axis);
    }
    Ref indices =
        choices.oneIn(3)
            ? computed(extent)
            : operands.indices(extent, Shape.of(extents(choices.below(3))));
    return indices == null ? null : draft.add(Invoke.of(a, "take", indices, axis));
  }

  /** With what an order gives, or with indices of which some axes broadcast. */
  private @Nullable Ref takenAlong(Ref a, int axis) {
    Shape shape = draft.shape(a);
    if (!draft.type(a).isComplex() && choices.oneIn(3)) {
      Ref order = draft.add(Invoke.of(a, "argSort", axis));
      return order == null ? null : draft.add(Invoke.of(a, "takeAlong", order, axis));
    }
    long[] dims = new long[shape.rank()];
    for (int k = 0; k < dims.length; k++) {
      dims[k] = k == axis ? choices.below(9) : choices.oneIn(3) ? 1 : shape.dim(k);
    }
    if (!draft.admits(Shape.of(dims))) {
      return null;
    }
    Ref indices = operands.indices(shape.dim(axis), Shape.of(dims));
    return draft.add(Invoke.of(a, "takeAlong", indices, axis));
  }

  private long[] extents(int rank) {
    return LongStream.range(0, rank).map(k -> choices.below(9)).toArray();
  }

  /** Indices that other arrays determine. */
  private @Nullable Ref computed(long extent) {
    Ref from =
        draft.find(choices, ref -> draft.type(ref).isInteger() && draft.shape(ref).rank() < 3);
    Ref wide = from == null ? null : draft.add(Invoke.of(from, "cast", dev.sinter.DType.I64));
    return wide == null || extent == 0 ? null : draft.add(Invoke.of(wide, "floorMod", extent));
  }
}
