package dev.sinter.capture;

import dev.sinter.memory.Buffer;
import dev.sinter.memory.Fault;
import dev.sinter.pass.Graph;
import dev.sinter.plan.Lifetimes;
import dev.sinter.plan.Plan;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes the result of an evaluation over an array that nothing but this evaluation needs any more:
 * its handle is closed, and every pending node that uses it goes when the targets are evaluated.
 *
 * <p>Another thread may evaluate the same targets, and find the memory gone before they are marked
 * as evaluated. Evaluations that may take over memory hold a shared lock until then, so that the
 * other thread can wait for them and look again. Thread-safe.
 */
final class InPlace {
  private final ReentrantReadWriteLock evaluating = new ReentrantReadWriteLock();

  /** What an evaluation that may take over memory does first. */
  void begin() {
    evaluating.readLock().lock();
  }

  /** What it does last, when its targets are evaluated. */
  void end() {
    evaluating.readLock().unlock();
  }

  /** Waits for the evaluations that are taking over memory now. */
  void await() {
    evaluating.writeLock().lock();
    try {
      // whoever held the shared lock is done
    } finally {
      evaluating.writeLock().unlock();
    }
  }

  /**
   * The memory of a donor for elements of this type and number, or null.
   *
   * @param leaves what the graph reads, each held once by the caller
   */
  static @Nullable Buffer taken(
      Graph graph,
      List<Buffer> leaves,
      Lifetimes lifetimes,
      Plan.Temporary wanted,
      String label,
      List<Fault> faults) {
    for (int slot : lifetimes.donors()) {
      Buffer donor = leaves.get(slot);
      if (donor.size() == wanted.size() && donor.type() == wanted.type()) {
        int holders = graph.lastHolders(slot);
        Buffer taken = holders < 0 ? null : donor.handOver(holders + 1, label, faults);
        if (taken != null) {
          return taken;
        }
      }
    }
    return null;
  }

  /** Whether an evaluation would find a donor now. */
  static boolean isPossible(Graph graph, Plan plan, Lifetimes lifetimes) {
    if (lifetimes.donors().length == 0) {
      return false;
    }
    int output = plan.steps().get(plan.steps().size() - 1).stored()[0];
    Plan.Temporary wanted = plan.temporaries().get(output);
    for (int slot : lifetimes.donors()) {
      int holders = graph.lastHolders(slot);
      if (holders >= 0
          && graph.leaves().get(slot) instanceof Buffer donor
          && donor.size() == wanted.size()
          && donor.isFreeBut(holders)) {
        return true;
      }
    }
    return false;
  }
}
