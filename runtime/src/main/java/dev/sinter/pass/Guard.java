package dev.sinter.pass;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.Storage;
import java.util.List;

/**
 * What a graph has in the place of a leaf of which elements are in error: {@code inError ? (type)
 * (1 / (inError ? 0 : 1)) : element}. So an element in error is one again for whatever depends on
 * it, and for nothing else.
 *
 * @param definition of the leaf's node
 * @param quotient the node that is in error
 */
record Guard(Definition definition, Node quotient) {
  /**
   * Of a leaf.
   *
   * @param errors see {@link Storage#errors()}
   */
  static Guard of(Node leaf, Storage elements, Storage errors) {
    Shape shape = errors.size() == elements.size() ? leaf.shape() : Shape.of();
    Node inError = node(leaf, DType.BOOL, shape, new Definition.Leaf(errors));
    Node fine = node(leaf, DType.BOOL, shape, new Definition.Apply(Op.NOT, List.of(inError)));
    Node divisor = node(leaf, DType.I32, shape, new Definition.Convert(fine));
    Node one = node(leaf, DType.I32, Shape.of(), new Definition.Constant(1, true));
    Node quotient =
        node(leaf, DType.I32, shape, new Definition.Apply(Op.DIV, List.of(one, divisor)));
    Node error =
        leaf.type() == DType.I32
            ? quotient
            : node(leaf, leaf.type(), shape, new Definition.Convert(quotient));
    Node element = node(leaf, leaf.type(), leaf.shape(), Definition.Leaf.asItIs(elements));
    // Nodes hold what they read; these are for a graph, whose storages are held by who runs it.
    for (Node made : List.of(error, element)) {
      made.retain();
      made.release();
    }
    return new Guard(new Definition.Apply(Op.SELECT, List.of(inError, error, element)), quotient);
  }

  private static Node node(Node leaf, DType type, Shape shape, Definition definition) {
    return new Node(type, shape, definition, leaf.line());
  }
}
