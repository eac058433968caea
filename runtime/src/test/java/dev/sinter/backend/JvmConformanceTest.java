package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.backend.jvm.JvmBackend;
import dev.sinter.ir.Op;

/**
 * The embedded backend runs every program with the reference's bits: it calls the same functions.
 */
final class JvmConformanceTest extends BackendConformance {
  private final Backend backend = new JvmBackend();

  @Override
  protected Backend backend() {
    return backend;
  }

  @Override
  protected double ulps(Op op, DType type) {
    return 0;
  }
}
