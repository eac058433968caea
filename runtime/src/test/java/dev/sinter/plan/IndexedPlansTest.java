package dev.sinter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.capture.Arranging;
import dev.sinter.capture.Capture;
import dev.sinter.capture.Indexing;
import dev.sinter.capture.Joining;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.codegen.opencl.KernelArguments;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.Storage;
import dev.sinter.pass.Graph;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plans of reads by index: how wide indices are, what plans share, how much kernels take. */
final class IndexedPlansTest {
  private static Node leaf(DType type, long... dims) {
    return new Node(type, Shape.of(dims), new Definition.Leaf(new Absent(Shape.of(dims).size())));
  }

  private static Plan plan(Node... targets) {
    return Planner.plan(new Graph(List.of(targets)), DeviceKind.GPU, Precision.EXACT);
  }

  private static KernelProgram only(Node target) {
    List<Step> steps = plan(target).kernels();
    assertEquals(1, steps.size());
    return steps.get(0).program();
  }

  private static Stream<DType> offsets(KernelProgram program) {
    return program.body().stream()
        .filter(Expr.Gather.class::isInstance)
        .map(line -> ((Expr.Gather) line).offset().type());
  }

  @Test
  void indicesHave32BitsWhereSizesFit() {
    Node index = leaf(DType.I64, 100);
    KernelProgram narrow = only(Indexing.take(leaf(DType.F32, 1000, 1000), index, 1));
    assertTrue(offsets(narrow).allMatch(DType.I32::equals), narrow::key);
    assertFalse(narrow.wide());
    Node large = leaf(DType.F32, 60_000, 60_000);
    KernelProgram wide = only(Indexing.take(large, leaf(DType.I32, 3), 0));
    assertTrue(offsets(wide).allMatch(DType.I64::equals), wide::key);
    assertTrue(only(Arranging.roll(leaf(DType.U8, 1L << 32), 1, 0)).wide());
  }

  @Test
  void arraysRolledByOtherShiftsShareTheirPlan() {
    Node x = leaf(DType.F32, 1000);
    Graph one = new Graph(List.of(Arranging.roll(x, 1, 0)));
    Graph other = new Graph(List.of(Arranging.roll(x, -7, 0)));
    assertEquals(one.signature(), other.signature());
    Graph tiled = new Graph(List.of(Arranging.tile(x, 2)));
    assertFalse(tiled.signature().equals(one.signature()));
  }

  @Test
  void kernelsDoNotDependOnSizes() {
    KernelProgram small = only(Joining.concat(0, List.of(leaf(DType.F32, 3), leaf(DType.F32, 4))));
    KernelProgram large =
        only(Joining.concat(0, List.of(leaf(DType.F32, 500), leaf(DType.F32, 9000))));
    assertEquals(small.key(), large.key());
    assertEquals(
        only(Arranging.tile(leaf(DType.F32, 5), 2)).key(),
        only(Arranging.tile(leaf(DType.F32, 70), 9)).key());
  }

  @Test
  void joinedArraysStayWithinTheArgumentBytesOfADevice() {
    for (int rank = 1; rank <= 8; rank++) {
      for (int count : new int[] {2, 8, 9, 60, 300}) {
        long[] dims = new long[rank];
        Arrays.fill(dims, 3);
        Node[] parts = new Node[count];
        for (int i = 0; i < count; i++) {
          dims[rank / 2] = 2L + i % 5;
          parts[i] = leaf(DType.F32, dims);
        }
        for (Step step : plan(Joining.concat(rank / 2, List.of(parts))).kernels()) {
          int bytes = argumentBytes(step.program());
          assertTrue(bytes <= 1024, () -> bytes + " bytes: " + step.program().key());
        }
      }
    }
  }

  private static int argumentBytes(KernelProgram program) {
    long pointers = program.operands().stream().filter(Operand::memory).count();
    int own = new KernelArguments(program, DeviceClass.GPU).bytes();
    return own + 8 * (int) (pointers + program.roots().size() + 1);
  }

  @Test
  void veryManyArraysAreJoinedInPartsWithAReason() {
    Node part = leaf(DType.F32, 100);
    Plan shared = plan(Joining.concat(0, Collections.nCopies(128, part)));
    assertTrue(shared.kernels().size() <= 128 / 8 + 3, () -> shared.kernels().size() + " kernels");
    Node[] parts = new Node[128];
    Arrays.setAll(parts, i -> leaf(DType.F32, 100));
    Plan plan = plan(Joining.concat(0, List.of(parts)));
    assertTrue(plan.kernels().size() <= 128 / 8 + 3, () -> plan.kernels().size() + " kernels");
    assertFalse(plan.splits().isEmpty());
    assertTrue(
        plan.splits().stream()
            .map(Split::reason)
            .allMatch(reason -> reason == Reason.ARGUMENTS || reason == Reason.RECOMPUTATION));
  }

  @Test
  void whatIsCostlyToComputeIsStoredBeforeManyReads() {
    Node x = leaf(DType.F32, 1 << 20);
    Node costly = Capture.apply(Op.LGAMMA, Capture.apply(Op.POW, Capture.apply(Op.EXP, x), x));
    Node often = Indexing.take(costly, leaf(DType.I32, 100, 1 << 20), 0);
    assertEquals(2, plan(often).kernels().size());
    assertEquals(Reason.RECOMPUTATION, plan(often).splits().get(0).reason());
  }

  /** An array that is only planned with. */
  private record Absent(long size) implements Storage {
    @Override
    public void retain() {}

    @Override
    public void release() {}
  }
}
