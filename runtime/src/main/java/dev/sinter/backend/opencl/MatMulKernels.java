package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.plan.Product;

/** Matrix products: a tile of the result for each work-group of a GPU, or work-item of a CPU. */
final class MatMulKernels {
  private static final int MAX_RANK = 6;
  private static final int GPU_TILE = 64;
  private static final int CPU_ROWS = 4;

  private final PrimitiveQueue queue;

  MatMulKernels(PrimitiveQueue queue) {
    this.queue = queue;
  }

  void multiply() {
    DType type = queue.call().output().type();
    Product product = Product.of(queue.call().shapes(), queue.call().shape());
    int width = type.bytes() == 8 ? 8 : 16;
    PrimitivePrograms.Program program = queue.program("matmul.cl", macros(type, width));
    Buffer[] buffers = {queue.operand(0), queue.operand(1), queue.output()};
    if (queue.gpu()) {
      long[] sizes = sizes(product, GPU_TILE, GPU_TILE);
      long tiles = sizes[3] * sizes[4] * sizes[5];
      queue.groups(program.kernel("matmul_group"), tiles, 256, sizes, buffers);
    } else {
      long[] sizes = sizes(product, CPU_ROWS, width);
      long tiles = sizes[3] * sizes[4] * sizes[5];
      queue.items(program.kernel("matmul_item"), tiles, sizes, buffers);
    }
  }

  private static long[] sizes(Product product, int rows, int columns) {
    long[] sizes = new long[7 + 3 * MAX_RANK];
    sizes[0] = product.m();
    sizes[1] = product.n();
    sizes[2] = product.k();
    sizes[3] = product.batches();
    sizes[4] = (product.m() + rows - 1) / rows;
    sizes[5] = (product.n() + columns - 1) / columns;
    sizes[6] = product.dims().length;
    for (int axis = 0; axis < product.dims().length; axis++) {
      sizes[7 + axis] = product.dims()[axis];
      sizes[7 + MAX_RANK + axis] = product.aStrides()[axis];
      sizes[7 + 2 * MAX_RANK + axis] = product.bStrides()[axis];
    }
    return sizes;
  }

  /** Integers wrap, which only unsigned ones are sure to do. */
  private static Macros macros(DType type, int width) {
    String element = Macros.scalar(type);
    Macros macros = new Macros();
    if (type.isFloating()) {
      macros.type("T", type);
    } else {
      element = "u" + element;
      macros.define("T", element);
    }
    return macros
        .define("WIDTH", width)
        .define("V", element + width)
        .define("VLOAD", "vload" + width)
        .define("VSTORE", "vstore" + width);
  }
}
