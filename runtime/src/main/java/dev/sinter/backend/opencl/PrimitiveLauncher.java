package dev.sinter.backend.opencl;

import dev.sinter.backend.PrimitiveCall;
import dev.sinter.backend.PrimitiveRun;
import dev.sinter.ir.Primitive;

/** Enqueues primitives. Thread-safe: one at a time, for they share kernels. */
final class PrimitiveLauncher {
  private final Session session;
  private final PrimitivePrograms programs;

  PrimitiveLauncher(Session session, String device) {
    this.session = session;
    this.programs = new PrimitivePrograms(session, device);
  }

  synchronized PrimitiveRun run(PrimitiveCall call) {
    PrimitiveQueue queue = new PrimitiveQueue(session, programs, call);
    if (call.profile()) {
      session.finish();
    }
    try {
      call.op().accept(new Kinds(queue));
      return queue.run(call.profile() ? queue.finish() : -1);
    } finally {
      queue.giveBack();
    }
  }

  /** The class for each kind. */
  private record Kinds(PrimitiveQueue queue) implements Primitive.Visitor<Void> {
    @Override
    public Void scan(Primitive.Scan scan) {
      Strip strip = Strip.of(queue.call().shape(), scan.axis());
      new ScanKernels(queue, scan.op(), queue.call().output().type())
          .scan(queue.operand(0), queue.output(), strip, scan.exclusive());
      return null;
    }

    @Override
    public Void matMul(Primitive.MatMul product) {
      new MatMulKernels(queue).multiply();
      return null;
    }

    @Override
    public Void put(Primitive.Put put) {
      new IndexedKernels(queue).put(put);
      return null;
    }

    @Override
    public Void sort(Primitive.Sort sort) {
      return rows(sort);
    }

    @Override
    public Void top(Primitive.Top top) {
      return rows(top.sort());
    }

    /** The result's rows are the beginnings of the operand's, sorted. */
    private Void rows(Primitive.Sort sort) {
      PrimitiveCall call = queue.call();
      Strip rows = Strip.of(call.shapes().get(0), call.shape().rank() - 1);
      long count = call.shape().dim(call.shape().rank() - 1);
      SortRows array =
          new SortRows(queue.operand(0), queue.output(), rows.length(), rows.lines(), count);
      SortKeys keys = new SortKeys(call.operands().get(0).type(), sort);
      new SortKernels(queue, keys, array).sort();
      return null;
    }
  }
}
