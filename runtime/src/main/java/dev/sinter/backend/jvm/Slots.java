package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.plan.Root;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where values lie during a tile: slots 0 … operands-1 are the operands, the next are the outputs,
 * one per root, the rest are tile arrays for values that pass from one loop to the next or into a
 * fold. A tile array is used again as soon as no later loop reads it.
 */
final class Slots {
  private final Body body;
  private final List<Loops.Loop> loops;
  private final int[] values;
  private final int[] states;
  private final int[] roots;
  private final List<DType> tiles = new ArrayList<>();
  private final Map<DType, Deque<Integer>> free = new EnumMap<>(DType.class);

  Slots(Body body, List<Loops.Loop> loops) {
    this.body = body;
    this.loops = loops;
    this.values = filled(body.size());
    this.states = filled(body.size());
    this.roots = filled(body.program().roots().size());
    int[] home = filled(body.size());
    int[] last = lastUse();
    int[] lastState = lastStateUse();
    for (int root = 0; root < roots.length; root++) {
      roots[root] = rootSlot(root);
    }
    for (int loop = 0; loop < loops.size(); loop++) {
      for (int line : loops.get(loop).lines()) {
        home[line] = loop;
        if (last[line] > loop) {
          values[line] = take(body.type(line));
        }
        if (body.carrier(line) == line && lastState[line] > loop) {
          states[line] = take(DType.I32);
        }
      }
      release(loop, home, last, values);
      release(loop, home, lastState, states);
    }
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, Body.NONE);
    return array;
  }

  private int rootSlot(int root) {
    if (body.program().roots().get(root) instanceof Root.Store) {
      return body.program().operands().size() + root;
    }
    if (Loops.isFoldedInPlace(body, root)) {
      return body.operandOf(body.rootLine(root));
    }
    for (int earlier = 0; earlier < root; earlier++) {
      if (roots[earlier] >= firstTile() && body.rootLine(earlier) == body.rootLine(root)) {
        return roots[earlier];
      }
    }
    return take(body.type(body.rootLine(root)));
  }

  /** Per line, the last loop that reads it. */
  private int[] lastUse() {
    int[] last = filled(body.size());
    for (int loop = 0; loop < loops.size(); loop++) {
      for (int line : loops.get(loop).lines()) {
        for (int operand : body.operands(line)) {
          last[operand] = loop;
        }
      }
    }
    return last;
  }

  /** Per line, the last loop that reads its trap state. */
  private int[] lastStateUse() {
    int[] last = filled(body.size());
    for (int loop = 0; loop < loops.size(); loop++) {
      for (int line : loops.get(loop).lines()) {
        if (body.carrier(line) != Body.NONE) {
          last[body.carrier(line)] = loop;
        }
        for (int operand : body.operands(line)) {
          if (body.carrier(operand) != Body.NONE) {
            last[body.carrier(operand)] = loop;
          }
        }
      }
    }
    return last;
  }

  private int take(DType type) {
    Deque<Integer> unused = free.get(type);
    if (unused != null && !unused.isEmpty()) {
      return unused.pop();
    }
    tiles.add(type);
    return firstTile() + tiles.size() - 1;
  }

  private void release(int loop, int[] home, int[] last, int[] slots) {
    for (int line = 0; line < slots.length; line++) {
      if (slots[line] != Body.NONE && last[line] == loop && home[line] < loop) {
        free.computeIfAbsent(typeOf(slots[line]), type -> new ArrayDeque<>()).push(slots[line]);
      }
    }
  }

  /** The type of a tile array. */
  DType typeOf(int slot) {
    return tiles.get(slot - firstTile());
  }

  /** The first slot that is a tile array. */
  int firstTile() {
    return body.program().operands().size() + roots.length;
  }

  /** The types of the tile arrays; flags (BOOL) lie in {@code int[]} here. */
  List<DType> tiles() {
    return tiles;
  }

  /** Number of slots. */
  int size() {
    return firstTile() + tiles.size();
  }

  /** The tile array through which a line's value passes to later loops, or {@link Body#NONE}. */
  int value(int line) {
    return values[line];
  }

  /** The tile array for the trap state of a line that is its own carrier, or {@link Body#NONE}. */
  int state(int line) {
    return states[line];
  }

  /** Where a root's value goes: an output, or the tile array or operand that a fold reads. */
  int root(int root) {
    return roots[root];
  }
}
