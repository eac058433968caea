package dev.sinter.plan;

import dev.sinter.DType;
import java.util.List;

/**
 * The launches that evaluate the targets of a graph, in order; depends on the graph's signature
 * alone.
 *
 * @param temporaries the type and size of everything that the steps write
 * @param targets per target of the graph: the temporary that holds it, or {@code -1 - slot} of the
 *     leaf that it already is
 * @param splits why there is more than one step, in order of the consumers
 */
public record Plan(
    List<Stage> steps, List<Temporary> temporaries, int[] targets, List<Split> splits) {
  /** An output of a step. */
  public record Temporary(DType type, long size) {
    /** Bytes that it takes, at most {@link Lifetimes#UNCOUNTED_BYTES}. */
    long bytes() {
      long most = Lifetimes.UNCOUNTED_BYTES;
      return size > most / type.bytes() ? most : size * type.bytes();
    }
  }

  /** The steps that are kernels, in order, without primitives. */
  public List<Step> kernels() {
    return steps.stream().filter(Step.class::isInstance).map(Step.class::cast).toList();
  }
}
