package dev.sinter.capture;

import dev.sinter.Shape;
import dev.sinter.ir.CaptureLines;
import dev.sinter.ir.Definition;
import dev.sinter.memory.Buffer;
import dev.sinter.memory.ElementError;
import dev.sinter.memory.Fault;
import dev.sinter.memory.Positions;
import dev.sinter.pass.Graph;
import dev.sinter.plan.ErrorWords;
import dev.sinter.plan.PrimitiveStep;
import dev.sinter.plan.Root;
import dev.sinter.plan.RootTraps;
import dev.sinter.plan.Step;
import dev.sinter.plan.Trap;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What may be wrong with the elements that a kernel writes. */
final class ElementErrors {
  private static final ErrorWords PRIMITIVE = new ErrorWords(1, 1);

  private final Step step;
  private final List<Trap> traps;
  private final List<BitSet> trapsOfRoots;
  private final int[] divisors;
  private final ErrorWords words;

  /** Per root and trap, whether positions of the error are those of an index; null if not known. */
  private final @Nullable Boolean[][] tellsIndex;

  ElementErrors(Step step) {
    this.step = step;
    this.traps = step.traps();
    RootTraps rootTraps = new RootTraps(step.program());
    this.divisors = IntStream.range(0, traps.size()).map(rootTraps::divisor).toArray();
    int roots = traps.isEmpty() ? 0 : step.outputs().length;
    this.trapsOfRoots = IntStream.range(0, roots).mapToObj(rootTraps::of).toList();
    this.tellsIndex = new Boolean[roots][traps.size()];
    this.words = new ErrorWords(step.program().roots().size(), traps.size());
  }

  /** Whether launches write down their errors. */
  boolean areCounted() {
    return !traps.isEmpty();
  }

  /** The roots that may be in error, with these values of scalars. */
  BitSet roots(Graph graph) {
    BitSet roots = new BitSet();
    for (int root = 0; root < trapsOfRoots.size(); root++) {
      boolean fails = trapsOfRoots.get(root).stream().anyMatch(trap -> isPossible(graph, trap));
      roots.set(root, fails && step.outputs()[root] >= 0);
    }
    return roots;
  }

  private boolean isPossible(Graph graph, int trap) {
    return divisors[trap] < 0 || graph.constant(step.scalarSlots()[divisors[trap]]) == 0;
  }

  /** How many words they take, see {@link ErrorWords}. */
  long size(BitSet roots) {
    return words.size(roots.stream().mapToLong(this::elements).max().orElse(0));
  }

  private long elements(int root) {
    return step.program().roots().get(root) instanceof Root.Reduce
        ? step.geometry().outer()
        : step.geometry().size();
  }

  /** What a launch may have left for one of its roots. */
  Fault of(Graph graph, Buffer errors, int root) {
    Positions positions = positions(graph, root);
    List<Fault.Cause> causes =
        IntStream.range(0, traps.size())
            .mapToObj(trap -> cause(graph, trap, root, positions))
            .toList();
    return new Fault(errors, words, root, causes, step.name(), positions);
  }

  /** Of a node that is computed over another shape, whose elements have the same order. */
  private Positions positions(Graph graph, int root) {
    Shape shape = graph.shape(step.node(root));
    boolean inOrder = step.axes().equals(axes(step.shape().rank()));
    return inOrder
            && shape.size() == step.shape().size()
            && !(step.program().roots().get(root) instanceof Root.Reduce)
        ? new Positions(shape, axes(shape.rank()))
        : new Positions(step.shape(), step.axes());
  }

  private static List<Integer> axes(int rank) {
    return IntStream.range(0, rank).boxed().toList();
  }

  private Fault.Cause cause(Graph graph, int number, int root, Positions positions) {
    Trap trap = traps.get(number);
    List<Integer> nodes = step.nodes(trap);
    if (!nodes.isEmpty() && graph.definition(nodes.get(0)) instanceof Definition.Leaf leaf) {
      ElementError error = ((Buffer) leaf.storage()).error();
      return new Fault.Earlier(Objects.requireNonNull(error, "only such leaves are in error"));
    }
    boolean told = trap.index() && nodes.size() == 1 && tellsIndex(graph, number, root, positions);
    Fault.Detail detail =
        told && graph.definition(nodes.get(0)) instanceof Definition.Take take
            ? BadIndex.of(take)
            : null;
    return new Fault.Own(what(graph, trap, nodes), trap.index(), detail, lines(graph, nodes));
  }

  /** Found once: it follows from the structure, which the graphs of a plan share. */
  private boolean tellsIndex(Graph graph, int trap, int root, Positions positions) {
    Boolean known = tellsIndex[root][trap];
    if (known == null) {
      int node = step.node(root);
      boolean reduces = step.program().roots().get(root) instanceof Root.Reduce;
      int computed = reduces ? graph.operands(node)[0] : node;
      int take = step.nodes(traps.get(trap)).get(0);
      known =
          graph.shape(computed).equals(positions.shape()) && BadIndex.isAt(graph, computed, take);
      tellsIndex[root][trap] = known;
    }
    return known;
  }

  private static String what(Graph graph, Trap trap, List<Integer> nodes) {
    return trap.index() && graph.definition(nodes.get(0)) instanceof Definition.Take take
        ? take.label() + ": " + trap.what()
        : trap.what();
  }

  /** What a primitive may have left, which counts its errors itself. */
  static Fault of(PrimitiveStep step, Graph graph, Buffer errors) {
    List<StackTraceElement> lines = lines(graph, List.of(step.nodes()[0]));
    Fault.Cause cause = new Fault.Own(step.op().trap(), true, null, lines);
    return new Fault(errors, PRIMITIVE, 0, List.of(cause), step.name(), Positions.FLAT);
  }

  /** How many words those take. */
  static long ofPrimitive() {
    return PRIMITIVE.size(0);
  }

  /** Plans are shared by programs that capture the same elsewhere: the lines are the graph's. */
  private static List<StackTraceElement> lines(Graph graph, List<Integer> nodes) {
    return !CaptureLines.areOn()
        ? List.of()
        : nodes.stream().map(graph::lines).flatMap(List::stream).distinct().toList();
  }
}
