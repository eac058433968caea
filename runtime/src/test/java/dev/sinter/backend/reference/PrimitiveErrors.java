package dev.sinter.backend.reference;

import dev.sinter.Shape;
import dev.sinter.backend.reference.NodeEvaluator.Value;
import dev.sinter.ir.Primitive;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The errors of the operands that each element of a primitive's result depends on. */
record PrimitiveErrors(List<Value> operands, Value result)
    implements Primitive.Visitor<@Nullable Void> {
  private long[] errors(int operand) {
    return operands.get(operand).errors();
  }

  private int dim(int operand, int axisFromEnd) {
    Value value = operands.get(operand);
    return (int) value.shape().dim(value.shape().rank() - axisFromEnd);
  }

  private static int below(Value value, int axis) {
    int below = 1;
    for (int k = axis + 1; k < value.shape().rank(); k++) {
      below *= (int) value.shape().dim(k);
    }
    return below;
  }

  @Override
  public @Nullable Void scan(Primitive.Scan scan) {
    int length = (int) result.shape().dim(scan.axis());
    int below = below(result, scan.axis());
    for (int i = 0; i < result.errors().length; i++) {
      int at = i / below % length;
      int first = i - at * below;
      for (int k = 0; k < at + (scan.exclusive() ? 0 : 1); k++) {
        result.errors()[i] |= errors(0)[first + k * below];
      }
    }
    return null;
  }

  @Override
  public @Nullable Void sort(Primitive.Sort sort) {
    return rows();
  }

  @Override
  public @Nullable Void top(Primitive.Top top) {
    return rows();
  }

  /** Elements of a row depend on all of the operand's row. */
  private @Nullable Void rows() {
    int length = dim(0, 1);
    int count = (int) result.shape().dim(result.shape().rank() - 1);
    for (int row = 0; row < result.errors().length / count; row++) {
      int first = row * length;
      long all = Arrays.stream(errors(0), first, first + length).reduce(0, (x, y) -> x | y);
      Arrays.fill(result.errors(), row * count, (row + 1) * count, all);
    }
    return null;
  }

  @Override
  public @Nullable Void matMul(Primitive.MatMul product) {
    int m = dim(0, 2);
    int k = dim(0, 1);
    int n = dim(1, 1);
    int rank = result.shape().rank();
    int[] left = Places.broadcast(batches(operands.get(0)), batches(result));
    int[] right = Places.broadcast(batches(operands.get(1)), batches(result));
    for (int i = 0; i < result.errors().length; i++) {
      int batch = rank == 2 ? 0 : i / (m * n);
      for (int j = 0; j < k; j++) {
        result.errors()[i] |= errors(0)[(left[batch] * m + i / n % m) * k + j];
        result.errors()[i] |= errors(1)[(right[batch] * k + j) * n + i % n];
      }
    }
    return null;
  }

  private static Shape batches(Value value) {
    long[] dims = new long[value.shape().rank() - 2];
    Arrays.setAll(dims, value.shape()::dim);
    return Shape.of(dims);
  }

  @Override
  public @Nullable Void put(Primitive.Put put) {
    long indices =
        Arrays.stream(errors(2)).reduce(0, (a, b) -> a | b)
            | Arrays.stream(errors(3)).reduce(0, (a, b) -> a | b);
    int length = (int) result.shape().dim(put.axis());
    int count = errors(2).length;
    int below = below(result, put.axis());
    for (int i = 0; i < result.errors().length; i++) {
      int at = i / below % length;
      long own = errors(0)[i];
      for (int k = 0; k < count; k++) {
        if (operands.get(2).bits()[k] == at) {
          int value = (int) operands.get(3).bits()[k];
          int row = i / below / length;
          long taken = errors(1)[(row * count + value) * below + i % below];
          own = put.add() ? own | taken : taken;
        }
      }
      result.errors()[i] = own | indices;
    }
    return null;
  }
}
