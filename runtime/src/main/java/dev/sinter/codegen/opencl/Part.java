package dev.sinter.codegen.opencl;

import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Phases;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * One function of a kernel's body: what one pass over a row computes for an element, or what
 * follows from a pass for the row as a whole.
 *
 * @param name of the function
 * @param roots the program's roots that it computes
 * @param lines the lines that these need
 * @param operands the operands that these read
 */
record Part(String name, List<Integer> roots, BitSet lines, BitSet operands) {
  private static Part of(Phases phases, String name, List<Integer> roots) {
    BitSet lines = phases.lines(roots);
    return new Part(name, roots, lines, phases.operands(lines));
  }

  /** The passes over elements, in order. */
  static List<Part> passes(KernelProgram program) {
    Phases phases = new Phases(program);
    List<Part> parts = new ArrayList<>();
    for (int phase = 0; phase < phases.count(); phase++) {
      String name = phases.count() == 1 ? "element" : "element" + phase;
      parts.add(of(phases, name, phases.roots(phase)));
    }
    return parts;
  }

  /** The values for rows that follow pass {@code phase}; without roots if there are none. */
  static Part row(KernelProgram program, int phase) {
    Phases phases = new Phases(program);
    return of(phases, "row" + phase, phases.rowStores(phase + 1));
  }

  /** A {@link dev.sinter.plan.Root.Sample}. */
  static Part sample(KernelProgram program, int root) {
    return of(new Phases(program), "sample" + root, List.of(root));
  }

  boolean isEmpty() {
    return roots.isEmpty();
  }

  boolean reads(int operand) {
    return operands.get(operand);
  }
}
