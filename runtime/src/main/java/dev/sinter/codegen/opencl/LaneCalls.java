package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.ir.Function;
import java.util.ArrayList;
import java.util.List;

/**
 * A vector form of a fused method that kept its control flow: calls the scalar function lane by
 * lane. Of errors, the one that a lane already has is kept; its value does not matter then.
 *
 * @param fails whether the function can end in an error
 */
record LaneCalls(Function callee, int index, Lanes lanes, boolean fails) {
  /** The text of the form named {@code name}. */
  String text(String name) {
    Code code = new Code();
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < callee.parameters().size(); i++) {
      parameters.add(lanes.type(type(i)) + " x" + i);
    }
    if (fails) {
      parameters.add(lanes.type(DType.I32) + " *trap");
    }
    String head =
        lanes.type(callee.valueType()) + " " + name + "(" + String.join(", ", parameters) + ")";
    code.line("static inline " + head + " {");
    body(code);
    return code.line("}").toString();
  }

  private DType type(int parameter) {
    return callee.parameters().get(parameter).valueType();
  }

  private void body(Code code) {
    for (int i = 0; i < callee.parameters().size(); i++) {
      open(code, Lanes.scalar(type(i)), "y" + i, "x" + i);
    }
    if (fails) {
      open(code, "int", "old", "*trap");
    }
    String result = Lanes.scalar(callee.valueType());
    code.line(result + " result[" + lanes.count() + "];");
    if (!lanes.equals(Builtins.CPU_LANES)) {
      code.flush("#pragma unroll");
    }
    code.line("for (int i = 0; i < " + lanes.count() + "; i++) {");
    oneLane(code);
    code.line("}");
    if (fails) {
      code.line("*trap = " + close("old") + ";");
    }
    code.line("return " + close("result") + ";");
  }

  /** A vector as an array. */
  private void open(Code code, String scalar, String array, String vector) {
    code.line(scalar + " " + array + "[" + lanes.count() + "];");
    code.line(
        lanes.vector()
            ? "vstore" + lanes.suffix() + "(" + vector + ", 0, " + array + ");"
            : array + "[0] = " + vector + ";");
  }

  /** An array as a vector. */
  private String close(String array) {
    return lanes.vector() ? "vload" + lanes.suffix() + "(0, " + array + ")" : array + "[0]";
  }

  private void oneLane(Code code) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < callee.parameters().size(); i++) {
      arguments.add("y" + i + "[i]" + (type(i) == DType.BOOL ? " & 1" : ""));
    }
    if (fails) {
      code.line("int own = 0;");
      arguments.add("&own");
    }
    String call = Operators.call("f" + index, arguments.toArray(String[]::new));
    boolean mask = lanes.vector() && callee.valueType() == DType.BOOL;
    code.line("result[i] = " + (mask ? "-" : "") + call + ";");
    if (fails) {
      code.line("if (old[i] == 0) {");
      code.line("old[i] = own;");
      code.line("}");
    }
  }
}
