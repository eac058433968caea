package dev.sinter.backend.reference;

import dev.sinter.Shape;
import dev.sinter.backend.Memory;
import dev.sinter.backend.PrimitiveCall;
import dev.sinter.ir.Primitive;
import java.util.Arrays;

/** What each primitive does, one element after the other. */
final class ReferencePrimitives implements Primitive.Visitor<Void> {
  private final PrimitiveCall call;

  ReferencePrimitives(PrimitiveCall call) {
    this.call = call;
  }

  void run() {
    call.op().accept(this);
  }

  @Override
  public Void scan(Primitive.Scan scan) {
    Memory operand = call.operands().get(0);
    new Lines(call.shape(), scan.axis())
        .forEach(
            line -> {
              long[] values = line.read(operand);
              line.write(call.output(), ReferenceScan.scan(scan, operand.type(), values));
            });
    return null;
  }

  @Override
  public Void sort(Primitive.Sort sort) {
    Memory operand = call.operands().get(0);
    new Lines(call.shape(), call.shape().rank() - 1)
        .forEach(
            line -> {
              long[] values = line.read(operand);
              line.write(call.output(), ReferenceSort.sort(sort, operand.type(), values));
            });
    return null;
  }

  @Override
  public Void top(Primitive.Top top) {
    Memory operand = call.operands().get(0);
    Lines rows = new Lines(call.shapes().get(0), call.shape().rank() - 1);
    int count = (int) call.shape().dim(call.shape().rank() - 1);
    rows.forEach(
        row -> {
          long[] sorted = ReferenceSort.sort(top.sort(), operand.type(), row.read(operand));
          Line result = new Line(row.first() / rows.length() * count, 1, count);
          result.write(call.output(), Arrays.copyOf(sorted, count));
        });
    return null;
  }

  @Override
  public Void matMul(Primitive.MatMul product) {
    ReferenceMatMul.multiply(call);
    return null;
  }

  @Override
  public Void put(Primitive.Put put) {
    new ReferenceIndexed(call, put.axis()).put(put);
    return null;
  }

  /** The lines of an array along an axis. */
  private record Lines(long outer, int length, long inner) {
    Lines(Shape shape, int axis) {
      this(product(shape, 0, axis), (int) shape.dim(axis), product(shape, axis + 1, shape.rank()));
    }

    private static long product(Shape shape, int from, int to) {
      long product = 1;
      for (int axis = from; axis < to; axis++) {
        product *= shape.dim(axis);
      }
      return product;
    }

    void forEach(java.util.function.Consumer<Line> action) {
      for (long o = 0; o < outer; o++) {
        for (long i = 0; i < inner; i++) {
          action.accept(new Line(o * length * inner + i, inner, length));
        }
      }
    }
  }

  /** Elements {@code first + stride * i}. */
  private record Line(long first, long stride, int length) {
    long[] read(Memory memory) {
      long[] values = new long[length];
      for (int i = 0; i < length; i++) {
        values[i] = Elements.get(memory, first + stride * i);
      }
      return values;
    }

    void write(Memory memory, long[] values) {
      for (int i = 0; i < length; i++) {
        Elements.set(memory, first + stride * i, values[i]);
      }
    }
  }
}
