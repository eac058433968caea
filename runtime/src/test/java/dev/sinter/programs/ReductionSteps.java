package dev.sinter.programs;

import dev.sinter.ReduceOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reductions, what uses them row by row, and operations on whole arrays. */
final class ReductionSteps {
  private static final List<String> REDUCTIONS =
      List.of(
          "sum", "sum", "prod", "min", "max", "mean", "var", "std", "norm", "argMin", "argMax",
          "count", "any", "all");
  private static final List<String> WITH_OPTIONS =
      List.of(
          "sum", "mean", "var", "std", "norm", "min", "max", "argMin", "argMax", "count", "prod");
  private static final List<String> CONSUMERS = List.of("sub", "mul", "div", "lt", "eq", "maximum");

  private final Draft draft;
  private final Choices choices;
  private final ViewSteps views;
  private final Operands operands;

  ReductionSteps(Draft draft, Choices choices, ViewSteps views, Operands operands) {
    this.draft = draft;
    this.choices = choices;
    this.views = views;
    this.operands = operands;
  }

  @Nullable Ref reduction() {
    Ref a = draft.any(choices);
    int rank = draft.shape(a).rank();
    if (rank == 0 || choices.oneIn(6)) {
      return draft.add(Invoke.of(a, choices.of(REDUCTIONS)));
    }
    int[] axes = views.axes(rank);
    return switch (choices.below(5)) {
      case 0 -> draft.add(Invoke.of(a, choices.of(REDUCTIONS), axes));
      case 1 -> draft.add(Invoke.of(a, choices.of(WITH_OPTIONS), options(), axes));
      case 2 -> draft.add(Invoke.of(a, choices.of(REDUCTIONS), choices.coin(), axes));
      default -> consumed(a, axes);
    };
  }

  /** {@code x / x.sum(true, axes)} and its like, twice now and then, as a softmax does it. */
  private @Nullable Ref consumed(Ref a, int[] axes) {
    Ref kept = draft.add(Invoke.of(a, choices.of(REDUCTIONS), true, axes));
    Ref used = kept == null ? null : draft.add(Invoke.of(a, choices.of(CONSUMERS), kept));
    if (used == null || choices.coin()) {
      return used;
    }
    Ref squares = draft.add(Invoke.of(used, choices.of("square", "abs")));
    Ref from = squares == null ? used : squares;
    Ref sum = draft.add(Invoke.of(from, choices.of("sum", "max", "mean"), true, axes));
    return sum == null || choices.oneIn(3) ? sum : draft.add(Invoke.of(from, "div", sum));
  }

  private ReduceOptions options() {
    ReduceOptions options = ReduceOptions.DEFAULT.keepingDims(choices.coin());
    options = choices.coin() ? options.ignoringNaN() : options;
    return switch (choices.below(3)) {
      case 0 -> options.wide();
      case 1 -> options.compensated();
      default -> options;
    };
  }

  @Nullable Ref whole() {
    Ref a = draft.any(choices);
    int rank = draft.shape(a).rank();
    if (rank == 0) {
      return null;
    }
    int axis = choices.below(rank);
    return switch (choices.below(10)) {
      case 0, 1, 2 -> along(a, choices.of("cumSum", "cumProd", "cumMin", "cumMax"), axis);
      case 3 -> along(a, "sort", axis);
      case 4 -> along(a, "argSort", axis);
      case 5 -> topK(a, axis);
      case 6 -> draft.add(Invoke.of(a, "unique"));
      case 7, 8 -> put(a, axis);
      default -> product(a);
    };
  }

  private @Nullable Ref along(Ref a, String method, int axis) {
    return switch (choices.below(8)) {
      case 0 -> draft.add(Invoke.of(a, method));
      case 1 -> draft.add(Invoke.of(a, method, axis));
      default -> draft.add(Invoke.of(a, method, axis, choices.coin()));
    };
  }

  private @Nullable Ref topK(Ref a, int axis) {
    long extent = draft.shape(a).dim(axis);
    long count = Math.min(extent, 1 + choices.below(4));
    if (choices.oneIn(5)) {
      return draft.add(Invoke.of(a, choices.of("topK", "argTopK"), count));
    }
    return draft.add(Invoke.of(a, choices.of("topK", "argTopK"), count, axis, choices.coin()));
  }

  private @Nullable Ref put(Ref a, int axis) {
    long extent = draft.shape(a).dim(axis);
    dev.sinter.Shape count = dev.sinter.Shape.of(choices.below(9));
    if (extent == 0) {
      return null;
    }
    Ref indices = operands.indices(extent, count);
    dev.sinter.Shape scalar = dev.sinter.Shape.of();
    Ref values = operands.leaf(draft.type(a).part(), scalar);
    String method = choices.of("put", "putAdd");
    return draft.shape(a).rank() == 1 && choices.coin()
        ? draft.add(Invoke.of(a, method, indices, values))
        : draft.add(Invoke.of(a, method, indices, values, axis));
  }

  /** With its own transpose, which always fits. */
  private @Nullable Ref product(Ref a) {
    dev.sinter.Shape shape = draft.shape(a);
    if (shape.rank() > 2 || shape.size() > 2000) {
      return null;
    }
    if (shape.rank() == 1) {
      return draft.add(Invoke.of(a, choices.of("dot", "matmul"), a));
    }
    Ref transposed = draft.add(Invoke.of(a, "transpose", new int[0]));
    return transposed == null ? null : draft.add(Invoke.of(a, "matmul", transposed));
  }
}
