package dev.sinter.backend.jvm;

import dev.sinter.backend.HostMemory;
import dev.sinter.backend.Invocation;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Root;
import dev.sinter.plan.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a kernel that reduces, in one of three orders of evaluation with the same bits: tiles along
 * a long axis, one row of a block at a time; tiles that hold several short axes whole; or tiles
 * across the outputs, one reduced position at a time.
 */
final class Reduction {
  /** A reduced root: its number, its fold, and one accumulator per block of each output. */
  private record Target(int root, Fold fold, Object blocks) {}

  private final JvmExecutable executable;
  private final Invocation invocation;
  private final Launch launch;
  private final long outer;
  private final long reduced;
  private final int columns;
  private final int blocks;
  private final long block;
  private final List<Target> targets = new ArrayList<>();

  Reduction(JvmExecutable executable, Invocation invocation, Launch launch) {
    Geometry geometry = invocation.geometry();
    this.executable = executable;
    this.invocation = invocation;
    this.launch = launch;
    this.outer = geometry.outer();
    this.reduced = geometry.reduced();
    this.columns = Tree.columns(reduced);
    this.blocks = Math.max(1, Tree.blocks(reduced));
    this.block = (long) Tree.rows(reduced) * columns;
    KernelProgram program = executable.program();
    for (int index = 0; index < program.roots().size(); index++) {
      if (program.roots().get(index) instanceof Root.Reduce reduce) {
        Fold fold = Fold.of(reduce.op(), reduce.element());
        int count = Math.toIntExact(outer * blocks);
        targets.add(new Target(index, fold, fold.accumulators(count)));
      }
    }
  }

  void run() {
    if (Axes.favourAcross(executable.program(), invocation.geometry())) {
      across();
    } else if (blocks == 1) {
      shortAxes();
    } else if (executable.counting() != null && Worker.worksInPlace(executable, invocation)) {
      counts(executable.counting());
    } else {
      longAxes();
    }
    targets.forEach(this::finish);
  }

  private int slot(Target target) {
    return executable.slots().root(target.root());
  }

  private List<Fold.Scratch> scratch() {
    List<Fold.Scratch> scratch = new ArrayList<>();
    targets.forEach(target -> scratch.add(target.fold().scratch(columns)));
    return scratch;
  }

  /** Every output is one block: whole outputs share a tile. */
  private void shortAxes() {
    int n = (int) reduced;
    int perTile = Math.max(1, Launch.TILE / Math.max(1, n));
    long tiles = (outer + perTile - 1) / perTile;
    Launch.forEachChunk(
        tiles,
        launch.chunk(tiles, (long) perTile * n + 1),
        () -> {
          Worker worker = launch.workerInTiles(perTile * n);
          List<Fold.Scratch> scratch = scratch();
          return (from, to) -> {
            for (long index = from; index < to; index++) {
              long first = index * perTile;
              int count = (int) Math.min(perTile, outer - first);
              Tile tile = worker.evaluate(first * n, count * n);
              foldOutputs(tile, scratch, (int) first, count);
            }
          };
        });
  }

  private void foldOutputs(Tile tile, List<Fold.Scratch> scratch, int first, int count) {
    int n = (int) reduced;
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      Object source = tile.arrays[slot(target)];
      for (int output = 0; output < count; output++) {
        target
            .fold()
            .block(scratch.get(i), columns, source, output * n, n, target.blocks(), first + output);
      }
    }
  }

  /** One unit of work is one block of one output. */
  private void longAxes() {
    long units = outer * blocks;
    Launch.forEachChunk(
        units,
        launch.chunk(units, block),
        () -> {
          Worker worker = launch.workerInTiles(columns);
          List<Fold.Scratch> scratch = scratch();
          return (from, to) -> {
            for (long unit = from; unit < to; unit++) {
              foldBlock(worker, scratch, (int) unit);
            }
          };
        });
  }

  private void foldBlock(Worker worker, List<Fold.Scratch> scratch, int unit) {
    long start = unit % blocks * block;
    long end = Math.min(reduced, start + block);
    for (int i = 0; i < targets.size(); i++) {
      targets.get(i).fold().start(scratch.get(i).columns(), columns);
    }
    for (long at = start; at < end; at += columns) {
      int length = (int) Math.min(columns, end - at);
      Tile tile = worker.evaluate(unit / blocks * reduced + at, length);
      for (int i = 0; i < targets.size(); i++) {
        Target target = targets.get(i);
        target.fold().row(scratch.get(i).columns(), tile.arrays[slot(target)], length);
      }
    }
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      target.fold().columns(scratch.get(i), columns, target.blocks(), unit);
    }
  }

  /** As {@link #longAxes}, where every root only counts: a whole block at a time, in place. */
  private void counts(TileCode counting) {
    long units = outer * blocks;
    Launch.forEachChunk(
        units,
        launch.chunk(units, block),
        () -> {
          Worker worker = launch.workerInPlace();
          return (from, to) -> {
            for (long unit = from; unit < to; unit++) {
              long origin = unit / blocks * reduced;
              long start = unit % blocks * block;
              long end = Math.min(reduced, start + block);
              int[] counts = worker.count(counting, origin + start, origin + end);
              for (Target target : targets) {
                ((long[]) target.blocks())[(int) unit] = counts[target.root()];
              }
            }
          };
        });
  }

  /** One unit of work is one block of a tile of outputs. */
  private void across() {
    int capacity = (int) Math.min(Launch.TILE, outer);
    long tiles = (outer + capacity - 1) / capacity;
    long units = tiles * blocks;
    Axes axes = Axes.of(executable.program(), invocation.geometry());
    List<Fold> folds = targets.stream().map(target -> target.fold().across()).toList();
    int[] slots = targets.stream().mapToInt(this::slot).toArray();
    Launch.forEachChunk(
        units,
        launch.chunk(units, capacity * Math.min(block, reduced)),
        () -> {
          Worker worker = launch.workerInTiles(capacity);
          AcrossTree tree = new AcrossTree(worker, axes, folds, slots, columns, capacity);
          return (from, to) -> {
            for (long unit = from; unit < to; unit++) {
              foldAcross(tree, capacity, unit % tiles * capacity, (int) (unit / tiles));
            }
          };
        });
  }

  private void foldAcross(AcrossTree tree, int capacity, long first, int blockIndex) {
    int count = (int) Math.min(capacity, outer - first);
    long start = blockIndex * block;
    Object[] sums = tree.block(first, count, start, Math.min(reduced, start + block));
    for (int i = 0; i < sums.length; i++) {
      int at = (int) (first * blocks + blockIndex);
      targets.get(i).fold().scatter(sums[i], count, targets.get(i).blocks(), at, blocks);
    }
    tree.release(sums);
  }

  /** Reduces the blocks of every output by the same rule and writes the results. */
  private void finish(Target target) {
    HostMemory output = (HostMemory) invocation.outputs().get(target.root());
    Fold ofBlocks = target.fold().ofBlocks();
    int count = Tree.columns(blocks);
    Fold.Scratch scratch = ofBlocks.scratch(count);
    for (int at = 0; at < outer; at++) {
      int first = at * blocks;
      if (blocks > 1) {
        ofBlocks.block(scratch, count, target.blocks(), first, blocks, target.blocks(), first);
      }
      target.fold().write(target.blocks(), first, reduced, output.array(), at);
    }
  }
}
