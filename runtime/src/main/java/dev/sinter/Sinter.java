package dev.sinter;

import dev.sinter.ir.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Operations on several arrays at once. */
public final class Sinter {
  private Sinter() {}

  /**
   * Computes all of these arrays in as few kernels as possible: those of one shape in a single
   * kernel with several outputs, and reductions over it in the same pass. Arrays on different
   * devices are computed device by device.
   */
  public static void eval(Array... arrays) {
    byDevice(Argument.each(arrays, "arrays"))
        .forEach(
            (device, nodes) -> {
              HiddenCosts.beforeEvaluation(device, nodes);
              device.engine().evaluate(nodes, Scope.currentPrecision());
            });
  }

  /** As {@link #explain(Format, Array...)} in {@link Format#TEXT}. */
  public static String explain(Array... arrays) {
    return explain(Format.TEXT, arrays);
  }

  /**
   * What {@link #eval} of these arrays would do now, device by device: the kernels, what they read
   * and write, and why they are not fewer. Evaluates and compiles nothing.
   */
  public static String explain(Format format, Array... arrays) {
    Argument.given(format, "format");
    return Explanations.of(format, byDevice(Argument.each(arrays, "arrays")));
  }

  private static Map<Device, List<Node>> byDevice(Array... arrays) {
    Map<Device, List<Node>> byDevice = new LinkedHashMap<>();
    for (Array array : Arrays.asList(arrays)) {
      byDevice
          .computeIfAbsent(array.device(), device -> new ArrayList<>())
          .addAll(array.parts().nodes());
    }
    return byDevice;
  }
}
