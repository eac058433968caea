package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.plan.Product;

/**
 * Matrix products: a tile of the result for each work-group of a GPU, or work-item of a CPU; of a
 * matrix by a column some of its rows.
 *
 * <p>On an H100 the GPU kernel takes 33, 134, 800 and 6,250 us for squares of 512, 1,024, 2,048 and
 * 4,096 floats in EXACT and 36, 106, 549 and 4,270 us in RELAXED; CLBlast 1.5.2, which contracts,
 * 44, 160, 938 and 6,510 us with its launch. So no library stands in for it.
 */
final class MatMulKernels {
  private static final int MAX_RANK = 6;

  /** Items along a side of a GPU's work-group. */
  private static final int GPU_ITEMS = 16;

  private static final int CPU_ROWS = 4;

  /** Rows of a work-group where the second operand is a column. */
  private static final int COLUMN_ROWS = 16;

  /** Bytes of each of them that it has in local memory. */
  private static final int COLUMN_BYTES = 1024;

  private final PrimitiveQueue queue;

  MatMulKernels(PrimitiveQueue queue) {
    this.queue = queue;
  }

  void multiply() {
    DType type = queue.call().output().type();
    Product product = Product.of(queue.call().shapes(), queue.call().shape());
    Buffer[] buffers = {queue.operand(0), queue.operand(1), queue.output()};
    int width = type.bytes() == 8 ? 8 : 16;
    int span = queue.gpu() ? span(product, type) : 2; // the kernel for CPUs has none
    Macros macros = macros(type, width, span);
    if (queue.gpu() && product.n() == 1) {
      long[] sizes = sizes(product, COLUMN_ROWS, 1);
      PrimitivePrograms.Program program = queue.program("matmul.cl", macros);
      queue.groups(program.kernel("matmul_column"), tiles(sizes), 256, sizes, buffers);
    } else if (queue.gpu()) {
      long[] sizes = sizes(product, GPU_ITEMS * span, GPU_ITEMS * span);
      PrimitivePrograms.Program program = queue.program("matmul.cl", macros);
      queue.groups(program.kernel("matmul_group"), tiles(sizes), 256, sizes, buffers);
    } else {
      long[] sizes = sizes(product, CPU_ROWS, width);
      PrimitivePrograms.Program program = queue.program("matmul.cl", macros);
      queue.items(program.kernel("matmul_item"), tiles(sizes), sizes, buffers);
    }
  }

  /** Rows and columns of one item of a GPU: as many as leave every unit a work-group. */
  private int span(Product product, DType type) {
    int span = type.bytes() == 8 ? 4 : 8;
    while (span > 2 && tiles(product, GPU_ITEMS * span) < queue.computeUnits()) {
      span /= 2;
    }
    return span;
  }

  private static long tiles(Product product, int side) {
    return product.batches() * over(product.m(), side) * over(product.n(), side);
  }

  private static long over(long extent, int part) {
    return (extent + part - 1) / part;
  }

  private static long tiles(long[] sizes) {
    return sizes[3] * sizes[4] * sizes[5];
  }

  private static long[] sizes(Product product, int rows, int columns) {
    long[] sizes = new long[7 + 3 * MAX_RANK];
    sizes[0] = product.m();
    sizes[1] = product.n();
    sizes[2] = product.k();
    sizes[3] = product.batches();
    sizes[4] = over(product.m(), rows);
    sizes[5] = over(product.n(), columns);
    sizes[6] = product.dims().length;
    for (int axis = 0; axis < product.dims().length; axis++) {
      sizes[7 + axis] = product.dims()[axis];
      sizes[7 + MAX_RANK + axis] = product.aStrides()[axis];
      sizes[7 + 2 * MAX_RANK + axis] = product.bStrides()[axis];
    }
    return sizes;
  }

  /** Integers wrap, which only unsigned ones are sure to do. */
  private static Macros macros(DType type, int width, int span) {
    String element = type.isFloating() ? Macros.scalar(type) : "u" + Macros.scalar(type);
    int run = Math.min(4, span);
    Macros macros = new Macros();
    if (type.isFloating()) {
      macros.type("T", type);
    } else {
      macros.define("T", element);
    }
    return macros
        .define("WIDTH", width)
        .define("V", element + width)
        .define("VLOAD", "vload" + width)
        .define("VSTORE", "vstore" + width)
        .define("SPAN", span)
        .define("DEEP", COLUMN_BYTES / type.bytes())
        .define("RUN", run)
        .define("TRUN", element + run);
  }
}
