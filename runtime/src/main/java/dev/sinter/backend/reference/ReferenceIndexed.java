package dev.sinter.backend.reference;

import dev.sinter.DType;
import dev.sinter.backend.Memory;
import dev.sinter.backend.PrimitiveCall;
import dev.sinter.ir.Op;
import dev.sinter.ir.Primitive;
import dev.sinter.ir.Semantics;
import java.util.Objects;

/** Puts elements where indices say, one after the other. */
final class ReferenceIndexed {
  private final PrimitiveCall call;
  private final Memory from;
  private final long outer;
  private final long length;
  private final long inner;

  ReferenceIndexed(PrimitiveCall call, int axis) {
    this.call = call;
    this.from = call.operands().get(0);
    long before = 1;
    long after = 1;
    for (int k = 0; k < call.shapes().get(0).rank(); k++) {
      before *= k < axis ? call.shapes().get(0).dim(k) : 1;
      after *= k > axis ? call.shapes().get(0).dim(k) : 1;
    }
    this.outer = before;
    this.length = call.shapes().get(0).dim(axis);
    this.inner = after;
    Elements.set(Objects.requireNonNull(call.errors()), 0, Integer.MAX_VALUE);
  }

  private void fail(long position) {
    Memory errors = Objects.requireNonNull(call.errors());
    long lowest = Math.min(Elements.get(errors, 0), Math.min(position, Integer.MAX_VALUE - 1));
    Elements.set(errors, 0, lowest);
  }

  void put(Primitive.Put put) {
    for (long i = 0; i < from.size(); i++) {
      Elements.set(call.output(), i, Elements.get(from, i));
    }
    Memory sorted = call.operands().get(2);
    for (long q = 0; q < sorted.size(); q++) {
      long at = Elements.get(sorted, q);
      long position = Elements.get(call.operands().get(3), q);
      if (at < 0 || at >= length) {
        fail(position);
      } else {
        put(put, at, position, sorted.size());
      }
    }
  }

  private void put(Primitive.Put put, long at, long position, long count) {
    Memory values = call.operands().get(1);
    for (long o = 0; o < outer; o++) {
      for (long i = 0; i < inner; i++) {
        long target = (o * length + at) * inner + i;
        long value = Elements.get(values, (o * count + position) * inner + i);
        long before = Elements.get(call.output(), target);
        Elements.set(call.output(), target, put.add() ? sum(before, value) : value);
      }
    }
  }

  /** In the element's type; integers wrap. */
  private long sum(long a, long b) {
    DType type = from.type();
    return type.isInteger()
        ? Semantics.canonical(type, a + b)
        : Semantics.apply(Op.ADD, type, a, b);
  }
}
