package dev.sinter.backend.jvm;

import dev.sinter.ir.Expr;
import dev.sinter.plan.Form;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Phases;
import dev.sinter.plan.Root;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A kernel with rows as plain kernels, one per pass over the elements and one per pass for values
 * of rows; what one stage leaves for the next are arrays of one value per row. Programs with rows
 * have no traps.
 */
final class Stages {
  /**
   * One plain kernel.
   *
   * @param operands per operand, the whole program's
   * @param roots per root, the whole program's
   * @param rows whether its space is the rows or a sample, not the elements
   */
  record Stage(KernelProgram program, int[] operands, int[] roots, boolean rows) {}

  private final KernelProgram whole;
  private final Phases phases;

  private Stages(KernelProgram whole) {
    this.whole = whole;
    this.phases = new Phases(whole);
  }

  /** The stages in order. */
  static List<Stage> of(KernelProgram whole) {
    Stages stages = new Stages(whole);
    List<Stage> result = new ArrayList<>();
    for (int phase = 0; phase < stages.phases.count(); phase++) {
      result.add(stages.stage(stages.phases.roots(phase), false));
      List<Integer> rows = stages.phases.rowStores(phase + 1);
      if (!rows.isEmpty()) {
        result.add(stages.stage(rows, true));
      }
    }
    for (int root : stages.phases.samples()) {
      result.add(stages.stage(List.of(root), true));
    }
    return result;
  }

  private Stage stage(List<Integer> roots, boolean rows) {
    BitSet used = phases.lines(roots);
    int[] operands = phases.operands(used).stream().toArray();
    int[] operandNumbers = new int[whole.operands().size()];
    List<Operand> declared = new ArrayList<>();
    for (int operand : operands) {
      operandNumbers[operand] = declared.size();
      declared.add(operand(whole.operands().get(operand), rows));
    }
    Renaming renaming = new Renaming(operandNumbers, whole.body().size());
    used.stream().forEach(line -> renaming.add(line, whole.body().get(line)));
    List<Root> renamed =
        roots.stream().map(root -> renaming.root(whole.roots().get(root))).toList();
    boolean reduces = renamed.stream().anyMatch(Root.Reduce.class::isInstance);
    KernelProgram program =
        KernelProgram.of(
            reduces ? whole.form() : Form.MAP,
            rank(declared),
            false,
            whole.wide(),
            declared,
            whole.arguments(),
            whole.functions(),
            renaming.lines,
            renamed,
            whole.precision());
    return new Stage(program, operands, roots.stream().mapToInt(Integer::intValue).toArray(), rows);
  }

  /** Results, and in a stage over rows everything else, are read along strides. */
  private static Operand operand(Operand operand, boolean rows) {
    if (operand.isResult()) {
      return new Operand(operand.type(), Layout.STRIDED, true);
    }
    boolean apart = rows && operand.layout() == Layout.LINEAR;
    return apart
        ? new Operand(operand.type(), Layout.STRIDED, operand.memory())
        : operand.like(-1).sharing(-1);
  }

  /** Strides are given over all axes of the space in every stage. */
  private int rank(List<Operand> operands) {
    boolean strided = operands.stream().anyMatch(operand -> operand.layout() == Layout.STRIDED);
    int least = whole.hasSamples() ? 3 : 2;
    return strided ? Math.max(whole.rank() == 0 ? least : 2, whole.rank()) : 0;
  }

  /** The sizes of a stage of a launch. */
  static Geometry geometry(KernelProgram whole, Geometry geometry, Stage stage) {
    Geometry.Samples samples = samples(whole, geometry, stage);
    long[] dims = whole.hasSamples() ? dims(whole, geometry, samples) : dims(whole, geometry);
    int count = stage.operands().length;
    long[] offsets = new long[count];
    long[][] strides = new long[count][];
    for (int i = 0; i < count; i++) {
      int operand = stage.operands()[i];
      Operand declared = whole.operands().get(operand);
      offsets[i] = declared.isResult() ? 0 : geometry.offsets()[operand];
      boolean strided = stage.program().operands().get(i).layout() == Layout.STRIDED;
      strides[i] =
          strided ? strides(declared, geometry.strides()[operand], dims, geometry) : new long[0];
    }
    long[] space = stage.program().rank() == 0 ? new long[0] : dims;
    boolean map = stage.program().form() == Form.MAP;
    if (samples.count() > 0) {
      return new Geometry(samples.count(), 1, onlySamples(space, samples), offsets, strides);
    }
    if (stage.rows()) {
      return new Geometry(geometry.outer(), 1, onlyRows(space, geometry), offsets, strides);
    }
    long outer = map ? geometry.size() : geometry.outer();
    return new Geometry(outer, map ? 1 : geometry.reduced(), space, offsets, strides);
  }

  private static Geometry.Samples samples(KernelProgram whole, Geometry geometry, Stage stage) {
    return whole.hasSamples() ? geometry.samples().get(stage.roots()[0]) : Geometry.Samples.NONE;
  }

  /** Those before, of, and below a sample, if there are none else. */
  private static long[] dims(KernelProgram whole, Geometry geometry, Geometry.Samples samples) {
    if (whole.rank() > 0) {
      return dims(whole, geometry);
    }
    long inner = samples.step() * Math.max(1, samples.count());
    return new long[] {geometry.size() / inner, inner / samples.step(), samples.step()};
  }

  /** The other axes have one element. */
  private static long[] onlySamples(long[] dims, Geometry.Samples samples) {
    long[] only = dims.clone();
    long inner = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      boolean outside = inner < samples.step() || inner >= samples.step() * samples.count();
      inner *= dims[axis];
      only[axis] = outside ? 1 : dims[axis];
    }
    return only;
  }

  private static long[] dims(KernelProgram whole, Geometry geometry) {
    return switch (whole.rank()) {
      case 0 -> new long[] {geometry.outer(), geometry.reduced()};
      case 1 ->
          geometry.outer() == 1
              ? new long[] {1, geometry.dims()[0]}
              : new long[] {geometry.dims()[0], 1};
      default -> geometry.dims();
    };
  }

  /** Where the axes of rows end and those within rows begin. */
  private static int boundary(long[] dims, Geometry geometry) {
    int axis = dims.length;
    for (long inner = 1; inner < geometry.reduced(); inner *= dims[axis]) {
      axis--;
    }
    return axis;
  }

  /** The axes within rows have one element: values of rows are those of their first. */
  private static long[] onlyRows(long[] dims, Geometry geometry) {
    long[] rows = dims.clone();
    for (int axis = boundary(dims, geometry); axis < rows.length; axis++) {
      rows[axis] = 1;
    }
    return rows;
  }

  private static long[] strides(Operand operand, long[] given, long[] dims, Geometry geometry) {
    long[] strides = new long[dims.length];
    if (operand.layout() == Layout.STRIDED) {
      boolean padded = given.length < dims.length && dims[0] == 1;
      System.arraycopy(given, 0, strides, padded ? 1 : 0, given.length);
      return strides;
    }
    boolean result = operand.isResult();
    int last = result ? boundary(dims, geometry) : dims.length;
    long stride = 1;
    for (int axis = last - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= dims[axis];
    }
    return strides;
  }

  /** Lines under the numbers that they have in a stage. */
  private static final class Renaming {
    private final int[] operands;
    private final int[] numbers;
    private final List<Expr> lines = new ArrayList<>();

    Renaming(int[] operands, int size) {
      this.operands = operands;
      this.numbers = new int[size];
    }

    void add(int line, Expr expr) {
      numbers[line] = lines.size();
      lines.add(renamed(expr));
    }

    private Expr renamed(Expr expr) {
      if (expr instanceof Expr.Load load) {
        return new Expr.Load(load.type(), operands[load.operand()]);
      }
      if (expr instanceof Expr.Position position) {
        return new Expr.Position(operands[position.operand()]);
      }
      Expr moved =
          expr instanceof Expr.Gather gather
              ? new Expr.Gather(gather.type(), operands[gather.operand()], gather.offset())
              : expr;
      return KernelProgram.withOperands(
          moved,
          operand -> new Expr.Local(operand.type(), numbers[((Expr.Local) operand).index()]));
    }

    Root root(Root root) {
      int line = numbers[root.line()];
      return root instanceof Root.Reduce reduce
          ? new Root.Reduce(line, reduce.element(), reduce.op())
          : new Root.Store(line, root.element());
    }
  }
}
