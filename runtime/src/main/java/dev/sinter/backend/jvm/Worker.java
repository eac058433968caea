package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.backend.HostMemory;
import dev.sinter.backend.Invocation;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Root;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;

/**
 * What one thread needs to evaluate tiles of one launch. It either works <em>in place</em>, on the
 * operands' and outputs' own arrays, or <em>in tiles</em>: operands are copied into arrays of a
 * tile's length and outputs out of them, so that every array of a loop has the same index.
 */
final class Worker {
  private final JvmExecutable executable;
  private final Invocation invocation;
  private final Geometry geometry;
  private final List<Operand> operands;
  private final Tile tile;

  private Worker(JvmExecutable executable, Invocation invocation) {
    this.executable = executable;
    this.invocation = invocation;
    this.geometry = invocation.geometry();
    this.operands = executable.program().operands();
    this.tile =
        new Tile(
            executable.slots().size(),
            operands.size(),
            executable.program().roots().size(),
            invocation.scalars(),
            new ErrorLog(executable.program(), invocation),
            executable.body().traps());
    for (int index = 0; index < operands.size(); index++) {
      if (operands.get(index).layout() == Layout.SCALAR) {
        openScalar(index);
      } else if (operands.get(index).layout() == Layout.INDEXED) {
        tile.arrays[index] = memory(index).array();
      }
    }
  }

  private void openScalar(int index) {
    tile.offsets[index] = geometry.offsets()[index];
    if (operands.get(index).memory()) {
      HostMemory memory = memory(index);
      if (memory.isDirect()) {
        tile.arrays[index] = Array.newInstance(memory.type().javaType(), 1);
        memory.read(geometry.offsets()[index], tile.arrays[index], 0, 1);
        tile.offsets[index] = 0;
      } else {
        tile.arrays[index] = memory.array();
      }
    }
  }

  /** For {@link #evaluateInPlace} and {@link #count}. */
  static Worker inPlace(JvmExecutable executable, Invocation invocation) {
    Worker worker = new Worker(executable, invocation);
    Object[] arrays = worker.tile.arrays;
    for (int index = 0; index < worker.operands.size(); index++) {
      Operand operand = worker.operands.get(index);
      if (operand.layout() == Layout.LINEAR) {
        worker.tile.offsets[index] = worker.geometry.offsets()[index];
        arrays[index] = operand.memory() ? worker.memory(index).array() : arrays[index];
      }
    }
    for (int root = 0; root < invocation.outputs().size(); root++) {
      arrays[worker.operands.size() + root] = worker.output(root).array();
    }
    return worker;
  }

  /**
   * For {@link #evaluate} and {@link #evaluateAcross}.
   *
   * @param capacity the longest tile, in positions
   */
  static Worker inTiles(JvmExecutable executable, Invocation invocation, int capacity) {
    Worker worker = new Worker(executable, invocation);
    Object[] arrays = worker.tile.arrays;
    for (int index = 0; index < worker.operands.size(); index++) {
      Operand operand = worker.operands.get(index);
      if (operand.layout() == Layout.LINEAR || operand.layout() == Layout.STRIDED) {
        arrays[index] = Array.newInstance(operand.type().javaType(), capacity);
      }
    }
    for (int root = 0; root < invocation.outputs().size(); root++) {
      if (worker.isStore(root)) {
        DType type = invocation.outputs().get(root).type();
        arrays[worker.operands.size() + root] = Array.newInstance(type.javaType(), capacity);
      }
    }
    Slots slots = executable.slots();
    for (int i = 0; i < slots.tiles().size(); i++) {
      DType type = slots.tiles().get(i);
      arrays[slots.firstTile() + i] =
          type == DType.BOOL ? new int[capacity] : Array.newInstance(type.javaType(), capacity);
    }
    return worker;
  }

  /**
   * Whether every operand's index is the position. What passes from loop to loop is another matter.
   */
  static boolean worksInPlace(JvmExecutable executable, Invocation invocation) {
    boolean inPlace = true;
    List<Operand> operands = executable.program().operands();
    for (int index = 0; index < operands.size(); index++) {
      Operand operand = operands.get(index);
      inPlace &= operand.layout() != Layout.STRIDED;
      if (operand.memory() && operand.layout() == Layout.LINEAR) {
        HostMemory memory = (HostMemory) Objects.requireNonNull(invocation.operands().get(index));
        inPlace &= !memory.isDirect() && invocation.geometry().offsets()[index] == 0;
      }
    }
    return inPlace;
  }

  private HostMemory memory(int operand) {
    return (HostMemory) Objects.requireNonNull(invocation.operands().get(operand));
  }

  private HostMemory output(int root) {
    return (HostMemory) invocation.outputs().get(root);
  }

  private boolean isStore(int root) {
    return executable.program().roots().get(root) instanceof Root.Store;
  }

  /** Evaluates positions {@code from … to-1}. */
  void evaluateInPlace(long from, long to) {
    tile.start = (int) from;
    tile.end = (int) to;
    executable.code().evaluate(tile);
  }

  /**
   * Counts over positions {@code from … to-1}; of a program without linear memory they may lie
   * beyond 2^31.
   *
   * @return per root, how many flags are set
   */
  int[] count(TileCode counting, long from, long to) {
    long origin = to > Integer.MAX_VALUE ? from : 0;
    for (int index = 0; index < operands.size(); index++) {
      if (operands.get(index).layout() == Layout.LINEAR) {
        tile.offsets[index] = geometry.offsets()[index] + origin;
      }
    }
    tile.from = origin;
    tile.start = (int) (from - origin);
    tile.end = (int) (to - origin);
    counting.evaluate(tile);
    return tile.counts;
  }

  /** Evaluates {@code length} positions from {@code from} on. */
  Tile evaluate(long from, int length) {
    if (length == 0) {
      return tile;
    }
    for (int index = 0; index < operands.size(); index++) {
      Operand operand = operands.get(index);
      long offset = geometry.offsets()[index];
      switch (operand.layout()) {
        case SCALAR, INDEXED -> {}
        case LINEAR -> {
          tile.offsets[index] = offset + from;
          if (operand.memory()) {
            memory(index).read(offset + from, tile.arrays[index], 0, length);
          }
        }
        case STRIDED ->
            gather(
                index,
                length,
                new Gather(geometry.dims(), geometry.strides()[index], offset, from));
      }
    }
    run(from, 1, length);
    for (int root = 0; root < invocation.outputs().size(); root++) {
      if (isStore(root)) {
        Object computed = tile.arrays[operands.size() + root];
        System.arraycopy(computed, 0, output(root).array(), (int) from, length);
      }
    }
    return tile;
  }

  /**
   * Evaluates position {@code reduced} of the reduced axes for {@code length} outputs from {@code
   * output} on.
   */
  Tile evaluateAcross(Axes axes, long output, long reduced, int length) {
    for (int index = 0; index < operands.size(); index++) {
      Operand operand = operands.get(index);
      if (operand.layout() == Layout.SCALAR || operand.layout() == Layout.INDEXED) {
        continue;
      }
      tile.offsets[index] = geometry.offsets()[index] + output * geometry.reduced() + reduced;
      if (operand.memory() || operand.layout() == Layout.STRIDED) {
        gather(index, length, axes.gather(index, output, reduced));
      }
    }
    run(output * geometry.reduced() + reduced, geometry.reduced(), length);
    return tile;
  }

  private void gather(int index, int length, Gather gather) {
    Object target = tile.arrays[index];
    boolean memory = operands.get(index).memory();
    gather.forEachRun(
        length, memory ? Gather.of(memory(index), target) : Gather.offsets((long[]) target));
  }

  private void run(long from, long step, int length) {
    tile.from = from;
    tile.step = step;
    tile.end = length;
    executable.code().evaluate(tile);
  }

  /** The errors that this thread met. */
  ErrorLog errors() {
    return tile.errors;
  }
}
