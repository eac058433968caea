package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.plan.Form;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Root;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a kernel: the agreement between its source and whoever launches it.
 *
 * <ol>
 *   <li>a pointer per array in memory ({@code p0 …}, by the first operand that reads it),
 *   <li>a pointer per stored root ({@code q0 …}),
 *   <li>with {@link KernelProgram#traps()}, {@code errors}: {@code int[roots][traps]},
 *   <li>for a REDUCE_GROUP or REDUCE_ACROSS, {@code scratch}: {@code long[reductions][outer *
 *       blocks]}, and {@code counters}: {@code uint[outer]}, zero before and after,
 *   <li>in a checked kernel, {@link BoundsReport#NAME},
 *   <li>one struct by value with everything else, in the order of {@link #fields()}.
 * </ol>
 *
 * <p>A field's value is named by its {@link Field#kind()}; numbers are native-endian. Sizes and
 * strides are in elements.
 */
public final class KernelArguments {
  /** What a field holds. */
  public enum Kind {
    /** Elements of a MAP; elements of one reduction otherwise. */
    LENGTH,
    /** Number of reductions. */
    OUTER,
    /** Elements, or reductions, per work-item of a CPU. */
    CHUNK,
    /** {@link dev.sinter.plan.Tree#rows} of the length. */
    ROWS,
    /** {@link dev.sinter.plan.Tree#columns} of the length. */
    COLUMNS,
    /** {@link dev.sinter.plan.Tree#blocks} of the length, at least 1. */
    BLOCKS,
    /** Rows of the tree over the blocks. */
    BLOCK_ROWS,
    /** Columns of the tree over the blocks. */
    BLOCK_COLUMNS,
    /** Work-items that share a row (of several blocks, one of them) on a GPU. */
    ITEMS,
    /** Vectors of outputs side by side in a work-group of a REDUCE_ACROSS. */
    WIDTH,
    /** Whether the last block to finish combines the blocks: 0 or 1. */
    LAST_BLOCK,
    /** Offset of operand {@code index}. */
    OFFSET,
    /** Stride of operand {@code index} along {@code axis}. */
    STRIDE,
    /** Extent of {@code axis}. */
    DIM,
    /** Multiplier to divide by the extent of {@code axis}: see {@link #SHIFT}. */
    MAGIC,
    /** For x below 2^31, {@code x / extent = (x * magic) >> shift} in 64 bits. */
    SHIFT,
    /** Elements of the sample that root {@code index} is. */
    SAMPLES,
    /** Their distance. */
    SAMPLE_STEP,
    /** Scalar argument {@code index}. */
    SCALAR
  }

  /**
   * A field of the struct.
   *
   * @param type its C type
   * @param name its C name
   * @param bytes 4 or 8
   * @param position in bytes from the start of the struct
   */
  public record Field(
      Kind kind, String type, String name, int bytes, int index, int axis, int position) {}

  /** Rows of a tile of a MAP_TILED. */
  public static final int TILE_ROWS = 32;

  /** Vectors in a row of such a tile. */
  public static final int TILE_VECTORS = 8;

  /** Rows that a work-group of a GPU has at most; no fewer than the blocks of one row. */
  public static final int MOST_ROWS = 64;

  private final KernelProgram program;
  private final DeviceClass deviceClass;
  private final List<Field> fields = new ArrayList<>();
  private final List<Field> small = new ArrayList<>();

  /** Of the kernel that {@link OpenClEmitter} writes for these. */
  public KernelArguments(KernelProgram program, DeviceClass deviceClass) {
    this.program = program;
    this.deviceClass = deviceClass;
    sizes();
    operands();
    axes();
    samples();
    scalars();
    join();
  }

  private void add(Kind kind, String type, String name, int index, int axis) {
    boolean wide = type.endsWith("long") || type.equals("double");
    (wide ? fields : small).add(new Field(kind, type, name, wide ? 8 : 4, index, axis, 0));
  }

  private void sizes() {
    add(Kind.LENGTH, "long", "n", 0, 0);
    if (!program.form().isMap()) {
      add(Kind.OUTER, "long", "outer", 0, 0);
      add(Kind.ROWS, "long", "rows", 0, 0);
      add(Kind.COLUMNS, "uint", "columns", 0, 0);
      add(Kind.BLOCKS, "uint", "blocks", 0, 0);
      add(Kind.BLOCK_ROWS, "uint", "block_rows", 0, 0);
      add(Kind.BLOCK_COLUMNS, "uint", "block_columns", 0, 0);
    }
    if (deviceClass == DeviceClass.GPU && sharesRows(program)) {
      add(Kind.ITEMS, "uint", "items", 0, 0);
    }
    if (program.form() == Form.REDUCE_ACROSS) {
      add(Kind.WIDTH, "uint", "width", 0, 0);
    }
    if (sharesBlocks(program)) {
      add(Kind.LAST_BLOCK, "uint", "last_block", 0, 0);
    } else if (deviceClass == DeviceClass.CPU && program.form() != Form.REDUCE_ROW) {
      add(Kind.CHUNK, "long", "chunk", 0, 0);
    }
  }

  private void operands() {
    for (int operand = 0; operand < program.operands().size(); operand++) {
      Operand declared = program.operands().get(operand);
      if (declared.isResult() || declared.layout() == Layout.INDEXED) {
        continue;
      }
      add(Kind.OFFSET, "long", Names.offset(operand), operand, 0);
      if (declared.layout() == Layout.STRIDED && declared.like() < 0) {
        boolean wide = program.wide() || !declared.memory();
        for (int axis = 0; axis < program.rank(); axis++) {
          add(Kind.STRIDE, wide ? "long" : "int", Names.stride(operand, axis), operand, axis);
        }
      }
    }
  }

  private void axes() {
    if (program.form() == Form.MAP_TILED && program.rank() == 2) {
      add(Kind.DIM, program.wide() ? "ulong" : "uint", Names.dim(0), 0, 0);
    }
    for (int axis = 1; axis < program.rank(); axis++) {
      add(Kind.DIM, program.wide() ? "ulong" : "uint", Names.dim(axis), 0, axis);
      if (!program.wide()) {
        add(Kind.MAGIC, "uint", Names.magic(axis), 0, axis);
        add(Kind.SHIFT, "uint", Names.shift(axis), 0, axis);
      }
    }
  }

  private void samples() {
    for (int root = 0; root < program.roots().size(); root++) {
      if (program.roots().get(root) instanceof Root.Sample) {
        add(Kind.SAMPLES, "long", Names.samples(root), root, 0);
        add(Kind.SAMPLE_STEP, "long", Names.sampleStep(root), root, 0);
      }
    }
  }

  private void scalars() {
    for (int argument = 0; argument < program.arguments().size(); argument++) {
      DType type = program.arguments().get(argument);
      String field = type.bytes() < 4 ? "int" : Lanes.scalar(type);
      add(Kind.SCALAR, field, Names.scalar(argument), argument, 0);
    }
  }

  /** Wide fields first, so that no compiler has to pad. */
  private void join() {
    fields.addAll(small);
    int position = 0;
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      fields.set(
          i,
          new Field(
              field.kind(),
              field.type(),
              field.name(),
              field.bytes(),
              field.index(),
              field.axis(),
              position));
      position += field.bytes();
    }
  }

  /** The fields of the struct, in order. */
  public List<Field> fields() {
    return List.copyOf(fields);
  }

  /** Size of the struct in bytes, a multiple of 8. */
  public int bytes() {
    Field last = fields.get(fields.size() - 1);
    return (last.position() + last.bytes() + 7) / 8 * 8;
  }

  /** The struct's declaration. */
  String declaration() {
    Code code = new Code().line("typedef struct {");
    fields.forEach(field -> code.line(field.type() + " " + field.name() + ";"));
    return code.line("} Arguments;").toString();
  }

  /** The parameter list of the kernel. */
  String parameters(Bounds bounds) {
    List<String> parameters = new ArrayList<>();
    for (int operand = 0; operand < program.operands().size(); operand++) {
      Operand declared = program.operands().get(operand);
      if (declared.isNewArray()) {
        String type = Lanes.memory(declared.type());
        parameters.add("__global const " + type + " *restrict " + Names.pointer(operand));
      }
    }
    for (int root = 0; root < program.roots().size(); root++) {
      if (program.roots().get(root).stored()) {
        String type = Lanes.memory(program.roots().get(root).type());
        parameters.add("__global " + type + " *restrict " + Names.output(root));
      }
    }
    if (!program.traps().isEmpty()) {
      parameters.add("__global volatile int *errors");
    }
    if (sharesBlocks(program)) {
      parameters.add("__global volatile long *scratch");
      parameters.add("__global volatile uint *counters");
    }
    if (bounds.checked()) {
      parameters.add("__global volatile int *" + BoundsReport.NAME);
    }
    parameters.add("const Arguments " + Names.ARGUMENTS);
    return String.join(",\n    ", parameters);
  }

  /** The pointers of operands that read an array of an earlier one, as declarations. */
  void sharedPointers(Code code) {
    for (int operand = 0; operand < program.operands().size(); operand++) {
      Operand declared = program.operands().get(operand);
      if (declared.array() >= 0) {
        String type = Lanes.memory(declared.type());
        String array = Names.pointer(declared.array());
        code.line("__global const " + type + " *" + Names.pointer(operand) + " = " + array + ";");
      }
    }
  }

  /** Whether several work-items of a GPU share a row. */
  public static boolean sharesRows(KernelProgram program) {
    return program.form() == Form.REDUCE_GROUP || program.form() == Form.REDUCE_ROW;
  }

  /** Whether the blocks of a row go to several work-groups, which meet in memory. */
  public static boolean sharesBlocks(KernelProgram program) {
    return program.form() == Form.REDUCE_GROUP || program.form() == Form.REDUCE_ACROSS;
  }
}
