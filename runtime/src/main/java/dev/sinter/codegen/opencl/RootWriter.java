package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.plan.KernelProgram;

/** Writes the values of roots, of {@link Lanes#count()} elements, to their outputs. */
final class RootWriter {
  private final KernelProgram program;
  private final Lanes lanes;
  private final Helpers helpers;
  private final Bounds bounds;

  RootWriter(KernelProgram program, Lanes lanes, Helpers helpers) {
    this.program = program;
    this.lanes = lanes;
    this.helpers = helpers;
    this.bounds = helpers.bounds();
  }

  /** Stores a value of all lanes at position {@code at} of root {@code root}'s output. */
  void storeWhole(Code code, int root, String at) {
    String type = Lanes.memory(program.roots().get(root).type());
    String place = Names.output(root) + " + " + at;
    String pointer = bounds.into(bounds.root(root), type, lanes.count(), place);
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
      String element = element(root, lanes.lane(indices, lane));
      code.line(element + " = " + lanes.lane(toMemory(root), lane) + ";");
    }
  }

  /** An element of a root's output. */
  String element(int root, String at) {
    String type = Lanes.memory(program.roots().get(root).type());
    return bounds.store(bounds.root(root), type, Names.output(root), at);
  }

  /** Stores the first {@code left} lanes of {@code value}, which is of the type in memory. */
  void store(Code code, int root, String at, String left, String value) {
    if (!lanes.vector()) {
      code.line(element(root, at) + " = " + value + ";");
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
            static inline void NAME(PARAMETERS__global E *p, const M value, const uint left) {
              E lane[COUNT];
              vstoreCOUNT(value, 0, lane);
              for (uint i = 0; i < left; i++) {
                ELEMENT = lane[i];
              }
            }\
            """
                .replace("PARAMETERS", bounds.parameters())
                .replace("ELEMENT", bounds.store("array", "E", "p", "i"))
                .replace("COUNT", lanes.suffix())
                .replaceAll("\\bE\\b", type)
                .replaceAll("\\bM\\b", type + lanes.suffix()));
    String pointer = bounds.arguments(bounds.root(root)) + Names.output(root) + " + " + at;
    code.line(name + "(" + pointer + ", " + value + ", " + left + ");");
  }

  /** The value of a root as it stands in memory. */
  String toMemory(int root) {
    String value = Names.root(root);
    return program.roots().get(root).type() == DType.BOOL
        ? "convert_uchar" + lanes.suffix() + "(" + value + " & 1)"
        : value;
  }
}
