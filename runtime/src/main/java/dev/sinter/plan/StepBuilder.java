package dev.sinter.plan;

import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.FusedMethod;
import dev.sinter.ir.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Extents of both axes from which on tiles pay. */
  private static final long SMALLEST_TILE = 16;

  /** Of few outputs, reductions no longer than this. */
  private static final long VERY_SHORT = 8;

  /** So few outputs that several work-items for each finish sooner. */
  private static final long FEW_GPU = 4096;

  /** With at least this many outputs, a work-item per output fills a device. */
  private static final long MANY_GPU = 16_384;

  private static final long MANY_CPU = 64;

  private final Space space;
  private final Body body;
  private final List<Root> roots;
  private final List<Geometry.Samples> samples;

  /** Whether rows and what they consist of must be different axes. */
  private boolean apart;

  /**
   * @param samples per root, where the elements of a {@link Root.Sample} are
   */
  StepBuilder(Space space, Body body, List<Root> roots, List<Geometry.Samples> samples) {
    this.space = space;
    this.samples = samples;
    this.body = body;
    this.roots = roots;
    this.apart =
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
    Form form = form(device);
    apart |= form == Form.REDUCE_ACROSS;
    List<Integer> axes = mergedAxes();
    int laneAxis = laneAxis(form, axes);
    List<Operand> operands = new ArrayList<>();
    long[] offsets = new long[inputs.size()];
    long[][] strides = new long[inputs.size()][];
    int[] sources = new int[inputs.size()];
    boolean strided = inputs.stream().anyMatch(input -> layout(input) == Layout.STRIDED);
    long[] dims = strided ? axesDims(axes) : new long[0];
    boolean draws = body.lines().stream().anyMatch(StepBuilder::draws);
    for (int i = 0; i < offsets.length; i++) {
      Body.Input input = inputs.get(i);
      Layout layout = layout(input);
      offsets[i] = input.position().offset();
      strides[i] = layout == Layout.STRIDED ? stridesOf(input, axes) : new long[0];
      Operand operand = operand(input, layout, strides[i], laneAxis);
      boolean aligned =
          device == DeviceKind.GPU
              && (operand.memory()
                  ? operand.step() == Operand.Step.UNIT
                      && isAligned(offsets[i], strides[i], dims, laneAxis, form)
                  : layout == Layout.LINEAR && draws && isAligned(offsets[i], dims));
      operands.add((aligned ? operand.aligned() : operand).like(like(operands, strides, i)));
      sources[i] = input.source() == Operand.Source.RESULT ? 0 : input.from();
    }
    if (form == Form.MAP && device == DeviceKind.GPU && meetsTransposed(inputs, dims, strides)) {
      form = Form.MAP_TILED;
    }
    boolean unbroken = strided && isUnbroken(form, dims[laneAxis]);
    KernelProgram program = program(form, dims.length, laneAxis, unbroken, operands, precision);
    if (form == Form.REDUCE_GROUP && new Phases(program).count() > 1) {
      program = program(Form.REDUCE_ROW, dims.length, laneAxis, unbroken, operands, precision);
    }
    Geometry geometry =
        new Geometry(
            space.outer(),
            space.reduced(),
            dims,
            offsets,
            strides,
            program.hasSamples() ? samples : List.of());
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
        flops(program));
  }

  private static boolean draws(Expr line) {
    return line instanceof Expr.Apply apply && apply.op().typing() == Op.Typing.RANDOM;
  }

  private int laneAxis(Form form, List<Integer> axes) {
    return form == Form.REDUCE_ACROSS
        ? (int) axes.stream().filter(axis -> axis < space.kept()).count() - 1
        : axes.size() - 1;
  }

  /** Whether vectors of positions, from this one on, begin at multiples of their length. */
  private boolean isAligned(long offset, long[] dims) {
    int length = Operand.Step.ALIGNMENT;
    boolean rows = space.outer() == 1 || space.reduced() % length == 0;
    boolean aligned =
        space.reduces()
            ? rows && Tree.columns(space.reduced()) >= length
            : dims.length == 0 || dims[dims.length - 1] % length == 0;
    return offset % length == 0 && aligned;
  }

  /** Whether vectors along {@code laneAxis} begin at multiples of their length. */
  private boolean isAligned(long offset, long[] strides, long[] dims, int laneAxis, Form form) {
    boolean aligned = offset % Operand.Step.ALIGNMENT == 0 && strides[laneAxis] == 1;
    aligned &= dims[laneAxis] % Operand.Step.ALIGNMENT == 0;
    if (space.reduces() && form != Form.REDUCE_ACROSS) {
      aligned &= space.reduced() % Operand.Step.ALIGNMENT == 0;
    }
    for (int axis = 0; axis < strides.length; axis++) {
      aligned &= axis == laneAxis || strides[axis] % Operand.Step.ALIGNMENT == 0;
    }
    return aligned;
  }

  /** Whether an array's neighbours lie along the last axis but one, and both axes are long. */
  private static boolean meetsTransposed(List<Body.Input> inputs, long[] dims, long[][] strides) {
    int last = dims.length - 1;
    boolean found = false;
    for (int i = 0; i < strides.length; i++) {
      found |=
          inputs.get(i).source() == Operand.Source.MEMORY
              && strides[i].length > 1
              && Math.abs(strides[i][last - 1]) == 1
              && Math.abs(strides[i][last]) > 1;
    }
    return found && dims[last] >= SMALLEST_TILE && dims[last - 1] >= SMALLEST_TILE;
  }

  /** See {@link KernelProgram#unbroken}; {@code dim} is the extent of the lanes' axis. */
  private boolean isUnbroken(Form form, long dim) {
    if (form == Form.REDUCE_ACROSS) {
      return dim % Operand.Step.ALIGNMENT == 0;
    }
    return space.reduces() && space.reduced() > 0 && dim % space.reduced() == 0;
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

  private static Operand operand(Body.Input input, Layout layout, long[] strides, int laneAxis) {
    return switch (input.source()) {
      case RESULT -> Operand.result(input.type(), input.from());
      case MEMORY, POSITION -> {
        boolean memory = input.source() == Operand.Source.MEMORY;
        Operand.Step step =
            strides.length == 0 ? Operand.Step.ANY : Operand.Step.of(strides[laneAxis]);
        yield new Operand(input.type(), layout, memory, step);
      }
    };
  }

  private KernelProgram program(
      Form form,
      int rank,
      int laneAxis,
      boolean unbroken,
      List<Operand> operands,
      Precision precision) {
    return KernelProgram.of(
        form,
        rank,
        laneAxis,
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
    boolean gpu = device == DeviceKind.GPU;
    boolean few = gpu && space.outer() < FEW_GPU;
    boolean isShort = space.reduced() <= (few ? VERY_SHORT : SHORT) && space.outer() > 1;
    if (gpu && !isShort && Across.fits(space, body, roots)) {
      return Form.REDUCE_ACROSS;
    }
    long many = gpu ? MANY_GPU : MANY_CPU;
    boolean manyStrided = space.outer() >= many && !lastReducedAxisIsContiguous();
    if (isShort || manyStrided) {
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
    return !(apart && axis < space.kept() && next >= space.kept())
        && !samplesEndAt(next)
        && body.inputs().stream()
            .map(Body.Input::position)
            .filter(position -> layout(position) == Layout.STRIDED)
            .allMatch(
                position ->
                    position.strides()[axis] == position.strides()[next] * space.dims().get(next));
  }

  /** Samples consist of whole axes. */
  private boolean samplesEndAt(int axis) {
    long inner = 1;
    for (long dim : space.dims().subList(axis, space.rank())) {
      inner *= dim;
    }
    for (int i = 0; i < roots.size(); i++) {
      Geometry.Samples own = samples.get(i);
      if (roots.get(i) instanceof Root.Sample
          && (own.step() == inner || own.step() * own.count() == inner)) {
        return true;
      }
    }
    return false;
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

  /** Each distinct element once, whatever views read it. */
  private long bytesRead() {
    Map<Integer, Footprint> arrays = new LinkedHashMap<>();
    BitSet[] axes = new Dependence(body).axesOfInputs();
    for (int i = 0; i < axes.length; i++) {
      Body.Input input = body.inputs().get(i);
      if (input.source() == Operand.Source.MEMORY) {
        Footprint footprint =
            arrays.computeIfAbsent(input.from(), first -> new Footprint(space, input.type()));
        if (input.isIndexed()) {
          footprint.addIndexed(elements(axes[i]), input.extent());
        } else {
          footprint.add(input.position());
        }
      }
    }
    return arrays.values().stream().mapToLong(Footprint::bytes).sum();
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
    for (int i = 0; i < roots.size(); i++) {
      Root root = roots.get(i);
      long elements = root instanceof Root.Store ? space.size() : space.outer();
      elements = root instanceof Root.Sample ? samples.get(i).count() : elements;
      bytes += root.stored() ? root.type().bytes() * elements : 0;
    }
    return bytes;
  }

  private long flops(KernelProgram program) {
    long perElement = roots.stream().filter(Root.Reduce.class::isInstance).count();
    if (!program.hasSamples()) {
      for (Expr line : body.lines()) {
        perElement += Cost.of(line);
      }
      return perElement * space.size();
    }
    Phases phases = new Phases(program);
    long sum = flops(phases.lines(phases.roots(0))) * space.size();
    for (int root : phases.samples()) {
      sum += flops(phases.lines(List.of(root))) * samples.get(root).count();
    }
    return sum;
  }

  private long flops(BitSet lines) {
    return lines.stream().mapToLong(line -> Cost.of(body.lines().get(line))).sum();
  }
}
