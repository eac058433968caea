package dev.sinter.capture;

import dev.sinter.ir.CaptureLines;
import dev.sinter.memory.Buffer;
import dev.sinter.memory.Fault;
import dev.sinter.memory.Positions;
import dev.sinter.pass.Graph;
import dev.sinter.plan.PrimitiveStep;
import dev.sinter.plan.RootReads;
import dev.sinter.plan.Step;
import dev.sinter.plan.Trap;
import java.util.List;
import java.util.Objects;

/** What may be wrong with the elements that a step writes. */
final class ElementErrors {
  private ElementErrors() {}

  /** Errors that a kernel counts itself, in {@code errors}, for one of its roots. */
  static Fault of(Step step, Graph graph, Buffer errors, int root, List<Trap> traps) {
    List<Fault.Cause> causes =
        traps.stream()
            .map(trap -> new Fault.Cause(trap.what(), trap.index(), lines(graph, step.nodes(trap))))
            .toList();
    return new Fault(errors, root, causes, step.name(), new Positions(step.shape(), step.axes()));
  }

  /** Errors that a primitive counts itself. */
  static Fault of(PrimitiveStep step, Graph graph, Buffer errors) {
    List<StackTraceElement> lines = lines(graph, List.of(step.nodes()[0]));
    Fault.Cause cause = new Fault.Cause(step.op().trap(), true, lines);
    return new Fault(errors, 0, List.of(cause), step.name(), Positions.FLAT);
  }

  /** Those of a root: its own, and those of the inputs that it depends on. */
  static List<Fault> all(Step step, int root, List<Buffer> inputs, List<Fault> own) {
    for (Buffer input : inputs) {
      if (!input.faults().isEmpty()) {
        return Buffer.faults(new RootReads(step.program()).of(root, inputs), own);
      }
    }
    return own;
  }

  /** Plans are shared by programs that capture the same elsewhere: the lines are the graph's. */
  private static List<StackTraceElement> lines(Graph graph, List<Integer> nodes) {
    return !CaptureLines.areOn()
        ? List.of()
        : nodes.stream()
            .map(graph::line)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .distinct()
            .toList();
  }
}
