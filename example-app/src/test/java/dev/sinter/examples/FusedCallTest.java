package dev.sinter.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.Array;
import dev.sinter.DTypeException;
import dev.sinter.Device;
import dev.sinter.Kernels;
import dev.sinter.Launch;
import dev.sinter.Scope;
import dev.sinter.Shape;
import dev.sinter.ShapeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stubs that the processor wrote for this build, on every device of this machine. */
final class FusedCallTest {
  private static final float[] SPOTS = {95, 100, 105, 110};
  private static final float[] STRIKES = {100, 101, 99, 100};
  private static final float[] YEARS = {0.5f, 1, 0.25f, 2};

  static List<Device> devices() {
    return Device.all();
  }

  private static float[] plain() {
    float[] prices = new float[SPOTS.length];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = Finance.call(SPOTS[i], STRIKES[i], YEARS[i], 0.02f, 0.3f);
    }
    return prices;
  }

  @ParameterizedTest
  @MethodSource("devices")
  void theArrayFormGivesTheMethodsValues(Device device) {
    try (Scope scope = Scope.on(device)) {
      float delta = device.kind() == Device.Kind.JVM ? 0 : 1e-4f;
      assertArrayEquals(plain(), FinanceFused.call(SPOTS, STRIKES, YEARS, 0.02f, 0.3f), delta);
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void theFirstUseIsTheKernelOfTheBuildByteForByte(Device device) throws IOException {
    try (Scope scope = Scope.on(device)) {
      Array z = Array.of(0f, 1f, -1f);
      Kernels.clearHistory();
      FinanceFused.cdf(z).eval();
      FinanceFused.cdf(z).eval();
      List<Launch> launches = Kernels.history();
      assertEquals(2, launches.size());
      assertEquals("Finance.cdf", launches.get(0).name());
      assertEquals(Launch.Origin.TEMPLATE, launches.get(0).origin());
      assertEquals(Launch.Origin.MEMORY, launches.get(1).origin());
      if (device.kind() != Device.Kind.JVM) {
        String kind = device.kind() == Device.Kind.GPU ? "gpu" : "cpu";
        assertEquals(
            resource("dev.sinter.examples.Finance.cdf-f32." + kind + ".cl"),
            launches.get(0).source());
      }
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Finance.class.getResourceAsStream("/META-INF/sinter/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void pricingDifferenceAndMeanAreOneKernel(Device device) {
    try (Scope scope = Scope.on(device)) {
      Array model =
          FinanceFused.call(Array.of(SPOTS), Array.of(STRIKES), Array.of(YEARS), 0.02f, 0.3f);
      Array error = model.sub(Array.of(6f, 12f, 9f, 25f)).abs().mean();
      Kernels.clearHistory();
      assertTrue(error.toDouble() < 2);
      assertEquals(1, Kernels.history().size());
      assertTrue(
          Kernels.history().get(0).name().contains("Finance.call"),
          () -> Kernels.history().toString());
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void indicesFollowTheShapeOfTheResult(Device device) {
    try (Scope scope = Scope.on(device)) {
      Array picture = MandelbrotFused.iterations(Shape.of(3, 5), -2.5, -1.0, 0.5, 100);
      assertEquals(Shape.of(3, 5), picture.shape());
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 5; column++) {
          float expected = Mandelbrot.iterations(row, column, -2.5, -1.0, 0.5, 100);
          assertEquals(
              expected,
              picture.getFloat(row, column),
              device.kind() == Device.Kind.JVM ? 0 : 1e-3f);
        }
      }
    }
  }

  @Test
  void arraysOfDifferentLengthsAreRefusedByName() {
    ShapeException error =
        assertThrows(
            ShapeException.class, () -> FinanceFused.call(SPOTS, new float[3], YEARS, 0.02f, 0.3f));
    String message = String.valueOf(error.getMessage());
    assertTrue(message.contains("spot has 4") && message.contains("strike has 3"), message);
  }

  @Test
  void narrowingIsRefusedWithTheCastToWrite() {
    Array wide = Array.of(1.0, 2.0);
    DTypeException error = assertThrows(DTypeException.class, () -> FinanceFused.cdf(wide));
    String message = String.valueOf(error.getMessage());
    assertTrue(message.contains("Finance.cdf") && message.contains("cast(DType.F32)"), message);
  }

  @Test
  void theListingNamesEveryKernelOfThisBuild() {
    String listing = Kernels.listing(Finance.class.getClassLoader());
    for (String kernel :
        List.of("Finance.call", "Finance.cdf", "GreatCircle.kilometres", "Mandelbrot.iterations")) {
      assertTrue(listing.contains(kernel), listing);
    }
  }
}
