package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.plan.ErrorWords;
import dev.sinter.plan.Form;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Root;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program with everything that one launch needs.
 *
 * @param name unique; says what is tested
 * @param operands primitive arrays, null for positions
 * @param scalars bits as in {@link dev.sinter.ir.Expr.Constant}
 * @param slack by how much the ulp bound of an inexact operator may grow on its way to a root
 */
public record ProgramCase(
    String name,
    KernelProgram program,
    Geometry geometry,
    List<@Nullable Object> operands,
    long[] scalars,
    double slack) {
  /**
   * What a launch left behind: the primitive array of every root (empty if it is not stored), and
   * the errors (or an empty array).
   */
  public record Outcome(List<Object> outputs, int[] errors) {}

  /** Every element type that a backend must support to run this. */
  public List<DType> types() {
    List<DType> types = new ArrayList<>(program.arguments());
    program.operands().forEach(operand -> types.add(operand.type()));
    program.body().forEach(line -> types.add(line.type()));
    program.roots().forEach(root -> types.add(root.type()));
    program.functions().forEach(function -> types.addAll(function.locals()));
    return types;
  }

  /** The same case with its reductions in another form. */
  public ProgramCase in(Form form) {
    KernelProgram other =
        KernelProgram.of(
            form,
            program.rank(),
            program.unbroken(),
            program.wide(),
            program.operands(),
            program.arguments(),
            program.functions(),
            program.body(),
            program.roots(),
            program.precision());
    return with(other, " " + form);
  }

  /** The same case side by side for outputs that are neighbours along {@code axis}; for GPUs. */
  public ProgramCase across(int axis) {
    List<Operand> operandsAcross = new ArrayList<>();
    for (int index = 0; index < operands.size(); index++) {
      Operand operand = program.operands().get(index);
      long[] strides = geometry.strides()[index];
      Operand.Step step = strides.length == 0 ? Operand.Step.ANY : Operand.Step.of(strides[axis]);
      Operand across =
          new Operand(
              operand.type(),
              operand.layout(),
              operand.source(),
              operand.root(),
              step,
              operand.like(),
              operand.array());
      operandsAcross.add(isAligned(index, axis) ? across.aligned() : across);
    }
    return with(
        KernelProgram.of(
            Form.REDUCE_ACROSS,
            program.rank(),
            axis,
            geometry.dims()[axis] % 4 == 0,
            program.wide(),
            operandsAcross,
            program.arguments(),
            program.functions(),
            program.body(),
            program.roots(),
            program.precision()),
        " across");
  }

  /** The same case with operands that say where their vectors are aligned; positions are linear. */
  public ProgramCase aligned() {
    int last = program.rank() - 1;
    List<Operand> aligned = new ArrayList<>();
    for (int index = 0; index < operands.size(); index++) {
      Operand operand = program.operands().get(index);
      boolean positions = operand.source() == Operand.Source.POSITION;
      boolean linear = positions && geometry.offsets()[index] % 4 == 0;
      aligned.add(linear || isAligned(index, last) ? operand.aligned() : operand);
    }
    return with(
        KernelProgram.of(
            program.form(),
            program.rank(),
            program.unbroken(),
            program.wide(),
            aligned,
            program.arguments(),
            program.functions(),
            program.body(),
            program.roots(),
            program.precision()),
        " aligned");
  }

  private boolean isAligned(int operand, int laneAxis) {
    long[] strides = geometry.strides()[operand];
    boolean aligned =
        program.operands().get(operand).memory()
            && strides.length > 0
            && strides[laneAxis] == 1
            && geometry.offsets()[operand] % 4 == 0
            && geometry.dims()[laneAxis] % 4 == 0
            && (program.form().isMap()
                || laneAxis < strides.length - 1
                || geometry.reduced() % 4 == 0);
    for (int axis = 0; axis < strides.length; axis++) {
      aligned &= axis == laneAxis || strides[axis] % 4 == 0;
    }
    return aligned;
  }

  /** The same case with 64-bit positions. */
  public ProgramCase wide() {
    return with(
        KernelProgram.of(
            program.form(),
            program.rank(),
            program.laneAxis(),
            program.unbroken(),
            true,
            program.operands(),
            program.arguments(),
            program.functions(),
            program.body(),
            program.roots(),
            program.precision()),
        " wide");
  }

  private ProgramCase with(KernelProgram other, String suffix) {
    return new ProgramCase(name + suffix, other, geometry, operands, scalars, slack);
  }

  /** Number of elements that a root stores. */
  public int size(Root root) {
    long size = root instanceof Root.Store ? geometry.size() : geometry.outer();
    if (root instanceof Root.Sample) {
      size = geometry.samples().get(program.roots().indexOf(root)).count();
    }
    return root.stored() ? Math.toIntExact(size) : 0;
  }

  /** Builds and runs it, and reads everything back. */
  public Outcome run(Backend backend) {
    return run(backend, new BuildRequest(program, name, Map.of(), null));
  }

  /** As {@link #run(Backend)}, with original methods or a template. */
  public Outcome run(Backend backend, BuildRequest request) {
    Executable executable = backend.build(request);
    List<@Nullable Memory> inputs = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Object array = operands.get(i);
      inputs.add(array == null ? null : backend.upload(program.operands().get(i).type(), array));
    }
    return run(backend, executable, inputs);
  }

  /** As {@link #run(Backend)}, on memory that is there already. */
  public Outcome run(Backend backend, Executable executable, List<@Nullable Memory> inputs) {
    List<@Nullable Memory> outputs = new ArrayList<>();
    for (Root root : program.roots()) {
      outputs.add(root.stored() ? backend.allocate(root.type(), size(root)) : null);
    }
    ErrorWords words = new ErrorWords(program.roots().size(), program.traps().size());
    boolean fails = !program.traps().isEmpty();
    Memory errors = fails ? backend.allocate(DType.I32, words.size(geometry.size())) : null;
    Invocation invocation = new Invocation(geometry, inputs, scalars, outputs, errors, false);
    backend.launch(executable, invocation);
    List<Object> arrays = new ArrayList<>();
    for (Memory output : outputs) {
      arrays.add(output == null ? new int[0] : download(backend, output));
    }
    return new Outcome(arrays, errors == null ? new int[0] : (int[]) download(backend, errors));
  }

  private static Object download(Backend backend, Memory memory) {
    int size = Math.toIntExact(memory.size());
    Object array = Array.newInstance(memory.type().javaType(), size);
    backend.download(memory, 0, array, 0, size);
    memory.release();
    return array;
  }

  @Override
  public String toString() {
    return name
        + "\n"
        + program.key()
        + "\nouter "
        + geometry.outer()
        + " reduced "
        + geometry.reduced()
        + " dims "
        + Arrays.toString(geometry.dims())
        + " offsets "
        + Arrays.toString(geometry.offsets())
        + " strides "
        + Arrays.deepToString(geometry.strides())
        + " scalars "
        + Arrays.toString(scalars);
  }
}
