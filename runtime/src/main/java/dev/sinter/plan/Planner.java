package dev.sinter.plan;

import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Expr;
import dev.sinter.ir.FusedMethod;
import dev.sinter.pass.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a graph into as few kernels as possible:
 *
 * <ol>
 *   <li>Reductions, and nodes that {@link Limits} or a reshape single out, are evaluated by
 *       themselves; everything else is recomputed where it is used.
 *   <li>What is evaluated gets a level: one more than the highest level that it reads.
 *   <li>Everything of one level over one iteration space becomes one kernel with several outputs.
 * </ol>
 */
public final class Planner {
  private final Graph graph;
  private final DeviceKind device;
  private final Precision precision;
  private final Set<Integer> cuts;
  private final Limits limits;
  private final Map<Integer, Integer> temporaries = new HashMap<>();
  private final List<Plan.Temporary> allocated = new ArrayList<>();
  private final List<Stage> steps = new ArrayList<>();

  private Planner(Graph graph, DeviceKind device, Precision precision, Set<Integer> cuts) {
    this.graph = graph;
    this.device = device;
    this.precision = precision;
    this.cuts = cuts;
    this.limits = Limits.apply(graph, cuts);
  }

  /** The plan for {@code graph} on a device of this kind. */
  public static Plan plan(Graph graph, DeviceKind device, Precision precision) {
    Set<Integer> cuts = new HashSet<>();
    for (int node = 0; node < graph.size(); node++) {
      if (graph.definition(node) instanceof Definition.Reduce) {
        cuts.add(node);
      }
    }
    PrimitivePlanner.cut(graph, cuts);
    while (true) {
      try {
        return new Planner(graph, device, precision, cuts).plan();
      } catch (Lowering.NeedsOwnKernel need) {
        cuts.add(need.node());
      }
    }
  }

  private Plan plan() {
    for (List<Group> level : groupsByLevel().values()) {
      Map<Integer, Integer> readable = Map.copyOf(temporaries);
      level.forEach(group -> emit(group, readable));
    }
    int[] targets = graph.targets();
    int[] sources = new int[targets.length];
    for (int i = 0; i < targets.length; i++) {
      boolean leaf = graph.definition(targets[i]) instanceof Definition.Leaf;
      sources[i] = leaf ? -1 - graph.slot(targets[i]) : temporary(targets[i]);
    }
    return new Plan(List.copyOf(steps), List.copyOf(allocated), sources, List.of());
  }

  private int temporary(int node) {
    return java.util.Objects.requireNonNull(temporaries.get(node), "every target is a root");
  }

  /** Roots of one kernel. */
  private static final class Group {
    private Space space;
    private final List<Integer> roots = new ArrayList<>();
    private int nodes;
    private int bytes;

    Group(Space space) {
      this.space = space;
    }
  }

  private Map<Integer, List<Group>> groupsByLevel() {
    int[] levels = levels();
    Map<Integer, List<Group>> groups = new TreeMap<>();
    for (int root : roots()) {
      place(root, groups.computeIfAbsent(levels[root], level -> new ArrayList<>()));
    }
    return groups;
  }

  private void place(int root, List<Group> groups) {
    Space space = space(root);
    boolean primitive = PrimitivePlanner.isPrimitive(graph, root);
    for (Group group : groups) {
      boolean fits =
          !primitive
              && !PrimitivePlanner.isPrimitive(graph, group.roots.get(0))
              && group.nodes + limits.nodes(root) <= Limits.MAX_NODES
              && group.bytes + limits.bytes(root) + 8 <= Limits.MAX_ARGUMENT_BYTES;
      if (fits && (group.space.covers(space) || space.covers(group.space))) {
        group.space = space.covers(group.space) ? space : group.space;
        add(root, group);
        return;
      }
    }
    Group group = new Group(space);
    add(root, group);
    groups.add(group);
  }

  private void add(int root, Group group) {
    group.roots.add(root);
    group.nodes += limits.nodes(root);
    group.bytes += limits.bytes(root) + 8;
  }

  /**
   * What must be evaluated: cuts and targets, in graph order, without what is in memory already.
   */
  private Set<Integer> roots() {
    Set<Integer> wanted = new HashSet<>(cuts);
    for (int target : graph.targets()) {
      wanted.add(target);
    }
    Set<Integer> roots = new LinkedHashSet<>();
    for (int node = 0; node < graph.size(); node++) {
      if (wanted.contains(node) && !(graph.definition(node) instanceof Definition.Leaf)) {
        roots.add(node);
      }
    }
    return roots;
  }

  private int[] levels() {
    int[] levels = new int[graph.size()];
    for (int node = 0; node < levels.length; node++) {
      for (int operand : graph.operands(node)) {
        levels[node] = Math.max(levels[node], levels[operand] + (cuts.contains(operand) ? 1 : 0));
      }
    }
    return levels;
  }

  private Space space(int root) {
    if (graph.definition(root) instanceof Definition.Reduce reduce) {
      return Space.reduce(graph.shape(graph.operands(root)[0]), reduce.axes());
    }
    return Space.map(graph.shape(root));
  }

  private void emit(Group group, Map<Integer, Integer> readable) {
    if (PrimitivePlanner.isPrimitive(graph, group.roots.get(0))) {
      int node = group.roots.get(0);
      int output = allocate(node);
      steps.add(PrimitivePlanner.step(graph, node, readable, output, precision));
      return;
    }
    Body body = new Body();
    Lowering lowering = new Lowering(graph, readable, body);
    List<Root> roots = new ArrayList<>();
    int[] outputs = new int[group.roots.size()];
    for (int i = 0; i < outputs.length; i++) {
      int node = group.roots.get(i);
      roots.add(root(node, group.space.map(), lowering));
      outputs[i] = allocate(node);
    }
    FusedMethod single = singleMethod(group);
    Precision kernelPrecision =
        single != null && single.function().precision() == Precision.RELAXED
            ? Precision.RELAXED
            : precision;
    String name = Names.of(graph, readable.keySet(), group.roots);
    steps.add(
        new StepBuilder(group.space, body, roots)
            .build(device, kernelPrecision, outputs, name, single, methods()));
  }

  private int allocate(int node) {
    int number = allocated.size();
    allocated.add(new Plan.Temporary(graph.type(node), graph.shape(node).size()));
    temporaries.put(node, number);
    return number;
  }

  private Root root(int node, IndexMap map, Lowering lowering) {
    if (graph.definition(node) instanceof Definition.Reduce reduce) {
      Expr.Local line = lowering.value(graph.operands(node)[0], map);
      return new Root.Reduce(line.index(), line.type(), reduce.op());
    }
    Expr.Local line = lowering.definition(node, map);
    return new Root.Store(line.index(), line.type());
  }

  private @Nullable FusedMethod singleMethod(Group group) {
    boolean single = group.roots.size() == 1;
    return single && graph.definition(group.roots.get(0)) instanceof Definition.Call call
        ? call.method()
        : null;
  }

  private List<FusedMethod> methods() {
    Set<FusedMethod> methods = new LinkedHashSet<>();
    for (int node = 0; node < graph.size(); node++) {
      if (graph.definition(node) instanceof Definition.Call call) {
        methods.add(call.method());
      }
    }
    return List.copyOf(methods);
  }
}
