package dev.sinter.programs;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Device;
import dev.sinter.Internals;
import dev.sinter.Scope;
import dev.sinter.Shape;
import dev.sinter.backend.reference.NodeEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a failing program smaller for as long as it fails. */
final class Shrinker {
  private final Predicate<Program> fails;
  private int budget;

  /**
   * For one failure.
   *
   * @param fails whether a program still fails; one that can't be run does not
   * @param budget how many programs may be tried
   */
  Shrinker(Predicate<Program> fails, int budget) {
    this.fails = fails;
    this.budget = budget;
  }

  /** The smallest program found. */
  Program shrink(Program failing) {
    Program smallest = failing;
    boolean changed = true;
    while (changed && budget > 0) {
      changed = false;
      for (Program candidate = better(smallest); candidate != null; candidate = better(smallest)) {
        smallest = candidate;
        changed = true;
      }
    }
    return smallest;
  }

  private @Nullable Program better(Program program) {
    for (Program candidate : candidates(program)) {
      Program pruned = candidate.pruned();
      if (budget-- <= 0) {
        return null;
      }
      if (weight(pruned) < weight(program) && fails.test(pruned)) {
        return pruned;
      }
    }
    return null;
  }

  /** Every change that counts as simpler lowers it, so that shrinking ends. */
  private static long weight(Program program) {
    long weight = 100L * program.outputs().size();
    for (Step step : program.steps()) {
      weight += 1000;
      if (step instanceof Leaf leaf) {
        weight += Math.min(leaf.shape().size(), 100) + leaf.shape().rank();
        weight += leaf.values().style() == Values.Style.ONES && leaf.known() == null ? -300 : 0;
        weight += leaf.known() == null ? leaf.values().style().ordinal() == 0 ? 5 : 0 : -200;
        weight += 10L * leaf.type().ordinal() % 7;
        for (long dim : leaf.shape().dims()) {
          weight += Math.min(dim, 10_000_000) / 8;
        }
      } else if (step instanceof Invoke invoke) {
        for (Object argument : invoke.arguments()) {
          weight += argument instanceof Shape shape ? Math.min(shape.size(), 1000) : 0;
        }
      }
    }
    return weight;
  }

  private static List<Program> candidates(Program program) {
    List<Program> candidates = new ArrayList<>();
    for (Ref output : program.outputs()) {
      if (program.outputs().size() > 1) {
        candidates.add(program.reading(List.of(output)));
      }
    }
    for (Ref output : program.outputs()) {
      List<Ref> others = new ArrayList<>(program.outputs());
      others.remove(output);
      if (!others.isEmpty()) {
        candidates.add(program.reading(others));
      }
    }
    for (int i = program.steps().size() - 1; i >= 0; i--) {
      Step step = program.steps().get(i);
      if (!step.makes()) {
        candidates.add(program.without(i));
      }
      for (Ref operand : step.makes() ? step.operands() : List.<Ref>of()) {
        candidates.add(program.without(i, operand));
      }
    }
    leaves(program, candidates);
    extents(program, candidates);
    values(program, candidates);
    return candidates;
  }

  /** Steps replaced by leaves with the elements that they have. */
  @SuppressWarnings("try") // the scope acts by being open
  private static void leaves(Program program, List<Program> candidates) {
    try (Scope scope = Scope.on(Device.find("reference"))) {
      @Nullable Array[] arrays = new Array[program.steps().size()];
      NodeEvaluator evaluator = new NodeEvaluator(Set.of());
      for (int i = 0; i < arrays.length; i++) {
        Step step = program.steps().get(i);
        if (!step.makes()) {
          continue;
        }
        Array array = java.util.Objects.requireNonNull(step.run(arrays));
        arrays[i] = array;
        if (step instanceof Invoke && !array.dtype().isComplex()) {
          DType type = array.dtype();
          NodeEvaluator.Value value = evaluator.value(Internals.node(array));
          Leaf random = new Leaf(type, array.shape(), new Values(Values.Style.SMALL, 1, 0));
          candidates.add(program.with(i, random));
          candidates.add(program.with(i, random.ofBits(value.bits())));
        }
      }
    }
  }

  private static void extents(Program program, List<Program> candidates) {
    Set<Long> extents = new TreeSet<>();
    for (Step step : program.steps()) {
      if (step instanceof Leaf leaf) {
        java.util.Arrays.stream(leaf.shape().dims()).forEach(extents::add);
      } else if (step instanceof Invoke invoke) {
        for (Object argument : invoke.arguments()) {
          if (argument instanceof Shape shape) {
            java.util.Arrays.stream(shape.dims()).forEach(extents::add);
          }
        }
      }
    }
    for (long extent : extents) {
      for (long less : new long[] {1, 2, 3, extent / 4, extent / 2, extent - 1}) {
        if (less >= 1 && less < extent) {
          candidates.add(program.resized(extent, less));
        }
      }
    }
    for (int i = 0; i < program.steps().size(); i++) {
      if (program.steps().get(i) instanceof Leaf leaf) {
        for (long extent : leaf.shape().dims()) {
          if (extent > 1) {
            candidates.add(program.with(i, leaf.resized(extent, 1)));
          }
        }
        candidates.add(program.with(i, new Leaf(leaf.type(), Shape.of(), leaf.values(), null)));
      }
    }
  }

  private static void values(Program program, List<Program> candidates) {
    for (int i = 0; i < program.steps().size(); i++) {
      if (program.steps().get(i) instanceof Leaf leaf && !leaf.isIndex()) {
        for (Values.Style style : List.of(Values.Style.ONES, Values.Style.SMALL)) {
          candidates.add(program.with(i, leaf.of(new Values(style, 1, 0))));
        }
        if (leaf.known() == null && leaf.shape().size() <= 100) {
          candidates.add(program.with(i, leaf.ofBits(leaf.bits())));
        }
        for (DType type : List.of(DType.F32, DType.I32)) {
          candidates.add(
              program.with(i, new Leaf(type, leaf.shape(), new Values(Values.Style.SMALL, 1, 0))));
        }
      }
    }
  }
}
