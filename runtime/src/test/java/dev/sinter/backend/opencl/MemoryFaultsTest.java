package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinter.DType;
import dev.sinter.KernelFaultException;
import dev.sinter.Shape;
import dev.sinter.backend.Backend;
import dev.sinter.backend.BuildRequest;
import dev.sinter.backend.CaseBuilder;
import dev.sinter.backend.Executable;
import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.backend.PrimitiveCall;
import dev.sinter.backend.ProgramCase;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.codegen.opencl.KernelSource;
import dev.sinter.codegen.opencl.OpenClEmitter;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Op;
import dev.sinter.ir.Primitive;
import dev.sinter.ir.ReduceOp;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Launches that are wrong on purpose, by checked kernels for CPUs and for GPUs. */
final class MemoryFaultsTest {
  private static final int SIZE = 1000;

  private static List<Backend> devices() {
    OpenClDevices.require();
    return OpenClDevices.checked();
  }

  private static ProgramCase sum() {
    CaseBuilder b = CaseBuilder.map("sum", SIZE);
    return b.store(b.apply(Op.ADD, b.load(new float[SIZE]), b.load(new float[SIZE]))).build();
  }

  private static KernelFaultException fault(
      Backend device, ProgramCase test, List<@Nullable Memory> inputs, Memory output) {
    Executable executable =
        device.build(new BuildRequest(test.program(), "Example.sum", Map.of(), null));
    Invocation invocation =
        new Invocation(test.geometry(), inputs, test.scalars(), List.of(output), null, false);
    return assertThrows(
        KernelFaultException.class, () -> device.launch(executable, invocation), device.toString());
  }

  private static void assertSays(KernelFaultException fault, String... parts) {
    String message = String.valueOf(fault.getMessage());
    for (String part : parts) {
      assertTrue(message.contains(part), () -> part + " is not in: " + message);
    }
  }

  @Test
  void namesTheOperandThatIsTooShort() {
    for (Backend device : devices()) {
      List<@Nullable Memory> inputs =
          Arrays.asList(
              device.upload(DType.F32, new float[SIZE]),
              device.upload(DType.F32, new float[SIZE - 3]));
      KernelFaultException fault = fault(device, sum(), inputs, device.allocate(DType.F32, SIZE));
      assertSays(
          fault,
          "kernel Example.sum (sinter_",
          "would load element 997 of operand 1 (F32 [997], linear from element 0",
          "which has 997",
          "fault of Sinter",
          "report it");
      assertTrue(fault.source().contains("FROM(1, float"), fault.source());
    }
  }

  @Test
  void namesTheResultThatIsTooShort() {
    for (Backend device : devices()) {
      float[] ones = new float[SIZE];
      List<@Nullable Memory> inputs =
          Arrays.asList(device.upload(DType.F32, ones), device.upload(DType.F32, ones));
      KernelFaultException fault = fault(device, sum(), inputs, device.allocate(DType.F32, 8));
      assertSays(
          fault, "would store element ", " of result 0 (F32 [8], store of the space [1000])");
    }
  }

  @Test
  void doesNotPerformTheStore() {
    Backend device = devices().get(0);
    ByteBuffer host = ByteBuffer.allocateDirect(4 * SIZE + 128).order(ByteOrder.nativeOrder());
    host = host.alignedSlice(64).order(ByteOrder.nativeOrder());
    float[] ones = new float[SIZE];
    Arrays.fill(ones, 1);
    List<@Nullable Memory> inputs =
        Arrays.asList(device.upload(DType.F32, ones), device.upload(DType.F32, ones));
    Memory output = device.wrap(DType.F32, host, 500);
    assumeTrue(
        ((DeviceMemory) output).buffer().bytes() == 2000, "memory of the host, used in place");
    fault(device, sum(), inputs, output);
    output.release();
    assertEquals(2f, host.getFloat(4 * 490));
    for (int i = 500; i < SIZE; i++) {
      assertEquals(0f, host.getFloat(4 * i), "element " + i);
    }
  }

  @Test
  void namesAnIndexBeforeTheBeginning() {
    CaseBuilder b = CaseBuilder.map("backwards", 100).dims(10, 10);
    ProgramCase test = b.store(b.loadStrided(new float[100], 9, 10, -1)).build();
    test.geometry().offsets()[0] = 7;
    for (Backend device : devices()) {
      List<@Nullable Memory> inputs = Arrays.asList(device.upload(DType.F32, new float[100]));
      KernelFaultException fault = fault(device, test, inputs, device.allocate(DType.F32, 100));
      assertSays(fault, "would load element -", "operand 0 (F32 [100], strided from element 7");
    }
  }

  @Test
  void namesAStrideThatIsTooLarge() {
    CaseBuilder b = CaseBuilder.reduce("column sums", 300, 40).dims(300, 40);
    ProgramCase test = b.reduce(ReduceOp.SUM, b.loadStrided(new float[12_000], 0, 1, 300)).build();
    test.geometry().strides()[0][1] = 301;
    for (Backend device : devices()) {
      List<@Nullable Memory> inputs = Arrays.asList(device.upload(DType.F32, new float[12_000]));
      KernelFaultException fault = fault(device, test, inputs, device.allocate(DType.F32, 300));
      assertSays(fault, "would load element 12", "with strides [1, 301] in the space [300, 40]");
    }
  }

  @Test
  void namesTheArrayOfAPrimitive() {
    for (Backend device : devices()) {
      PrimitiveCall call =
          new PrimitiveCall(
              new Primitive.Scan(ReduceOp.SUM, 0, false),
              Precision.EXACT,
              List.of(Shape.of(SIZE)),
              List.of(device.upload(DType.F32, new float[SIZE - 1])),
              Shape.of(SIZE),
              device.allocate(DType.F32, SIZE),
              null,
              false);
      KernelFaultException fault =
          assertThrows(KernelFaultException.class, () -> device.run(call), device.toString());
      assertSays(fault, "kernel scan_", "would load element 999 of argument 0 (operand 0, F32");
    }
  }

  @Test
  void anotherLaunchSucceedsAfterAFault() {
    for (Backend device : devices()) {
      float[] ones = new float[SIZE];
      List<@Nullable Memory> inputs =
          Arrays.asList(device.upload(DType.F32, ones), device.upload(DType.F32, ones));
      fault(device, sum(), inputs, device.allocate(DType.F32, 8));
      assertEquals(0f, ((float[]) sum().run(device).outputs().get(0))[SIZE - 1]);
    }
  }

  @Test
  void checkedKernelsHaveNamesOfTheirOwn() {
    for (DeviceClass deviceClass : DeviceClass.values()) {
      KernelSource plain = OpenClEmitter.emit(sum().program(), deviceClass);
      KernelSource checked = OpenClEmitter.emit(sum().program(), deviceClass, true);
      assertEquals(plain.name() + "_checked", checked.name());
      assertFalse(plain.text().contains("bounds"), plain.text());
      assertTrue(checked.text().contains("void " + checked.name() + "("), checked.text());
    }
  }
}
