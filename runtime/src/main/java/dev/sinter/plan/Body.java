package dev.sinter.plan;

import dev.sinter.DType;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Op;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lines, operands and arguments of a kernel under construction; equal ones are shared. */
final class Body {
  /**
   * An operand and where its elements come from.
   *
   * @param from a leaf slot or {@code -1 - temporary} for memory, the root of a result, else 0
   * @param position without indices
   * @param extent of an array that lines index, its number of elements; {@value #POSITIONED} of
   *     what is read at its position
   */
  record Input(DType type, Operand.Source source, int from, Affine position, long extent) {
    private static final long POSITIONED = -1;

    Input(DType type, Operand.Source source, int from, Affine position) {
      this(type, source, from, position, POSITIONED);
    }

    /** Whether lines say which element is read. */
    boolean isIndexed() {
      return extent != POSITIONED;
    }
  }

  private final List<Expr> lines = new ArrayList<>();

  /** Per line, the node of the graph for which it was written first. */
  private final List<Integer> nodes = new ArrayList<>();

  private int node;
  private final Peephole peephole = new Peephole(lines);
  private final Map<Expr, Integer> known = new HashMap<>();
  private final List<Input> inputs = new ArrayList<>();
  private final List<Integer> scalarSlots = new ArrayList<>();
  private final List<DType> scalarTypes = new ArrayList<>();
  private final Set<Function> called = new LinkedHashSet<>();
  private final Positions positions = new Positions(this);

  private final @Nullable RelaxedForms relaxed;

  /** Of a kernel with this precision. */
  Body(Precision precision) {
    this.relaxed = precision == Precision.RELAXED ? new RelaxedForms(this) : null;
  }

  /**
   * Lines are written for this node of the graph from now on.
   *
   * @return the node so far
   */
  int writesFor(int next) {
    int before = node;
    node = next;
    return before;
  }

  /** The line with this value, a new one if there is none yet. */
  Expr.Local line(Expr expr) {
    Expr simple = peephole.simplified(expr);
    if (simple instanceof Expr.Local local) {
      return local;
    }
    Expr.Local regrouped = relaxed == null ? null : relaxed.simplified(simple);
    return regrouped == null ? shared(simple) : regrouped;
  }

  /** {@code x} to a power that is known, in a form that the precision allows, or null. */
  Expr.@Nullable Local power(Expr x, double exponent) {
    return relaxed == null ? null : relaxed.power(x, exponent);
  }

  private Expr.Local shared(Expr expr) {
    Integer index = known(expr);
    if (index == null) {
      index = lines.size();
      lines.add(expr);
      nodes.add(node);
      known.put(expr, index);
      if (expr instanceof Expr.Call call) {
        called.add(call.callee());
      }
    }
    return new Expr.Local(expr.type(), index);
  }

  private @Nullable Integer known(Expr expr) {
    Integer index = known.get(expr);
    if (index == null && expr instanceof Expr.Apply apply && apply.op().commutes()) {
      List<Expr> swapped = List.of(apply.operands().get(1), apply.operands().get(0));
      return known.get(new Expr.Apply(apply.op(), apply.type(), swapped));
    }
    return index;
  }

  /**
   * Drops lines that no root uses; nothing can be added any more.
   *
   * @return the roots under the lines' new numbers
   */
  List<Root> finish(List<Root> roots) {
    known.clear();
    return DeadLines.remove(lines, nodes, roots);
  }

  /**
   * An element of an array in memory.
   *
   * @param size of the array
   */
  Expr.Local load(DType type, int source, Affine position, long size) {
    if (position.isFixed()) {
      return line(
          new Expr.Load(type, input(new Input(type, Operand.Source.MEMORY, source, position))));
    }
    Affine start = Affine.constant(0, position.strides().length);
    int operand = input(new Input(type, Operand.Source.MEMORY, source, start, size));
    return line(new Expr.Gather(type, operand, positions.sum(position, Positions.indexType(size))));
  }

  /** Lines that compute with positions. */
  Positions positions() {
    return positions;
  }

  /** A position of the kernel's space as a value, I64. */
  Expr.Local position(Affine fixed) {
    return line(new Expr.Position(input(new Input(DType.I64, Operand.Source.POSITION, 0, fixed))));
  }

  /** Whether a line's value follows from another's, whichever operand a SELECT chooses. */
  boolean uses(Expr.Local value, Expr.Local other) {
    BitSet following = new BitSet();
    following.set(other.index());
    for (int line = other.index() + 1; line <= value.index(); line++) {
      List<Expr> operands = KernelProgram.operandsOf(lines.get(line));
      if (lines.get(line) instanceof Expr.Apply apply && apply.op() == Op.SELECT) {
        boolean both = follows(operands.get(1), following) && follows(operands.get(2), following);
        following.set(line, both || follows(operands.get(0), following));
      } else {
        following.set(line, operands.stream().anyMatch(operand -> follows(operand, following)));
      }
    }
    return following.get(value.index());
  }

  private static boolean follows(Expr operand, BitSet following) {
    return following.get(((Expr.Local) operand).index());
  }

  /** The result of root {@code root} in the current row of a space of {@code rank} axes. */
  Expr.Local result(DType type, int root, int rank) {
    Affine row = Affine.constant(0, rank);
    return line(new Expr.Load(type, input(new Input(type, Operand.Source.RESULT, root, row))));
  }

  Expr.Local argument(DType type, int slot) {
    int index = -1;
    for (int i = 0; i < scalarSlots.size() && index < 0; i++) {
      if (scalarSlots.get(i) == slot) {
        index = i;
      }
    }
    if (index < 0) {
      index = scalarSlots.size();
      scalarSlots.add(slot);
      scalarTypes.add(type);
    }
    return line(new Expr.Argument(type, index));
  }

  private int input(Input input) {
    int index = inputs.indexOf(input);
    if (index < 0) {
      index = inputs.size();
      inputs.add(input);
    }
    return index;
  }

  List<Expr> lines() {
    return lines;
  }

  /**
   * Per line, the node of the graph for which it was written first, then these.
   *
   * @param roots nodes of the roots
   */
  int[] nodes(IntStream roots) {
    return IntStream.concat(nodes.stream().mapToInt(Integer::intValue), roots).toArray();
  }

  List<Input> inputs() {
    return inputs;
  }

  List<Integer> scalarSlots() {
    return scalarSlots;
  }

  List<DType> scalarTypes() {
    return scalarTypes;
  }

  List<Function> called() {
    return new ArrayList<>(called);
  }
}
