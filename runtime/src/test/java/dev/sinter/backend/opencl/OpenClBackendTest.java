package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sinter.DType;
import dev.sinter.DTypeException;
import dev.sinter.KernelBuildException;
import dev.sinter.OutOfDeviceMemoryException;
import dev.sinter.backend.Backend;
import dev.sinter.backend.BuildRequest;
import dev.sinter.backend.CaseBuilder;
import dev.sinter.backend.Executable;
import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.backend.ProgramCase;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.codegen.opencl.OpenClEmitter;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.Geometry;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OpenClBackendTest {
  private OpenClBackend backend;

  @BeforeEach
  void findDevice() {
    backend = OpenClDevices.first();
  }

  /** Each element doubled. */
  private static ProgramCase doubled(float... values) {
    CaseBuilder b = CaseBuilder.map("doubled", values.length);
    int x = b.load(values);
    return b.store(b.apply(Op.ADD, x, x)).build();
  }

  private static ProgramCase sum(int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = 1f / (i + 1);
    }
    CaseBuilder b = CaseBuilder.reduce("sum of " + n, 1, n);
    return b.reduce(ReduceOp.SUM, b.load(values)).build();
  }

  private static BuildRequest request(ProgramCase test, String template) {
    return new BuildRequest(test.program(), "Example.method", Map.of(), template);
  }

  /** Templates are unchecked, so a device that checks its kernels writes them anew. */
  private static void assumeTemplatesAreUsed() {
    assumeFalse(CheckProperty.isSet(), "sinter.check: templates are not used");
  }

  @Test
  void refusedSourceComesWithItsNumberedLinesAndTheLog() {
    assumeTemplatesAreUsed();
    String template = "// first\nthis is no OpenCL C\n";
    KernelBuildException refused =
        assertThrows(
            KernelBuildException.class, () -> backend.build(request(doubled(1), template)));
    assertEquals(template, refused.source());
    assertTrue(
        refused
            .getMessage()
            .contains("kernel Example.method does not build on " + backend.traits().id()));
    assertTrue(refused.getMessage().contains("   2  this is no OpenCL C"), refused.getMessage());
    assertTrue(refused.log().contains("CL_BUILD_PROGRAM_FAILURE"), refused.log());
  }

  @Test
  void templateIsWhatRuns() {
    assumeTemplatesAreUsed();
    ProgramCase test = doubled(1, 2, 3);
    DeviceClass deviceClass =
        backend.traits().id().contains("gpu") ? DeviceClass.GPU : DeviceClass.CPU;
    String template = "// from a build\n" + OpenClEmitter.emit(test.program(), deviceClass).text();
    assertEquals(template, backend.build(request(test, template)).source());
    float[] result = (float[]) test.run(backend, request(test, template)).outputs().get(0);
    assertArrayEquals(new float[] {2, 4, 6}, result);
  }

  @Test
  void profilingMeasuresTheDevice() {
    ProgramCase test = doubled(new float[100_000]);
    Executable executable = backend.build(request(test, null));
    Memory x = backend.upload(DType.F32, new float[100_000]);
    Memory out = backend.allocate(DType.F32, 100_000);
    long[] none = {};
    List<Memory> operands = new ArrayList<>(List.of(x));
    Invocation measured =
        new Invocation(test.geometry(), new ArrayList<>(operands), none, List.of(out), null, true);
    Invocation plain =
        new Invocation(test.geometry(), new ArrayList<>(operands), none, List.of(out), null, false);
    assertTrue(backend.launch(executable, measured) > 0);
    assertEquals(-1, backend.launch(executable, plain));
    x.release();
    out.release();
  }

  @Test
  void twoLaunchesGiveTheBitsOfOne() {
    for (DeviceInfo info : OpenClProvider.found()) {
      Backend two = new OpenClBackend("two", info, false, CheckProperty.isSet());
      for (int n : new int[] {5000, 100_003, 3_000_001}) {
        float[] expected = (float[]) sum(n).run(backend).outputs().get(0);
        assertArrayEquals(
            expected, (float[]) sum(n).run(two).outputs().get(0), info.name() + " " + n);
      }
    }
  }

  @Test
  void manyThreadsShareADevice() {
    ProgramCase test = sum(50_001);
    Executable executable = backend.build(request(test, null));
    Object expected = ((float[]) test.run(backend).outputs().get(0))[0];
    List<Object> results =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(
                index -> {
                  Memory x = backend.upload(DType.F32, test.operands().get(0));
                  Object result =
                      test.run(backend, executable, new ArrayList<>(List.of(x))).outputs().get(0);
                  x.release();
                  return (Object) ((float[]) result)[0];
                })
            .toList();
    assertEquals(Collections.nCopies(200, expected), results);
  }

  @Test
  void everyTypeTravelsBothWaysInParts() {
    List<Object> arrays =
        List.of(
            new boolean[] {true, false, true, true},
            new byte[] {1, -1, 127, -128},
            new int[] {1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE},
            new long[] {1, -1, Long.MAX_VALUE, Long.MIN_VALUE},
            new float[] {1, -0f, Float.NaN, Float.MIN_VALUE},
            new double[] {1, -0d, Double.NaN, Double.MIN_VALUE});
    for (Object array : arrays) {
      DType type = DType.of(array.getClass().componentType());
      if (backend.traits().types().contains(type)) {
        Memory memory = backend.upload(type, array);
        Object copy = Array.newInstance(type.javaType(), 4);
        backend.download(memory, 1, copy, 1, 3);
        backend.download(memory, 0, copy, 0, 1);
        assertEquals(List.of(boxed(array)), List.of(boxed(copy)), type.name());
        memory.release();
      }
    }
  }

  private static List<Object> boxed(Object array) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      values.add(Array.get(array, i));
    }
    return values;
  }

  @Test
  void largeArraysTravelUnchangedAlsoThroughStaging() {
    long[] values = new long[(3 << 20) + 17];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 0x9e3779b97f4a7c15L;
    }
    for (Backend device : OpenClDevices.withBothClasses()) {
      Memory memory = device.upload(DType.I64, values);
      long[] copy = new long[values.length];
      device.download(memory, 0, copy, 0, copy.length);
      assertArrayEquals(values, copy, device.traits().id());
      memory.release();
    }
  }

  @Test
  void directBuffersAreReadAndWritten() {
    ByteBuffer direct = ByteBuffer.allocateDirect(4096).order(ByteOrder.nativeOrder());
    for (int i = 0; i < 1000; i++) {
      direct.putFloat(4 * i, i);
    }
    for (int start : new int[] {0, 4, 64}) {
      Memory memory = backend.wrap(DType.F32, direct.position(start), 900);
      ByteBuffer back = ByteBuffer.allocateDirect(3600).order(ByteOrder.nativeOrder());
      backend.download(memory, 10, back, 800);
      assertEquals(3200, back.position());
      assertEquals(start / 4f + 10, back.getFloat(0));
      memory.release();
    }
  }

  @Test
  void heapArraysAreCopiedWhenWrapped() {
    float[] values = {1, 2, 3};
    Memory memory = backend.wrap(DType.F32, values);
    values[0] = 7;
    float[] copy = new float[3];
    backend.download(memory, 0, copy, 0, 3);
    assertArrayEquals(new float[] {1, 2, 3}, copy);
    memory.release();
  }

  @Test
  void releasedMemoryIsUsedAgainAndNotReadable() {
    DeviceMemory first = (DeviceMemory) backend.allocate(DType.F32, 12_345);
    Buffer buffer = first.buffer();
    first.release();
    first.release();
    assertThrows(IllegalStateException.class, first::buffer);
    DeviceMemory second = (DeviceMemory) backend.allocate(DType.F32, 12_345);
    DeviceMemory third = (DeviceMemory) backend.allocate(DType.F32, 12_345);
    assertEquals(buffer, second.buffer());
    assertNotSame(buffer, third.buffer());
    second.release();
    third.release();
  }

  @Test
  void moreMemoryThanThereIsNamesTheDeviceAndTheUse() {
    OutOfDeviceMemoryException full =
        assertThrows(OutOfDeviceMemoryException.class, () -> backend.allocate(DType.F64, 1L << 46));
    assertTrue(full.getMessage().contains(backend.traits().id()), full.getMessage());
    assertTrue(full.getMessage().contains("in use by arrays"), full.getMessage());
  }

  @Test
  void deviceWithoutDoublesRefusesThem() {
    DeviceInfo info = OpenClProvider.found().get(0);
    OpenClBackend single = new OpenClBackend("single", OpenClDevices.restricted(info, false, true));
    EnumSet<DType> expected = EnumSet.copyOf(DType.reals());
    expected.remove(DType.F64);
    assertEquals(expected, single.traits().types());
    assertThrows(DTypeException.class, () -> single.allocate(DType.F64, 1));
    CaseBuilder b = CaseBuilder.map("doubles", 4);
    ProgramCase doubles = b.store(b.convert(DType.F64, b.load(new float[4]))).build();
    DTypeException refused =
        assertThrows(DTypeException.class, () -> single.build(request(doubles, null)));
    assertTrue(refused.getMessage().contains("Example.method"), refused.getMessage());
  }

  @Test
  void positionsBeyondThirtyTwoBitsAreRefusedByNarrowKernels() {
    ProgramCase test = doubled(1);
    Executable executable = backend.build(request(test, null));
    Memory x = backend.upload(DType.F32, new float[1]);
    Geometry huge = new Geometry(1L << 31, 1, new long[0], new long[1], new long[1][0]);
    Invocation invocation =
        new Invocation(huge, new ArrayList<>(List.of(x)), new long[0], List.of(x), null, false);
    assertThrows(IllegalArgumentException.class, () -> backend.launch(executable, invocation));
    x.release();
  }

  @Test
  void javaStillDividesByZeroWithAnException() {
    assertTrue(PoclSignals.divisionThrows());
  }
}
