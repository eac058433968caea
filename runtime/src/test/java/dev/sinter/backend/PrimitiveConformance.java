package dev.sinter.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.backend.reference.ReferenceBackend;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every backend must do: run all primitives with the bits of the reference. */
public abstract class PrimitiveConformance {
  private static final Backend REFERENCE = new ReferenceBackend();
  private static final List<PrimitiveCase> CASES =
      Stream.of(ScanCases.all(), SortCases.all(), TopCases.all(), ProductCases.all())
          .flatMap(List::stream)
          .toList();

  /** What the reference computed, shared by the suites of all backends; by position. */
  private static final Map<Integer, PrimitiveCase.Outcome> EXPECTED = new ConcurrentHashMap<>();

  /** Every case, in a fixed order. */
  static List<PrimitiveCase> all() {
    return CASES;
  }

  /** The backends under test, or an aborted assumption where there is none. */
  protected abstract List<Backend> backends();

  /** Whether to run a case; all by default. */
  protected boolean isChosen(PrimitiveCase test) {
    return true;
  }

  @TestFactory
  Stream<DynamicTest> runsEveryPrimitiveLikeTheReference() {
    return java.util.stream.IntStream.range(0, CASES.size())
        .filter(index -> isChosen(CASES.get(index)))
        .mapToObj(
            index ->
                DynamicTest.dynamicTest(
                    CASES.get(index).name(), () -> backends().forEach(b -> check(index, b))));
  }

  private static void check(int index, Backend backend) {
    PrimitiveCase test = CASES.get(index);
    PrimitiveCase.Outcome expected =
        EXPECTED.computeIfAbsent(index, missing -> test.run(REFERENCE));
    PrimitiveCase.Outcome actual = test.run(backend);
    assertEquals(expected.error(), actual.error(), "error");
    for (int i = 0; i < Array.getLength(expected.result()); i++) {
      // Boxed: equal bits, any NaN being equal to any other.
      Object wanted = Array.get(expected.result(), i);
      Object found = Array.get(actual.result(), i);
      if (!wanted.equals(found)) {
        assertEquals(wanted, found, backend + ", element " + i + " of " + test);
      }
    }
  }
}
