package dev.sinter.programs;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Internals;
import dev.sinter.Shape;
import dev.sinter.SinterException;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A program that grows: every step is tried on the current device, and what its shapes and types
 * don't allow is left out.
 */
final class Draft {
  private final List<Step> steps = new ArrayList<>();
  private final List<@Nullable Array> arrays = new ArrayList<>();
  private final List<Ref> open = new ArrayList<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final long mostElements;
  private final boolean inexact;

  /**
   * An empty program.
   *
   * @param inexact whether it may use operators whose bits Java leaves open
   */
  Draft(long mostElements, boolean inexact) {
    this.mostElements = mostElements;
    this.inexact = inexact;
  }

  /** Whether operators are allowed whose bits Java leaves open. */
  boolean isInexact() {
    return inexact;
  }

  /** Adds a step; null, and nothing has changed, if it is not possible or too large. */
  @Nullable Ref add(Step step) {
    Array array;
    try {
      array = step.makes() ? step.run(arrays.toArray(Array[]::new)) : null;
    } catch (SinterException
        | ArithmeticException
        | IndexOutOfBoundsException
        | UnsupportedOperationException refused) {
      return null;
    }
    if (array != null && (!admits(array.shape()) || !isAllowed(array))) {
      return null;
    }
    steps.add(step);
    arrays.add(array);
    Ref ref = new Ref(steps.size() - 1);
    if (array != null) {
      open.add(ref);
    }
    return ref;
  }

  /** Ends a handle; nothing takes it any more. */
  void close(Ref ref) {
    steps.add(new Close(ref));
    arrays.add(null);
    open.remove(ref);
  }

  private boolean isAllowed(Array array) {
    ArrayDeque<Node> pending = new ArrayDeque<>(Internals.nodes(array));
    while (!inexact && !pending.isEmpty()) {
      Node node = pending.pop();
      if (seen.add(node)) {
        if (node.definition() instanceof Definition.Apply apply && isInexact(apply.op(), node)) {
          seen.remove(node);
          return false;
        }
        pending.addAll(node.definition().operands());
      }
    }
    return true;
  }

  private static boolean isInexact(Op op, Node node) {
    return switch (op) {
      case CBRT, EXP, EXP2, EXPM1, LOG, LOG2, LOG10, LOG1P, SIN, COS, TAN, ASIN, ACOS, ATAN -> true;
      case SINH, COSH, TANH, ASINH, ACOSH, ATANH, SIGMOID, ERF, ERFC, GAMMA, LGAMMA -> true;
      case ATAN2, HYPOT -> true;
      case POW -> node.type().isFloating();
      default -> false;
    };
  }

  /** Whether an array of this shape is not too large. */
  boolean admits(Shape shape) {
    return shape.size() <= mostElements;
  }

  Array array(Ref ref) {
    return java.util.Objects.requireNonNull(arrays.get(ref.step()));
  }

  Shape shape(Ref ref) {
    return array(ref).shape();
  }

  DType type(Ref ref) {
    return array(ref).dtype();
  }

  int size() {
    return steps.size();
  }

  /** The result of the last step that made one. */
  Ref last() {
    return open.get(open.size() - 1);
  }

  List<Ref> open() {
    return open;
  }

  /** An array, rather one of the newest. */
  Ref any(Choices choices) {
    int newest = Math.min(choices.of(1, 1, 3, open.size()), open.size());
    return open.get(open.size() - 1 - choices.below(newest));
  }

  /** One with a property, or null. */
  @Nullable Ref find(Choices choices, Predicate<Ref> property) {
    List<Ref> found = open.stream().filter(property).toList();
    return found.isEmpty() ? null : choices.of(found);
  }

  Program finished(List<Ref> outputs) {
    return new Program(steps, outputs);
  }
}
