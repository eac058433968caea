package dev.sinter.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.backend.Backend;
import dev.sinter.backend.Memory;
import dev.sinter.backend.Traits;
import dev.sinter.backend.reference.ReferenceProvider;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.memory.Buffer;
import dev.sinter.memory.Ledger;
import dev.sinter.plan.DeviceKind;
import dev.sinter.plan.Lifetimes;
import dev.sinter.plan.Plan;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Evaluations hold no more memory than their plan says. */
final class EngineMemoryTest {
  private static final int SIZE = 16;

  private final Backend reference = new ReferenceProvider().devices().get(0);
  private long peak;

  /** Of the device; 0 for what the reference has. */
  private long memoryBytes;

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
                if (method.getName().equals("traits") && memoryBytes > 0) {
                  Traits all = reference.traits();
                  return new Traits(
                      all.id(),
                      all.name(),
                      DeviceKind.GPU,
                      memoryBytes,
                      all.computeUnits(),
                      all.types(),
                      all.details());
                }
                try {
                  return method.invoke(reference, arguments);
                } catch (InvocationTargetException failed) {
                  throw failed.getCause();
                }
              });

  private static float[] ones() {
    float[] ones = new float[SIZE];
    Arrays.fill(ones, 1);
    return ones;
  }

  private Node chain(int operations) {
    Memory memory = watched.upload(DType.F32, ones());
    Buffer buffer = new Buffer(watched, memory, "leaf", null);
    Node leaf = new Node(DType.F32, Shape.of(SIZE), new Definition.Leaf(buffer));
    Node node = leaf;
    for (int i = 0; i < operations; i++) {
      node = Capture.apply(i % 2 == 0 ? Op.ADD : Op.MUL, node, leaf);
    }
    node.retain();
    return node;
  }

  @Test
  void aLongChainHoldsOneTemporaryAtATime() {
    Engine engine = new Engine(watched);
    Node node = chain(5000);
    Plan plan = engine.preview(List.of(node), Precision.EXACT).plan();
    assertTrue(plan.steps().size() > 5, () -> plan.steps().size() + " kernels");
    engine.evaluate(List.of(node), Precision.EXACT);
    long leaf = SIZE * Float.BYTES;
    assertEquals(leaf, Lifetimes.of(plan).peakBytes());
    assertEquals(leaf + Lifetimes.of(plan).peakBytes(), peak);
    assertEquals(leaf, Ledger.of(watched).bytes(), "only the result is left");
  }

  @Test
  void memoryIsTakenOverWithoutChangingAnElement() {
    Engine engine = new Engine(watched);
    Node node = chain(3000);
    Lifetimes lifetimes = Lifetimes.of(engine.preview(List.of(node), Precision.EXACT).plan());
    assertTrue(Arrays.stream(lifetimes.from()).anyMatch(from -> from >= 0));
    engine.evaluate(List.of(node), Precision.EXACT);
    Buffer result = (Buffer) ((Definition.Leaf) node.definition()).storage();
    float[] values = new float[SIZE];
    result.download(0, values, 0, SIZE);
    float expected = 1;
    for (int i = 0; i < 3000; i++) {
      expected = i % 2 == 0 ? expected + 1 : expected * 1;
    }
    for (float value : values) {
      assertEquals(expected, value);
    }
  }

  @Test
  void errorsOutliveTheMemoryThatIsTakenOver() {
    Engine engine = new Engine(watched);
    Memory memory = watched.upload(DType.I32, new int[SIZE]);
    Buffer zeros = new Buffer(watched, memory, "leaf", null);
    Node leaf = new Node(DType.I32, Shape.of(SIZE), new Definition.Leaf(zeros));
    Node node = Capture.apply(Op.DIV, leaf, leaf);
    for (int i = 0; i < 1000; i++) {
      node = Capture.apply(i % 2 == 0 ? Op.ADD : Op.MUL, node, leaf);
    }
    node.retain();
    Plan plan = engine.preview(List.of(node), Precision.EXACT).plan();
    assertTrue(Arrays.stream(Lifetimes.of(plan).from()).anyMatch(from -> from >= 0));
    engine.evaluate(List.of(node), Precision.EXACT);
    Buffer result = (Buffer) ((Definition.Leaf) node.definition()).storage();
    assertThrows(ArithmeticException.class, result::check);
  }

  @Test
  void whatWouldBeStoredForSpeedAloneIsComputedAgainWhereItDoesNotFit() {
    long side = 1 << 14;
    Node x =
        new Node(
            DType.I64, Shape.of(side, side), new Definition.Position(Definition.Position.FLAT));
    Node y = Capture.convert(x, DType.F64);
    for (int i = 0; i < 20; i++) {
      y = Capture.apply(Op.EXP, Capture.apply(Op.SIN, y));
    }
    Node columns = Capture.reduce(ReduceOp.SUM, y, new int[] {0}, false);
    Node rows = Capture.reduce(ReduceOp.SUM, y, new int[] {1}, false);
    List<Node> both = List.of(columns, rows);
    memoryBytes = Long.MAX_VALUE;
    assertEquals(8 * (side * side + 2 * side), peak(both));
    memoryBytes = 8 * side * side;
    assertEquals(8 * 2 * side, peak(both));
  }

  private long peak(List<Node> nodes) {
    return new Engine(watched).preview(nodes, Precision.EXACT).peakBytes();
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

  @Test
  void whatIsKnownOfErrorsGoesWithTheArray() {
    Engine engine = new Engine(watched);
    long before = Ledger.of(watched).bytes();
    for (int value = 0; value < 2; value++) {
      int[] divisors = new int[SIZE];
      Arrays.fill(divisors, 1, SIZE, 1);
      divisors[0] = value;
      Buffer buffer = new Buffer(watched, watched.upload(DType.I32, divisors), "leaf", null);
      Node leaf = new Node(DType.I32, Shape.of(SIZE), new Definition.Leaf(buffer));
      Node quotient = Capture.apply(Op.DIV, leaf, leaf);
      Node scan = Scans.scan(ReduceOp.SUM, quotient, 0, false);
      Node next = Capture.apply(Op.ADD, quotient, quotient);
      List<Node> nodes = List.of(leaf, quotient, scan, next);
      nodes.forEach(Node::retain);
      engine.evaluate(List.of(quotient), Precision.EXACT);
      engine.evaluate(List.of(scan, next), Precision.EXACT);
      Buffer result = (Buffer) ((Definition.Leaf) next.definition()).storage();
      if (value == 0) {
        assertThrows(ArithmeticException.class, result::check);
      } else {
        result.check();
      }
      nodes.forEach(Node::release);
      assertEquals(before, Ledger.of(watched).bytes());
    }
  }
}
