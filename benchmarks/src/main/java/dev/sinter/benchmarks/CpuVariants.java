package dev.sinter.benchmarks;

import dev.sinter.Array;
import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.examples.FinanceFused;
import dev.sinter.fused.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The ways to do the work of {@link CpuTable}, over the same numbers. */
final class CpuVariants {
  private static final float RATE = 0.02f;
  private static final float VOLATILITY = 0.3f;

  private final List<Device> devices;
  private final @Nullable GccLoops gcc;
  private final float[] x;
  private final float[] y;
  private final float[] spots;
  private final float[] strikes;
  private final float[] years;
  private final float[] prices;

  /** A way: runs once, giving µs; and what it computes, the count or the sum of the prices. */
  record Variant(String name, DoubleSupplier micros, DoubleSupplier value) {}

  /** Draws inputs of {@code elements}. */
  CpuVariants(int elements, List<Device> devices, @Nullable GccLoops gcc) {
    this.devices = devices;
    this.gcc = gcc;
    this.x = RandomFloats.uniform(1, elements, 0, 1);
    this.y = RandomFloats.uniform(2, elements, 0, 1);
    this.spots = RandomFloats.uniform(3, elements, 50, 150);
    this.strikes = RandomFloats.uniform(4, elements, 50, 150);
    this.years = RandomFloats.uniform(5, elements, 0.05f, 3);
    this.prices = new float[elements];
  }

  /** The plain loop first. */
  List<Variant> counts() {
    List<Variant> variants =
        start("count", () -> PlainLoops.count(x, y), () -> PlainLoops.count(x, y));
    for (Device device : devices) {
      Array xs = on(device, x);
      Array ys = on(device, y);
      add(variants, device, () -> FusionTable.fused(xs, ys), () -> FusionTable.fused(xs, ys));
    }
    return variants;
  }

  /** The plain loop first. */
  List<Variant> calls() {
    Runnable loop = () -> PlainLoops.call(spots, strikes, years, RATE, VOLATILITY, prices);
    DoubleSupplier sum =
        () -> {
          loop.run();
          return sum(prices);
        };
    List<Variant> variants = start("call", loop, sum);
    for (Device device : devices) {
      Array s = on(device, spots);
      Array k = on(device, strikes);
      Array t = on(device, years);
      add(
          variants,
          device,
          () -> {
            FinanceFused.call(s, k, t, RATE, VOLATILITY).eval();
            device.finish();
          },
          () -> sum(FinanceFused.call(s, k, t, RATE, VOLATILITY).toFloatArray()));
    }
    return variants;
  }

  private List<Variant> start(String name, Runnable loop, DoubleSupplier value) {
    List<Variant> variants = new ArrayList<>();
    variants.add(new Variant("plain Java loop", () -> Contest.micros(loop), value));
    GccLoops program = gcc;
    if (program != null) {
      variants.add(
          new Variant(
              "gcc -O3 -ffast-math",
              () -> program.run(name).micros(),
              () -> program.run(name).value()));
    }
    return variants;
  }

  private static void add(
      List<Variant> variants, Device device, Runnable work, DoubleSupplier value) {
    for (Precision precision : Precision.values()) {
      variants.add(
          new Variant(
              device.id() + " " + precision.toString().toLowerCase(Locale.ROOT),
              () -> within(device, precision, () -> Contest.micros(work)),
              () -> within(device, precision, value)));
    }
  }

  @SuppressWarnings("try") // the scopes act by being open
  private static double within(Device device, Precision precision, DoubleSupplier work) {
    try (Scope place = Scope.on(device);
        Scope rounding = Scope.with(precision)) {
      return work.getAsDouble();
    }
  }

  @SuppressWarnings("try") // the scope acts by being open
  private static Array on(Device device, float[] values) {
    try (Scope scope = Scope.on(device)) {
      return scope.keep(Array.of(values).eval());
    }
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
