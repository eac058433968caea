package dev.sinter.codegen.opencl;

import dev.sinter.codegen.DeviceClass;
import dev.sinter.plan.Form;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Phases;

/**
 * Every element by itself. On a GPU a work-item has one vector of adjacent elements; on a CPU it
 * has {@code chunk} elements, vector by vector.
 *
 * <p>In tiles, a work-group of a GPU has 32 rows of 8 vectors, and work-items that run in step 8
 * rows of 4 vectors: whichever of the two axes is contiguous in an array, they use all of what its
 * memory delivers at a time.
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
    open(code, bounds.name(), arguments);
    code.line("const " + position + " n = (" + position + ")a.n;");
    if (program.hasSamples()) {
      operands.movePointers(code, operands.all());
      new Phases(program).samples().forEach(root -> sample(code, root));
    }
    if (program.form() == Form.MAP_TILED) {
      prepare(code);
      tile(code);
    } else if (gpu()) {
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

  private void tile(Code code) {
    int last = program.rank() - 1;
    String rows = Names.field(Names.dim(last - 1));
    String columns = Names.field(Names.dim(last));
    int width = KernelArguments.TILE_VECTORS * lanes.count();
    String type = "const " + position + " ";
    code.line(type + "across = (" + columns + " + " + (width - 1) + ") / " + width + ";");
    code.line(
        type
            + "down = ("
            + rows
            + " + "
            + (KernelArguments.TILE_ROWS - 1)
            + ") / "
            + KernelArguments.TILE_ROWS
            + ";");
    code.line(type + "strip = (" + position + ")get_group_id(0) / across;");
    code.line(
        type + "from = ((" + position + ")get_group_id(0) - strip * across) * " + width + ";");
    code.line(type + "matrix = strip / down;");
    code.line(type + "top = (strip - matrix * down) * " + KernelArguments.TILE_ROWS + ";");
    int items = KernelArguments.TILE_ROWS * KernelArguments.TILE_VECTORS;
    code.line(
        "for (uint item = (uint)get_local_id(0); item < "
            + items
            + "; item += (uint)get_local_size(0)) {");
    code.line(type + "row = top + ((item >> 2 & 7) | (item >> 3 & 24));");
    String vector = "((item & 3) | (item >> 3 & 4))";
    code.line(type + "column = from + " + vector + " * " + lanes.count() + ";");
    code.line("if (row < " + rows + " && column < " + columns + ") {");
    code.line(type + "i = (matrix * " + rows + " + row) * " + columns + " + column;");
    elements(code, columns + " - column");
    code.line("}").line("}");
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
    new RootWriter(program, Lanes.ONE, helpers).storeApart(code, root, "o");
    code.line("}");
  }

  private void elements(Code code, String left) {
    readAny(code, element, "i", left);
    storeAny(code, element, "i", left);
    report(code, element, "i", left);
  }
}
