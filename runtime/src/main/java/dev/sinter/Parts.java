package dev.sinter;

import dev.sinter.capture.Capture;
import dev.sinter.capture.Views;
import dev.sinter.ir.Node;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an array stands for: one node, or the real and the imaginary part of complex elements, of
 * one type and shape.
 *
 * @param re the values, or the real parts
 * @param im the imaginary parts; null unless the elements are complex
 */
record Parts(Node re, @Nullable Node im) {
  static Parts real(Node node) {
    return new Parts(node, null);
  }

  /** Both parts stretched to their common shape. */
  static Parts complex(Node re, Node im) {
    Shape shape = Capture.broadcast(re.shape(), im.shape());
    return new Parts(Views.broadcastTo(re, shape), Views.broadcastTo(im, shape));
  }

  boolean isComplex() {
    return im != null;
  }

  DType type() {
    return im == null ? re.type() : re.type() == DType.F32 ? DType.C64 : DType.C128;
  }

  /** The imaginary parts; zero for real elements. */
  Node imaginary() {
    return im == null ? Capture.constant(re.type(), re.shape(), 0) : im;
  }

  /** One or two nodes, to be evaluated together. */
  List<Node> nodes() {
    return im == null ? List.of(re) : List.of(re, im);
  }

  boolean isEvaluated() {
    return re.isEvaluated() && (im == null || im.isEvaluated());
  }

  /** The same operation on each part. */
  Parts map(UnaryOperator<Node> operation) {
    return new Parts(operation.apply(re), im == null ? null : operation.apply(im));
  }

  /**
   * Converted to {@code type}; real elements become complex with imaginary part 0.
   *
   * @throws DTypeException from a complex to a real type
   */
  Parts cast(DType type) {
    if (im == null && !type.isComplex()) {
      return real(Capture.convert(re, type));
    }
    if (!type.isComplex()) {
      String instead =
          type == DType.BOOL ? "ne(0)" : "real().cast(DType." + type + "), imag() or abs()";
      throw new DTypeException(
          "cast from " + type() + " to " + type + " would drop a part: write " + instead);
    }
    Node real = Capture.convert(re, type.part());
    return new Parts(real, im == null ? real(real).imaginary() : Capture.convert(im, type.part()));
  }

  /** The parts in the type of {@code type}'s parts; real elements stay real. */
  Parts as(DType type) {
    return map(node -> Capture.convert(node, type.part()));
  }
}
