package dev.sinter.plan;

import dev.sinter.DType;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which outputs take over the memory of an input that nothing needs afterwards.
 *
 * <p>That is safe although kernels promise their compiler that arrays don't overlap ({@code
 * restrict}): the array is read at the element's own position alone, every element is computed once
 * by one work-item, and the only thing that is stored depends on everything that is read, so an
 * element's reads come before its store in any order that a compiler may choose. Errors of elements
 * would be a second result, and several outputs too, so such kernels are left out.
 */
final class Reuse {
  static final int NONE = -1;

  private Reuse() {}

  /**
   * Per temporary, the one whose memory it takes over, or {@link #NONE}.
   *
   * @param last per temporary, the last step that needs it
   */
  static int[] of(Plan plan, int[] last) {
    int[] from = new int[plan.temporaries().size()];
    Arrays.fill(from, NONE);
    for (int i = 0; i < plan.steps().size(); i++) {
      if (plan.steps().get(i) instanceof Step step && storesOneValue(step)) {
        int output = step.outputs()[0];
        from[output] = candidate(plan, step, i, last);
      }
    }
    return from;
  }

  /**
   * The leaf slots whose memory the result of the last step could take over. Only the last step
   * may: should a later one fail, what the targets need would be lost.
   *
   * @param from per temporary, the one whose memory it takes over
   */
  static int[] donors(Plan plan, int[] from) {
    int steps = plan.steps().size();
    if (steps == 0
        || !(plan.steps().get(steps - 1) instanceof Step step)
        || !storesOneValue(step)
        || from[step.outputs()[0]] != NONE) {
      return new int[0];
    }
    DType type = plan.temporaries().get(step.outputs()[0]).type();
    return IntStream.range(0, step.sources().length)
        .filter(operand -> step.program().operands().get(operand).memory())
        .filter(operand -> step.program().operands().get(operand).type() == type)
        .map(operand -> step.sources()[operand])
        .filter(slot -> slot >= 0 && readsOwnElements(step, slot))
        .filter(slot -> Arrays.stream(plan.targets()).noneMatch(target -> target == -1 - slot))
        .distinct()
        .toArray();
  }

  private static boolean storesOneValue(Step step) {
    KernelProgram program = step.program();
    return program.form().isMap()
        && program.roots().size() == 1
        && program.roots().get(0) instanceof Root.Store
        && program.traps().isEmpty();
  }

  private static int candidate(Plan plan, Step step, int index, int[] last) {
    Plan.Temporary wanted = plan.temporaries().get(step.outputs()[0]);
    for (int source : step.reads()) {
      int temporary = -1 - source;
      if (source < 0
          && last[temporary] == index
          && plan.temporaries().get(temporary).equals(wanted)
          && readsOwnElements(step, source)) {
        return temporary;
      }
    }
    return NONE;
  }

  private static boolean readsOwnElements(Step step, int source) {
    for (int operand = 0; operand < step.sources().length; operand++) {
      Operand declared = step.program().operands().get(operand);
      if (declared.memory()
          && step.sources()[operand] == source
          && declared.layout() != Layout.LINEAR) {
        return false;
      }
    }
    return true;
  }
}
