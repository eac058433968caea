package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.Kernels;
import dev.sinter.Launch;
import dev.sinter.SinterException;
import dev.sinter.backend.Backend;
import dev.sinter.backend.Executable;
import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.cache.KernelCache;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Growth;
import dev.sinter.ir.Node;
import dev.sinter.ir.Storage;
import dev.sinter.memory.Buffer;
import dev.sinter.memory.Fault;
import dev.sinter.memory.Ledger;
import dev.sinter.pass.Graph;
import dev.sinter.pass.Signature;
import dev.sinter.plan.Lifetimes;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Plan;
import dev.sinter.plan.Planner;
import dev.sinter.plan.PrimitiveStep;
import dev.sinter.plan.Stage;
import dev.sinter.plan.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates nodes on one device: snapshot, plan (cached by signature), kernels (cached by program),
 * launches. Thread-safe.
 */
public final class Engine {
  private static final int PLANS = 1024;

  private final Backend backend;
  private final Ledger ledger;
  private final long memoryBytes;
  private final KernelCache kernels;
  private final @Nullable JavaCalls javaCalls;
  private final PrimitiveRunner primitives;
  private final InPlace inPlace = new InPlace();
  private final Map<PlanKey, Prepared> plans =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PlanKey, Prepared> eldest) {
          return size() > PLANS;
        }
      };

  /** For a device whose kernels may call Java methods. */
  public Engine(Backend backend) {
    this(backend, null);
  }

  /**
   * For any device.
   *
   * @param jvm the engine of a device whose kernels may call Java methods, if this one's can't
   */
  public Engine(Backend backend, @Nullable Supplier<Engine> jvm) {
    this.backend = backend;
    this.ledger = Ledger.of(backend);
    this.memoryBytes = backend.traits().memoryBytes();
    this.kernels = new KernelCache(backend);
    this.primitives = new PrimitiveRunner(backend);
    this.javaCalls = jvm == null ? null : new JavaCalls(this, jvm);
  }

  private record PlanKey(Signature signature, Precision precision) {}

  /** A plan whose kernels are filled in as they are found. */
  private record Prepared(
      Plan plan,
      @Nullable Executable[] executables,
      List<Optional<ElementErrors>> errors,
      int[] written,
      boolean fallible,
      Lifetimes lifetimes) {
    static Prepared of(Plan plan) {
      List<Optional<ElementErrors>> errors = plan.steps().stream().map(Prepared::errors).toList();
      Executable[] executables = new Executable[plan.steps().size()];
      return new Prepared(
          plan, executables, errors, written(plan), fallible(plan), Lifetimes.of(plan));
    }

    /** The first kernel with a value that may be in error and that another reads, or null. */
    @Nullable String doubtful(Graph graph) {
      Set<Integer> read = new HashSet<>();
      plan.steps().forEach(stage -> IntStream.of(stage.reads()).forEach(read::add));
      for (int i = 0; i < plan.steps().size(); i++) {
        Stage stage = plan.steps().get(i);
        int[] outputs = stage instanceof Step step ? step.outputs() : stage.stored();
        BitSet failing = failing(graph, i);
        if (failing.stream().anyMatch(root -> read.contains(-1 - outputs[root]))) {
          return stage.name();
        }
      }
      return null;
    }

    private BitSet failing(Graph graph, int index) {
      BitSet failing = new BitSet();
      if (plan.steps().get(index) instanceof PrimitiveStep primitive) {
        failing.set(0, !primitive.op().trap().isEmpty());
        return failing;
      }
      return errors.get(index).orElseThrow().roots(graph);
    }

    Step step(int index) {
      return (Step) plan.steps().get(index);
    }

    /** Whether a step can find elements in error that another step has computed. */
    private static boolean fallible(Plan plan) {
      return plan.steps().stream()
          .anyMatch(
              stage ->
                  stage instanceof Step step
                      ? !step.traps().isEmpty()
                      : !((PrimitiveStep) stage).op().trap().isEmpty());
    }

    private static Optional<ElementErrors> errors(Stage stage) {
      return stage instanceof Step step ? Optional.of(new ElementErrors(step)) : Optional.empty();
    }

    /** Per temporary, the node of the graph whose value it is. */
    private static int[] written(Plan plan) {
      int[] written = new int[plan.temporaries().size()];
      for (Stage stage : plan.steps()) {
        int[] outputs = stage instanceof Step step ? step.outputs() : stage.stored();
        int first = stage.nodes().length - outputs.length;
        for (int root = 0; root < outputs.length; root++) {
          if (outputs[root] >= 0) {
            written[outputs[root]] = stage.nodes()[first + root];
          }
        }
      }
      return written;
    }
  }

  /**
   * What an evaluation would do now.
   *
   * @param origins per step of the plan, where its kernel would come from
   * @param peakBytes most device memory at once beside the arrays that are read
   */
  public record Preview(
      Graph graph, Plan plan, List<Launch.Origin> origins, List<Node> javaCalls, long peakBytes) {}

  /**
   * The kernel for which an evaluation of these nodes would wait, because it computes with values
   * of which it is not known yet whether they are in error; null if it waits for none.
   */
  public @Nullable String waitsFor(List<Node> nodes, Precision precision) {
    List<Node> pending = nodes.stream().filter(node -> !node.isEvaluated()).distinct().toList();
    Graph graph = new Graph(pending, javaCalls != null);
    for (Storage leaf : graph.leaves()) {
      Fault fault = leaf instanceof Buffer buffer ? buffer.fault() : null;
      if (fault != null) {
        return fault.kernel();
      }
    }
    return prepare(graph, precision).doubtful(graph);
  }

  /** Why {@code node}, just made, must be evaluated now; null if it may stay pending. */
  public @Nullable Growth tooLarge(Node node) {
    return Pending.tooLarge(node, ledger.bytes(), memoryBytes);
  }

  /** The device. */
  public Backend backend() {
    return backend;
  }

  /** What would evaluate these nodes now; evaluates and compiles nothing. */
  public Preview preview(List<Node> targets, Precision precision) {
    Graph graph = new Graph(targets, javaCalls != null);
    Prepared prepared = prepare(graph, precision);
    List<Stage> steps = prepared.plan().steps();
    List<Launch.Origin> origins = new ArrayList<>(steps.size());
    for (int i = 0; i < steps.size(); i++) {
      boolean compile = prepared.executables()[i] == null && steps.get(i) instanceof Step;
      origins.add(compile ? kernels.origin(prepared.step(i)) : Launch.Origin.MEMORY);
    }
    Lifetimes lifetimes = prepared.lifetimes();
    long peak =
        InPlace.isPossible(graph, prepared.plan(), lifetimes)
            ? lifetimes.peakBytesInPlace()
            : lifetimes.peakBytes();
    return new Preview(graph, prepared.plan(), List.copyOf(origins), javaCalls(targets), peak);
  }

  /**
   * The calls below these nodes that run on the JVM before the kernels of this device, because only
   * their Java method is known; inner ones first. Empty on the JVM itself.
   */
  public List<Node> javaCalls(List<Node> targets) {
    return javaCalls == null ? List.of() : List.copyOf(new Graph(targets).javaCalls());
  }

  /**
   * Evaluates every node that is still pending, in as few kernels as possible. Element errors don't
   * throw here but when the result is read.
   */
  public void evaluate(List<Node> nodes, Precision precision) {
    if (!tryEvaluate(nodes, precision)) {
      inPlace.await();
      if (!tryEvaluate(nodes, precision)) {
        throw new SinterException(
            "an array was closed by another thread while it was being read: keep it open");
      }
    }
  }

  /** False if memory went back, or was taken over, before it could be held. */
  private boolean tryEvaluate(List<Node> nodes, Precision precision) {
    List<Node> pending = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      if (!node.isEvaluated() && !pending.contains(node)) {
        pending.add(node);
      }
    }
    if (pending.isEmpty()) {
      return true;
    }
    Graph graph = new Graph(pending);
    if (javaCalls != null && !graph.javaCalls().isEmpty()) {
      javaCalls.evaluate(graph.javaCalls(), precision);
      return tryEvaluate(pending, precision);
    }
    List<Buffer> leaves = tryRetain(graph.leaves());
    if (leaves == null) {
      return false;
    }
    try {
      if (evaluate(pending, graph, leaves, precision)) {
        return true;
      }
    } finally {
      leaves.forEach(Buffer::release);
    }
    return tryEvaluate(pending, precision);
  }

  /**
   * Evaluates the targets, unless elements that they are computed from turn out to be in error:
   * then these are known in the graph as it is now, where what depends on them is in error again.
   *
   * @return whether the targets are evaluated
   */
  private boolean evaluate(
      List<Node> targets, Graph graph, List<Buffer> leaves, Precision precision) {
    boolean found = false;
    boolean damaged = false;
    for (Buffer leaf : leaves) {
      boolean known = leaf.errors() != null;
      damaged |= leaf.settle();
      found |= !known && leaf.errors() != null;
    }
    if (found) {
      return false;
    }
    Node primitive = damaged ? DamagedPrimitives.first(graph) : null;
    if (primitive != null) {
      new DamagedPrimitives(this, precision).evaluate(primitive);
      return false;
    }
    Prepared prepared = prepare(graph, precision);
    ledger.require(prepared.lifetimes().peakBytesInPlace());
    int inError =
        prepared.lifetimes().donors().length == 0
            ? run(targets, graph, leaves, prepared)
            : runInPlace(targets, graph, leaves, prepared);
    if (inError >= 0) {
      evaluate(List.of(graph.node(inError)), precision);
    }
    return inError < 0;
  }

  private int runInPlace(List<Node> targets, Graph graph, List<Buffer> leaves, Prepared prepared) {
    inPlace.begin();
    try {
      return run(targets, graph, leaves, prepared);
    } finally {
      inPlace.end();
    }
  }

  private Prepared prepare(Graph graph, Precision precision) {
    PlanKey key = new PlanKey(graph.signature(), precision);
    synchronized (plans) {
      Prepared known = plans.get(key);
      if (known != null) {
        return known;
      }
    }
    Prepared prepared = Prepared.of(Planner.plan(graph, backend.traits().kind(), precision));
    synchronized (plans) {
      plans.put(key, prepared);
    }
    return prepared;
  }

  /** Leaves stay while they are in use, whatever other threads close. */
  static @Nullable List<Buffer> tryRetain(List<Storage> storages) {
    List<Buffer> held = new ArrayList<>(storages.size());
    for (Storage storage : storages) {
      Buffer buffer = (Buffer) storage;
      if (!buffer.tryRetain()) {
        held.forEach(Buffer::release);
        return null;
      }
      held.add(buffer);
    }
    return held;
  }

  /** Gives a node that other kernels read and that is in error, or -1 if all went well. */
  private int run(List<Node> targets, Graph graph, List<Buffer> leaves, Prepared prepared) {
    Plan plan = prepared.plan();
    Buffer[] temporaries = new Buffer[plan.temporaries().size()];
    Doubts doubts = new Doubts();
    try {
      for (int i = 0; i < plan.steps().size(); i++) {
        Stage stage = plan.steps().get(i);
        if (prepared.fallible()) {
          for (int source : stage.reads()) {
            if (source < 0) {
              doubts.read(temporaries[-1 - source], prepared.written()[-1 - source]);
            }
          }
        }
        if (stage instanceof PrimitiveStep primitive) {
          primitives.run(primitive, graph, plan, leaves, temporaries);
        } else {
          boolean last = i == plan.steps().size() - 1;
          launch(graph, leaves, temporaries, prepared, i, last && doubts.isEmpty());
        }
        releaseAfter(i, temporaries, prepared.lifetimes().last());
      }
      int inError = doubts.firstInError();
      for (int i = 0; inError < 0 && i < plan.targets().length; i++) {
        int target = plan.targets()[i];
        targets.get(i).evaluated(target >= 0 ? temporaries[target] : leaves.get(-1 - target));
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

  /** Later steps may reuse the memory: a device works in order. */
  private static void releaseAfter(int step, @Nullable Buffer[] temporaries, int[] lastUses) {
    for (int i = 0; i < temporaries.length; i++) {
      Buffer temporary = temporaries[i];
      if (temporary != null && lastUses[i] == step) {
        temporary.release();
        temporaries[i] = null;
      }
    }
  }

  /**
   * Runs a kernel.
   *
   * @param inPlace whether its result may take over an array that the graph alone still needs
   */
  private void launch(
      Graph graph,
      List<Buffer> leaves,
      Buffer[] temporaries,
      Prepared prepared,
      int index,
      boolean inPlace) {
    Step step = prepared.step(index);
    List<Buffer> inputs = inputs(step, leaves, temporaries);
    boolean empty = step.geometry().outer() == 0;
    // a kernel that can't be built must not have cost its inputs
    Launch.Origin origin = empty ? Launch.Origin.MEMORY : find(prepared, index);
    ElementErrors elementErrors = prepared.errors().get(index).orElseThrow();
    BitSet failing = elementErrors.roots(graph);
    Buffer errors =
        empty || !elementErrors.areCounted() ? null : errors(backend, elementErrors.size(failing));
    for (int root = 0; root < step.outputs().length; root++) {
      int output = step.outputs()[root];
      if (output < 0) {
        continue;
      }
      Fault fault =
          errors != null && failing.get(root) ? elementErrors.of(graph, errors, root) : null;
      Buffer taken =
          inPlace && !empty
              ? InPlace.taken(
                  graph,
                  leaves,
                  prepared.lifetimes(),
                  prepared.plan().temporaries().get(output),
                  step.name(),
                  fault)
              : null;
      if (taken != null) {
        taken.retain();
      }
      temporaries[output] =
          taken == null ? output(prepared, output, temporaries, step.name(), fault) : taken;
    }
    if (!empty) {
      enqueue(prepared, index, origin, invocation(graph, step, inputs, temporaries, errors));
    }
    if (errors != null) {
      errors.release();
    }
  }

  /** New memory, or that of a temporary which this step is the last to read. */
  private Buffer output(
      Prepared prepared, int output, Buffer[] temporaries, String label, @Nullable Fault fault) {
    int from = prepared.lifetimes().from()[output];
    if (from < 0) {
      return allocate(backend, prepared.plan().temporaries().get(output), label, fault);
    }
    Buffer buffer =
        Objects.requireNonNull(
            temporaries[from].handOver(1, label, fault), "a temporary has no other user");
    temporaries[from] = null;
    buffer.retain();
    return buffer;
  }

  /** The memory operands of a step, in order. */
  private static List<Buffer> inputs(Step step, List<Buffer> leaves, Buffer[] temporaries) {
    List<Buffer> inputs = new ArrayList<>(step.sources().length);
    for (int i = 0; i < step.sources().length; i++) {
      if (step.program().operands().get(i).memory()) {
        int source = step.sources()[i];
        inputs.add(source >= 0 ? leaves.get(source) : temporaries[-1 - source]);
      }
    }
    return inputs;
  }

  private static Invocation invocation(
      Graph graph, Step step, List<Buffer> inputs, Buffer[] temporaries, @Nullable Buffer errors) {
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
      outputs.add(output < 0 ? null : temporaries[output].memory());
    }
    Memory errorMemory = errors == null ? null : errors.memory();
    return new Invocation(
        step.geometry(), operands, scalars, outputs, errorMemory, Kernels.isProfiling());
  }

  /** New memory for the errors of a launch, with one user; the results that may ask are others. */
  static Buffer errors(Backend backend, long words) {
    return allocate(backend, new Plan.Temporary(DType.I32, words), "errors", null);
  }

  /** New memory, with one user. */
  static Buffer allocate(
      Backend backend, Plan.Temporary wanted, String label, @Nullable Fault fault) {
    Memory memory = Ledger.of(backend).allocate(wanted.type(), wanted.size());
    Buffer buffer = new Buffer(backend, memory, label, fault);
    buffer.retain();
    return buffer;
  }

  /** Where the kernel of a step comes from; afterwards it is there. */
  private Launch.Origin find(Prepared prepared, int index) {
    if (prepared.executables()[index] != null) {
      return Launch.Origin.MEMORY;
    }
    KernelCache.Found found = kernels.find(prepared.step(index));
    prepared.executables()[index] = found.executable();
    return found.origin();
  }

  private void enqueue(Prepared prepared, int index, Launch.Origin origin, Invocation invocation) {
    Step step = prepared.step(index);
    Executable executable =
        Objects.requireNonNull(prepared.executables()[index], "the kernel was found");
    long runNanos = backend.launch(executable, invocation);
    Kernels.record(
        new Launch(
            step.name(),
            step.shape(),
            backend.traits().id(),
            origin,
            origin == Launch.Origin.MEMORY ? 0 : executable.buildNanos(),
            runNanos,
            step.bytesRead(),
            step.bytesWritten(),
            step.flops(),
            executable.source()));
  }
}
