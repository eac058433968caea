package dev.sinter.programs;

import dev.sinter.Array;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Steps, and which of their results are read at the end. Immutable.
 *
 * @param outputs arrays of real numbers, none closed
 */
record Program(List<Step> steps, List<Ref> outputs) {
  Program {
    steps = List.copyOf(steps);
    outputs = List.copyOf(outputs);
  }

  /** Runs the steps on the current device. */
  @Nullable Array[] run() {
    @Nullable Array[] values = new Array[steps.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = steps.get(i).run(values);
    }
    return values;
  }

  /** Without the steps that no output needs; those of other programs are numbered anew. */
  Program pruned() {
    Set<Ref> needed = new HashSet<>(outputs);
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step.makes() && needed.contains(new Ref(i))) {
        needed.addAll(step.operands());
      }
    }
    return kept(needed);
  }

  private Program kept(Set<Ref> needed) {
    int[] names = new int[steps.size()];
    List<Step> kept = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      Step step = steps.get(i);
      names[i] = kept.size();
      boolean keeps =
          step.makes() ? needed.contains(new Ref(i)) : needed.containsAll(step.operands());
      if (keeps) {
        kept.add(step.with(ref -> new Ref(names[ref.step()])));
      }
    }
    return new Program(kept, outputs.stream().map(ref -> new Ref(names[ref.step()])).toList());
  }

  /** With another step {@code index}. */
  Program with(int index, Step step) {
    List<Step> changed = new ArrayList<>(steps);
    changed.set(index, step);
    return new Program(changed, outputs);
  }

  /** Without step {@code index}, whose users take {@code instead}, an earlier one. */
  Program without(int index, Ref instead) {
    List<Step> changed = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      changed.add(i <= index ? step : step.with(ref -> ref.step() == index ? instead : ref));
    }
    List<Ref> read =
        outputs.stream().map(ref -> ref.step() == index ? instead : ref).distinct().toList();
    return new Program(changed, read);
  }

  /** Without step {@code index}, which makes nothing. */
  Program without(int index) {
    List<Step> changed = new ArrayList<>(steps);
    changed.remove(index);
    java.util.function.UnaryOperator<Ref> moved =
        ref -> ref.step() > index ? new Ref(ref.step() - 1) : ref;
    changed.replaceAll(step -> step.with(moved));
    return new Program(changed, outputs.stream().map(moved).toList());
  }

  Program reading(List<Ref> other) {
    return new Program(steps, other);
  }

  /** The same with other elements; not always valid if a shape follows from them. */
  Program reseeded(long seed) {
    Choices choices = new Choices(seed);
    return new Program(
        steps.stream()
            .map(step -> step instanceof Leaf leaf ? leaf.of(Values.random(choices, leaf)) : step)
            .toList(),
        outputs);
  }

  Program resized(long from, long to) {
    return new Program(steps.stream().map(step -> step.resized(from, to)).toList(), outputs);
  }

  /** The body of a test: a line per step, and what is read. */
  String source() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      text.append(step.makes() ? "Array v" + i + " = " : "").append(step.source()).append(";\n");
    }
    return text.append("// read: ").append(outputs).append('\n').toString();
  }
}
