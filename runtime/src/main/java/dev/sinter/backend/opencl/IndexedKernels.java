package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.backend.PrimitiveCall;
import dev.sinter.ir.Primitive;

/**
 * Elements put where indices say: a work-item for each element of the result, or a work-group for
 * each of few elements to which many are added.
 */
final class IndexedKernels {
  private static final int GROUP = 256;

  /** So many elements of the result fill a GPU with a work-item for each. */
  private static final long MANY = 65_536;

  private final PrimitiveQueue queue;
  private final DType type;
  private final Buffer errors;

  IndexedKernels(PrimitiveQueue queue) {
    this.queue = queue;
    PrimitiveCall call = queue.call();
    this.type = call.output().type();
    if (!(call.errors() instanceof DeviceMemory memory)) {
      throw new IllegalStateException(call.op() + " without memory for errors");
    }
    this.errors = memory.buffer();
  }

  private long[] sizes(int axis, long count) {
    Strip strip = Strip.of(queue.call().shapes().get(0), axis);
    return new long[] {strip.length(), strip.inner(), count, queue.call().shape().size()};
  }

  private PrimitivePrograms.Program program(boolean add) {
    Macros macros =
        new Macros()
            .type("T", type)
            .define("ADDS", add ? 1 : 0)
            .define("COMBINE(a, b)", add ? sum() : "(b)");
    return queue.program("indexed.cl", macros);
  }

  void put(Primitive.Put put) {
    long count = queue.call().operands().get(2).size();
    PrimitivePrograms.Program program = program(put.add());
    long[] sizes = sizes(put.axis(), count);
    queue.fill(errors, Integer.MAX_VALUE, 1);
    if (count > 0) {
      queue.elements(
          program.kernel("indexed_check"),
          count,
          sizes,
          queue.operand(2),
          queue.operand(3),
          errors);
    }
    long total = queue.call().shape().size();
    Buffer[] buffers = {
      queue.operand(0), queue.operand(1), queue.operand(2), queue.operand(3), queue.output()
    };
    long average = count / Math.max(1, sizes[0]);
    if (put.add() && queue.gpu() && total < MANY && average >= GROUP) {
      queue.groups(program.kernel("indexed_put_group"), total, GROUP, sizes, buffers);
    } else {
      queue.elements(program.kernel("indexed_put"), total, sizes, buffers);
    }
  }

  private String sum() {
    return switch (type) {
      case F32, F64 -> "((a) + (b))";
      case I8, U8, I16, U16 -> "((T)((a) + (b)))";
      case I32, U32 -> "((T)((uint)(a) + (uint)(b)))";
      case I64, U64 -> "((T)((ulong)(a) + (ulong)(b)))";
      case BOOL, F16 -> throw new IllegalStateException("a sum of " + type);
      case C64, C128 -> throw type.isTwoNodes();
    };
  }
}
