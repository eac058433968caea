package dev.sinter.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.Settled;
import dev.sinter.Shape;
import dev.sinter.backend.Backend;
import dev.sinter.backend.Memory;
import dev.sinter.backend.reference.ReferenceProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemoryTest {
  private final Backend backend = new ReferenceProvider().devices().get(0);

  private Buffer buffer() {
    Memory memory = backend.allocate(DType.F32, 100);
    return new Buffer(backend, memory, "test", null);
  }

  @Test
  void memoryGoesBackWithTheLastUser() {
    Buffer buffer = buffer();
    buffer.retain();
    buffer.retain();
    assertEquals(400, Ledger.of(backend).bytes());
    buffer.release();
    assertEquals(400, Ledger.of(backend).bytes());
    buffer.release();
    assertEquals(0, Ledger.of(backend).bytes());
    assertTrue(!buffer.tryRetain());
  }

  @Test
  void closingEveryHandleGivesEverythingBackAtOnce() throws InterruptedException {
    long before = Settled.bytes(Device.jvm());
    try (Scope scope = Scope.on(Device.jvm())) {
      for (int i = 0; i < 10_000; i++) {
        Array x = Array.of((float) i, 1f);
        Array y = x.mul(2f);
        Array z = y.add(x);
        z.eval();
        List.of(x, y, z).forEach(Array::close);
      }
      assertEquals(before, Device.jvm().allocatedBytes());
      Array.zeros(DType.F32, Shape.of(1000)).add(1).eval();
    }
    assertEquals(before, Device.jvm().allocatedBytes());
  }
}
