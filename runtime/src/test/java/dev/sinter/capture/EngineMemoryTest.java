package dev.sinter.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.backend.Backend;
import dev.sinter.backend.Memory;
import dev.sinter.backend.reference.ReferenceProvider;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.memory.Buffer;
import dev.sinter.memory.Ledger;
import dev.sinter.plan.Lifetimes;
import dev.sinter.plan.Plan;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Evaluations hold no more memory than their plan says. */
final class EngineMemoryTest {
  private static final int SIZE = 16;

  private final Backend reference = new ReferenceProvider().devices().get(0);
  private long peak;

  /** The reference backend, with a look at the ledger at every launch. */
  private final Backend watched =
      (Backend)
          Proxy.newProxyInstance(
              EngineMemoryTest.class.getClassLoader(),
              new Class<?>[] {Backend.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("equals")) {
                  return proxy == arguments[0];
                }
                if (method.getName().equals("launch")) {
                  peak = Math.max(peak, Ledger.of((Backend) proxy).bytes());
                }
                try {
                  return method.invoke(reference, arguments);
                } catch (InvocationTargetException failed) {
                  throw failed.getCause();
                }
              });

  private Node chain(int operations) {
    Memory memory = watched.upload(DType.F32, new float[SIZE]);
    Buffer buffer = new Buffer(watched, memory, "leaf", List.of());
    Node leaf = new Node(DType.F32, Shape.of(SIZE), new Definition.Leaf(buffer));
    Node node = leaf;
    for (int i = 0; i < operations; i++) {
      node = Capture.apply(i % 2 == 0 ? Op.ADD : Op.MUL, node, leaf);
    }
    node.retain();
    return node;
  }

  @Test
  void aLongChainHoldsTwoTemporariesAtATime() {
    Engine engine = new Engine(watched);
    Node node = chain(5000);
    Plan plan = engine.preview(List.of(node), Precision.EXACT).plan();
    assertTrue(plan.steps().size() > 5, () -> plan.steps().size() + " kernels");
    engine.evaluate(List.of(node), Precision.EXACT);
    long leaf = SIZE * Float.BYTES;
    assertEquals(2 * leaf, Lifetimes.of(plan).peakBytes());
    assertEquals(leaf + Lifetimes.of(plan).peakBytes(), peak);
    assertEquals(leaf, Ledger.of(watched).bytes(), "only the result is left");
  }

  @Test
  void lookingAheadAllocatesNothing() {
    Engine engine = new Engine(watched);
    Node node = chain(10);
    long before = Ledger.of(watched).bytes();
    engine.preview(List.of(node), Precision.EXACT);
    assertEquals(before, Ledger.of(watched).bytes());
    assertEquals(0, peak);
  }
}
