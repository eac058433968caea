package dev.sinter;

import dev.sinter.capture.Engine;
import dev.sinter.explain.Explain;
import dev.sinter.explain.Explanation;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plans of arrays in the form that was asked for. */
final class Explanations {
  private Explanations() {}

  static String of(Format format, Map<Device, List<Node>> byDevice) {
    List<Explanation> plans = new ArrayList<>();
    byDevice.forEach((device, nodes) -> plans.add(plan(device, nodes)));
    return switch (format) {
      case TEXT -> Explain.text(plans);
      case DOT -> Explain.dot(plans);
      case SVG -> Explain.svg(plans);
      case HTML -> Explain.html(plans);
      case JSON -> Explain.json(plans);
    };
  }

  private static Explanation plan(Device device, List<Node> nodes) {
    Precision precision = Scope.currentPrecision();
    Engine.Preview preview = device.engine().preview(nodes, precision);
    List<String> calls = preview.javaCalls().stream().map(Explanations::javaCall).toList();
    return Explanation.of(
        device.id(),
        device.engine().backend().traits().kind(),
        precision,
        preview.graph(),
        preview.plan(),
        preview.origins(),
        calls,
        preview.peakBytes());
  }

  private static String javaCall(Node call) {
    boolean pending = call.definition() instanceof Definition.Call;
    String name =
        call.definition() instanceof Definition.Call definition
            ? definition.method().function().name()
            : "a call";
    return name + " over " + call.shape() + (pending ? "" : ", evaluated just now");
  }
}
