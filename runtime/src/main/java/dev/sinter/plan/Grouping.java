package dev.sinter.plan;

import dev.sinter.ir.Definition;
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
 * Gathers nodes that must be evaluated into kernels: everything of one level over one space, and
 * what uses reductions row by row together with them.
 */
final class Grouping {
  /** How many of a level's kernels are asked exactly whether they have room: that takes time. */
  private static final int RECENT = 4;

  private final Graph graph;
  private final Set<Integer> cuts;
  private final Limits limits;
  private final Fallible fallible;
  private final TreeMap<Integer, List<Group>> levels = new TreeMap<>();
  private final Map<Integer, Group> homes = new HashMap<>();
  private final Set<Integer> shared = new HashSet<>();
  private final List<Use> uses = new ArrayList<>();

  /** A node that a kernel reads although another one computes it. */
  record Use(int node, Group consumer, Reason reason) {}

  private Grouping(Graph graph, Map<Integer, Reason> cuts, Limits limits) {
    this.graph = graph;
    this.cuts = cuts.keySet();
    this.limits = limits;
    this.fallible = new Fallible(graph, cuts.keySet());
    for (int target : graph.targets()) {
      shared.add(target);
    }
    for (int node : wanted()) {
      place(node, cuts);
    }
    Sampling sampling = new Sampling(limits, fallible, this::moved);
    levels.values().forEach(sampling::merge);
  }

  static Grouping of(Graph graph, Map<Integer, Reason> cuts, Limits limits) {
    return new Grouping(graph, cuts, limits);
  }

  /** The kernels in an order in which they can run. */
  List<List<Group>> levels() {
    return List.copyOf(levels.values());
  }

  /** Whether a node's value is needed outside of its kernel. */
  boolean isShared(int node) {
    return shared.contains(node);
  }

  /** What kernels read from each other, and why. */
  List<Use> uses() {
    return uses;
  }

  /** The kernel that computes a node. */
  Group home(int node) {
    return java.util.Objects.requireNonNull(homes.get(node), "an evaluated node has a kernel");
  }

  /** Cuts and targets, in graph order, without what is in memory already. */
  private Set<Integer> wanted() {
    Set<Integer> asked = new HashSet<>(cuts);
    asked.addAll(shared);
    Set<Integer> wanted = new LinkedHashSet<>();
    for (int node = 0; node < graph.size(); node++) {
      if (asked.contains(node) && !(graph.definition(node) instanceof Definition.Leaf)) {
        wanted.add(node);
      }
    }
    return wanted;
  }

  private void moved(Group from, Group to) {
    from.members().forEach(member -> homes.put(member.node(), to));
    uses.replaceAll(use -> use.consumer() == from ? new Use(use.node(), to, use.reason()) : use);
  }

  private Space space(int node) {
    if (graph.definition(node) instanceof Definition.Reduce reduce) {
      return Space.reduce(graph.shape(graph.operands(node)[0]), reduce.axes());
    }
    return Space.map(Unreshaped.of(graph, cuts, node));
  }

  /** Elements of a reshape are those of its operand, in the same order. */
  private IndexMap map(int node, Space space) {
    boolean own = space.reduces() || Space.map(graph.shape(node)).equals(space);
    return own ? space.map() : space.map().flattened();
  }

  private void place(int node, Map<Integer, Reason> reasons) {
    Space space = space(node);
    Group.Member member = new Group.Member(node, role(node), map(node, space));
    List<Reads.Read> reads = reads(member);
    Group latest = latest(reads);
    Reason why = Reason.REDUCTION;
    if (latest != null && member.role() != Group.Role.PRIMITIVE) {
      Group.Member joining = joining(member, space, latest);
      Reason against =
          joining == null
              ? Reason.OTHER_ROWS
              : against(joining, joining.equals(member) ? reads : reads(joining), latest);
      if (joining != null && against == null) {
        latest.goByRows();
        join(joining, latest, space, reads, reasons, why);
        return;
      }
      why = against == null ? why : against;
    }
    int level = latest == null ? 0 : latest.level() + 1;
    join(member, at(level, node, space), space, reads, reasons, why);
  }

  private Group.Role role(int node) {
    if (PrimitivePlanner.isPrimitive(graph, node)) {
      return Group.Role.PRIMITIVE;
    }
    return graph.definition(node) instanceof Definition.Reduce
        ? Group.Role.REDUCE
        : Group.Role.STORE;
  }

  private List<Reads.Read> reads(Group.Member member) {
    if (member.role() == Group.Role.PRIMITIVE) {
      return PrimitivePlanner.reads(graph, member.node());
    }
    return Reads.of(graph, cuts, member.node(), member.role(), member.map());
  }

  private void join(
      Group.Member member,
      Group group,
      Space space,
      List<Reads.Read> reads,
      Map<Integer, Reason> reasons,
      Reason against) {
    group.add(member, space, limits);
    homes.put(member.node(), group);
    for (Reads.Read read : reads) {
      if (!group.contains(read.node())) {
        shared.add(read.node());
        Reason cut = java.util.Objects.requireNonNull(reasons.get(read.node()));
        uses.add(new Use(read.node(), group, cut == Reason.REDUCTION ? against : cut));
      }
    }
  }

  /** The last kernel that must run before one with these reads; null without reads. */
  private @Nullable Group latest(List<Reads.Read> reads) {
    Group latest = null;
    for (Reads.Read read : reads) {
      Group home = home(read.node());
      latest = latest == null || home.level() > latest.level() ? home : latest;
    }
    return latest;
  }

  /** The member as part of a kernel that reduces; null if their spaces don't fit. */
  private Group.@Nullable Member joining(Group.Member member, Space space, Group group) {
    if (!group.space().reduces()) {
      return null;
    }
    if (member.role() == Group.Role.REDUCE) {
      return group.space().equals(space) ? member : null;
    }
    if (group.space().covers(space)) {
      return member;
    }
    IndexMap map = Rows.map(group.space(), graph.shape(member.node()));
    return map == null ? null : new Group.Member(member.node(), Group.Role.ROW, map);
  }

  /** Why a member can't use the results of the kernel that it would join; null if it can. */
  private @Nullable Reason against(Group.Member member, List<Reads.Read> reads, Group group) {
    Space space = group.space();
    if (space.size() == 0) {
      return Reason.REDUCTION;
    }
    for (Reads.Read read : reads) {
      Group home = home(read.node());
      boolean own = home == group;
      if (home.level() == group.level() && !own) {
        return Reason.OTHER_ROWS;
      }
      if (own && !usesRow(read, space)) {
        return Reason.OTHER_ROWS;
      }
    }
    Reason unfit = member.role() == Group.Role.ROW ? null : Rows.unfit(space);
    if (unfit == null
        && (fallible.test(member.node())
            || group.members().stream().anyMatch(m -> fallible.test(m.node())))) {
      return Reason.ERRORS;
    }
    return unfit == null ? limits.against(group, member.node(), true) : unfit;
  }

  private boolean usesRow(Reads.Read read, Space space) {
    return graph.definition(read.node()) instanceof Definition.Reduce
        && Rows.isRow(space, read.map().position(graph.shape(read.node())));
  }

  /** A kernel of this level over this space that has room, a new one if there is none. */
  private Group at(int level, int node, Space space) {
    List<Group> groups = levels.computeIfAbsent(level, none -> new ArrayList<>());
    boolean primitive = PrimitivePlanner.isPrimitive(graph, node);
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      boolean kernels = !primitive && !group.isPrimitive();
      boolean same = kernels && (group.space().covers(space) || space.covers(group.space()));
      boolean recent = groups.size() - i <= RECENT;
      boolean errs = group.isByRows() && fallible.test(node);
      if (same && !errs && limits.against(group, node, recent) == null) {
        return group;
      }
    }
    Group group = new Group(level, space);
    groups.add(group);
    return group;
  }
}
