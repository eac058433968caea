package dev.sinter.plan;

import dev.sinter.ir.Definition;
import dev.sinter.pass.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds values that several kernels, or several passes of one, would compute again and again: an
 * expensive operand of reductions over different axes, or the rows of a normalisation that is
 * repeated.
 *
 * <p>What is evaluated by itself runs in a pass, known by its space and by how many reductions come
 * before it. Each pass computes all that it uses. Once what has been computed more than once
 * clearly costs more than storing the newest values of it, these are stored, and counting starts
 * again behind them; so a chain of n normalisations takes work in proportion to n.
 */
final class RepeatedWork {
  /** How many times the cost of storing must be spent. */
  private static final double CLEARLY = 2;

  /** More nodes than this below one root are cut by {@link Limits}, whatever is repeated. */
  private static final int MOST_NODES = 4 * Limits.MAX_NODES;

  private record Key(int depth, List<Long> dims, List<Integer> order) {}

  /** A pass that still takes nodes. */
  private static final class Pass {
    private int number;
    private int nodes;
  }

  private final Graph graph;
  private final Rates rates;
  private final Needed needed;
  private final Map<Integer, Reason> cuts;
  private final boolean[] targets;
  private final Map<Key, Pass> passes = new HashMap<>();
  private int lastPass;

  /** Most reductions, and other stored values, one after the other below a node. */
  private final int[] depth;

  /** Per node, how many passes compute it, the last of them, and the space of the first. */
  private final int[] computed;

  private final int[] pass;
  private final @Nullable Space[] first;

  /** Per node, whether something that the current pass computes for the first time uses it. */
  private final boolean[] usedByNew;

  /** What the current root uses and its pass has not computed yet. */
  private final int[] body;

  private int size;

  private RepeatedWork(Graph graph, Rates rates, Needed needed, Map<Integer, Reason> cuts) {
    int nodes = graph.size();
    this.graph = graph;
    this.rates = rates;
    this.needed = needed;
    this.cuts = cuts;
    this.targets = new boolean[nodes];
    this.depth = new int[nodes];
    this.computed = new int[nodes];
    this.pass = new int[nodes];
    this.first = new Space[nodes];
    this.usedByNew = new boolean[nodes];
    this.body = new int[nodes + 1];
    for (int target : graph.targets()) {
      targets[target] = true;
    }
  }

  /** Adds to {@code cuts} what is worth storing. */
  static void addCuts(Graph graph, Rates rates, Needed needed, Map<Integer, Reason> cuts) {
    RepeatedWork work = new RepeatedWork(graph, rates, needed, cuts);
    for (int node = 0; node < graph.size(); node++) {
      for (int operand : graph.operands(node)) {
        int above = cuts.containsKey(operand) ? 1 : 0;
        work.depth[node] = Math.max(work.depth[node], work.depth[operand] + above);
      }
      if (work.isRoot(node)) {
        work.visit(node);
      }
    }
  }

  private boolean isRoot(int node) {
    boolean wanted = targets[node] || cuts.containsKey(node);
    return wanted && !isLeaf(node) && !(graph.definition(node) instanceof Definition.Whole);
  }

  private boolean isLeaf(int node) {
    return graph.definition(node) instanceof Definition.Leaf;
  }

  private void visit(int root) {
    Space space =
        graph.definition(root) instanceof Definition.Reduce reduce
            ? Space.reduce(graph.shape(graph.operands(root)[0]), reduce.axes())
            : Space.map(graph.shape(root));
    Key key = new Key(depth[root], space.dims(), space.order());
    Pass current = passes.computeIfAbsent(key, none -> new Pass());
    if (current.number == 0 || current.nodes > Limits.MAX_NODES) {
      current.number = ++lastPass;
      current.nodes = 0;
    }
    gather(root, current.number, space);
    current.nodes += size;
    if (size < MOST_NODES) {
      cut(newest(root), space);
    }
  }

  /** Everything that the root's pass must compute or read for it and did not before. */
  private void gather(int root, int number, Space space) {
    size = 0;
    if (!(graph.definition(root) instanceof Definition.Reduce)) {
      add(root, number, space);
    }
    below(root, number, space);
    for (int next = 0; next < size && size < MOST_NODES; next++) {
      if (!isInput(body[next], root)) {
        below(body[next], number, space);
      }
    }
  }

  private void below(int node, int number, Space space) {
    for (int operand : graph.operands(node)) {
      if (pass[operand] != number && size < body.length) {
        add(operand, number, space);
      }
    }
  }

  private void add(int node, int number, Space space) {
    pass[node] = number;
    first[node] = computed[node] == 0 ? space : first[node];
    computed[node]++;
    usedByNew[node] = false;
    body[size++] = node;
  }

  private boolean isInput(int node, int root) {
    return node != root && (cuts.containsKey(node) || graph.operands(node).length == 0);
  }

  /** Values computed before that something new uses; a view stands for what it shows. */
  private List<Integer> newest(int root) {
    Arrays.sort(body, 0, size);
    List<Integer> newest = new ArrayList<>();
    markOperands(root);
    for (int i = size - 1; i >= 0; i--) {
      int node = body[i];
      boolean view = isView(node);
      if (!isInput(node, root) && (computed[node] == 1 || (view && usedByNew[node]))) {
        markOperands(node);
      } else if (!isInput(node, root) && usedByNew[node]) {
        newest.add(node);
      }
    }
    return newest;
  }

  private void markOperands(int node) {
    for (int operand : graph.operands(node)) {
      usedByNew[operand] = true;
    }
  }

  private boolean isView(int node) {
    Definition definition = graph.definition(node);
    return definition instanceof Definition.View || definition instanceof Definition.Reshape;
  }

  private void cut(List<Integer> newest, Space space) {
    if (newest.isEmpty()) {
      return;
    }
    double spent = 0;
    long lines = 0;
    for (int i = 0; i < size; i++) {
      int node = body[i];
      lines += computed[node];
      spent += (computed[node] - 1) * seconds(node, space);
    }
    if (spent > CLEARLY * secondsStored(newest)) {
      newest.forEach(node -> cuts.putIfAbsent(node, Reason.RECOMPUTATION));
    } else if (lines > Limits.MAX_NODES) {
      newest.forEach(node -> cuts.putIfAbsent(node, Reason.OPERATIONS));
    }
  }

  /** What a node costs each pass after the first one. */
  private double seconds(int node, Space space) {
    long elements = needed.of(node);
    if (!isLeaf(node) && !cuts.containsKey(node)) {
      return elements * Cost.of(graph.definition(node)) * rates.operation();
    }
    if (usedByNew[node]) {
      return 0; // it is read in any case
    }
    boolean kept = space.equals(first[node]) && (!space.reduces() || Rows.unfit(space) == null);
    double element = kept ? rates.operation() : graph.type(node).bytes() * rates.inByte();
    return elements * element;
  }

  private double secondsStored(List<Integer> nodes) {
    double bytes = 0;
    for (int node : nodes) {
      int moves = targets[node] ? 1 : 2;
      bytes += (double) moves * graph.shape(node).size() * graph.type(node).bytes();
    }
    return rates.launch() + bytes * rates.inByte();
  }
}
