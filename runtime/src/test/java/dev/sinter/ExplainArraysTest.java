package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.codegen.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Explanations through the user API. */
final class ExplainArraysTest {
  private Scope device;

  @BeforeEach
  void onTheReference() {
    device = Scope.on(Device.find("reference"));
  }

  @AfterEach
  void close() {
    device.close();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void nothingIsEvaluatedOrCompiled(Format format) {
    Array y = Array.of(1f, 2f, 3f).mul(format.ordinal() + 1.5).sin().sub(7).cbrt();
    Kernels.clearHistory();
    String first = y.explain(format);
    assertEquals(first, y.explain(format));
    assertFalse(y.isEvaluated());
    assertEquals(List.of(), Kernels.history());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void operationsHaveTheNamesOfTheirMethods(Format format) {
    Array x = Array.of(1f, -2f, 3f);
    Array y = Array.of(7, 8, 9).floorMod(Array.of(2, 3, 4)).minimum(5);
    Array z = Array.where(x.isNaN(), x.copySign(-1f), y);
    String plan = z.explain(format);
    for (String name : List.of("floorMod", "minimum", "where", "isNaN", "copySign")) {
      assertTrue(plan.contains(name), () -> name + " in " + plan);
    }
    if (format != Format.HTML) { // that has the OpenCL C too, whose names are its own
      assertFalse(plan.contains("_mod") || plan.contains("_nan") || plan.contains("_sign"), plan);
    }
  }

  @Test
  void textIsTheDefault() {
    Array y = Array.of(1f, 2f).add(1);
    assertEquals(y.explain(Format.TEXT), y.explain());
    assertEquals(y.explain(Format.TEXT), Sinter.explain(y));
  }

  @Test
  void anEvaluatedArrayIsInMemory() {
    Array y = Array.of(1f, 2f, 3f).add(1).eval();
    String expected = "0 kernels on reference, exact\n\nresult 1: F32 [3], in memory, 12 B\n";
    assertEquals(expected, y.explain());
    for (Format format : Format.values()) {
      assertTrue(y.explain(format).contains("F32"), format::toString);
    }
  }

  @Test
  void whatCaptureEvaluatedIsNamed() {
    Array x = Array.of(1f, 2f, 3f);
    for (int i = 0; i < 5000; i++) {
      x = x.add(1);
    }
    String text = x.explain();
    assertTrue(text.contains("array 1     evaluated by the operation that made it: 4,"), text);
    assertTrue(text.contains("eval() every so often"), text);
    assertTrue(x.explain(Format.JSON).contains("\"pendingOperations\": 4"));
    assertFalse(x.eval().add(1).explain().contains("every so often"));
  }

  @Test
  void anArrayReadThroughSeveralViewsHasOneLine() {
    Array x = Array.of(1f, 2f, 3f, 4f);
    String text = x.slice(Slice.from(1)).sub(x.slice(Slice.to(-1))).explain();
    assertTrue(text.contains("strided, linear        16 B, 2 views"), text);
    assertTrue(text.contains("moves       16 B read, 12 B written"), text);
  }

  @Test
  void aKernelThatRanIsCached() {
    Array x = Array.of(1f, 2f, 3f);
    assertTrue(x.sub(2).log1p().tanh().explain().contains("to be compiled"));
    x.sub(2).log1p().tanh().eval();
    assertTrue(x.sub(2).log1p().tanh().explain().contains("cached in memory"));
  }

  @Test
  void severalArraysShareKernels() {
    Array x = Array.of(1f, 2f, 3f);
    String together = Sinter.explain(x.sin(), x.cos());
    assertTrue(together.startsWith("1 kernel on reference"), together);
    assertTrue(together.contains("result 2"), together);
  }

  @Test
  void devicesAreExplainedOneByOne() {
    Array here = Array.of(1f, 2f).add(1);
    Array there;
    try (Scope scope = Scope.on(Device.jvm())) {
      there = scope.keep(Array.of(1f, 2f).add(1));
    }
    Map<?, ?> json = (Map<?, ?>) Json.read(Sinter.explain(Format.JSON, here, there));
    List<?> plans = (List<?>) json.get("plans");
    assertEquals("reference", ((Map<?, ?>) plans.get(0)).get("device"));
    assertEquals("jvm", ((Map<?, ?>) plans.get(1)).get("device"));
  }

  @Test
  void thePrecisionIsThatOfTheScope() {
    try (Scope relaxed = Scope.with(dev.sinter.fused.Precision.RELAXED)) {
      assertTrue(Array.of(1f).add(1).explain().startsWith("1 kernel on reference, relaxed"));
    }
  }

  @Test
  void aClosedArraySaysSo() {
    Array y = Array.of(1f).add(1);
    y.close();
    assertThrows(SinterException.class, y::explain);
  }

  @Test
  void noArraysAreNoPlans() {
    assertEquals("", Sinter.explain());
    assertEquals(
        0, ((List<?>) ((Map<?, ?>) Json.read(Sinter.explain(Format.JSON))).get("plans")).size());
  }
}
