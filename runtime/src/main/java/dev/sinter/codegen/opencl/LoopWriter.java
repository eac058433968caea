package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.plan.ErrorWords;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Root;
import java.util.List;

/**
 * What the loop forms share: the parts of the program, reading, calling the body, storing, errors.
 */
abstract class LoopWriter {
  final KernelProgram program;
  final DeviceClass deviceClass;
  final Lanes lanes;
  final Operators operators;
  final Helpers helpers;
  final Bounds bounds;
  final OperandWriter operands;
  final RootWriter outputs;
  final String position;
  private final Sites sites;

  LoopWriter(
      KernelProgram program,
      DeviceClass deviceClass,
      Lanes lanes,
      Operators operators,
      Helpers helpers) {
    this.program = program;
    this.deviceClass = deviceClass;
    this.lanes = lanes;
    this.operators = operators;
    this.helpers = helpers;
    this.bounds = helpers.bounds();
    this.operands = new OperandWriter(program, lanes, helpers);
    this.outputs = new RootWriter(program, lanes, helpers);
    this.position = OperandWriter.position(program);
    this.sites = new Sites(program);
  }

  /** Writes the kernel function or functions. */
  abstract void write(Code code);

  boolean gpu() {
    return deviceClass == DeviceClass.GPU;
  }

  /** The kernel's head and what is done once. */
  void open(Code code, String name, KernelArguments arguments) {
    code.line("__kernel void " + name + "(");
    code.line("    " + arguments.parameters(bounds) + ") {");
    arguments.sharedPointers(code);
    bounds.begin(code);
  }

  void declareResults(Code code, Part part) {
    ElementWriter.declareResults(program, part, sites, lanes, code);
  }

  void callElement(Code code, Part part, String suffix) {
    code.line(ElementWriter.call(program, part, sites, operands, suffix));
  }

  /** Computes what follows from reductions for one row, whose first element is at {@code at}. */
  void computeRow(Code code, Part part, OperandWriter reader, String at) {
    reader.declare(code, part.operands(), "");
    reader.readApart(code, part.operands(), at);
    ElementWriter.declareResults(program, part, sites, reader.lanes(), code);
    callElement(code, part, "");
  }

  /** Reads and computes the elements at position {@code at}; the last lanes may not exist. */
  void readAny(Code code, Part part, String at, String left) {
    operands.declare(code, part.operands(), "");
    if (lanes.vector()) {
      code.line("if (" + left + " >= " + lanes.count() + ") {");
      operands.readWhole(code, part.operands(), at, "");
      code.line("} else {");
      operands.readSome(code, part.operands(), at, left, "");
      code.line("}");
    } else {
      operands.readWhole(code, part.operands(), at, "");
    }
    declareResults(code, part);
    callElement(code, part, "");
  }

  private List<Integer> stores(Part part) {
    return part.roots().stream()
        .filter(root -> program.roots().get(root) instanceof Root.Store)
        .toList();
  }

  /** Stores the values of a part's store roots at position {@code at}. */
  void storeWhole(Code code, Part part, String at) {
    stores(part).forEach(root -> outputs.storeWhole(code, root, at));
  }

  /** As {@link #storeWhole}; the last lanes may not exist. */
  void storeAny(Code code, Part part, String at, String left) {
    if (stores(part).isEmpty()) {
      return;
    }
    if (!lanes.vector()) {
      storeWhole(code, part, at);
      return;
    }
    code.line("if (" + left + " >= " + lanes.count() + ") {");
    storeWhole(code, part, at);
    code.line("} else {");
    stores(part).forEach(root -> outputs.storeSome(code, root, at, left));
    code.line("}");
  }

  /** Reads and computes elements at any positions. */
  void readApart(Code code, Part part, String indices) {
    operands.declare(code, part.operands(), "");
    operands.readApart(code, part.operands(), indices);
    declareResults(code, part);
    callElement(code, part, "");
  }

  /** Stores the values of elements at any positions. */
  void storeApart(Code code, Part part, String indices) {
    stores(part).forEach(root -> outputs.storeApart(code, root, indices));
  }

  /** Records the errors of adjacent elements just computed, of which {@code left} exist. */
  void report(Code code, Part part, String at, String left) {
    reportApart(code, part, operands.indices(at), left);
  }

  /** Records the errors of elements at any positions just computed. */
  void reportApart(Code code, Part part, String indices, String left) {
    for (int root : part.roots()) {
      if (sites.fails(program.roots().get(root).line())) {
        boolean reduces = program.roots().get(root) instanceof Root.Reduce;
        code.line(
            Operators.call(
                    reporter(),
                    bounds.arguments(bounds.errors()) + "errors",
                    Integer.toString(root),
                    Names.error(root),
                    "convert_ulong" + lanes.suffix() + "(" + indices + ")",
                    lanesOf(left),
                    reduces ? "(ulong)a.n" : "(ulong)1")
                + ";");
      }
    }
  }

  /** As a uint: how many of the lanes exist where {@code left} elements do, 2^32 and more too. */
  final String lanesOf(String left) {
    return program.wide()
        ? "(uint)min((ulong)(" + left + "), (ulong)" + lanes.count() + ")"
        : "(uint)(" + left + ")";
  }

  private String reporter() {
    String template = lanes.vector() ? VECTOR_REPORT : SCALAR_REPORT;
    int roots = program.roots().size();
    int traps = sites.count();
    String lowest = "errors + (root * " + traps + " + (NUMBER - 1))";
    String word = "errors + (" + roots * traps + " + element / BITS * " + roots + " + root)";
    return helpers.use(
        "report" + lanes.suffix(),
        DType.I32,
        DType.I32,
        lanes,
        template
            .replace("PARAMETERS", bounds.parameters() + "__global volatile int *errors, ")
            .replace("LOWEST", bounds.into("array", "int", 1, lowest))
            .replace("WORD", bounds.into("array", "int", 1, word))
            .replace("BITS", Integer.toString(ErrorWords.ELEMENTS))
            .replace("LAST", Integer.toString(ErrorWords.LAST))
            .replace("NUMBER", lanes.vector() ? "lane[i]" : "error")
            .replace("COUNT", lanes.suffix()));
  }

  // each: how many elements of the space belong to one of the output
  private static final String SCALAR_REPORT =
      """
      static inline void NAME(PARAMETERSconst uint root, T error, const ulong at, const uint left, const ulong each) {
        if (error != 0) {
          const ulong element = at / each;
          atomic_min(LOWEST, (int)min(at, (ulong)LAST));
          atomic_and(WORD, ~(1 << (uint)(element % BITS)));
        }
      }\
      """;

  private static final String VECTOR_REPORT =
      """
      static inline void NAME(PARAMETERSconst uint root, T error, const ulongCOUNT at, const uint left, const ulong each) {
        if (any(error != 0)) {
          int lane[COUNT];
          ulong position[COUNT];
          vstoreCOUNT(error, 0, lane);
          vstoreCOUNT(at, 0, position);
          for (uint i = 0; i < min(left, (uint)COUNT); i++) {
            if (lane[i] != 0) {
              const ulong element = position[i] / each;
              atomic_min(LOWEST, (int)min(position[i], (ulong)LAST));
              atomic_and(WORD, ~(1 << (uint)(element % BITS)));
            }
          }
        }
      }\
      """;
}
