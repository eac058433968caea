package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Stmt;
import dev.sinter.plan.Form;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Phases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the OpenCL C source of a program. The text follows from the program and the device class
 * alone: no names of methods, parameters or users, no sizes. Stateless.
 */
public final class OpenClEmitter {
  /** Changes whenever the text for some program changes; part of every source and cache key. */
  public static final int VERSION = 7;

  /** Elements per vector on a GPU: 16-byte reads of 32-bit types. */
  private static final int GPU_LANES = 4;

  /** Of the 255 registers that a GPU gives a work-item, what is left for an element's values. */
  private static final int REGISTERS = 200;

  private OpenClEmitter() {}

  /** The source of {@code program} for a class of devices. */
  public static KernelSource emit(KernelProgram program, DeviceClass deviceClass) {
    return emit(program, deviceClass, false);
  }

  /**
   * As {@link #emit(KernelProgram, DeviceClass)}.
   *
   * @param checked whether the kernel compares every access to memory with the size of its array,
   *     see {@link BoundsReport}
   */
  public static KernelSource emit(KernelProgram program, DeviceClass deviceClass, boolean checked) {
    Bounds bounds = new Bounds(program, checked);
    Helpers helpers = new Helpers(bounds);
    Operators operators = new Operators(deviceClass, program.precision(), helpers);
    Sites sites = new Sites(program);
    Lanes lanes = new Lanes(lanes(program, deviceClass));
    StringBuilder functions = new StringBuilder();
    for (int index = 0; index < program.functions().size(); index++) {
      functions.append(FunctionWriter.text(program, index, operators, sites));
    }
    String element = elements(program, lanes, operators, sites);
    Code kernel = new Code();
    loop(program, deviceClass, lanes, operators, helpers).write(kernel);
    String body = helpers.text() + functions + element + kernel;
    String arguments = new KernelArguments(program, deviceClass).declaration();
    String header = header(program, deviceClass, lanes, body + arguments);
    return new KernelSource(bounds.name(), header + bounds.text() + arguments + body);
  }

  /** The functions of the body's parts. */
  private static String elements(
      KernelProgram program, Lanes lanes, Operators operators, Sites sites) {
    Map<String, String> wrappers = new LinkedHashMap<>();
    StringBuilder out = new StringBuilder();
    List<Part> passes = Part.passes(program);
    for (int pass = 0; pass < passes.size(); pass++) {
      Part part = passes.get(pass);
      out.append(new ElementWriter(program, part, lanes, operators, sites, wrappers).text());
      Part row = Part.row(program, pass);
      if (!row.isEmpty()) {
        Lanes rows = program.form().hasLanesOfOutputs() ? lanes : Lanes.ONE;
        out.append(new ElementWriter(program, row, rows, operators, sites, wrappers).text());
      }
    }
    for (int root : new Phases(program).samples()) {
      Part part = Part.sample(program, root);
      out.append(new ElementWriter(program, part, Lanes.ONE, operators, sites, wrappers).text());
    }
    return String.join("", wrappers.values()) + out;
  }

  /**
   * Elements (or outputs, see {@link Form#hasLanesOfOutputs}) that the body computes at a time: how
   * the kernel must be launched follows from it.
   */
  public static int lanes(KernelProgram program, DeviceClass deviceClass) {
    if (deviceClass == DeviceClass.CPU) {
      return Builtins.CPU_LANES.count();
    }
    if (program.form() == Form.REDUCE_ITEM) {
      return 1;
    }
    if (program.form() == Form.REDUCE_ACROSS) {
      return program.unbroken() ? GPU_LANES : 1;
    }
    // Loops are bound by arithmetic: more work-items count for more than wide reads. Rows that
    // begin
    // anywhere, as in a stencil, can't be read wide at all.
    boolean rows = program.form() == Form.MAP && readsRows(program);
    boolean narrow =
        rows
            || (program.form().isMap()
                && (hasLoops(program) || Pressure.of(program) * GPU_LANES > REGISTERS));
    return narrow ? 1 : GPU_LANES;
  }

  /**
   * Whether most of what is read are rows of larger arrays, several of them, or elements by index:
   * more than whole arrays.
   */
  private static boolean readsRows(KernelProgram program) {
    int rows = 0;
    int whole = 0;
    for (Operand operand : program.operands()) {
      rows += operand.layout() == Layout.INDEXED ? 2 : 0;
      rows += operand.memory() && operand.step() == Operand.Step.UNIT ? 1 : 0;
      whole += operand.memory() && operand.layout() == Layout.LINEAR ? 1 : 0;
    }
    return rows > 1 && rows > whole;
  }

  private static boolean hasLoops(KernelProgram program) {
    boolean[] found = new boolean[1];
    Calls.Walk walk =
        new Calls.Walk() {
          @Override
          public Void loop(Stmt.Loop loop) {
            found[0] = true;
            return super.loop(loop);
          }
        };
    for (Function function : program.functions()) {
      walk.all(function.body());
    }
    return found[0];
  }

  private static LoopWriter loop(
      KernelProgram program,
      DeviceClass deviceClass,
      Lanes lanes,
      Operators operators,
      Helpers helpers) {
    return switch (program.form()) {
      case MAP, MAP_TILED -> new MapWriter(program, deviceClass, lanes, operators, helpers);
      case REDUCE_GROUP -> new GroupWriter(program, deviceClass, lanes, operators, helpers);
      case REDUCE_ROW -> new RowWriter(program, deviceClass, lanes, operators, helpers);
      case REDUCE_ACROSS -> new AcrossWriter(program, deviceClass, lanes, operators, helpers);
      case REDUCE_ITEM -> new ItemWriter(program, deviceClass, lanes, operators, helpers);
    };
  }

  private static String header(
      KernelProgram program, DeviceClass deviceClass, Lanes lanes, String body) {
    StringBuilder out = new StringBuilder("// Sinter OpenCL C, format " + VERSION + "\n");
    out.append("#pragma OPENCL FP_CONTRACT ")
        .append(program.precision() == Precision.EXACT ? "OFF" : "ON");
    out.append('\n');
    if (usesDoubles(program)) {
      out.append("#pragma OPENCL EXTENSION cl_khr_fp64 : enable\n");
    } else if (body.contains("SINTER_THROUGH_DOUBLE")) {
      out.append(
          "#ifdef SINTER_THROUGH_DOUBLE\n#pragma OPENCL EXTENSION cl_khr_fp64 : enable\n#endif\n");
    }
    if (lanes.vector()) {
      out.append(access(deviceClass, lanes.suffix()));
    }
    return out.toString();
  }

  /**
   * Whole vectors in memory; a launch whose pointers are not aligned to them uses another build.
   */
  private static String access(DeviceClass deviceClass, String n) {
    String template = deviceClass == DeviceClass.CPU ? ANY_ACCESS : ACCESS;
    return template.replace("COUNT", n);
  }

  private static final String ANY_ACCESS =
      """
      #define LOAD(type, p) vloadCOUNT(0, p)
      #define STORE(type, p, v) vstoreCOUNT(v, 0, p)
      """;

  private static final String ACCESS =
      """
      #ifdef SINTER_UNALIGNED
      #define LOAD(type, p) vloadCOUNT(0, p)
      #define STORE(type, p, v) vstoreCOUNT(v, 0, p)
      #else
      #define LOAD(type, p) (*(__global const type##COUNT *)(p))
      #define STORE(type, p, v) (*(__global type##COUNT *)(p) = (v))
      #endif
      """;

  /** Whether the program needs a device with 64-bit floating point. */
  public static boolean usesDoubles(KernelProgram program) {
    boolean[] found = new boolean[1];
    Calls.Walk walk = new Doubles(found);
    program.body().forEach(line -> line.accept(walk));
    program.functions().forEach(function -> found[0] |= usesDoubles(function, walk));
    program.roots().forEach(root -> found[0] |= root.type() == DType.F64);
    program.operands().forEach(operand -> found[0] |= operand.type() == DType.F64);
    return found[0] || program.arguments().contains(DType.F64);
  }

  private static boolean usesDoubles(Function function, Calls.Walk walk) {
    walk.all(function.body());
    return function.locals().contains(DType.F64) || function.returnType() == DType.F64;
  }

  /** Looks at the type of every expression. */
  private static final class Doubles extends Calls.Walk {
    private final boolean[] found;

    Doubles(boolean[] found) {
      this.found = found;
    }

    private void note(Expr expr) {
      found[0] |= expr.type() == DType.F64;
    }

    @Override
    public Void constant(Expr.Constant constant) {
      note(constant);
      return super.constant(constant);
    }

    @Override
    public Void apply(Expr.Apply apply) {
      note(apply);
      return super.apply(apply);
    }

    @Override
    public Void convert(Expr.Convert convert) {
      note(convert);
      note(convert.value());
      return super.convert(convert);
    }

    @Override
    public Void bitcast(Expr.Bitcast bitcast) {
      note(bitcast);
      return super.bitcast(bitcast);
    }
  }
}
