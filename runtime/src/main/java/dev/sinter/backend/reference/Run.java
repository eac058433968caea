package dev.sinter.backend.reference;

import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.plan.ErrorWords;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Phases;
import dev.sinter.plan.Root;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One launch: outputs in order, and for each its elements in order. */
final class Run {
  private final List<Root> roots;
  private final ErrorWords words;
  private final Invocation invocation;
  private final Phases phases;
  private final ElementEvaluator evaluator;

  Run(KernelProgram program, Invocation invocation) {
    this.roots = program.roots();
    this.words = new ErrorWords(program.roots().size(), program.traps().size());
    this.invocation = invocation;
    this.phases = new Phases(program);
    this.evaluator = new ElementEvaluator(program, invocation);
  }

  void run() {
    Memory errors = invocation.errors();
    for (long i = 0; errors != null && i < errors.size(); i++) {
      Elements.set(errors, i, Integer.MAX_VALUE);
    }
    int reduced = Math.toIntExact(invocation.geometry().reduced());
    for (long output = 0; output < invocation.geometry().outer(); output++) {
      for (int phase = 0; phase < phases.count(); phase++) {
        pass(phases.roots(phase), output, reduced, errors);
        rows(phases.rowStores(phase + 1), output, reduced);
      }
    }
    for (int root : phases.samples()) {
      samples(root, invocation.geometry().samples().get(root));
    }
  }

  private void samples(int root, Geometry.Samples samples) {
    for (long i = 0; i < samples.count(); i++) {
      evaluator.evaluate(i * samples.step());
      set(root, i, evaluator.value(roots.get(root).line()));
    }
  }

  /** One pass over a row: the values of these roots. */
  private void pass(List<Integer> pass, long output, int reduced, @Nullable Memory errors) {
    long[][] values = new long[roots.size()][reduced];
    for (int i = 0; i < reduced; i++) {
      evaluator.evaluate(output * reduced + i);
      for (int root : pass) {
        values[root][i] = evaluator.value(roots.get(root).line());
        int trap = evaluator.trap(roots.get(root).line());
        if (trap != ElementEvaluator.NO_TRAP && errors != null) {
          record(errors, root, trap, output * reduced + i, reduced);
        }
      }
    }
    pass.forEach(root -> write(root, output, values[root]));
  }

  /** What follows for the row as a whole. */
  private void rows(List<Integer> rowStores, long output, int reduced) {
    if (!rowStores.isEmpty()) {
      evaluator.evaluate(output * reduced);
    }
    for (int root : rowStores) {
      set(root, output, evaluator.value(roots.get(root).line()));
    }
  }

  private void record(Memory errors, int root, int trap, long position, int reduced) {
    int index = words.lowest(root, trap);
    long lowest = Math.min(Elements.get(errors, index), Math.min(position, ErrorWords.LAST));
    Elements.set(errors, index, lowest);
    long element = roots.get(root) instanceof Root.Reduce ? position / reduced : position;
    long word = words.word(root, element);
    Elements.set(errors, word, Elements.get(errors, word) & ~ErrorWords.bit(element));
  }

  private void write(int index, long output, long[] values) {
    if (roots.get(index) instanceof Root.Reduce reduce) {
      long bits = ReferenceTree.reduce(reduce.op(), reduce.element(), values);
      evaluator.result(index, bits);
      if (reduce.stored()) {
        set(index, output, bits);
      }
      return;
    }
    for (int i = 0; i < values.length; i++) {
      set(index, output * values.length + i, values[i]);
    }
  }

  private void set(int root, long at, long bits) {
    Elements.set(Objects.requireNonNull(invocation.outputs().get(root)), at, bits);
  }
}
