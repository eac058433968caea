package dev.sinter.backend.jvm;

import dev.sinter.backend.HostMemory;
import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.plan.Form;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One run of a kernel: cuts the space into chunks for the pool and each chunk into tiles. */
final class Launch {
  /** Positions of a tile whose values lie in arrays: the columns of a reduction's block. */
  static final int TILE = Tree.MAX_COLUMNS;

  /** Work that is worth waking another thread for, in the unit of {@link Cost}: some 30 µs. */
  private static final long CHUNK_COST = 1 << 17;

  /** Chunks per thread, so that none waits long for the last one. */
  private static final int CHUNKS_PER_THREAD = 8;

  private final JvmExecutable executable;
  private final Invocation invocation;
  private final List<Worker> workers = Collections.synchronizedList(new ArrayList<>());

  private Launch(JvmExecutable executable, Invocation invocation) {
    this.executable = executable;
    this.invocation = invocation;
  }

  static void run(JvmExecutable executable, Invocation given) {
    Invocation invocation = withArrays(executable, given);
    Launch launch = new Launch(executable, invocation);
    ErrorLog.clear(invocation);
    if (executable.program().form() == Form.MAP) {
      launch.map();
    } else {
      new Reduction(executable, invocation, launch).run();
    }
    launch.workers.forEach(worker -> worker.errors().join());
  }

  /** Elements are read by index from arrays alone: direct buffers are copied. */
  private static Invocation withArrays(JvmExecutable executable, Invocation invocation) {
    List<@Nullable Memory> operands = new ArrayList<>(invocation.operands());
    for (int index = 0; index < operands.size(); index++) {
      boolean indexed = executable.program().operands().get(index).layout() == Layout.INDEXED;
      if (indexed && operands.get(index) instanceof HostMemory memory && memory.isDirect()) {
        operands.set(index, memory.onHeap());
      }
    }
    return invocation.withOperands(operands);
  }

  /** A new thread's worker for tiles of {@code capacity} positions. */
  Worker workerInTiles(int capacity) {
    return known(Worker.inTiles(executable, invocation, capacity));
  }

  /** A new thread's worker on the operands' own arrays. */
  Worker workerInPlace() {
    return known(Worker.inPlace(executable, invocation));
  }

  private Worker known(Worker worker) {
    workers.add(worker);
    return worker;
  }

  private void map() {
    long size = invocation.geometry().size();
    boolean tiled = !executable.slots().tiles().isEmpty();
    if (!tiled && Worker.worksInPlace(executable, invocation)) {
      forEachChunk(size, chunk(size, 1), () -> workerInPlace()::evaluateInPlace);
      return;
    }
    long tiles = (size + TILE - 1) / TILE;
    int capacity = (int) Math.min(TILE, size);
    forEachChunk(
        tiles,
        chunk(tiles, TILE),
        () -> {
          Worker worker = workerInTiles(capacity);
          return (from, to) -> {
            for (long tile = from; tile < to; tile++) {
              long start = tile * TILE;
              worker.evaluate(start, (int) Math.min(TILE, size - start));
            }
          };
        });
  }

  /** Takes units {@code from … to-1} of work. */
  interface Range {
    void accept(long from, long to);
  }

  /** Makes what one thread uses. */
  interface Ranges {
    Range get();
  }

  /**
   * How many of {@code units} make a chunk.
   *
   * @param positions that a unit stands for
   */
  long chunk(long units, long positions) {
    long enough = Math.max(1, CHUNK_COST / executable.cost());
    long shared = units / ((long) Pool.threads() * CHUNKS_PER_THREAD);
    return Math.max(Math.max(1, enough / positions), shared);
  }

  /** Cuts {@code units} into chunks and shares them out. */
  static void forEachChunk(long units, long chunk, Ranges ranges) {
    int count = Math.toIntExact((units + chunk - 1) / chunk);
    Pool.run(
        count,
        () -> {
          Range range = ranges.get();
          IntConsumer consumer =
              index -> range.accept(index * chunk, Math.min(units, (index + 1) * chunk));
          return consumer;
        });
  }
}
