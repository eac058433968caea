package dev.sinter.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.capture.Capture;
import dev.sinter.capture.Scans;
import dev.sinter.capture.Views;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.ir.Storage;
import dev.sinter.pass.Graph;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose memory is taken over: never that of arrays, never what is read elsewhere or later. */
final class ReuseTest {
  private static final Shape SQUARE = Shape.of(50, 50);

  private static Node positions() {
    return Capture.convert(
        new Node(DType.I64, SQUARE, new Definition.Position(Definition.Position.FLAT)), DType.F32);
  }

  /** A primitive, whose result is in memory. */
  private static Node scan(Node operand) {
    return Scans.scan(ReduceOp.SUM, operand, 1, false);
  }

  private static int[] from(Node... targets) {
    Plan plan = Planner.plan(new Graph(List.of(targets)), DeviceKind.GPU, Precision.EXACT);
    return Lifetimes.of(plan).from();
  }

  private static void assertNothingIsTakenOver(Node... targets) {
    int[] from = from(targets);
    int[] nothing = new int[from.length];
    Arrays.fill(nothing, Reuse.NONE);
    assertArrayEquals(nothing, from);
  }

  @Test
  void theLastReaderWritesOverWhatItReads() {
    assertArrayEquals(
        new int[] {Reuse.NONE, Reuse.NONE, 1}, from(Capture.apply(Op.NEG, scan(positions()))));
  }

  @Test
  void peaksCountSharedMemoryOnce() {
    Node node = Capture.apply(Op.NEG, scan(positions()));
    Plan plan = Planner.plan(new Graph(List.of(node)), DeviceKind.GPU, Precision.EXACT);
    assertEquals(2 * 4 * SQUARE.size(), Lifetimes.of(plan).peakBytes());
  }

  @Test
  void whatIsAskedForStays() {
    Node scan = scan(positions());
    assertNothingIsTakenOver(scan, Capture.apply(Op.NEG, scan));
  }

  @Test
  void whatIsReadAlongOtherPositionsStays() {
    Node scan = scan(positions());
    assertNothingIsTakenOver(Views.flip(scan));
    assertNothingIsTakenOver(Capture.apply(Op.ADD, scan, Views.transpose(scan)));
  }

  @Test
  void whatLaterKernelsReadStays() {
    Node scan = scan(positions());
    Node again = scan(Capture.apply(Op.NEG, scan));
    int[] from = from(Capture.apply(Op.ADD, scan, again));
    assertEquals(Reuse.NONE, from[2], "the operand of the second scan");
    assertEquals(1, from[4], "the sum writes over the first scan");
  }

  @Test
  void otherTypesAndSizesStay() {
    Node scan = scan(positions());
    assertNothingIsTakenOver(Capture.apply(Op.LT, scan, Capture.scalar(DType.F32, 3)));
    assertNothingIsTakenOver(Views.broadcastTo(scan, Shape.of(3, 50, 50)));
  }

  @Test
  void kernelsWithSeveralResultsTakeNothingOver() {
    Node scan = scan(positions());
    assertNothingIsTakenOver(Capture.apply(Op.NEG, scan), Capture.apply(Op.SQRT, scan));
    Node integers = scan(Capture.convert(positions(), DType.I64));
    assertNothingIsTakenOver(Capture.apply(Op.DIV, integers, integers));
  }

  @Test
  void arraysAreNeverWritten() {
    Storage storage =
        new Storage() {
          @Override
          public long size() {
            return SQUARE.size();
          }

          @Override
          public void retain() {}

          @Override
          public void release() {}
        };
    Node leaf = new Node(DType.F32, SQUARE, new Definition.Leaf(storage));
    assertNothingIsTakenOver(Capture.apply(Op.NEG, leaf));
  }
}
