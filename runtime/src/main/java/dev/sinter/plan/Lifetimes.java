package dev.sinter.plan;

import java.util.List;

/**
 * How long the temporaries of a plan are needed.
 *
 * @param last per temporary, the last step that writes or reads it; the number of steps if it is a
 *     target
 * @param from per temporary, the one whose memory it takes over when that one's last reader writes
 *     it, or -1
 * @param donors leaf slots whose memory the result of the last step could take over, if the last
 *     step is all that still needs them and their size is that of the result
 * @param peakBytes most bytes of temporaries, targets among them, alive at once; what the plan
 *     reads from memory is not counted
 * @param peakBytesInPlace the same if the memory of a donor is taken over
 */
public record Lifetimes(
    int[] last, int[] from, int[] donors, long peakBytes, long peakBytesInPlace) {
  /**
   * More than any device has, and so little that sums don't overflow: a temporary counts for no
   * more, and a peak that reaches them may be larger than it says.
   */
  public static final long UNCOUNTED_BYTES = 1L << 50;

  /** Of a plan whose steps run in order. */
  public static Lifetimes of(Plan plan) {
    int count = plan.temporaries().size();
    List<Stage> steps = plan.steps();
    int[] first = new int[count];
    int[] last = new int[count];
    for (int step = 0; step < steps.size(); step++) {
      for (int output : steps.get(step).stored()) {
        first[output] = step;
        last[output] = step;
      }
      for (int source : steps.get(step).reads()) {
        if (source < 0) {
          last[-1 - source] = step;
        }
      }
    }
    for (int target : plan.targets()) {
      if (target >= 0) {
        last[target] = steps.size();
      }
    }
    int[] from = Reuse.of(plan, last);
    int[] donors = Reuse.donors(plan, from);
    int inPlace = donors.length == 0 ? Reuse.NONE : steps.get(steps.size() - 1).stored()[0];
    return new Lifetimes(
        last,
        from,
        donors,
        peak(plan, first, last, from, Reuse.NONE),
        peak(plan, first, last, from, inPlace));
  }

  private static long peak(Plan plan, int[] first, int[] last, int[] from, int inPlace) {
    long[] change = new long[plan.steps().size() + 2];
    for (int i = 0; i < first.length; i++) {
      Plan.Temporary temporary = plan.temporaries().get(i);
      long bytes = i == inPlace ? 0 : temporary.bytes();
      change[first[i]] += bytes;
      change[last[i] + 1] -= bytes;
      if (from[i] != Reuse.NONE) {
        // the other one ends where this one begins, not a step later
        change[first[i]] -= bytes;
        change[first[i] + 1] += bytes;
      }
    }
    long alive = 0;
    long peak = 0;
    for (long step : change) {
      alive += step;
      peak = Math.max(peak, alive);
    }
    return peak;
  }
}
