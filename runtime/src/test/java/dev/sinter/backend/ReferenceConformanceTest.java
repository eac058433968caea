package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.backend.reference.ReferenceBackend;
import dev.sinter.ir.Op;

/** Runs the suite against itself: every case is well-formed and deterministic. */
final class ReferenceConformanceTest extends BackendConformance {
  private final Backend backend = new ReferenceBackend();

  @Override
  protected Backend backend() {
    return backend;
  }

  @Override
  protected double ulps(Op op, DType type) {
    return 0;
  }
}
