package dev.sinter.plan;

import dev.sinter.Shape;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Moves results that broadcast to the space of another kernel into that kernel, which then is
 * launched for both: a vector and a matrix that are computed from the same vector. That saves a
 * launch and costs next to nothing, as long as the smaller result is much smaller; so the two must
 * share something that they read, and neither may have errors of elements.
 */
final class Sampling {
  /** How many times smaller a result must be. */
  private static final long MUCH = 4;

  private final Limits limits;
  private final Fallible fallible;
  private final BiConsumer<Group, Group> moved;

  /**
   * @param moved is told that a kernel's members now belong to another one
   */
  Sampling(Limits limits, Fallible fallible, BiConsumer<Group, Group> moved) {
    this.limits = limits;
    this.fallible = fallible;
    this.moved = moved;
  }

  /** Merges kernels of one level. */
  void merge(List<Group> level) {
    for (int i = 0; i < level.size() && level.size() > 1; i++) {
      Group larger = fit(level.get(i), level);
      if (larger != null) {
        Group smaller = level.remove(i--);
        IndexMap map =
            Objects.requireNonNull(map(larger.space(), smaller.space()), "the smaller one fits");
        for (Group.Member member : smaller.members()) {
          larger.add(
              new Group.Member(member.node(), Group.Role.SAMPLE, map), larger.space(), limits);
        }
        moved.accept(smaller, larger);
      }
    }
  }

  private @Nullable Group fit(Group smaller, List<Group> level) {
    if (!isPlain(smaller) || isReshaped(smaller) || smaller.space().size() == 0) {
      return null;
    }
    for (Group larger : level) {
      if (larger != smaller
          && isPlain(larger)
          && smaller.space().size() <= larger.space().size() / MUCH
          && map(larger.space(), smaller.space()) != null
          && limits.share(smaller, larger)
          && fits(smaller, larger)) {
        return larger;
      }
    }
    return null;
  }

  private boolean fits(Group smaller, Group larger) {
    int samples = 16 * smaller.members().size();
    return smaller.nodes() + larger.nodes() <= Limits.MAX_NODES
        && smaller.bytes() + larger.bytes() + samples <= Limits.MAX_ARGUMENT_BYTES;
  }

  /** Whether a member has another shape than the space, so that it would broadcast otherwise. */
  private static boolean isReshaped(Group group) {
    return group.members().stream().anyMatch(member -> member.map().isFlat());
  }

  private boolean isPlain(Group group) {
    return !group.space().reduces()
        && group.members().stream()
            .allMatch(
                member -> member.role() != Group.Role.PRIMITIVE && !fallible.test(member.node()));
  }

  /** Where in {@code space} the elements of a result of this shape are. */
  static Geometry.Samples samples(Space space, Shape shape) {
    int shift = shift(space.dims(), Space.map(shape).dims());
    long step = 1;
    for (int axis = space.rank() - 1; axis >= 0 && !isKept(shape, axis - shift); axis--) {
      step *= space.dims().get(axis);
    }
    return new Geometry.Samples(shape.size(), shape.size() == 1 ? 1 : step);
  }

  private static boolean isKept(Shape shape, int axis) {
    return axis >= 0 && axis < shape.rank() && shape.dim(axis) != 1;
  }

  /** How coordinates in the smaller one follow from the larger; null if they don't. */
  private static @Nullable IndexMap map(Space larger, Space smaller) {
    int shift = shift(larger.dims(), smaller.dims());
    if (shift < 0) {
      return null;
    }
    int[] axes = new int[smaller.rank()];
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis] = smaller.dims().get(axis) == 1 ? -1 : axis + shift;
    }
    return IndexMap.axes(larger.extents(), axes);
  }

  /**
   * How many axes of the larger come before those of the smaller, aligned to the right if possible,
   * as in a broadcast; -1 if the smaller is not a run of its axes.
   */
  private static int shift(List<Long> larger, List<Long> smaller) {
    for (int shift = larger.size() - smaller.size(); shift >= 0; shift--) {
      if (isRun(larger, smaller, shift)) {
        return shift;
      }
    }
    return -1;
  }

  private static boolean isRun(List<Long> larger, List<Long> smaller, int shift) {
    long before = 0;
    boolean ended = false;
    for (int axis = 0; axis < smaller.size(); axis++) {
      long dim = smaller.get(axis);
      long whole = larger.get(axis + shift);
      if (dim == 1) {
        ended |= before > 0 && whole != 1;
      } else if (ended || dim != whole) {
        return false;
      } else {
        before++;
      }
    }
    return true;
  }
}
