package dev.sinter.backend;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinter.DType;
import dev.sinter.backend.reference.ReferenceBackend;
import dev.sinter.ir.Op;
import dev.sinter.plan.DeviceKind;
import dev.sinter.plan.Form;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every backend must do: run {@link ProgramCases} and {@link RandomPrograms} with the bits of
 * the reference interpreter. Extend it with a backend and its ulp bounds; nothing more is needed.
 *
 * <p>{@code -Dsinter.test.seed} sets the seed of the random programs, {@code
 * -Dsinter.test.programs} their number (200 by default); a failure names its own seed.
 */
public abstract class BackendConformance {
  private static final Backend REFERENCE = new ReferenceBackend();

  /** What the reference computed for the written cases, shared by the suites of all backends. */
  private static final Map<ProgramCase, ProgramCase.Outcome> EXPECTED = new ConcurrentHashMap<>();

  private static final long SEED = Long.getLong("sinter.test.seed", 20_260_101L);
  private static final int PROGRAMS = Integer.getInteger("sinter.test.programs", 200);

  /** The backend under test, or an aborted assumption where there is none. */
  protected abstract Backend backend();

  /**
   * By how many ulp an operator may differ from {@link dev.sinter.ir.Semantics}: 0 where the bits
   * are fixed. {@code type} is the type of the result.
   */
  protected abstract double ulps(Op op, DType type);

  /** How many random programs to run; fewer where compiling them takes long. */
  protected int programs() {
    return PROGRAMS;
  }

  @TestFactory
  Stream<DynamicTest> runsEveryCaseLikeTheReference() {
    return ProgramCases.all().stream()
        .map(test -> DynamicTest.dynamicTest(test.name(), () -> check(test)));
  }

  @TestFactory
  Stream<DynamicTest> runsRandomProgramsLikeTheReference() {
    boolean inexact = List.of(Op.values()).stream().allMatch(op -> ulps(op, DType.F32) == 0);
    return IntStream.range(0, programs())
        .mapToObj(
            index -> {
              long seed = SEED + index;
              return DynamicTest.dynamicTest(
                  "random program " + seed,
                  () -> check(RandomPrograms.generate(new Random(seed), "seed " + seed, inexact)));
            });
  }

  /** Runs one case here and on the reference, and compares. */
  protected void check(ProgramCase test) {
    Backend backend = backend();
    Form form = test.program().form();
    boolean forGpus = form == Form.REDUCE_ACROSS || form == Form.MAP_TILED;
    assumeTrue(!forGpus || backend.traits().kind() == DeviceKind.GPU, "a form for GPUs");
    test.types()
        .forEach(
            type ->
                assumeTrue(backend.traits().types().contains(type), type + " is not supported"));
    List<String> differences =
        Comparison.differences(test, expected(test), test.run(backend), this::ulps);
    if (!differences.isEmpty()) {
      fail(String.join("\n", differences) + "\n" + test);
    }
  }

  private static ProgramCase.Outcome expected(ProgramCase test) {
    return ProgramCases.all().contains(test)
        ? EXPECTED.computeIfAbsent(test, known -> known.run(REFERENCE))
        : test.run(REFERENCE);
  }
}
