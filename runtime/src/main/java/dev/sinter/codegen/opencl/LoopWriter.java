package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Root;

/**
 * What the loop forms share: the parts of the program, reading, calling the body, storing, errors.
 */
abstract class LoopWriter {
  final KernelProgram program;
  final DeviceClass deviceClass;
  final Lanes lanes;
  final Operators operators;
  final Helpers helpers;
  final OperandWriter operands;
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
    this.operands = new OperandWriter(program, lanes, helpers);
    this.position = OperandWriter.position(program);
    this.sites = new Sites(program);
  }

  /** Writes the kernel function or functions. */
  abstract void write(Code code);

  boolean gpu() {
    return deviceClass == DeviceClass.GPU;
  }

  /** The kernel's head and what is done once. */
  void open(Code code, String name, String parameters) {
    code.line("__kernel void " + name + "(");
    code.line("    " + parameters + ") {");
  }

  void declareResults(Code code) {
    ElementWriter.declareResults(program, sites, lanes, code);
  }

  void callElement(Code code, String suffix) {
    code.line(ElementWriter.call(program, sites, suffix));
  }

  /** Reads and computes the elements at position {@code at}; the last lanes may not exist. */
  void readAny(Code code, String at, String left) {
    operands.declare(code, "");
    if (lanes.vector()) {
      code.line("if (" + left + " >= " + lanes.count() + ") {");
      operands.readWhole(code, at, "");
      code.line("} else {");
      operands.readSome(code, at, left, "");
      code.line("}");
    } else {
      operands.readWhole(code, at, "");
    }
    declareResults(code);
    callElement(code, "");
  }

  private boolean hasStores() {
    return program.roots().stream().anyMatch(root -> root instanceof Root.Store);
  }

  /** Stores the values of all store roots at position {@code at}. */
  void storeWhole(Code code, String at) {
    for (int root = 0; root < program.roots().size(); root++) {
      if (program.roots().get(root) instanceof Root.Store) {
        operands.storeWhole(code, root, at);
      }
    }
  }

  /** As {@link #storeWhole}; the last lanes may not exist. */
  void storeAny(Code code, String at, String left) {
    if (!hasStores()) {
      return;
    }
    if (!lanes.vector()) {
      storeWhole(code, at);
      return;
    }
    code.line("if (" + left + " >= " + lanes.count() + ") {");
    storeWhole(code, at);
    code.line("} else {");
    for (int root = 0; root < program.roots().size(); root++) {
      if (program.roots().get(root) instanceof Root.Store) {
        operands.storeSome(code, root, at, left);
      }
    }
    code.line("}");
  }

  /** Reads and computes elements at any positions. */
  void readApart(Code code, String indices) {
    operands.declare(code, "");
    operands.readApart(code, indices);
    declareResults(code);
    callElement(code, "");
  }

  /** Stores the values of elements at any positions. */
  void storeApart(Code code, String indices) {
    for (int root = 0; root < program.roots().size(); root++) {
      if (program.roots().get(root) instanceof Root.Store) {
        operands.storeApart(code, root, indices);
      }
    }
  }

  /** Records the errors of adjacent elements just computed, of which {@code left} exist. */
  void report(Code code, String at, String left) {
    reportApart(code, operands.indices(at), left);
  }

  /** Records the errors of elements at any positions just computed. */
  void reportApart(Code code, String indices, String left) {
    for (int root = 0; root < program.roots().size(); root++) {
      if (sites.fails(program.roots().get(root).line())) {
        String errors = "errors + " + root * sites.count();
        String positions = "convert_ulong" + lanes.suffix() + "(" + indices + ")";
        String existing = "(uint)(" + left + ")";
        code.line(Operators.call(reporter(), errors, Names.error(root), positions, existing) + ";");
      }
    }
  }

  private String reporter() {
    String template = lanes.vector() ? VECTOR_REPORT : SCALAR_REPORT;
    return helpers.use(
        "report" + lanes.suffix(),
        DType.I32,
        DType.I32,
        lanes,
        template.replace("COUNT", lanes.suffix()));
  }

  private static final String SCALAR_REPORT =
      """
      static inline void NAME(__global volatile int *errors, T error, const ulong at, const uint left) {
        if (error != 0) {
          atomic_min(errors + (error - 1), (int)min(at, (ulong)0x7ffffffe));
        }
      }\
      """;

  private static final String VECTOR_REPORT =
      """
      static inline void NAME(__global volatile int *errors, T error, const ulongCOUNT at, const uint left) {
        if (any(error != 0)) {
          int lane[COUNT];
          ulong position[COUNT];
          vstoreCOUNT(error, 0, lane);
          vstoreCOUNT(at, 0, position);
          for (uint i = 0; i < min(left, (uint)COUNT); i++) {
            if (lane[i] != 0) {
              atomic_min(errors + (lane[i] - 1), (int)min(position[i], (ulong)0x7ffffffe));
            }
          }
        }
      }\
      """;
}
