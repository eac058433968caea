package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.plan.KernelProgram;

/** Writes the values of roots, of {@link Lanes#count()} elements, to their outputs. */
final class RootWriter {
  private final KernelProgram program;
  private final Lanes lanes;
  private final Helpers helpers;

  RootWriter(KernelProgram program, Lanes lanes, Helpers helpers) {
    this.program = program;
    this.lanes = lanes;
    this.helpers = helpers;
  }

  /** Stores a value of all lanes at position {@code at} of root {@code root}'s output. */
  void storeWhole(Code code, int root, String at) {
    String pointer = Names.output(root) + " + " + at;
    String type = Lanes.memory(program.roots().get(root).type());
    String value = toMemory(root);
    code.line(
        lanes.vector()
            ? "STORE(" + type + ", " + pointer + ", " + value + ");"
            : "*(" + pointer + ") = " + value + ";");
  }

  /** As {@link #storeWhole}, of the first {@code left} lanes. */
  void storeSome(Code code, int root, String at, String left) {
    store(code, root, at, "(uint)(" + left + ")", toMemory(root));
  }

  /** As {@link #storeWhole}, of elements at any positions. */
  void storeApart(Code code, int root, String indices) {
    for (int lane = 0; lane < lanes.count(); lane++) {
      String element = Names.output(root) + "[" + lanes.lane(indices, lane) + "]";
      code.line(element + " = " + lanes.lane(toMemory(root), lane) + ";");
    }
  }

  /** Stores the first {@code left} lanes of {@code value}, which is of the type in memory. */
  void store(Code code, int root, String at, String left, String value) {
    if (!lanes.vector()) {
      code.line(Names.output(root) + "[" + at + "] = " + value + ";");
      return;
    }
    String type = Lanes.memory(program.roots().get(root).type());
    String name =
        helpers.use(
            "put_" + type + lanes.suffix(),
            DType.I32,
            DType.I32,
            lanes,
            """
            static inline void NAME(__global E *p, const M value, const uint left) {
              E lane[COUNT];
              vstoreCOUNT(value, 0, lane);
              for (uint i = 0; i < left; i++) {
                p[i] = lane[i];
              }
            }\
            """
                .replace("COUNT", lanes.suffix())
                .replaceAll("\\bE\\b", type)
                .replaceAll("\\bM\\b", type + lanes.suffix()));
    code.line(name + "(" + Names.output(root) + " + " + at + ", " + value + ", " + left + ");");
  }

  /** The value of a root as it stands in memory. */
  String toMemory(int root) {
    String value = Names.root(root);
    return program.roots().get(root).type() == DType.BOOL
        ? "convert_uchar" + lanes.suffix() + "(" + value + " & 1)"
        : value;
  }
}
