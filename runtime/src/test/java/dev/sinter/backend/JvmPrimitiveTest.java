package dev.sinter.backend;

import dev.sinter.backend.jvm.JvmBackend;
import java.util.List;

final class JvmPrimitiveTest extends PrimitiveConformance {
  @Override
  protected List<Backend> backends() {
    return List.of(new JvmBackend());
  }
}
