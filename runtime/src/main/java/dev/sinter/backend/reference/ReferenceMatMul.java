package dev.sinter.backend.reference;

import dev.sinter.DType;
import dev.sinter.backend.Memory;
import dev.sinter.backend.PrimitiveCall;
import dev.sinter.ir.Op;
import dev.sinter.ir.Semantics;
import dev.sinter.plan.Product;

/** Three nested loops in the order of {@link Product}. */
final class ReferenceMatMul {
  private ReferenceMatMul() {}

  static void multiply(PrimitiveCall call) {
    Product product = Product.of(call.shapes(), call.shape());
    for (long batch = 0; batch < product.batches(); batch++) {
      for (long i = 0; i < product.m(); i++) {
        for (long j = 0; j < product.n(); j++) {
          long at = (batch * product.m() + i) * product.n() + j;
          Elements.set(call.output(), at, element(call, product, batch, i, j));
        }
      }
    }
  }

  private static long element(PrimitiveCall call, Product product, long batch, long i, long j) {
    Memory a = call.operands().get(0);
    Memory b = call.operands().get(1);
    DType type = call.output().type();
    long sum = 0; // zero in every type
    for (long l = 0; l < product.k(); l++) {
      long left = Elements.get(a, product.aOffset(batch) + i * product.k() + l);
      long right = Elements.get(b, product.bOffset(batch) + l * product.n() + j);
      sum = Semantics.apply(Op.ADD, type, sum, Semantics.apply(Op.MUL, type, left, right));
    }
    return sum;
  }
}
