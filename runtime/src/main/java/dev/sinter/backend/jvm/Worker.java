package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.backend.HostMemory;
import dev.sinter.backend.Invocation;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Operand;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What one thread needs to evaluate tiles of one launch: the tile and its arrays. */
final class Worker {
  private final JvmExecutable executable;
  private final Invocation invocation;
  private final Geometry geometry;
  private final Tile tile;
  private final boolean[] gathered;

  /**
   * @param capacity the longest tile, in positions
   */
  Worker(JvmExecutable executable, Invocation invocation, int capacity) {
    Slots slots = executable.slots();
    int operands = executable.program().operands().size();
    int flags = executable.program().roots().size() * executable.body().traps().size();
    int[] errors = new int[flags];
    Arrays.fill(errors, Integer.MAX_VALUE);
    this.executable = executable;
    this.invocation = invocation;
    this.geometry = invocation.geometry();
    this.tile =
        new Tile(slots.size(), operands, invocation.scalars(), errors, executable.body().traps());
    this.gathered = new boolean[operands];
    for (int operand = 0; operand < operands; operand++) {
      open(operand, capacity);
    }
    for (int root = 0; root < invocation.outputs().size(); root++) {
      tile.arrays[operands + root] = ((HostMemory) invocation.outputs().get(root)).array();
    }
    List<DType> tiles = slots.tiles();
    for (int i = 0; i < tiles.size(); i++) {
      tile.arrays[slots.firstTile() + i] = tileArray(tiles.get(i), capacity);
    }
  }

  private static Object tileArray(DType type, int capacity) {
    return type == DType.BOOL ? new byte[capacity] : Array.newInstance(type.javaType(), capacity);
  }

  private void open(int index, int capacity) {
    Operand operand = executable.program().operands().get(index);
    gathered[index] = isGathered(invocation, index, operand);
    if (gathered[index]) {
      int length = operand.layout() == Layout.SCALAR ? 1 : capacity;
      tile.arrays[index] = Array.newInstance(operand.type().javaType(), length);
    } else if (operand.memory()) {
      tile.arrays[index] = memory(invocation, index).array();
    }
    if (gathered[index] && operand.layout() == Layout.SCALAR) {
      memory(invocation, index).read(geometry.offsets()[index], tile.arrays[index], 0, 1);
    }
  }

  private static HostMemory memory(Invocation invocation, int operand) {
    return (HostMemory) Objects.requireNonNull(invocation.operands().get(operand));
  }

  /**
   * Whether an operand's elements must be copied into the tile before code can read them linearly.
   */
  private static boolean isGathered(Invocation invocation, int index, Operand operand) {
    return operand.layout() == Layout.STRIDED
        || (operand.memory() && memory(invocation, index).isDirect());
  }

  /** Whether a tile needs arrays of its own, so that its length should fit the cache. */
  static boolean needsArrays(JvmExecutable executable, Invocation invocation) {
    List<Operand> operands = executable.program().operands();
    for (int index = 0; index < operands.size(); index++) {
      if (isGathered(invocation, index, operands.get(index))) {
        return true;
      }
    }
    return !executable.slots().tiles().isEmpty();
  }

  /** Evaluates {@code length} positions from {@code from} on. */
  Tile evaluate(long from, int length) {
    if (length == 0) {
      return tile;
    }
    tile.from = from;
    tile.length = length;
    for (int operand = 0; operand < gathered.length; operand++) {
      place(operand, from, length);
    }
    int outputs = gathered.length;
    Arrays.fill(tile.bases, outputs, outputs + invocation.outputs().size(), (int) from);
    executable.code().evaluate(tile);
    return tile;
  }

  private void place(int index, long from, int length) {
    Operand operand = executable.program().operands().get(index);
    long offset = geometry.offsets()[index];
    switch (operand.layout()) {
      case SCALAR -> {
        tile.offsets[index] = offset;
        tile.bases[index] = gathered[index] ? 0 : (int) offset;
      }
      case LINEAR -> {
        tile.offsets[index] = offset + from;
        tile.bases[index] = gathered[index] ? 0 : (int) (offset + from);
        if (gathered[index]) {
          memory(invocation, index).read(offset + from, tile.arrays[index], 0, length);
        }
      }
      case STRIDED -> gather(index, operand, offset, from, length);
    }
  }

  private void gather(int index, Operand operand, long offset, long from, int length) {
    Object target = tile.arrays[index];
    Gather.Run run =
        operand.memory()
            ? Gather.of(memory(invocation, index), target)
            : Gather.offsets((long[]) target);
    new Gather(geometry.dims(), geometry.strides()[index], offset, from).forEachRun(length, run);
  }

  /** The errors that this thread met. */
  int[] errors() {
    return tile.errors;
  }
}
