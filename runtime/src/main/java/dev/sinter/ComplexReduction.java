package dev.sinter;

import dev.sinter.capture.Capture;
import dev.sinter.ir.Node;
import dev.sinter.ir.ReduceOp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reductions of complex elements. */
final class ComplexReduction {
  private ComplexReduction() {}

  static Array reduce(ReduceOp op, Array array, int @Nullable [] axes, boolean keepDims) {
    Parts z = array.parts();
    return switch (op) {
      case SUM, MEAN ->
          Array.make(array.device(), z.map(part -> Capture.reduce(op, part, axes, keepDims)));
      case COUNT, ANY, ALL ->
          Array.make(array.device(), Capture.reduce(op, Complex.isNonzero(z), axes, keepDims));
      case PROD -> product(array, axes, keepDims);
      case MIN, MAX, VAR, COMPENSATED_SUM -> throw ComplexRefusal.of(op.label(), z.type());
    };
  }

  /** The reduced axes last and flat, then halved until one element is left. */
  private static Array product(Array array, int @Nullable [] axes, boolean keepDims) {
    Node like = Capture.reduce(ReduceOp.SUM, array.parts().re(), axes, keepDims);
    Node kept = Capture.reduce(ReduceOp.SUM, array.parts().re(), axes, true);
    long count = 1;
    List<Integer> order = new ArrayList<>();
    List<Integer> reduced = new ArrayList<>();
    for (int axis = 0; axis < array.shape().rank(); axis++) {
      if (axes == null || contains(array.shape(), axes, axis)) {
        reduced.add(axis);
        count *= array.shape().dim(axis);
      } else {
        order.add(axis);
      }
    }
    order.addAll(reduced);
    int[] permutation = order.stream().mapToInt(Integer::intValue).toArray();
    Array turned = permutation.length == 0 ? array : array.transpose(permutation);
    Array rows = turned.reshape(kept.shape().size(), count);
    return halved(rows, count).reshape(like.shape());
  }

  private static boolean contains(Shape shape, int[] axes, int axis) {
    for (int named : axes) {
      if (shape.axis(named) == axis) {
        return true;
      }
    }
    return false;
  }

  /** Element i times element i + ceil(n / 2), over and over. */
  private static Array halved(Array rows, long count) {
    if (count == 0) {
      return Array.ones(rows.dtype(), Shape.of(rows.shape().dim(0)));
    }
    Array left = rows;
    for (long n = count; n > 1; n = (n + 1) / 2) {
      long half = (n + 1) / 2;
      Array first = left.slice(Slice.all(), Slice.range(0, n / 2));
      Array second = left.slice(Slice.all(), Slice.range(half, n));
      Array products = first.mul(second);
      left =
          n % 2 == 0
              ? products
              : Array.concat(1, products, left.slice(Slice.all(), Slice.range(n / 2, half)));
    }
    return left;
  }
}
