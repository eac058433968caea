package dev.sinter.backend.opencl;

import dev.sinter.backend.Executable;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.codegen.opencl.KernelArguments;
import dev.sinter.codegen.opencl.KernelSource;
import dev.sinter.codegen.opencl.OpenClEmitter;
import dev.sinter.plan.Form;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Phases;
import dev.sinter.plan.Root;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A program with what its launches need, found out once. Where whole vectors are read at aligned
 * addresses, a second build of the same source, made when a launch first needs it, reads them at
 * any.
 */
final class OpenClExecutable implements Executable {
  private final KernelProgram program;
  private final KernelSource source;
  private final String options;
  private final String label;
  private final long buildNanos;
  private final int lanes;
  private final int traps;
  private final boolean sharesBlocks;
  private final boolean sharesRows;
  private final boolean keepsRows;
  private final int partials;
  private final KernelArguments.Field[] fields;
  private final int argumentBytes;
  private final boolean vectors;
  private final int[] linear;
  private final Compiled aligned;
  private @Nullable Compiled unaligned;

  OpenClExecutable(
      KernelProgram program,
      DeviceClass deviceClass,
      KernelSource source,
      String options,
      String label,
      Compiled compiled,
      long buildNanos) {
    this.program = program;
    this.source = source;
    this.options = options;
    this.label = label;
    this.aligned = compiled;
    this.buildNanos = buildNanos;
    this.lanes = OpenClEmitter.lanes(program, deviceClass);
    this.traps = program.traps().size();
    this.sharesRows = KernelArguments.sharesRows(program);
    this.sharesBlocks = KernelArguments.sharesBlocks(program);
    this.keepsRows = new Phases(program).count() > 1;
    this.partials = program.roots().stream().mapToInt(OpenClExecutable::partials).sum();
    KernelArguments arguments = new KernelArguments(program, deviceClass);
    List<KernelArguments.Field> declared = arguments.fields();
    this.fields = declared.toArray(KernelArguments.Field[]::new);
    this.argumentBytes = arguments.bytes();
    this.linear = linear(program);
    boolean stores = program.roots().stream().anyMatch(Root.Store.class::isInstance);
    this.vectors = deviceClass == DeviceClass.GPU && lanes > 1 && (linear.length > 0 || stores);
  }

  private static int[] linear(KernelProgram program) {
    return IntStream.range(0, program.operands().size())
        .filter(index -> program.operands().get(index).memory())
        .filter(index -> program.operands().get(index).layout() == Layout.LINEAR)
        .toArray();
  }

  @Override
  public KernelProgram program() {
    return program;
  }

  @Override
  public String source() {
    return source.text();
  }

  /** What users call it, and what its source does. */
  String name() {
    return label + " (" + source.name() + ")";
  }

  @Override
  public long buildNanos() {
    return buildNanos;
  }

  /** Elements per vector. */
  int lanes() {
    return lanes;
  }

  /** Number of different errors. */
  int traps() {
    return traps;
  }

  /** Whether a reduction's blocks meet in memory, see {@link KernelArguments}. */
  boolean sharesBlocks() {
    return sharesBlocks;
  }

  /** Whether several work-items of a GPU share a row, see {@link KernelArguments}. */
  boolean sharesRows() {
    return sharesRows;
  }

  /** Whether rows may stay in registers, for which a group needs a work-item per vector. */
  boolean keepsRows() {
    return keepsRows;
  }

  /** Number of values that a block leaves in memory, 8 bytes each. */
  int partials() {
    return partials;
  }

  private static int partials(Root root) {
    return root instanceof Root.Reduce reduce ? reduce.op().width() : 0;
  }

  /** The fields of the argument struct. */
  KernelArguments.Field[] fields() {
    return fields;
  }

  /** Size of the argument struct. */
  int argumentBytes() {
    return argumentBytes;
  }

  /** The build for these offsets and lengths of rows. */
  Compiled compiled(Session session, String device, Geometry geometry) {
    return !vectors || aligned(geometry) ? aligned : unaligned(session, device);
  }

  private boolean aligned(Geometry geometry) {
    for (int operand : linear) {
      if (geometry.offsets()[operand] % lanes != 0) {
        return false;
      }
    }
    if (program.form() == Form.MAP_TILED) {
      return geometry.dims()[geometry.dims().length - 1] % lanes == 0;
    }
    return program.form() == Form.MAP || geometry.outer() == 1 || geometry.reduced() % lanes == 0;
  }

  private synchronized Compiled unaligned(Session session, String device) {
    if (unaligned == null) {
      String all = options + BuildOptions.UNALIGNED;
      unaligned =
          Compiled.build(session, device, source.text(), source.name(), sharesBlocks, all, label);
    }
    return unaligned;
  }
}
