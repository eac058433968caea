package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Primitive;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** A primitive with its operands. */
public record PrimitiveCase(
    Primitive op, List<Operand> operands, DType resultType, Shape resultShape) {
  /** Elements under a shape. */
  public record Operand(DType type, Shape shape, Object array) {}

  /** The result, and the position of the first error or {@link Integer#MAX_VALUE}. */
  public record Outcome(Object result, int error) {}

  /** Says what is run on what. */
  public String name() {
    StringBuilder out = new StringBuilder(op.toString());
    operands.forEach(operand -> out.append(' ').append(operand.type()).append(operand.shape()));
    return out.toString();
  }

  /** Runs it, and reads everything back. */
  public Outcome run(Backend backend) {
    List<Memory> memories = new ArrayList<>();
    operands.forEach(operand -> memories.add(backend.upload(operand.type(), operand.array())));
    Memory output = backend.allocate(resultType, resultShape.size());
    Memory errors = op.trap().isEmpty() ? null : backend.allocate(DType.I32, 1);
    backend.run(
        new PrimitiveCall(
            op,
            Precision.EXACT,
            operands.stream().map(Operand::shape).toList(),
            List.copyOf(memories),
            resultShape,
            output,
            errors,
            false));
    Object result = Array.newInstance(resultType.javaType(), (int) resultShape.size());
    backend.download(output, 0, result, 0, (int) resultShape.size());
    int[] error = {Integer.MAX_VALUE};
    if (errors != null) {
      backend.download(errors, 0, error, 0, 1);
      errors.release();
    }
    memories.forEach(Memory::release);
    output.release();
    return new Outcome(result, error[0]);
  }

  @Override
  public String toString() {
    return name();
  }
}
