package dev.sinter.capture;

import dev.sinter.Launch;
import dev.sinter.SinterException;
import dev.sinter.backend.Backend;
import dev.sinter.cache.KernelCache;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Growth;
import dev.sinter.ir.Node;
import dev.sinter.ir.Storage;
import dev.sinter.memory.Buffer;
import dev.sinter.memory.Fault;
import dev.sinter.memory.Ledger;
import dev.sinter.pass.Graph;
import dev.sinter.pass.Signature;
import dev.sinter.plan.DeviceKind;
import dev.sinter.plan.Lifetimes;
import dev.sinter.plan.Plan;
import dev.sinter.plan.Planner;
import dev.sinter.plan.Stage;
import dev.sinter.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
  private final InPlace inPlace = new InPlace();
  private final Map<PlanKey, PreparedPlan> plans =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PlanKey, PreparedPlan> eldest) {
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
    this.javaCalls = jvm == null ? null : new JavaCalls(this, jvm);
  }

  private record PlanKey(Signature signature, Precision precision) {}

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
    Graph graph = new Graph(pending(nodes), javaCalls != null);
    for (Storage leaf : graph.leaves()) {
      Fault fault = leaf instanceof Buffer buffer ? buffer.fault() : null;
      if (fault != null) {
        return fault.kernel();
      }
    }
    Node damaged = DamagedPrimitives.first(graph);
    if (damaged != null) {
      return ((Definition.Whole) damaged.definition()).op().label();
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
    PreparedPlan prepared = prepare(graph, precision);
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

  /** How far an evaluation has come. */
  private enum Progress {
    /** The targets are evaluated. */
    DONE,
    /** More is known of elements in error, or stored, than the graph says. */
    AGAIN,
    /** As AGAIN: kernels have read what turned out to be in error. */
    CAREFULLY,
    /** Memory went back, or was taken over, before it could be held. */
    CLOSED
  }

  /** False if memory went back, or was taken over, before it could be held. */
  private boolean tryEvaluate(List<Node> nodes, Precision precision) {
    Progress progress = Progress.AGAIN;
    boolean careful = false;
    while (progress == Progress.AGAIN || progress == Progress.CAREFULLY) {
      List<Node> pending = pending(nodes);
      progress = pending.isEmpty() ? Progress.DONE : evaluate(pending, precision, careful);
      careful |= progress == Progress.CAREFULLY;
    }
    return progress == Progress.DONE;
  }

  /** Each once; on the path of every evaluation. */
  private static List<Node> pending(List<Node> nodes) {
    List<Node> pending = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      if (!node.isEvaluated() && !pending.contains(node)) {
        pending.add(node);
      }
    }
    return pending;
  }

  private Progress evaluate(List<Node> targets, Precision precision, boolean careful) {
    Graph graph = new Graph(targets);
    if (javaCalls != null && !graph.javaCalls().isEmpty()) {
      javaCalls.evaluate(graph.javaCalls(), precision);
      boolean all = graph.javaCalls().stream().allMatch(Node::isEvaluated);
      return all ? Progress.AGAIN : Progress.CLOSED;
    }
    List<Buffer> leaves = tryRetain(graph.leaves());
    if (leaves == null) {
      return Progress.CLOSED;
    }
    try {
      boolean damaged = false;
      for (Buffer leaf : leaves) {
        damaged |= leaf.settle();
      }
      if (damaged && graph.isStale()) {
        return Progress.AGAIN;
      }
      Node primitive = damaged ? DamagedPrimitives.first(graph) : null;
      if (primitive != null) {
        new DamagedPrimitives(this, precision).evaluate(primitive);
        return primitive.isEvaluated() ? Progress.AGAIN : Progress.CLOSED;
      }
      return run(targets, graph, leaves, precision, careful);
    } finally {
      leaves.forEach(Buffer::release);
    }
  }

  private Progress run(
      List<Node> targets, Graph graph, List<Buffer> leaves, Precision precision, boolean careful) {
    PreparedPlan prepared = prepare(graph, precision);
    ledger.require(prepared.lifetimes().peakBytesInPlace());
    PlanRun run = new PlanRun(backend, kernels, prepared, graph, leaves, careful);
    int inError =
        prepared.lifetimes().donors().length == 0 ? run.run(targets) : runInPlace(run, targets);
    if (inError < 0) {
      return Progress.DONE;
    }
    return careful && !graph.node(inError).isEvaluated() ? Progress.CLOSED : Progress.CAREFULLY;
  }

  private int runInPlace(PlanRun run, List<Node> targets) {
    inPlace.begin();
    try {
      return run.run(targets);
    } finally {
      inPlace.end();
    }
  }

  private PreparedPlan prepare(Graph graph, Precision precision) {
    PlanKey key = new PlanKey(graph.signature(), precision);
    synchronized (plans) {
      PreparedPlan known = plans.get(key);
      if (known != null) {
        return known;
      }
    }
    PreparedPlan prepared = planned(graph, precision);
    synchronized (plans) {
      plans.put(key, prepared);
    }
    return prepared;
  }

  /** The fastest plan that the device has the memory for. */
  private PreparedPlan planned(Graph graph, Precision precision) {
    DeviceKind kind = backend.traits().kind();
    PreparedPlan fast = PreparedPlan.of(Planner.plan(graph, kind, precision));
    if (fast.lifetimes().peakBytesInPlace() <= memoryBytes) {
      return fast;
    }
    PreparedPlan frugal = PreparedPlan.of(Planner.frugalPlan(graph, kind, precision));
    boolean less = frugal.lifetimes().peakBytesInPlace() < fast.lifetimes().peakBytesInPlace();
    return less ? frugal : fast;
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
}
