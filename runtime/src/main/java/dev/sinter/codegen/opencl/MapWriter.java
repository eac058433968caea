package dev.sinter.codegen.opencl;

import dev.sinter.codegen.DeviceClass;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Phases;

/**
 * Every element by itself. On a GPU a work-item has one vector of adjacent elements; on a CPU it
 * has {@code chunk} elements, vector by vector.
 */
final class MapWriter extends LoopWriter {
  private final KernelArguments arguments;
  private final Part element;

  MapWriter(
      KernelProgram program,
      DeviceClass deviceClass,
      Lanes lanes,
      Operators operators,
      Helpers helpers) {
    super(program, deviceClass, lanes, operators, helpers);
    this.arguments = new KernelArguments(program, deviceClass);
    this.element = Part.passes(program).get(0);
  }

  @Override
  void write(Code code) {
    open(code, program.name(), arguments.parameters());
    code.line("const " + position + " n = (" + position + ")a.n;");
    if (program.hasSamples()) {
      operands.movePointers(code, operands.all());
      new Phases(program).samples().forEach(root -> sample(code, root));
    }
    if (gpu()) {
      code.line(
          "const " + position + " i = (" + position + ")get_global_id(0) * " + lanes.count() + ";");
      code.line("if (i >= n) {").line("return;").line("}");
      prepare(code);
      elements(code, "n - i");
    } else {
      code.line("const " + position + " begin = (" + position + ")(get_global_id(0) * a.chunk);");
      code.line("const " + position + " end = min(n, begin + (" + position + ")a.chunk);");
      prepare(code);
      code.line("for (" + position + " i = begin; i < end; i += " + lanes.count() + ") {");
      elements(code, "end - i");
      code.line("}");
    }
    code.line("}");
  }

  /** What must be known before elements are read. */
  private void prepare(Code code) {
    if (program.hasSamples()) {
      operands.constants(code, operands.all());
    } else {
      operands.prepare(code);
    }
  }

  /** A smaller result, element by element, shared out among all work-items. */
  private void sample(Code code, int root) {
    Part part = Part.sample(program, root);
    OperandWriter reader = new OperandWriter(program, Lanes.ONE, helpers);
    String type = "(" + position + ")";
    code.line(
        "for ("
            + position
            + " o = "
            + type
            + "get_global_id(0); o < "
            + type
            + Names.field(Names.samples(root))
            + "; o += "
            + type
            + "get_global_size(0)) {");
    code.line("const " + position + " i = o * " + type + Names.field(Names.sampleStep(root)) + ";");
    reader.constants(code, part.operands());
    computeRow(code, part, reader, "i");
    reader.storeApart(code, root, "o");
    code.line("}");
  }

  private void elements(Code code, String left) {
    readAny(code, element, "i", left);
    storeAny(code, element, "i", left);
    report(code, element, "i", left);
  }
}
