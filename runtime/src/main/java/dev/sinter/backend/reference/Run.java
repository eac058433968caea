package dev.sinter.backend.reference;

import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Root;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One launch: outputs in order, and for each its elements in order. */
final class Run {
  private final List<Root> roots;
  private final int traps;
  private final Invocation invocation;
  private final ElementEvaluator evaluator;

  Run(KernelProgram program, Invocation invocation) {
    this.roots = program.roots();
    this.traps = program.traps().size();
    this.invocation = invocation;
    this.evaluator = new ElementEvaluator(program, invocation);
  }

  void run() {
    Memory errors = invocation.errors();
    for (int i = 0; errors != null && i < errors.size(); i++) {
      Elements.set(errors, i, Integer.MAX_VALUE);
    }
    int reduced = Math.toIntExact(invocation.geometry().reduced());
    for (long output = 0; output < invocation.geometry().outer(); output++) {
      long[][] values = evaluate(output * reduced, reduced, errors);
      write(output, values);
    }
  }

  /** The values of every root, {@code [roots, reduced]}. */
  private long[][] evaluate(long from, int reduced, @Nullable Memory errors) {
    long[][] values = new long[roots.size()][reduced];
    for (int i = 0; i < reduced; i++) {
      evaluator.evaluate(from + i);
      for (int root = 0; root < values.length; root++) {
        values[root][i] = evaluator.value(roots.get(root).line());
        int trap = evaluator.trap(roots.get(root).line());
        if (trap != ElementEvaluator.NO_TRAP && errors != null) {
          record(errors, root * traps + trap, from + i);
        }
      }
    }
    return values;
  }

  private static void record(Memory errors, int index, long position) {
    long lowest = Math.min(Elements.get(errors, index), Math.min(position, Integer.MAX_VALUE - 1));
    Elements.set(errors, index, lowest);
  }

  private void write(long output, long[][] values) {
    for (int index = 0; index < values.length; index++) {
      Memory memory = invocation.outputs().get(index);
      if (roots.get(index) instanceof Root.Reduce reduce) {
        long bits = ReferenceTree.reduce(reduce.op(), reduce.element(), values[index]);
        Elements.set(memory, output, bits);
      } else {
        store(memory, output * values[index].length, values[index]);
      }
    }
  }

  private static void store(Memory memory, long from, long[] values) {
    for (int i = 0; i < values.length; i++) {
      Elements.set(memory, from + i, values[i]);
    }
  }
}
