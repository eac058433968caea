package dev.sinter.capture;

import dev.sinter.Kernels;
import dev.sinter.Launch;
import dev.sinter.backend.Backend;
import dev.sinter.backend.Memory;
import dev.sinter.backend.PrimitiveCall;
import dev.sinter.backend.PrimitiveRun;
import dev.sinter.memory.Buffer;
import dev.sinter.memory.Fault;
import dev.sinter.pass.Graph;
import dev.sinter.plan.Plan;
import dev.sinter.plan.PrimitiveStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the primitives of plans on one device. Thread-safe. */
final class PrimitiveRunner {
  private final Backend backend;

  PrimitiveRunner(Backend backend) {
    this.backend = backend;
  }

  /** Allocates the result among {@code temporaries}, and computes it unless it is empty. */
  void run(
      PrimitiveStep step,
      Graph graph,
      Plan plan,
      List<Buffer> leaves,
      @Nullable Buffer[] temporaries) {
    List<Buffer> inputs = new ArrayList<>();
    for (int source : step.sources()) {
      inputs.add(source >= 0 ? leaves.get(source) : temporaries[-1 - source]);
    }
    boolean empty = step.shape().size() == 0;
    boolean traps = !empty && !step.op().trap().isEmpty();
    Buffer errors = traps ? Engine.errors(backend, ElementErrors.ofPrimitive()) : null;
    Fault fault = errors == null ? null : ElementErrors.of(step, graph, errors);
    Plan.Temporary wanted = plan.temporaries().get(step.output());
    Buffer output = Engine.allocate(backend, wanted, step.name(), fault);
    temporaries[step.output()] = output;
    if (!empty) {
      List<Memory> operands = inputs.stream().map(Buffer::memory).toList();
      Memory errorMemory = errors == null ? null : errors.memory();
      record(
          step,
          backend.run(
              new PrimitiveCall(
                  step.op(),
                  step.precision(),
                  step.shapes(),
                  operands,
                  step.shape(),
                  output.memory(),
                  errorMemory,
                  Kernels.isProfiling())));
    }
    if (errors != null) {
      errors.release();
    }
  }

  private void record(PrimitiveStep step, PrimitiveRun run) {
    Kernels.record(
        new Launch(
            step.name(),
            step.shape(),
            backend.traits().id(),
            run.origin(),
            run.buildNanos(),
            run.runNanos(),
            step.bytesRead(),
            step.bytesWritten(),
            step.flops(),
            run.source()));
  }
}
