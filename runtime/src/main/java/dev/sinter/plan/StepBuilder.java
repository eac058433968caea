package dev.sinter.plan;

import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.FusedMethod;
import dev.sinter.ir.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a finished body into a kernel: merges axes, classifies layouts, picks the loop form. */
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

  /**
   * @param samples per root, where the elements of a {@link Root.Sample} are
   */
  StepBuilder(Space space, Body body, List<Root> roots, List<Geometry.Samples> samples) {
    this.space = space;
    this.samples = samples;
    this.body = body;
    this.roots = roots;
  }

  /**
   * The step.
   *
   * @param nodes see {@link Stage#nodes()}
   */
  Step build(
      DeviceKind device,
      Precision precision,
      int[] outputs,
      String name,
      @Nullable FusedMethod method,
      List<FusedMethod> methods,
      int[] nodes) {
    List<Body.Input> inputs = body.inputs();
    Form form = form(device);
    boolean across = form == Form.REDUCE_ACROSS;
    MergedAxes axes = new MergedAxes(space, body, roots, samples, across || usesRows());
    int laneAxis = (across ? axes.kept() : axes.count()) - 1;
    List<Operand> operands = new ArrayList<>();
    long[] offsets = new long[inputs.size()];
    long[][] strides = new long[inputs.size()][];
    int[] sources = new int[inputs.size()];
    boolean strided = inputs.stream().anyMatch(input -> space.layout(input) == Layout.STRIDED);
    long[] dims = strided ? axes.dims() : new long[0];
    boolean draws = body.lines().stream().anyMatch(StepBuilder::draws);
    for (int i = 0; i < offsets.length; i++) {
      Body.Input input = inputs.get(i);
      Layout layout = space.layout(input);
      offsets[i] = input.position().offset();
      strides[i] = layout == Layout.STRIDED ? axes.strides(input) : new long[0];
      Operand operand = operand(input, layout, strides[i], laneAxis);
      boolean aligned =
          device == DeviceKind.GPU
              && (operand.memory()
                  ? operand.step() == Operand.Step.UNIT
                      && isAligned(offsets[i], strides[i], dims, laneAxis, form)
                  : layout == Layout.LINEAR && draws && isAligned(offsets[i], dims));
      Operand stepping = aligned ? operand.aligned() : operand;
      operands.add(stepping.like(like(operands, strides, i)).sharing(array(i)));
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
    Traffic traffic = new Traffic(space, body, roots, samples);
    return new Step(
        program,
        geometry,
        sources,
        body.scalarSlots().stream().mapToInt(Integer::intValue).toArray(),
        outputs,
        name,
        Shape.of(space.dims().stream().mapToLong(Long::longValue).toArray()),
        space.order(),
        method,
        methods,
        traffic.bytesRead(),
        traffic.bytesWritten(),
        traffic.flops(program),
        nodes);
  }

  /** Whether values for rows are used or stored. */
  private boolean usesRows() {
    return body.inputs().stream().anyMatch(input -> input.source() == Operand.Source.RESULT)
        || roots.stream().anyMatch(Root.RowStore.class::isInstance);
  }

  private static boolean draws(Expr line) {
    return line instanceof Expr.Apply apply && apply.op().typing() == Op.Typing.RANDOM;
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

  /** An earlier operand in the same memory, or -1. */
  private int array(int i) {
    Body.Input input = body.inputs().get(i);
    for (int other = 0; other < i && input.source() == Operand.Source.MEMORY; other++) {
      Body.Input earlier = body.inputs().get(other);
      if (earlier.source() == Operand.Source.MEMORY
          && earlier.from() == input.from()
          && earlier.type() == input.type()) {
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
}
