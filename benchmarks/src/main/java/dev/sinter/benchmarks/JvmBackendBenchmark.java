package dev.sinter.benchmarks;

import dev.sinter.Array;
import dev.sinter.examples.FinanceFused;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The JVM backend against plain loops on two threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Dsinter.device=jvm")
public class JvmBackendBenchmark {
  private static final float RATE = 0.02f;
  private static final float VOLATILITY = 0.3f;

  /** Elements. */
  @Param({"10000", "1000000", "10000000"})
  int size;

  private float[] spots = {};
  private float[] strikes = {};
  private float[] years = {};
  private float[] prices = {};

  /** Draws the inputs. */
  @Setup
  public void draw() {
    spots = RandomFloats.uniform(3, size, 50, 150);
    strikes = RandomFloats.uniform(4, size, 50, 150);
    years = RandomFloats.uniform(5, size, 0.05f, 3);
    prices = new float[size];
  }

  /** Count as a captured expression. */
  @Benchmark
  public long count() {
    Array x = Array.wrap(years);
    Array y = Array.wrap(strikes);
    return x.mul(x).add(y.mul(y)).sqrt().lt(1).count().toLong();
  }

  /** Count by a loop. */
  @Benchmark
  public long countByLoop() {
    return PlainLoops.count(years, strikes);
  }

  /** Black-Scholes by the fused method on primitive arrays. */
  @Benchmark
  public float[] call() {
    return FinanceFused.call(spots, strikes, years, RATE, VOLATILITY);
  }

  /** Black-Scholes by a loop. */
  @Benchmark
  public float[] callByLoop() {
    PlainLoops.call(spots, strikes, years, RATE, VOLATILITY, prices);
    return prices;
  }
}
