package dev.sinter.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The axes of a kernel's space with those joined that all strided operands walk as one. */
final class MergedAxes {
  private final Space space;
  private final Body body;
  private final List<Root> roots;
  private final List<Geometry.Samples> samples;
  private final boolean apart;
  private final List<Integer> axes;

  /**
   * @param samples per root, where the elements of a {@link Root.Sample} are
   * @param apart whether rows and what they consist of must be different axes
   */
  MergedAxes(
      Space space, Body body, List<Root> roots, List<Geometry.Samples> samples, boolean apart) {
    this.space = space;
    this.body = body;
    this.roots = roots;
    this.samples = samples;
    this.apart = apart;
    this.axes = merged();
  }

  /** How many there are. */
  int count() {
    return axes.size();
  }

  /** How many of them are kept by a reduction. */
  int kept() {
    return (int) axes.stream().filter(axis -> axis < space.kept()).count();
  }

  /**
   * The last axis of every group of axes that all strided operands walk as one, outermost first.
   */
  private List<Integer> merged() {
    List<Integer> axes = new ArrayList<>();
    int next = -1;
    for (int axis = space.rank() - 1; axis >= 0; axis--) {
      if (space.dims().get(axis) != 1) {
        if (next < 0 || !mergeable(axis, next)) {
          axes.add(0, axis);
        }
        next = axis;
      }
    }
    return axes;
  }

  /** Rows stay apart from what they consist of where their values are used. */
  private boolean mergeable(int axis, int next) {
    return !(apart && axis < space.kept() && next >= space.kept())
        && !samplesEndAt(next)
        && body.inputs().stream()
            .map(Body.Input::position)
            .filter(position -> space.layout(position) == Layout.STRIDED)
            .allMatch(
                position ->
                    position.strides()[axis] == position.strides()[next] * space.dims().get(next));
  }

  /** Samples consist of whole axes. */
  private boolean samplesEndAt(int axis) {
    long inner = 1;
    for (long dim : space.dims().subList(axis, space.rank())) {
      inner *= dim;
    }
    for (int i = 0; i < roots.size(); i++) {
      Geometry.Samples own = samples.get(i);
      if (roots.get(i) instanceof Root.Sample
          && (own.step() == inner || own.step() * own.count() == inner)) {
        return true;
      }
    }
    return false;
  }

  /** The strides of an input along these axes. */
  long[] strides(Body.Input input) {
    return axes.stream().mapToLong(axis -> input.position().strides()[axis]).toArray();
  }

  /** Their extents. */
  long[] dims() {
    long[] dims = new long[axes.size()];
    Arrays.fill(dims, 1);
    int group = 0;
    for (int axis = 0; axis < space.rank(); axis++) {
      dims[Math.min(group, dims.length - 1)] *= space.dims().get(axis);
      if (group < dims.length && axis == axes.get(group)) {
        group++;
      }
    }
    return dims;
  }
}
