package dev.sinter.codegen.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.backend.CaseBuilder;
import dev.sinter.backend.Functions;
import dev.sinter.backend.ProgramCase;
import dev.sinter.backend.ProgramCases;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.ir.Function;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.Form;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class OpenClEmitterTest {
  private static final float[] FLOATS = new float[64];
  private static final int[] INTS = new int[64];

  @RegisterExtension static final Golden GOLDEN = new Golden();

  private static String text(ProgramCase program, DeviceClass deviceClass) {
    return OpenClEmitter.emit(program.program(), deviceClass).text();
  }

  private static ProgramCase saxpy() {
    CaseBuilder b = CaseBuilder.map("saxpy", 64);
    int a = b.argument(DType.F32, Float.floatToRawIntBits(2.5f));
    int product = b.apply(Op.MUL, a, b.load(FLOATS.clone()));
    return b.store(b.apply(Op.ADD, product, b.load(FLOATS.clone()))).build();
  }

  private static ProgramCase count() {
    CaseBuilder b = CaseBuilder.reduce("count", 1, 64);
    int x = b.load(FLOATS.clone());
    int y = b.load(FLOATS.clone());
    int sum = b.apply(Op.ADD, b.apply(Op.MUL, x, x), b.apply(Op.MUL, y, y));
    return b.reduce(ReduceOp.COUNT, b.apply(Op.LT, b.apply(Op.SQRT, sum), b.constant(1f))).build();
  }

  private static ProgramCase columnMeans() {
    CaseBuilder b = CaseBuilder.reduce("column means", 8, 8).dims(8, 8);
    return b.reduce(ReduceOp.MEAN, b.loadStrided(FLOATS, 0, 1, 8)).build();
  }

  private static ProgramCase outer() {
    CaseBuilder b = CaseBuilder.map("outer", 64).dims(8, 8);
    int row = b.loadStrided(FLOATS, 0, 0, 1);
    int column = b.loadStrided(FLOATS, 0, 1, 0);
    b.store(b.apply(Op.MUL, row, column));
    return b.sample(b.apply(Op.NEG, row), 8, 1).sample(b.apply(Op.ABS, column), 8, 8).build();
  }

  private static ProgramCase division() {
    CaseBuilder b = CaseBuilder.map("division", 64);
    int quotient = b.apply(Op.DIV, b.load(INTS.clone()), b.load(INTS.clone()));
    int positive = b.apply(Op.GT, b.load(INTS.clone()), b.constant(DType.I32, 0));
    return b.store(b.apply(Op.SELECT, positive, quotient, b.constant(DType.I32, 1))).build();
  }

  private static ProgramCase call(Function function) {
    CaseBuilder b = CaseBuilder.map(function.name(), 64);
    Object[] arrays = {INTS, INTS, INTS, INTS};
    int[] arguments = new int[function.parameters().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = b.load(arrays[i]);
    }
    return b.store(b.call(function, arguments)).build();
  }

  private static ProgramCase checkedGather() {
    CaseBuilder b = CaseBuilder.map("checked gather", 64);
    int extent = b.convert(DType.I32, b.position(Layout.SCALAR, 64));
    int taken = b.gather(FLOATS.clone(), b.checkedIndex(b.load(INTS.clone()), extent, 0));
    int sum =
        b.apply(Op.ADD, taken, b.apply(Op.ADD, b.load(FLOATS.clone()), b.load(FLOATS.clone())));
    return b.store(sum).build();
  }

  @Test
  void checkedGatherOnGpus() throws IOException {
    GOLDEN.assertMatches(text(checkedGather(), DeviceClass.GPU));
  }

  @Test
  void checkedGatherOnCpus() throws IOException {
    GOLDEN.assertMatches(text(checkedGather(), DeviceClass.CPU));
  }

  @Test
  void saxpyOnGpus() throws IOException {
    GOLDEN.assertMatches(text(saxpy(), DeviceClass.GPU));
  }

  @Test
  void saxpyOnCpus() throws IOException {
    GOLDEN.assertMatches(text(saxpy(), DeviceClass.CPU));
  }

  @Test
  void countOnGpus() throws IOException {
    GOLDEN.assertMatches(text(count(), DeviceClass.GPU));
  }

  @Test
  void countOnCpus() throws IOException {
    GOLDEN.assertMatches(text(count(), DeviceClass.CPU));
  }

  @Test
  void columnMeansByItemsOnGpus() throws IOException {
    GOLDEN.assertMatches(text(columnMeans().in(Form.REDUCE_ITEM), DeviceClass.GPU));
  }

  @Test
  void columnMeansByItemsOnCpus() throws IOException {
    GOLDEN.assertMatches(text(columnMeans().in(Form.REDUCE_ITEM), DeviceClass.CPU));
  }

  /** As many products that all live until the last of them is known. */
  private static ProgramCase products(int count) {
    CaseBuilder b = CaseBuilder.map("products", 64);
    int[] products = new int[count];
    for (int i = 0; i < count; i++) {
      products[i] = b.apply(Op.MUL, b.load(FLOATS.clone()), b.load(FLOATS.clone()));
    }
    int sum = products[count - 1];
    for (int i = 0; i < count - 1; i++) {
      sum = b.apply(Op.SUB, sum, products[i]);
    }
    return b.store(sum).build();
  }

  @Test
  void manyLiveValuesTakeOneLaneOnGpus() {
    assertEquals(4, OpenClEmitter.lanes(products(10).program(), DeviceClass.GPU));
    assertEquals(1, OpenClEmitter.lanes(products(60).program(), DeviceClass.GPU));
    assertEquals(16, OpenClEmitter.lanes(products(60).program(), DeviceClass.CPU));
  }

  @Test
  void smallerResultsOnGpus() throws IOException {
    GOLDEN.assertMatches(text(outer(), DeviceClass.GPU));
  }

  @Test
  void smallerResultsOnCpus() throws IOException {
    GOLDEN.assertMatches(text(outer(), DeviceClass.CPU));
  }

  @Test
  void selectedDivisionWithErrors() throws IOException {
    GOLDEN.assertMatches(text(division(), DeviceClass.GPU));
  }

  @Test
  void functionWithLoopAndErrors() throws IOException {
    GOLDEN.assertMatches(text(call(Functions.GCD), DeviceClass.GPU));
  }

  @Test
  void nestedLoopsLaneByLane() throws IOException {
    GOLDEN.assertMatches(text(call(Functions.NESTED), DeviceClass.CPU));
  }

  @Test
  void theTextDependsOnTheProgramAlone() {
    for (ProgramCase test : ProgramCases.all()) {
      KernelProgram program = test.program();
      for (DeviceClass deviceClass : DeviceClass.values()) {
        KernelSource first = OpenClEmitter.emit(program, deviceClass);
        assertEquals(first, OpenClEmitter.emit(program, deviceClass), test.name());
        assertTrue(first.text().contains("__kernel void " + first.name() + "("), test.name());
        program
            .functions()
            .forEach(function -> assertFalse(first.text().contains(function.name())));
      }
    }
  }

  @Test
  void deviceClassesDiffer() {
    assertNotEquals(text(saxpy(), DeviceClass.GPU), text(saxpy(), DeviceClass.CPU));
  }

  @Test
  void doublesAreDeclaredOnlyWhereTheyAreUsed() {
    CaseBuilder b = CaseBuilder.map("doubles", 64);
    ProgramCase doubles = b.store(b.convert(DType.F64, b.load(FLOATS.clone()))).build();
    assertTrue(
        text(doubles, DeviceClass.GPU)
            .contains("\n#pragma OPENCL EXTENSION cl_khr_fp64 : enable\n"));
    assertFalse(text(saxpy(), DeviceClass.GPU).contains("cl_khr_fp64"));
  }
}
