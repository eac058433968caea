package dev.sinter.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.OutOfDeviceMemoryException;
import dev.sinter.backend.jvm.JvmBackend;
import dev.sinter.backend.jvm.JvmProvider;
import dev.sinter.backend.reference.ReferenceBackend;
import dev.sinter.ir.Function;
import dev.sinter.ir.Op;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.Layout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What only the embedded backend does: original methods, memory without copies, many callers. */
final class JvmBackendTest {
  private final Backend backend = new JvmBackend();

  /** The Java method that each function of {@link Functions} was lifted from. */
  private static Map<Function, MethodHandle> originals() throws ReflectiveOperationException {
    Map<Function, MethodHandle> methods = new HashMap<>();
    methods.put(Functions.GCD, original("gcd", int.class, int.class, int.class));
    methods.put(Functions.MANDELBROT, original("mandelbrot", int.class, float.class, float.class));
    methods.put(Functions.COLLATZ, original("collatz", int.class, long.class));
    methods.put(Functions.NESTED, original("nested", int.class, int.class));
    methods.put(Functions.RATIO, original("ratio", int.class, int.class, int.class));
    methods.put(Functions.LAZY, original("lazy", int.class, int.class, int.class));
    methods.put(Functions.OUTER_RATIO, original("outerRatio", int.class, int.class, int.class));
    methods.put(Functions.SMOOTH, original("smooth", double.class, double.class, boolean.class));
    return methods;
  }

  private static MethodHandle original(String name, Class<?> result, Class<?>... parameters)
      throws ReflectiveOperationException {
    return MethodHandles.lookup()
        .findStatic(Functions.class, name, MethodType.methodType(result, parameters));
  }

  private static void assertSame(ProgramCase test, ProgramCase.Outcome actual) {
    ProgramCase.Outcome expected = test.run(new ReferenceBackend());
    assertEquals(List.of(), Comparison.differences(test, expected, actual, (op, type) -> 0));
  }

  @Test
  void originalMethodsGiveTheBitsOfTheirLiftedCode() throws ReflectiveOperationException {
    List<ProgramCase> cases = new ArrayList<>(Functions.cases());
    TrapCases.all().stream()
        .filter(test -> !test.program().functions().isEmpty())
        .forEach(cases::add);
    for (ProgramCase test : cases) {
      BuildRequest request = new BuildRequest(test.program(), test.name(), originals(), null);
      assertSame(test, test.run(backend, request));
    }
  }

  @Test
  void originalMethodsAndLiftedCodeMayBeMixed() throws ReflectiveOperationException {
    Map<Function, MethodHandle> one = new HashMap<>(originals());
    one.remove(Functions.OUTER_RATIO);
    ProgramCase test = Functions.cases().get(6);
    assertSame(test, test.run(backend, new BuildRequest(test.program(), test.name(), one, null)));
  }

  @Test
  void heapArraysAreOperandsWithoutACopy() {
    float[] values = {1, 2, 3};
    Memory memory = backend.wrap(DType.F32, values);
    values[1] = 5;
    float[] read = new float[2];
    backend.download(memory, 1, read, 0, 2);
    assertArrayEquals(new float[] {5, 3}, read);
  }

  @Test
  void directBuffersAreOperandsUnderEveryLayout() {
    for (DType type : DType.reals()) {
      ProgramCase test = layouts(type);
      List<@Nullable Memory> inputs = new ArrayList<>();
      for (Object array : test.operands()) {
        inputs.add(array == null ? null : direct(type, array));
      }
      Executable executable =
          backend.build(new BuildRequest(test.program(), test.name(), Map.of(), null));
      assertSame(test, test.run(backend, executable, inputs));
    }
  }

  private static ProgramCase layouts(DType type) {
    CaseBuilder b = CaseBuilder.map("direct " + type, 3000).dims(50, 60);
    int linear = b.as(type).load(SpecialValues.moderate(type, 1, 3010), 7);
    int scalar = b.as(type).loadScalar(SpecialValues.moderate(type, 2, 10), 9);
    int transposed = b.as(type).loadStrided(SpecialValues.moderate(type, 3, 3000), 0, 1, 50);
    int row = b.as(type).loadStrided(SpecialValues.moderate(type, 3, 100), 5, 0, 1);
    int choice = b.convert(DType.BOOL, b.position(Layout.LINEAR, 0));
    b.store(b.apply(Op.SELECT, choice, linear, scalar)).store(row);
    return b.store(b.apply(Op.SELECT, choice, transposed, row)).build();
  }

  /** At a position other than 0, as a caller may pass it. */
  private Memory direct(DType type, Object array) {
    int size = java.lang.reflect.Array.getLength(array);
    ByteBuffer buffer =
        ByteBuffer.allocateDirect((size + 2) * type.bytes()).order(ByteOrder.nativeOrder());
    buffer.position(type.bytes());
    backend.download(backend.wrap(type, array), 0, buffer, size);
    assertEquals((size + 1) * type.bytes(), buffer.position(), "a download advances the buffer");
    return backend.wrap(type, buffer.position(type.bytes()), size);
  }

  @Test
  void moreElementsThanAnArrayHoldsAreRefused() {
    OutOfDeviceMemoryException refused =
        assertThrows(OutOfDeviceMemoryException.class, () -> backend.allocate(DType.F32, 1L << 31));
    assertTrue(String.valueOf(refused.getMessage()).contains("2147483648 elements of F32"));
  }

  @Test
  void aSpaceBeyondTwoToThe31IsReduced() {
    long n = (1L << 31) + 5;
    CaseBuilder b = CaseBuilder.reduce("large space", 1, n);
    int position = b.position(Layout.LINEAR, 0);
    b.reduce(ReduceOp.MAX, position).reduce(ReduceOp.SUM, position);
    ProgramCase.Outcome outcome = b.build().run(backend);
    assertEquals(n - 1, ((long[]) outcome.outputs().get(0))[0]);
    assertEquals(n / 2 * n, ((long[]) outcome.outputs().get(1))[0]);
  }

  @Test
  void manyThreadsMayLaunchOneKernelAtOnce() {
    ProgramCase test = CompositeCases.piFromArrays(200_000);
    Executable executable =
        backend.build(new BuildRequest(test.program(), test.name(), Map.of(), null));
    List<@Nullable Memory> inputs = new ArrayList<>();
    test.operands()
        .forEach(array -> inputs.add(array == null ? null : backend.wrap(DType.F32, array)));
    long[] expected = (long[]) test.run(new ReferenceBackend()).outputs().get(0);
    IntStream.range(0, 40)
        .parallel()
        .forEach(
            i ->
                assertArrayEquals(
                    expected, (long[]) test.run(backend, executable, inputs).outputs().get(0)));
  }

  @Test
  void anExceptionOfAFusedMethodReachesTheCaller() throws ReflectiveOperationException {
    MethodHandle failing =
        MethodHandles.dropArguments(
            MethodHandles.throwException(int.class, IllegalStateException.class)
                .bindTo(new IllegalStateException("by the method")),
            0,
            long.class);
    CaseBuilder b = CaseBuilder.map("failing", 100_000);
    ProgramCase test = b.store(b.call(Functions.COLLATZ, b.position(Layout.LINEAR, 0))).build();
    BuildRequest request =
        new BuildRequest(test.program(), test.name(), Map.of(Functions.COLLATZ, failing), null);
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> test.run(backend, request));
    assertEquals("by the method", thrown.getMessage());
  }

  @Test
  void theProviderOffersItself() {
    assertEquals("jvm", new JvmProvider().devices().get(0).traits().id());
  }

  @Test
  void theSourceShowsTheProgram() {
    ProgramCase test = CompositeCases.piFromArrays(10);
    Executable executable = backend.build(new BuildRequest(test.program(), "pi", Map.of(), null));
    assertTrue(executable.source().contains(test.program().key()), executable.source());
  }
}
