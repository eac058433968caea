package dev.sinter.plan;

import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Primitive;
import java.util.List;

/**
 * The launch of a primitive: one result from whole arrays in memory.
 *
 * @param shapes of the operands, as the primitive sees them
 * @param shape of the result
 * @param sources per operand: a leaf slot of the graph, or {@code -1 - temporary}
 * @param output the number of the temporary that receives the result
 * @param bytesRead bytes of all operands, each read once
 * @param bytesWritten bytes of the result
 * @param flops nominal operations, see {@link Primitive#flops}
 * @param nodes see {@link #nodes()}
 */
public record PrimitiveStep(
    Primitive op,
    Precision precision,
    List<Shape> shapes,
    Shape shape,
    int[] sources,
    int output,
    long bytesRead,
    long bytesWritten,
    long flops,
    int[] nodes)
    implements Stage {
  @Override
  public String name() {
    return op.label();
  }

  @Override
  public int[] stored() {
    return new int[] {output};
  }

  @Override
  public int[] reads() {
    return sources;
  }
}
