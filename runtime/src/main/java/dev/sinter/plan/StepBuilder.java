package dev.sinter.plan;

import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.FusedMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a finished body into a kernel: merges axes, classifies layouts, picks the loop form,
 * counts.
 */
final class StepBuilder {
  /** Positions up to here stay in 32 bits, with room for a grid's stride. */
  private static final long MAX_NARROW = Integer.MAX_VALUE - (1L << 24);

  /** Reductions no longer than this are one work-item's work. */
  private static final long SHORT = 32;

  /** With at least this many outputs, a work-item per output fills a device. */
  private static final long MANY_GPU = 16_384;

  private static final long MANY_CPU = 64;

  private final Space space;
  private final Body body;
  private final List<Root> roots;
  private final boolean rows;

  StepBuilder(Space space, Body body, List<Root> roots) {
    this.space = space;
    this.body = body;
    this.roots = roots;
    this.rows =
        body.inputs().stream().anyMatch(input -> input.source() == Operand.Source.RESULT)
            || roots.stream().anyMatch(Root.RowStore.class::isInstance);
  }

  Step build(
      DeviceKind device,
      Precision precision,
      int[] outputs,
      String name,
      @Nullable FusedMethod method,
      List<FusedMethod> methods) {
    List<Body.Input> inputs = body.inputs();
    List<Integer> axes = mergedAxes();
    List<Operand> operands = new ArrayList<>();
    long[] offsets = new long[inputs.size()];
    long[][] strides = new long[inputs.size()][];
    int[] sources = new int[inputs.size()];
    boolean strided = false;
    for (int i = 0; i < offsets.length; i++) {
      Body.Input input = inputs.get(i);
      Layout layout = layout(input);
      strided |= layout == Layout.STRIDED;
      offsets[i] = input.position().offset();
      strides[i] = layout == Layout.STRIDED ? stridesOf(input, axes) : new long[0];
      operands.add(operand(input, layout, strides[i]).like(like(operands, strides, i)));
      sources[i] = input.source() == Operand.Source.RESULT ? 0 : input.from();
    }
    long[] dims = strided ? axesDims(axes) : new long[0];
    boolean unbroken =
        space.reduces() && strided && dims[dims.length - 1] % Math.max(1, space.reduced()) == 0;
    KernelProgram program = program(form(device), dims.length, unbroken, operands, precision);
    if (program.form() == Form.REDUCE_GROUP && new Phases(program).count() > 1) {
      program = program(Form.REDUCE_ROW, dims.length, unbroken, operands, precision);
    }
    Geometry geometry = new Geometry(space.outer(), space.reduced(), dims, offsets, strides);
    return new Step(
        program,
        geometry,
        sources,
        body.scalarSlots().stream().mapToInt(Integer::intValue).toArray(),
        outputs,
        name,
        Shape.of(space.dims().stream().mapToLong(Long::longValue).toArray()),
        method,
        methods,
        bytesRead(),
        bytesWritten(),
        flops());
  }

  /** An earlier array in memory with the same strides as operand {@code i}, or -1. */
  private int like(List<Operand> earlier, long[][] strides, int i) {
    if (strides[i].length == 0 || body.inputs().get(i).source() != Operand.Source.MEMORY) {
      return -1;
    }
    for (int other = 0; other < i; other++) {
      boolean first = earlier.get(other).memory() && earlier.get(other).like() < 0;
      if (first && Arrays.equals(strides[other], strides[i])) {
        return other;
      }
    }
    return -1;
  }

  private static Operand operand(Body.Input input, Layout layout, long[] strides) {
    return switch (input.source()) {
      case RESULT -> Operand.result(input.type(), input.from());
      case MEMORY, POSITION -> {
        boolean memory = input.source() == Operand.Source.MEMORY;
        Operand.Step step =
            strides.length == 0 ? Operand.Step.ANY : Operand.Step.of(strides[strides.length - 1]);
        yield new Operand(input.type(), layout, memory, step);
      }
    };
  }

  private KernelProgram program(
      Form form, int rank, boolean unbroken, List<Operand> operands, Precision precision) {
    return KernelProgram.of(
        form,
        rank,
        unbroken,
        isWide(),
        operands,
        body.scalarTypes(),
        Calls.closure(body.called()),
        body.lines(),
        roots,
        precision);
  }

  private Form form(DeviceKind device) {
    if (!space.reduces()) {
      return Form.MAP;
    }
    long many = device == DeviceKind.GPU ? MANY_GPU : MANY_CPU;
    boolean manyStrided = space.outer() >= many && !lastReducedAxisIsContiguous();
    if ((space.reduced() <= SHORT && space.outer() > 1) || manyStrided) {
      return Form.REDUCE_ITEM;
    }
    return Rows.areWhole(space) ? Form.REDUCE_ROW : Form.REDUCE_GROUP;
  }

  private boolean lastReducedAxisIsContiguous() {
    int last = space.rank() - 1;
    return body.inputs().stream().allMatch(input -> input.position().strides()[last] <= 1);
  }

  private Layout layout(Body.Input input) {
    return input.isIndexed() ? Layout.INDEXED : layout(input.position());
  }

  private Layout layout(Affine position) {
    if (position.offset() == 0 && isContiguous(position)) {
      return Layout.LINEAR;
    }
    for (int axis = 0; axis < space.rank(); axis++) {
      if (space.dims().get(axis) != 1 && position.strides()[axis] != 0) {
        return Layout.STRIDED;
      }
    }
    return Layout.SCALAR;
  }

  private boolean isContiguous(Affine position) {
    long expected = 1;
    for (int axis = space.rank() - 1; axis >= 0; axis--) {
      long dim = space.dims().get(axis);
      if (dim != 1) {
        if (position.strides()[axis] != expected) {
          return false;
        }
        expected *= dim;
      }
    }
    return true;
  }

  /**
   * The last axis of every group of axes that all strided operands walk as one, outermost first.
   */
  private List<Integer> mergedAxes() {
    List<Integer> axes = new ArrayList<>();
    int next = -1;
    for (int axis = space.rank() - 1; axis >= 0; axis--) {
      if (space.dims().get(axis) != 1) {
        if (next < 0 || !mergeable(axis, next)) {
          axes.add(0, axis);
        }
        next = axis;
      }
    }
    return axes;
  }

  /** Rows stay apart from what they consist of where their values are used. */
  private boolean mergeable(int axis, int next) {
    return !(rows && axis < space.kept() && next >= space.kept())
        && body.inputs().stream()
            .map(Body.Input::position)
            .filter(position -> layout(position) == Layout.STRIDED)
            .allMatch(
                position ->
                    position.strides()[axis] == position.strides()[next] * space.dims().get(next));
  }

  private static long[] stridesOf(Body.Input input, List<Integer> axes) {
    return axes.stream().mapToLong(axis -> input.position().strides()[axis]).toArray();
  }

  private long[] axesDims(List<Integer> axes) {
    long[] dims = new long[axes.size()];
    Arrays.fill(dims, 1);
    int group = 0;
    for (int axis = 0; axis < space.rank(); axis++) {
      dims[Math.min(group, dims.length - 1)] *= space.dims().get(axis);
      if (group < dims.length && axis == axes.get(group)) {
        group++;
      }
    }
    return dims;
  }

  private boolean isWide() {
    if (space.size() > MAX_NARROW) {
      return true;
    }
    for (Body.Input input : body.inputs()) {
      long reach = Math.abs(input.position().offset());
      for (int axis = 0; axis < space.rank(); axis++) {
        reach +=
            Math.abs(input.position().strides()[axis]) * Math.max(0, space.dims().get(axis) - 1);
      }
      if (reach > MAX_NARROW) {
        return true;
      }
    }
    return false;
  }

  /** Each distinct element once. */
  private long bytesRead() {
    long bytes = 0;
    BitSet[] axes = new Dependence(body).axesOfInputs();
    for (int i = 0; i < axes.length; i++) {
      Body.Input input = body.inputs().get(i);
      long elements = elements(axes[i]);
      long distinct = input.isIndexed() ? Math.min(input.extent(), elements) : elements;
      bytes += input.source() == Operand.Source.MEMORY ? distinct * input.type().bytes() : 0;
    }
    return bytes;
  }

  /** Elements of the space that differ along these axes. */
  private long elements(BitSet axes) {
    long elements = 1;
    for (int axis = 0; axis < space.rank(); axis++) {
      long dim = space.dims().get(axis);
      elements *= axes.get(axis) ? dim : Math.min(1, dim);
    }
    return elements;
  }

  private long bytesWritten() {
    long bytes = 0;
    for (Root root : roots) {
      long elements = root instanceof Root.Store ? space.size() : space.outer();
      bytes += root.stored() ? root.type().bytes() * elements : 0;
    }
    return bytes;
  }

  private long flops() {
    long perElement = roots.stream().filter(Root.Reduce.class::isInstance).count();
    for (Expr line : body.lines()) {
      perElement += Cost.of(line);
    }
    return perElement * space.size();
  }
}
