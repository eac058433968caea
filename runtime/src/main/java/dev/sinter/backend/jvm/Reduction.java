package dev.sinter.backend.jvm;

import dev.sinter.backend.HostMemory;
import dev.sinter.backend.Invocation;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.Root;
import dev.sinter.plan.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a kernel that reduces. A long axis is cut into the blocks of the fixed tree, each evaluated
 * a row of columns at a time; of short axes, several outputs share a tile.
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
  private final List<Target> targets = new ArrayList<>();

  Reduction(JvmExecutable executable, Invocation invocation, Launch launch) {
    Geometry geometry = invocation.geometry();
    this.executable = executable;
    this.invocation = invocation;
    this.launch = launch;
    this.outer = geometry.outer();
    this.reduced = geometry.reduced();
    this.columns = Tree.columns(reduced);
    this.blocks = Tree.blocks(reduced);
    for (int index = 0; index < executable.program().roots().size(); index++) {
      if (executable.program().roots().get(index) instanceof Root.Reduce reduce) {
        Fold fold = Fold.of(reduce.op(), reduce.element());
        int count = Math.toIntExact(outer * Math.max(1, blocks));
        targets.add(new Target(index, fold, fold.accumulators(count)));
      }
    }
  }

  void run() {
    if (blocks <= 1) {
      shortAxes();
    } else {
      longAxes();
    }
    for (Target target : targets) {
      finish(target);
    }
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
          Worker worker = launch.worker(perTile * n);
          List<Object> scratch = scratch();
          return (from, to) -> {
            for (long index = from; index < to; index++) {
              long first = index * perTile;
              int count = (int) Math.min(perTile, outer - first);
              foldOutputs(worker.evaluate(first * n, count * n), scratch, (int) first, count);
            }
          };
        });
  }

  private List<Object> scratch() {
    List<Object> scratch = new ArrayList<>();
    targets.forEach(target -> scratch.add(target.fold().accumulators(columns)));
    return scratch;
  }

  private void foldOutputs(Tile tile, List<Object> scratch, int first, int count) {
    int n = (int) reduced;
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      int slot = executable.slots().root(target.root());
      int base = tile.bases[slot];
      Object source = tile.arrays[slot];
      for (int output = 0; output < count; output++) {
        target
            .fold()
            .block(
                scratch.get(i),
                columns,
                source,
                base + output * n,
                n,
                target.blocks(),
                first + output);
      }
    }
  }

  /** One unit of work is one block of one output. */
  private void longAxes() {
    int block = Tree.rows(reduced) * columns;
    long units = outer * blocks;
    Launch.forEachChunk(
        units,
        launch.chunk(units, block),
        () -> {
          Worker worker = launch.worker(columns);
          List<Object> scratch = scratch();
          return (from, to) -> {
            for (long unit = from; unit < to; unit++) {
              long start = unit % blocks * block;
              long end = Math.min(reduced, start + block);
              foldBlock(worker, scratch, unit / blocks * reduced, start, end, (int) unit);
            }
          };
        });
  }

  private void foldBlock(
      Worker worker, List<Object> scratch, long origin, long start, long end, int unit) {
    for (int i = 0; i < targets.size(); i++) {
      targets.get(i).fold().start(scratch.get(i), columns);
    }
    for (long at = start; at < end; at += columns) {
      int length = (int) Math.min(columns, end - at);
      Tile tile = worker.evaluate(origin + at, length);
      for (int i = 0; i < targets.size(); i++) {
        int slot = executable.slots().root(targets.get(i).root());
        targets.get(i).fold().row(scratch.get(i), tile.arrays[slot], tile.bases[slot], length);
      }
    }
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      target.fold().columns(scratch.get(i), columns, target.blocks(), unit);
    }
  }

  /** Reduces the blocks of every output by the same rule and writes the results. */
  private void finish(Target target) {
    HostMemory output = (HostMemory) invocation.outputs().get(target.root());
    Fold ofBlocks = target.fold().ofBlocks();
    int count = Tree.columns(blocks);
    Object scratch = ofBlocks.accumulators(count);
    for (int at = 0; at < outer; at++) {
      int first = at * Math.max(1, blocks);
      if (blocks > 1) {
        ofBlocks.block(scratch, count, target.blocks(), first, blocks, target.blocks(), first);
      }
      target.fold().write(target.blocks(), first, reduced, output.array(), at);
    }
  }
}
