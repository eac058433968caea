package dev.sinter.programs;

import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Random programs have the results of the oracle on every device. {@code -Dsinter.test.seed} sets
 * the first seed, {@code -Dsinter.test.arrayPrograms} their number (3,000); a failure prints its
 * seed and the shrunk program, which belongs into a suite once it is mended.
 */
final class RandomProgramsTest {
  private static final long SEED = Long.getLong("sinter.test.seed", 20_261_056L);
  private static final int PROGRAMS = Integer.getInteger("sinter.test.arrayPrograms", 3000);
  private static final Trial TRIAL = new Trial(Devices.all());

  @Test
  void haveTheResultsOfTheOracle() {
    System.out.println(PROGRAMS + " programs from -Dsinter.test.seed=" + SEED);
    Optional<String> failure =
        LongStream.iterate(SEED, seed -> seed < SEED + PROGRAMS, seed -> seed + Generator.FAMILY)
            .boxed()
            .flatMap(first -> failures(first, count(first)))
            .findFirst();
    failure.ifPresent(Assertions::fail);
  }

  private static int count(long first) {
    return (int) Math.min(Generator.FAMILY, SEED + PROGRAMS - first);
  }

  /** Nothing, or the first failure among these seeds. */
  private static Stream<String> failures(long first, int count) {
    long seed = first;
    for (Program program : Generator.members(first, count, false)) {
      String failure = TRIAL.failure(program);
      if (failure != null) {
        return Stream.of(report(seed, program, failure));
      }
      seed++;
    }
    return Stream.empty();
  }

  private static String report(long seed, Program program, String failure) {
    Program small = new Shrinker(other -> TRIAL.failure(other) != null, 1000).shrink(program);
    return "seed "
        + seed
        + ", "
        + failure
        + "\n"
        + small.source()
        + "again: mvn test -pl annotations,runtime -Dtest=RandomProgramsTest"
        + " -Dsurefire.failIfNoSpecifiedTests=false -Dsinter.test.arrayPrograms=1"
        + " -Dsinter.test.seed="
        + seed;
  }
}
