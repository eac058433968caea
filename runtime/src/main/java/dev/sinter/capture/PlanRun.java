package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.Kernels;
import dev.sinter.Launch;
import dev.sinter.backend.Backend;
import dev.sinter.backend.Executable;
import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.backend.PrimitiveCall;
import dev.sinter.backend.PrimitiveRun;
import dev.sinter.cache.KernelCache;
import dev.sinter.ir.Node;
import dev.sinter.memory.Buffer;
import dev.sinter.memory.Fault;
import dev.sinter.memory.Ledger;
import dev.sinter.pass.Graph;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Plan;
import dev.sinter.plan.PrimitiveStep;
import dev.sinter.plan.Stage;
import dev.sinter.plan.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run of a plan for one graph. */
final class PlanRun {
  private static final BitSet NONE = new BitSet();

  private final Backend backend;
  private final KernelCache kernels;
  private final PreparedPlan prepared;
  private final Plan plan;
  private final Graph graph;
  private final List<Buffer> leaves;
  private final @Nullable Buffer[] temporaries;
  private final boolean careful;
  private final Doubts doubts = new Doubts();

  /**
   * To be run once.
   *
   * @param leaves what the graph reads, each held once by the caller
   * @param careful whether a value must be known to be without errors before another kernel reads
   *     it
   */
  PlanRun(
      Backend backend,
      KernelCache kernels,
      PreparedPlan prepared,
      Graph graph,
      List<Buffer> leaves,
      boolean careful) {
    this.backend = backend;
    this.kernels = kernels;
    this.prepared = prepared;
    this.plan = prepared.plan();
    this.graph = graph;
    this.leaves = leaves;
    this.careful = careful;
    this.temporaries = new Buffer[plan.temporaries().size()];
  }

  /**
   * Launches every step, and evaluates the targets unless values of which they were computed turn
   * out to be in error. A careful run ends with the first of these, and all that has been stored by
   * then is evaluated.
   *
   * @return a node with such a value, or -1
   */
  int run(List<Node> targets) {
    try {
      for (int i = 0; i < plan.steps().size(); i++) {
        Stage stage = plan.steps().get(i);
        doubt(stage);
        if (stage instanceof PrimitiveStep primitive) {
          primitive(primitive);
        } else {
          kernel(i);
        }
        int found = careful ? inError(i) : -1;
        if (found >= 0) {
          keep();
          return found;
        }
        releaseAfter(i);
      }
      int inError = doubts.firstInError();
      for (int i = 0; inError < 0 && i < plan.targets().length; i++) {
        targets.get(i).evaluated(stored(plan.targets()[i]));
      }
      return inError;
    } finally {
      doubts.release();
      for (Buffer temporary : temporaries) {
        if (temporary != null) {
          temporary.release();
        }
      }
    }
  }

  /** A node of which this step has just stored elements in error, or -1. */
  private int inError(int step) {
    for (int output : plan.steps().get(step).stored()) {
      boolean read = prepared.lifetimes().last()[output] > step;
      if (read && temporary(output).settle()) {
        return prepared.written()[output];
      }
    }
    return -1;
  }

  private void keep() {
    for (int i = 0; i < temporaries.length; i++) {
      Buffer temporary = temporaries[i];
      if (temporary != null) {
        graph.node(prepared.written()[i]).evaluated(temporary);
      }
    }
  }

  private Buffer stored(int target) {
    return target < 0 ? leaves.get(-1 - target) : temporary(target);
  }

  private Buffer temporary(int number) {
    return Objects.requireNonNull(temporaries[number], "what is read was written before");
  }

  private Buffer read(int source) {
    return source >= 0 ? leaves.get(source) : temporary(-1 - source);
  }

  private void doubt(Stage stage) {
    if (prepared.fallible()) {
      for (int source : stage.reads()) {
        if (source < 0) {
          doubts.read(temporary(-1 - source), prepared.written()[-1 - source]);
        }
      }
    }
  }

  /** Later steps may reuse the memory: a device works in order. */
  private void releaseAfter(int step) {
    for (int i = 0; i < temporaries.length; i++) {
      Buffer temporary = temporaries[i];
      if (temporary != null && prepared.lifetimes().last()[i] == step) {
        temporary.release();
        temporaries[i] = null;
      }
    }
  }

  private void primitive(PrimitiveStep step) {
    List<Buffer> inputs = new ArrayList<>();
    for (int source : step.sources()) {
      inputs.add(read(source));
    }
    boolean empty = step.shape().size() == 0;
    boolean counted = !empty && !step.op().trap().isEmpty();
    Buffer errors = counted ? errors(ElementErrors.ofPrimitive()) : null;
    try {
      Fault fault = errors == null ? null : ElementErrors.of(step, graph, errors);
      Buffer output = allocate(plan.temporaries().get(step.output()), step.name(), fault);
      temporaries[step.output()] = output;
      if (!empty) {
        PrimitiveRun run = backend.run(call(step, inputs, output, errors));
        record(step, run.origin(), run.buildNanos(), run.runNanos(), run.source());
      }
    } finally {
      release(errors);
    }
  }

  private static PrimitiveCall call(
      PrimitiveStep step, List<Buffer> inputs, Buffer output, @Nullable Buffer errors) {
    return new PrimitiveCall(
        step.op(),
        step.precision(),
        step.shapes(),
        inputs.stream().map(Buffer::memory).toList(),
        step.shape(),
        output.memory(),
        errors == null ? null : errors.memory(),
        Kernels.isProfiling());
  }

  private static void release(@Nullable Buffer errors) {
    if (errors != null) {
      errors.release();
    }
  }

  private void kernel(int index) {
    Step step = prepared.step(index);
    List<Buffer> inputs = inputs(step);
    boolean empty = step.geometry().outer() == 0;
    // a kernel that can't be built must not have cost its inputs
    Launch.Origin origin = empty ? Launch.Origin.MEMORY : find(index);
    ElementErrors elementErrors = prepared.errors().get(index).orElseThrow();
    boolean counted = !empty && elementErrors.areCounted();
    BitSet failing = counted ? elementErrors.roots(graph) : NONE;
    Buffer errors = counted ? errors(elementErrors.size(failing)) : null;
    try {
      boolean inPlace = !empty && index == plan.steps().size() - 1 && doubts.isEmpty();
      for (int root = 0; root < step.outputs().length; root++) {
        int output = step.outputs()[root];
        if (output >= 0) {
          Fault fault =
              errors != null && failing.get(root) ? elementErrors.of(graph, errors, root) : null;
          temporaries[output] = output(output, step.name(), fault, inPlace);
        }
      }
      if (!empty) {
        enqueue(index, origin, invocation(step, inputs, errors));
      }
    } finally {
      release(errors);
    }
  }

  /**
   * New memory, or that of a temporary which this step is the last to read, with one user.
   *
   * @param inPlace whether an array that the graph alone still needs may be taken over
   */
  private Buffer output(int output, String label, @Nullable Fault fault, boolean inPlace) {
    Plan.Temporary wanted = plan.temporaries().get(output);
    Buffer taken =
        inPlace ? InPlace.taken(graph, leaves, prepared.lifetimes(), wanted, label, fault) : null;
    int from = prepared.lifetimes().from()[output];
    if (taken == null && from < 0) {
      return allocate(wanted, label, fault);
    }
    if (taken == null) {
      taken =
          Objects.requireNonNull(
              temporary(from).handOver(1, label, fault), "a temporary has no other user");
      temporaries[from] = null;
    }
    taken.retain();
    return taken;
  }

  /** The memory operands of a step, in order. */
  private List<Buffer> inputs(Step step) {
    List<Buffer> inputs = new ArrayList<>(step.sources().length);
    for (int i = 0; i < step.sources().length; i++) {
      if (step.program().operands().get(i).memory()) {
        inputs.add(read(step.sources()[i]));
      }
    }
    return inputs;
  }

  private Invocation invocation(Step step, List<Buffer> inputs, @Nullable Buffer errors) {
    List<@Nullable Memory> operands = new ArrayList<>(step.sources().length);
    int next = 0;
    for (Operand operand : step.program().operands()) {
      operands.add(operand.memory() ? inputs.get(next++).memory() : null);
    }
    long[] scalars = new long[step.scalarSlots().length];
    for (int i = 0; i < scalars.length; i++) {
      scalars[i] = graph.constant(step.scalarSlots()[i]);
    }
    List<@Nullable Memory> outputs = new ArrayList<>(step.outputs().length);
    for (int output : step.outputs()) {
      outputs.add(output < 0 ? null : temporary(output).memory());
    }
    Memory errorMemory = errors == null ? null : errors.memory();
    return new Invocation(
        step.geometry(), operands, scalars, outputs, errorMemory, Kernels.isProfiling());
  }

  /** New memory for the errors of a launch, with one user; the results that may ask are others. */
  private Buffer errors(long words) {
    return allocate(new Plan.Temporary(DType.I32, words), "errors", null);
  }

  private Buffer allocate(Plan.Temporary wanted, String label, @Nullable Fault fault) {
    Memory memory = Ledger.of(backend).allocate(wanted.type(), wanted.size());
    Buffer buffer = new Buffer(backend, memory, label, fault);
    buffer.retain();
    return buffer;
  }

  /** Where the kernel of a step comes from; afterwards it is there. */
  private Launch.Origin find(int index) {
    if (prepared.executables()[index] != null) {
      return Launch.Origin.MEMORY;
    }
    KernelCache.Found found = kernels.find(prepared.step(index));
    prepared.executables()[index] = found.executable();
    return found.origin();
  }

  private void enqueue(int index, Launch.Origin origin, Invocation invocation) {
    Step step = prepared.step(index);
    Executable executable =
        Objects.requireNonNull(prepared.executables()[index], "the kernel was found");
    long runNanos = backend.launch(executable, invocation);
    long buildNanos = origin == Launch.Origin.MEMORY ? 0 : executable.buildNanos();
    record(step, origin, buildNanos, runNanos, executable.source());
  }

  private void record(
      Stage stage, Launch.Origin origin, long buildNanos, long runNanos, String source) {
    Kernels.record(
        new Launch(
            stage.name(),
            stage.shape(),
            backend.traits().id(),
            origin,
            buildNanos,
            runNanos,
            stage.bytesRead(),
            stage.bytesWritten(),
            stage.flops(),
            source));
  }
}
