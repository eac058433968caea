package dev.sinter;

import dev.sinter.capture.Joining;
import dev.sinter.ir.Node;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** Operations that put several arrays' elements together, part by part. */
final class Joined {
  private Joined() {}

  /** As complex numbers of the widest type if one of the arrays is complex. */
  static Parts of(List<Parts> arrays, Function<List<Node>, Node> operation) {
    if (arrays.stream().noneMatch(Parts::isComplex)) {
      return Parts.real(operation.apply(arrays.stream().map(Parts::re).toList()));
    }
    DType type = Joining.commonType(arrays.stream().map(Parts::type).toList());
    List<Parts> complex = arrays.stream().map(parts -> parts.cast(type)).toList();
    return Parts.complex(
        operation.apply(complex.stream().map(Parts::re).toList()),
        operation.apply(complex.stream().map(Parts::imaginary).toList()));
  }

  /** The operation on the real parts, and on the imaginary parts if there are some. */
  static Parts zip(Parts a, Parts b, BinaryOperator<Node> operation) {
    Node re = operation.apply(a.re(), b.re());
    return a.isComplex()
        ? Parts.complex(re, operation.apply(a.imaginary(), b.imaginary()))
        : Parts.real(re);
  }
}
