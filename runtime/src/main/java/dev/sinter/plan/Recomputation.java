package dev.sinter.plan;

import dev.sinter.ir.Definition;
import dev.sinter.pass.Graph;
import java.util.BitSet;
import java.util.Map;

/**
 * Finds values that would be computed so many times that storing them, by a kernel of their own,
 * costs less: those that are broadcast to many more elements, and those that are read through
 * several views, as in a stencil. Nominal rates of the kind of device decide.
 */
final class Recomputation {
  /** How many times the cost of a kernel of its own a broadcast must save. */
  private static final double CLEARLY = 4;

  /** Most lines that a value read through several views may become. */
  private static final long MOST_LINES = 128;

  /** Beyond this no count matters. */
  private static final long ENOUGH = 1 << 20;

  private final Graph graph;
  private final Rates rates;
  private final Needed needed;
  private final Map<Integer, Reason> cuts;

  /** Operations for one element, its loads among them, if nothing that it uses is shared. */
  private final long[] work;

  /** Lines of a kernel that computes it, likewise. */
  private final long[] lines;

  /** Views that read a node, and one for all direct uses. */
  private final int[] readers;

  /** What is computed where it is read at other positions, each time by a kernel of its own. */
  private final BitSet storedByReaders = new BitSet();

  private Recomputation(Graph graph, Rates rates, Needed needed, Map<Integer, Reason> cuts) {
    this.graph = graph;
    this.rates = rates;
    this.needed = needed;
    this.cuts = cuts;
    this.work = new long[graph.size()];
    this.lines = new long[graph.size()];
    this.readers = new int[graph.size()];
    boolean[] direct = new boolean[graph.size()];
    for (int node = 0; node < readers.length; node++) {
      for (int operand : graph.operands(node)) {
        int read = underReshapes(operand);
        boolean view = Needed.isElsewhere(graph, node, operand);
        readers[read] += view || !direct[read] ? 1 : 0;
        direct[read] |= !view;
      }
    }
  }

  /** Adds to {@code cuts} what is worth storing. */
  static void addCuts(Graph graph, Rates rates, Needed needed, Map<Integer, Reason> cuts) {
    Recomputation recomputation = new Recomputation(graph, rates, needed, cuts);
    for (int node = 0; node < graph.size(); node++) {
      recomputation.visit(node);
    }
  }

  /** Operands come first, so what is cut no longer counts as work of its users. */
  private void visit(int node) {
    Definition definition = graph.definition(node);
    boolean elementwise = !(definition instanceof Definition.Reduce);
    int[] operands = graph.operands(node);
    // The index of a roll and its like is a few operations, cheaper than its elements are to read.
    boolean knownIndex = definition instanceof Definition.Take take && !take.checked();
    for (int i = 0; i < (knownIndex ? 1 : operands.length); i++) {
      if (elementwise && isSpread(operands[i], needed.of(node))) {
        cuts.putIfAbsent(operands[i], Reason.RECOMPUTATION);
      }
      if (storedByReaders.get(underReshapes(operands[i]))) {
        read(node, operands[i]);
      }
    }
    count(node, definition);
    if (readers[node] > 1 && graph.operands(node).length > 0 && !cuts.containsKey(node)) {
      viewed(node);
    }
  }

  private void count(int node, Definition definition) {
    boolean leaf = definition instanceof Definition.Leaf;
    work[node] = leaf ? 1 : Cost.of(definition);
    boolean indexes =
        definition instanceof Definition.Take || definition instanceof Definition.Concat;
    lines[node] = indexes ? work[node] : leaf || work[node] > 0 ? 1 : 0;
    for (int operand : graph.operands(node)) {
      boolean cut = cuts.containsKey(operand);
      work[node] = Math.min(ENOUGH, work[node] + (cut ? 1 : work[operand]));
      lines[node] = Math.min(ENOUGH, lines[node] + (cut ? 1 : lines[operand]));
    }
  }

  /**
   * A value that is read at several places for each element. Where fewer of its elements are read
   * than it has, what reads them is stored rather than the value.
   */
  private void viewed(int node) {
    long size = graph.shape(node).size();
    double again = (double) (needed.reads(node) - size) * work[node] * rates.operation();
    double stored = rates.launch() + 2.0 * size * graph.type(node).bytes() * rates.inByte();
    if (again > stored) {
      cuts.put(node, Reason.RECOMPUTATION);
    } else if (lines[node] * readers[node] > MOST_LINES) {
      if (needed.reads(node) < size) {
        storedByReaders.set(node);
      } else {
        cuts.put(node, Reason.OPERATIONS);
      }
    }
  }

  /**
   * A node above one that is stored by its readers: it is such a reader if most of it is needed,
   * else what is above it is.
   */
  private void read(int node, int operand) {
    if (needed.of(node) < graph.shape(node).size() / 2) {
      storedByReaders.set(node);
    } else if (Needed.isElsewhere(graph, node, operand)) {
      cuts.putIfAbsent(node, Reason.OPERATIONS);
    }
  }

  private int underReshapes(int node) {
    int read = node;
    while (graph.definition(read) instanceof Definition.Reshape) {
      read = graph.operands(read)[0];
    }
    return read;
  }

  /** Whether a value is used for so many more elements that it should be stored. */
  private boolean isSpread(int node, long uses) {
    long size = graph.shape(node).size();
    if (size >= uses || lines[node] <= 1 || cuts.containsKey(node)) {
      return false;
    }
    double again = (double) (uses - size) * work[node] * rates.operation();
    double stored = rates.launch() + (double) size * graph.type(node).bytes() * rates.inByte();
    return again > CLEARLY * stored;
  }
}
