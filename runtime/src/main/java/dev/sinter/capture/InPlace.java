package dev.sinter.capture;

import dev.sinter.ir.Definition;
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
      @Nullable Fault fault) {
    if (lifetimes.donors().length == 0) {
      return null;
    }
    int[] holders = lastHolders(graph);
    for (int slot : lifetimes.donors()) {
      Buffer donor = leaves.get(slot);
      if (holders[slot] >= 0 && fits(donor, wanted)) {
        Buffer taken = donor.handOver(holders[slot] + 1, label, fault);
        if (taken != null) {
          return taken;
        }
      }
    }
    return null;
  }

  private static boolean fits(Buffer donor, Plan.Temporary wanted) {
    return donor.size() == wanted.size() && donor.type() == wanted.type();
  }

  /** Whether an evaluation would find a donor now. */
  static boolean isPossible(Graph graph, Plan plan, Lifetimes lifetimes) {
    if (lifetimes.donors().length == 0) {
      return false;
    }
    int output = plan.steps().get(plan.steps().size() - 1).stored()[0];
    Plan.Temporary wanted = plan.temporaries().get(output);
    int[] holders = lastHolders(graph);
    for (int slot : lifetimes.donors()) {
      if (holders[slot] >= 0
          && graph.leaves().get(slot) instanceof Buffer donor
          && fits(donor, wanted)
          && donor.isFreeBut(holders[slot])) {
        return true;
      }
    }
    return false;
  }

  /**
   * Per leaf slot how many nodes hold its storage, if all of them go once the targets are
   * evaluated: nobody has an array of them, and no other pending node uses them. Otherwise -1.
   */
  private static int[] lastHolders(Graph graph) {
    int[] uses = new int[graph.size()];
    boolean[] going = new boolean[graph.size()];
    int[] asked = new int[graph.size()];
    for (int target : graph.asked()) {
      asked[target]++;
      going[target] = asked[target] == graph.count(target);
    }
    int[] holders = new int[graph.leaves().size()];
    for (int node = graph.size() - 1; node >= 0; node--) {
      going[node] |= graph.users(node) == uses[node];
      if (graph.definition(node) instanceof Definition.Leaf) {
        int slot = graph.slot(node);
        boolean last = going[node] && uses[node] > 0 && holders[slot] >= 0;
        holders[slot] = last ? holders[slot] + 1 : -1;
      }
      for (int operand : graph.operands(node)) {
        uses[operand] += going[node] ? graph.count(node) : 0;
      }
    }
    return holders;
  }
}
