package dev.sinter.plan;

import dev.sinter.ir.Expr;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one launch of a kernel moves and computes.
 *
 * @param samples per root, where the elements of a {@link Root.Sample} are
 */
record Traffic(Space space, Body body, List<Root> roots, List<Geometry.Samples> samples) {
  /** Each distinct element once, whatever views read it. */
  long bytesRead() {
    Map<Integer, Footprint> arrays = new LinkedHashMap<>();
    BitSet[] axes = new Dependence(body).axesOfInputs();
    for (int i = 0; i < axes.length; i++) {
      Body.Input input = body.inputs().get(i);
      if (input.source() == Operand.Source.MEMORY) {
        Footprint footprint =
            arrays.computeIfAbsent(input.from(), first -> new Footprint(space, input.type()));
        if (input.isIndexed()) {
          footprint.addIndexed(elements(axes[i]), input.extent());
        } else {
          footprint.add(input.position());
        }
      }
    }
    return arrays.values().stream().mapToLong(Footprint::bytes).sum();
  }

  /** Elements of the space that differ along these axes. */
  private long elements(BitSet axes) {
    long elements = 1;
    for (int axis = 0; axis < space.rank(); axis++) {
      long dim = space.dims().get(axis);
      elements *= axes.get(axis) ? dim : Math.min(1, dim);
    }
    return elements;
  }

  /** Bytes of everything that is stored. */
  long bytesWritten() {
    long bytes = 0;
    for (int i = 0; i < roots.size(); i++) {
      Root root = roots.get(i);
      long elements = root instanceof Root.Store ? space.size() : space.outer();
      elements = root instanceof Root.Sample ? samples.get(i).count() : elements;
      bytes += root.stored() ? root.type().bytes() * elements : 0;
    }
    return bytes;
  }

  /** Nominal operations, see {@link Cost}. */
  long flops(KernelProgram program) {
    long perElement = roots.stream().filter(Root.Reduce.class::isInstance).count();
    if (!program.hasSamples()) {
      for (Expr line : body.lines()) {
        perElement += Cost.of(line);
      }
      return perElement * space.size();
    }
    Phases phases = new Phases(program);
    long sum = flops(phases.lines(phases.roots(0))) * space.size();
    for (int root : phases.samples()) {
      sum += flops(phases.lines(List.of(root))) * samples.get(root).count();
    }
    return sum;
  }

  private long flops(BitSet lines) {
    return lines.stream().mapToLong(line -> Cost.of(body.lines().get(line))).sum();
  }
}
