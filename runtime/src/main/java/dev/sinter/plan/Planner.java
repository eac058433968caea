package dev.sinter.plan;

import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Expr;
import dev.sinter.ir.FusedMethod;
import dev.sinter.pass.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a graph into as few kernels as possible:
 *
 * <ol>
 *   <li>Reductions, and nodes that {@link Limits} or a reshape single out, are evaluated by
 *       themselves; everything else is recomputed where it is used.
 *   <li>What uses reductions row by row joins the kernel that reduces ({@link Rows}).
 *   <li>Everything else gets a level, one more than the highest level that it reads; what has one
 *       level and one iteration space becomes one kernel with several outputs ({@link Grouping}).
 * </ol>
 */
public final class Planner {
  private final Graph graph;
  private final DeviceKind device;
  private final Precision precision;
  private final Grouping grouping;
  private final List<FusedMethod> methods;

  /** What the levels before the current one wrote. */
  private final Map<Integer, Integer> temporaries = new HashMap<>();

  /** What the current level writes: nothing of it reads that. */
  private final Map<Integer, Integer> fresh = new HashMap<>();

  private final List<Plan.Temporary> allocated = new ArrayList<>();
  private final List<Stage> steps = new ArrayList<>();
  private final Map<Group, Integer> stepOf = new HashMap<>();

  private Planner(Graph graph, DeviceKind device, Precision precision, Map<Integer, Reason> cuts) {
    this.graph = graph;
    this.device = device;
    this.precision = precision;
    this.grouping = Grouping.of(graph, cuts, Limits.apply(graph, cuts));
    this.methods = methods(graph);
  }

  /** The plan for {@code graph} on a device of this kind. */
  public static Plan plan(Graph graph, DeviceKind device, Precision precision) {
    return plan(graph, device, precision, Rates.of(device));
  }

  /**
   * The plan that takes less memory: nothing is stored for the sake of speed, however often it is
   * computed again.
   */
  public static Plan frugalPlan(Graph graph, DeviceKind device, Precision precision) {
    return plan(graph, device, precision, Rates.of(device).frugal());
  }

  private static Plan plan(Graph graph, DeviceKind device, Precision precision, Rates rates) {
    Map<Integer, Reason> cuts = new HashMap<>();
    for (int node = 0; node < graph.size(); node++) {
      if (graph.definition(node) instanceof Definition.Reduce) {
        cuts.put(node, Reason.REDUCTION);
      }
    }
    PrimitivePlanner.addCuts(graph, cuts);
    Needed needed = new Needed(graph, cuts);
    Recomputation.addCuts(graph, rates, needed, cuts);
    RepeatedWork.addCuts(graph, rates, needed, cuts);
    return new Planner(graph, device, precision, cuts).plan();
  }

  private Plan plan() {
    for (List<Group> level : grouping.levels()) {
      level.forEach(this::emit);
      temporaries.putAll(fresh);
      fresh.clear();
    }
    int[] targets = graph.targets();
    int[] sources = new int[targets.length];
    for (int i = 0; i < targets.length; i++) {
      boolean leaf = graph.definition(targets[i]) instanceof Definition.Leaf;
      sources[i] = leaf ? -1 - graph.slot(targets[i]) : temporary(targets[i]);
    }
    return new Plan(List.copyOf(steps), List.copyOf(allocated), sources, splits());
  }

  private List<Split> splits() {
    Set<Split> splits = new LinkedHashSet<>();
    for (Grouping.Use use : grouping.uses()) {
      int producer = step(grouping.home(use.node()));
      splits.add(
          new Split(temporary(use.node()), producer, step(use.consumer()), use.reason(), ""));
    }
    return List.copyOf(splits);
  }

  private int step(Group group) {
    return java.util.Objects.requireNonNull(stepOf.get(group), "every group is a step");
  }

  private int temporary(int node) {
    return java.util.Objects.requireNonNull(temporaries.get(node), "what is used is stored");
  }

  private void emit(Group group) {
    if (group.isPrimitive()) {
      int node = group.members().get(0).node();
      int output = allocate(node);
      stepOf.put(group, steps.size());
      steps.add(PrimitivePlanner.step(graph, node, temporaries, output, precision));
      return;
    }
    FusedMethod single = singleMethod(group);
    Precision kernelPrecision =
        single != null && single.function().precision() == Precision.RELAXED
            ? Precision.RELAXED
            : precision;
    Body body = new Body(kernelPrecision);
    Map<Integer, Integer> own = new HashMap<>();
    Lowering lowering = new Lowering(graph, inputs(group, body, own), body);
    List<Root> roots = new ArrayList<>();
    int[] outputs = new int[group.members().size()];
    for (int i = 0; i < outputs.length; i++) {
      Group.Member member = group.members().get(i);
      boolean stored = grouping.isShared(member.node());
      roots.add(root(member, lowering, stored));
      if (member.role() == Group.Role.REDUCE) {
        own.put(member.node(), i);
      }
      outputs[i] = stored ? allocate(member.node()) : -1;
    }
    String name = Names.of(graph, temporaries.keySet(), stored(group));
    stepOf.put(group, steps.size());
    List<Root> finished = body.finish(roots);
    int[] nodes = body.nodes(group.members().stream().mapToInt(Group.Member::node));
    steps.add(
        new StepBuilder(group.space(), body, finished, samples(group))
            .build(device, kernelPrecision, outputs, name, single, methods, nodes));
  }

  /** What a kernel does not compute in place: its own reductions, and what earlier ones wrote. */
  private Lowering.Inputs inputs(Group group, Body body, Map<Integer, Integer> own) {
    return (node, map) -> {
      Integer root = own.get(node);
      if (root != null) {
        return body.result(graph.type(node), root, group.space().rank());
      }
      Integer temporary = temporaries.get(node);
      Shape shape = graph.shape(node);
      return temporary == null
          ? null
          : body.load(graph.type(node), -1 - temporary, map.position(shape), shape.size());
    };
  }

  private List<Geometry.Samples> samples(Group group) {
    return group.members().stream()
        .map(
            member ->
                member.role() == Group.Role.SAMPLE
                    ? Sampling.samples(group.space(), graph.shape(member.node()))
                    : Geometry.Samples.NONE)
        .toList();
  }

  private int allocate(int node) {
    int number = allocated.size();
    allocated.add(new Plan.Temporary(graph.type(node), graph.shape(node).size()));
    fresh.put(node, number);
    return number;
  }

  private List<Integer> stored(Group group) {
    return group.members().stream().map(Group.Member::node).filter(grouping::isShared).toList();
  }

  private Root root(Group.Member member, Lowering lowering, boolean stored) {
    int node = member.node();
    if (graph.definition(node) instanceof Definition.Reduce reduce) {
      Expr.Local line = lowering.value(graph.operands(node)[0], member.map());
      return new Root.Reduce(line.index(), line.type(), reduce.op(), stored);
    }
    Expr.Local line = lowering.definition(node, member.map());
    return switch (member.role()) {
      case ROW -> new Root.RowStore(line.index(), line.type());
      case SAMPLE -> new Root.Sample(line.index(), line.type());
      case STORE, REDUCE, PRIMITIVE -> new Root.Store(line.index(), line.type());
    };
  }

  private @Nullable FusedMethod singleMethod(Group group) {
    Definition.Call call =
        group.members().size() == 1 ? CallShape.of(graph, group.members().get(0).node()) : null;
    return call == null ? null : call.method();
  }

  private static List<FusedMethod> methods(Graph graph) {
    Set<FusedMethod> methods = new LinkedHashSet<>();
    for (int node = 0; node < graph.size(); node++) {
      if (graph.definition(node) instanceof Definition.Call call) {
        methods.add(call.method());
      }
    }
    return List.copyOf(methods);
  }
}
