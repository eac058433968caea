package dev.sinter.programs;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ShapeException;

/** Leaves, and operands that go with another. */
final class Operands {
  private final Draft draft;
  private final Choices choices;
  private final Choices values;
  private final Shapes shapes;

  /**
   * Over what a draft has.
   *
   * @param values draws what leaves hold
   */
  Operands(Draft draft, Choices choices, Choices values, Shapes shapes) {
    this.draft = draft;
    this.choices = choices;
    this.values = values;
    this.shapes = shapes;
  }

  /** One that broadcasts with {@code a}: what is there, or a new leaf. */
  Ref beside(Ref a) {
    for (int attempt = 0; attempt < 4; attempt++) {
      Ref b = draft.any(choices);
      if (fits(draft.shape(a), draft.shape(b))) {
        return b;
      }
    }
    Shape within = shapes.within(choices, draft.shape(a));
    return leaf(Shapes.type(choices), draft.admits(within) ? within : Shape.of());
  }

  private static boolean fits(Shape a, Shape b) {
    try {
      return Shape.broadcast(a, b).size() <= 4 * Math.max(a.size(), b.size());
    } catch (ShapeException mismatch) {
      return false;
    }
  }

  Ref leaf() {
    return leaf(Shapes.type(choices), shapes.any(choices));
  }

  /** New elements. */
  Ref leaf(DType type, Shape shape) {
    return added(new Leaf(type, shape, Values.random(values)));
  }

  /** Positions along an axis of this extent; rarely one too far. */
  Ref indices(long extent, Shape shape) {
    DType type =
        choices.of(DType.I32, DType.I64, DType.I32, DType.I16, DType.U8, DType.U32, DType.U64);
    long bound = choices.oneIn(25) ? extent + 1 : extent;
    return added(new Leaf(type, shape, new Values(Values.Style.INDEX, values.seed(), bound)));
  }

  private Ref added(Leaf leaf) {
    Ref ref = draft.add(leaf);
    if (ref == null) {
      throw new IllegalStateException("a leaf of " + leaf.shape() + " is too large");
    }
    return ref;
  }
}
