package dev.sinter.codegen.opencl;

import dev.sinter.codegen.DeviceClass;
import dev.sinter.plan.KernelProgram;

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
    if (gpu()) {
      code.line(
          "const " + position + " i = (" + position + ")get_global_id(0) * " + lanes.count() + ";");
      code.line("if (i >= n) {").line("return;").line("}");
      operands.prepare(code);
      elements(code, "n - i");
    } else {
      code.line("const " + position + " begin = (" + position + ")(get_global_id(0) * a.chunk);");
      code.line("const " + position + " end = min(n, begin + (" + position + ")a.chunk);");
      operands.prepare(code);
      code.line("for (" + position + " i = begin; i < end; i += " + lanes.count() + ") {");
      elements(code, "end - i");
      code.line("}");
    }
    code.line("}");
  }

  private void elements(Code code, String left) {
    readAny(code, element, "i", left);
    storeAny(code, element, "i", left);
    report(code, element, "i", left);
  }
}
