package dev.sinter;

import dev.sinter.capture.Capture;
import dev.sinter.capture.Products;
import dev.sinter.capture.Reducing;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reductions, running products and products of matrices of complex elements. */
final class ComplexReduction {
  private ComplexReduction() {}

  /** ANY and ALL ignore the options but keepDims. */
  static Array reduce(ReduceOp op, Array array, int @Nullable [] axes, ReduceOptions options) {
    Parts z = array.parts();
    return switch (op) {
      case SUM, MEAN, COMPENSATED_SUM -> {
        Parts counted = counted(z, options);
        yield Array.make(
            array.device(), counted.map(part -> Reducing.reduce(op, part, axes, options)));
      }
      case VAR -> Array.make(array.device(), variance(z, axes, options));
      case COUNT, ANY, ALL -> {
        Node nonzero = Complex.isNonzero(z);
        Node counted =
            options.ignoreNaN()
                ? Capture.apply(Op.AND, nonzero, Capture.apply(Op.NOT, isNaN(z)))
                : nonzero;
        yield Array.make(array.device(), Capture.reduce(op, counted, axes, options.keepDims()));
      }
      case PROD -> {
        try (Scope steps = Scope.on(array.device())) {
          Array factors = options.ignoreNaN() ? Array.where(array.isNaN(), 1, array) : array;
          yield steps.keep(product(factors, axes, options.keepDims()));
        }
      }
      case MIN, MAX -> throw ComplexRefusal.of(z.type());
    };
  }

  /** The sum of the variances of the parts. */
  static Node variance(Parts z, int @Nullable [] axes, ReduceOptions options) {
    return Capture.convert(spread(z, axes, options), z.re().type());
  }

  /** In F64 where the options ask for wide accumulation. */
  private static Node spread(Parts z, int @Nullable [] axes, ReduceOptions options) {
    Parts counted = counted(isWide(z, options) ? z.cast(DType.C128) : z, options);
    return Capture.apply(
        Op.ADD,
        Reducing.reduce(ReduceOp.VAR, counted.re(), axes, options),
        Reducing.reduce(ReduceOp.VAR, counted.imaginary(), axes, options));
  }

  private static boolean isWide(Parts z, ReduceOptions options) {
    return z.type() == DType.C64 && options.accumulation() == ReduceOptions.Accumulation.WIDE;
  }

  /** The square root of the variance. */
  static Node deviation(Parts z, int @Nullable [] axes, ReduceOptions options) {
    Reducing.requireAxes("std", z.re().shape(), axes);
    Node deviation = Capture.apply(Op.SQRT, spread(z, axes, options));
    return Capture.convert(deviation, z.re().type());
  }

  /** sqrt(sum(x² + y²)). */
  static Node norm(Parts z, int @Nullable [] axes, ReduceOptions options) {
    Reducing.requireAxes("norm", z.re().shape(), axes);
    Parts given = isWide(z, options) ? z.cast(DType.C128) : z;
    Node squares = Capture.apply(Op.ADD, square(given.re()), square(given.imaginary()));
    Node norm = Capture.apply(Op.SQRT, Reducing.reduce(ReduceOp.SUM, squares, axes, options));
    return Capture.convert(norm, z.re().type());
  }

  private static Node square(Node part) {
    return Capture.apply(Op.MUL, part, part);
  }

  private static Node isNaN(Parts z) {
    return Complex.apply(Op.IS_NAN, z).re();
  }

  /** If NaN is ignored it is in both parts where one is: both leave out the same elements. */
  private static Parts counted(Parts z, ReduceOptions options) {
    if (!options.ignoreNaN()) {
      return z;
    }
    Node missing = isNaN(z);
    Node nan = Capture.scalar(z.re().type(), Double.NaN);
    return z.map(part -> Capture.apply(Op.SELECT, missing, nan, part));
  }

  /**
   * The sum of products of two vectors, one of them at least complex; neither is conjugated.
   *
   * @throws ShapeException if they are not vectors of one length
   */
  static Parts dot(Parts a, Parts b) {
    Reducing.requireVectors(a.re().shape(), b.re().shape());
    Parts products = Complex.apply(Op.MUL, a, b);
    return products.map(part -> Capture.reduce(ReduceOp.SUM, part, null, false));
  }

  /**
   * (ac - bd) + (ad + bc) i of the products of the parts' matrices, one of them at least complex.
   */
  static Parts matmul(Parts left, Parts right) {
    Products.requireNumbers(left.type(), right.type());
    DType type = DType.promote(left.type(), right.type());
    Parts a = left.as(type);
    Parts b = right.as(type);
    if (!a.isComplex()) {
      return b.map(part -> Products.matmul(a.re(), part));
    }
    if (!b.isComplex()) {
      return a.map(part -> Products.matmul(part, b.re()));
    }
    Node re =
        Capture.apply(
            Op.SUB, Products.matmul(a.re(), b.re()), Products.matmul(a.imaginary(), b.imaginary()));
    Node im =
        Capture.apply(
            Op.ADD, Products.matmul(a.re(), b.imaginary()), Products.matmul(a.imaginary(), b.re()));
    return Parts.complex(re, im);
  }

  /** As the following, over all elements in row-major order. */
  static Array cumProd(Array array) {
    try (Scope steps = Scope.on(array.device())) {
      return steps.keep(cumProd(array.reshape(array.shape().size()), 0, false));
    }
  }

  /** Products of the elements up to each along an axis, by doubling: log2(n) rounds. */
  static Array cumProd(Array array, int axis, boolean exclusive) {
    int at = array.shape().axis(axis);
    long extent = array.shape().dim(at);
    try (Scope steps = Scope.on(array.device())) {
      Array running =
          exclusive && extent > 0
              ? along(array, at, 0, extent - 1).pad(at, 1, 0, 1)
              : array.reshape(array.shape());
      for (long reach = 1; reach < extent; reach *= 2) {
        Array first = along(running, at, 0, reach);
        Array earlier = along(running, at, 0, extent - reach);
        running = Array.concat(at, first, earlier.mul(along(running, at, reach, extent)));
      }
      return steps.keep(running);
    }
  }

  private static Array along(Array array, int axis, long from, long to) {
    Slice[] slices = new Slice[array.shape().rank()];
    Arrays.fill(slices, Slice.all());
    slices[axis] = Slice.range(from, to);
    return array.slice(slices);
  }

  /** The reduced axes last and flat, then halved until one element is left. */
  private static Array product(Array array, int @Nullable [] axes, boolean keepDims) {
    Shape shape = array.shape();
    Reducing.requireAxes("prod", shape, axes);
    long count = 1;
    long rest = 1;
    List<Integer> order = new ArrayList<>();
    List<Integer> reduced = new ArrayList<>();
    List<Long> dims = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (axes == null || contains(shape, axes, axis)) {
        reduced.add(axis);
        count *= shape.dim(axis);
      } else {
        order.add(axis);
        rest *= shape.dim(axis);
        dims.add(shape.dim(axis));
      }
      if (keepDims && reduced.contains(axis)) {
        dims.add(1L);
      }
    }
    order.addAll(reduced);
    int[] permutation = order.stream().mapToInt(Integer::intValue).toArray();
    Array turned = permutation.length == 0 ? array : array.transpose(permutation);
    long[] result = dims.stream().mapToLong(Long::longValue).toArray();
    return halved(turned.reshape(rest, count), count).reshape(Shape.of(result));
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
