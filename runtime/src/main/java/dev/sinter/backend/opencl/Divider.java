package dev.sinter.backend.opencl;

import dev.sinter.codegen.DeviceClass;
import dev.sinter.codegen.opencl.KernelArguments;
import dev.sinter.plan.Form;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.Tree;

/** Divides the work of a launch among work-items and groups. */
final class Divider {
  private static final int GPU_GROUP = 256;
  private static final int SMALLEST_GROUP = 64;

  /** Work-items that run in step; fewer waste a compute unit's time. */
  private static final int WARP = 32;

  /** Neighbouring outputs that make good use of what memory delivers at a time. */
  private static final int SMALLEST_STRETCH = 8;

  /** Groups that keep a compute unit busy. */
  private static final int GROUPS_PER_UNIT = 4;

  /** More work-items than a compute unit holds at a time, so that none runs dry. */
  private static final int ITEMS_PER_UNIT = 4096;

  private static final int SMALLEST_CHUNK = 4096;
  private static final int CHUNKS_PER_UNIT = 8;

  private final DeviceInfo info;
  private final LastBlock lastBlock;
  private final boolean oneLaunch;

  Divider(DeviceInfo info, LastBlock lastBlock, boolean oneLaunch) {
    this.info = info;
    this.lastBlock = lastBlock;
    this.oneLaunch = oneLaunch;
  }

  private boolean gpu() {
    return info.deviceClass() == DeviceClass.GPU;
  }

  /** Of a launch of {@code kernel}. */
  Division divide(OpenClExecutable executable, Geometry geometry, Kernel kernel) {
    return switch (executable.program().form()) {
      case MAP -> map(executable, geometry, kernel);
      case MAP_TILED -> plain(geometry, group(kernel), tiles(executable, geometry));
      case REDUCE_ITEM -> items(geometry, kernel);
      case REDUCE_ACROSS -> across(executable, geometry, kernel);
      case REDUCE_GROUP, REDUCE_ROW -> rows(executable, geometry, kernel);
    };
  }

  /** Work-items per group of the kernel that combines the blocks of a divided reduction. */
  long finishLocal(OpenClExecutable executable, Division division, Kernel finish) {
    int columns = Tree.columns(division.blocks());
    if (executable.program().form() == Form.REDUCE_ACROSS) {
      return division.width() * shares(Math.max(1, columns / 4), division.width(), finish);
    }
    return gpu()
        ? Math.min(columns, Math.min(GPU_GROUP, Integer.highestOneBit(finish.maxGroup())))
        : 1;
  }

  private long group(Kernel kernel) {
    return gpu() ? Math.min(GPU_GROUP, kernel.maxGroup()) : 1;
  }

  private Division map(OpenClExecutable executable, Geometry geometry, Kernel kernel) {
    long local = group(kernel);
    long each = gpu() ? executable.lanes() : chunk(geometry.size());
    return plain(geometry, local, over(over(geometry.size(), each), local));
  }

  private Division plain(Geometry geometry, long local, long groups) {
    long size = geometry.size();
    return new Division(size, 1, 1, 1, false, chunk(size), 1, 1, local, groups);
  }

  /** Groups of a MAP_TILED. */
  private static long tiles(OpenClExecutable executable, Geometry geometry) {
    long[] dims = geometry.dims();
    long rows = dims[dims.length - 2];
    long columns = dims[dims.length - 1];
    long matrices = geometry.size() / Math.max(1, rows * columns);
    long across = over(columns, (long) KernelArguments.TILE_VECTORS * executable.lanes());
    return matrices * over(rows, KernelArguments.TILE_ROWS) * across;
  }

  /** A work-item per output, or on a CPU for several. */
  private Division items(Geometry geometry, Kernel kernel) {
    long local = group(kernel);
    long chunk = itemChunk(geometry);
    long groups = over(over(geometry.outer(), gpu() ? 1 : chunk), local);
    return reduction(geometry.reduced(), false, chunk, 1, 1, local, groups);
  }

  private Division across(OpenClExecutable executable, Geometry geometry, Kernel kernel) {
    long length = geometry.reduced();
    long vectors = geometry.outer() / executable.lanes();
    int quads = Tree.columns(length) / 4;
    int blocks = blocks(length);
    long width = width(executable, vectors, quads, blocks);
    long local = width * shares(quads, width, kernel);
    return reduction(length, meets(blocks), 1, 1, width, local, over(vectors, width) * blocks);
  }

  /** A group, or part of one, per row; where blocks are shared out per block of each. */
  private Division rows(OpenClExecutable executable, Geometry geometry, Kernel kernel) {
    long length = geometry.reduced();
    int blocks = blocks(length);
    boolean shared = executable.sharesBlocks();
    long units = geometry.outer() * (shared ? blocks : 1);
    boolean last = shared && meets(blocks);
    if (!gpu()) {
      return reduction(length, last, 1, 1, 1, 1, units);
    }
    long vectors = Math.max(1, Tree.columns(length) / executable.lanes());
    long items = items(executable, vectors, units, kernel);
    boolean several = blocks == 1 && items * executable.lanes() == Tree.columns(length);
    long together = several ? together(items, units, kernel) : 1;
    return reduction(length, last, 1, items, 1, items * together, over(units, together));
  }

  private static Division reduction(
      long length, boolean last, long chunk, long items, long width, long local, long groups) {
    int columns = Tree.columns(length);
    long rows = Tree.rows(length);
    return new Division(
        length, columns, rows, blocks(length), last, chunk, items, width, local, groups);
  }

  private static int blocks(long length) {
    return Math.max(1, Tree.blocks(length));
  }

  /** Whether the last of these blocks to finish combines them all. */
  private boolean meets(int blocks) {
    return blocks > 1 && oneLaunch && lastBlock.works();
  }

  /** Elements per work-item of a CPU: whole vectors, some chunks per core, none too small. */
  private long chunk(long size) {
    long share = size / ((long) info.computeUnits() * CHUNKS_PER_UNIT) + 1;
    return (Math.max(share, SMALLEST_CHUNK) + 15) / 16 * 16;
  }

  /** Outputs per work-item of a CPU: whole vectors. */
  private long itemChunk(Geometry geometry) {
    long outputs = chunk(geometry.size()) / Math.max(1, geometry.reduced());
    return Math.max(1, (outputs + 15) / 16) * 16;
  }

  /**
   * Vectors of outputs side by side: enough to fill a group beside the quads of a block, and to
   * read long stretches of memory, but every compute unit should have groups.
   */
  private long width(OpenClExecutable executable, long vectors, int quads, int blocks) {
    long width = Math.min(vectors, Math.max(WARP, GPU_GROUP / Math.max(1, quads)));
    while (width * executable.lanes() > SMALLEST_STRETCH
        && over(vectors, width) * blocks < enoughGroups()) {
      width = (width + 1) / 2;
    }
    return width;
  }

  private long enoughGroups() {
    return (long) info.computeUnits() * GROUPS_PER_UNIT;
  }

  /** Work-items that share an output's quads: a power of two. */
  private static long shares(long quads, long width, Kernel kernel) {
    long most = Math.min(GPU_GROUP, kernel.maxGroup()) / width;
    return Math.min(Math.max(1, quads), Long.highestOneBit(Math.max(1, most)));
  }

  /** Work-items per row or block; no more than fill the device: a tree costs each of them. */
  private long items(OpenClExecutable executable, long vectors, long units, Kernel kernel) {
    long most = Math.min(vectors, Integer.highestOneBit(kernel.maxGroup()));
    long enough = (long) info.computeUnits() * ITEMS_PER_UNIT;
    boolean registers = executable.keepsRows();
    while (most > SMALLEST_GROUP && units * most > enough && !registers) {
      most /= 2;
    }
    return most;
  }

  /**
   * Rows per group: short ones, which have a work-item per vector and no other block, fill a group
   * of the usual size, as long as every compute unit has groups.
   */
  private long together(long items, long outer, Kernel kernel) {
    long most = Math.min(GPU_GROUP, Integer.highestOneBit(kernel.maxGroup()));
    long rows = Math.max(1, Math.min(most / items, KernelArguments.MOST_ROWS));
    while (rows > 1 && outer < rows * enoughGroups() && rows * items > WARP) {
      rows /= 2;
    }
    return rows;
  }

  private static long over(long total, long part) {
    return total / part + (total % part == 0 ? 0 : 1);
  }
}
