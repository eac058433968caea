package dev.sinter.explain;

import dev.sinter.Shape;
import dev.sinter.codegen.Json;
import dev.sinter.ir.Growth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plans for programs; the schema is in {@code docs/explain.md}. Members keep their order. */
final class JsonDocument {
  /** Changes when a member changes its meaning or goes; new members may come at any time. */
  static final String SCHEMA = "sinter-explain/1";

  private JsonDocument() {}

  static String of(List<Explanation> plans) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", SCHEMA);
    document.put("plans", plans.stream().map(JsonDocument::plan).toList());
    return Json.write(document);
  }

  private static Map<String, Object> plan(Explanation plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("device", plan.device());
    json.put("precision", lower(plan.precision()));
    List<Object> results = new ArrayList<>();
    plan.results().forEach(result -> results.add(result(result)));
    json.put("results", results);
    List<Object> arrays = new ArrayList<>();
    plan.arrays().forEach(array -> arrays.add(array(array)));
    json.put("arrays", arrays);
    List<Object> kernels = new ArrayList<>();
    for (int kernel = 0; kernel < plan.kernels().size(); kernel++) {
      kernels.add(kernel(plan, kernel));
    }
    json.put("kernels", kernels);
    json.put("bytesMoved", plan.bytesMoved());
    json.put("unfusedBytes", plan.unfusedBytes());
    json.put("unfusedOperations", plan.unfusedOperations());
    json.put("peakBytes", plan.peakBytes());
    if (!plan.javaCalls().isEmpty()) {
      json.put("javaCalls", plan.javaCalls());
    }
    return json;
  }

  private static Map<String, Object> result(Explanation.Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", result.type());
    json.put("shape", extents(result.shape()));
    json.put("bytes", result.bytes());
    if (result.kernel() >= 0) {
      json.put("kernel", result.kernel() + 1);
    } else {
      json.put("array", result.array() + 1);
    }
    return json;
  }

  private static Map<String, Object> array(Explanation.Stored array) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", array.type());
    json.put("shape", extents(array.shape()));
    json.put("bytes", array.bytes());
    Growth growth = array.growth();
    if (growth != null && growth.operations() > 0) {
      json.put("pendingOperations", growth.operations());
    }
    if (growth != null && growth.pinnedBytes() > 0) {
      json.put("pinnedBytes", growth.pinnedBytes());
    }
    return json;
  }

  private static Map<String, Object> kernel(Explanation plan, int index) {
    Explanation.Kernel kernel = plan.kernels().get(index);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", kernel.name());
    if (kernel.program() != null) {
      json.put("function", kernel.program().name());
    }
    json.put("space", extents(kernel.space()));
    json.put("form", kernel.form());
    json.put("origin", lower(kernel.origin()));
    json.put("operations", kernel.operations());
    json.put("methods", kernel.methods());
    if (!kernel.lines().isEmpty()) {
      json.put("captured", kernel.lines());
    }
    json.put("inputs", plan.into(index).stream().map(JsonDocument::input).toList());
    json.put("outputs", kernel.outputs().stream().map(JsonDocument::output).toList());
    json.put("bytesRead", kernel.bytesRead());
    json.put("bytesWritten", kernel.bytesWritten());
    json.put("flops", kernel.flops());
    if (kernel.moves()) {
      json.put("intensity", new BigDecimal(kernel.intensity()).setScale(4, RoundingMode.HALF_EVEN));
    }
    return json;
  }

  private static Map<String, Object> input(Explanation.Flow flow) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (flow.producer() >= 0) {
      json.put("kernel", flow.producer() + 1);
    } else {
      json.put("array", flow.array() + 1);
    }
    json.put("type", flow.type());
    json.put("layout", lower(flow.layout()));
    json.put("values", flow.values());
    json.put("bytes", flow.bytes());
    List<Object> reasons = new ArrayList<>();
    flow.splits()
        .forEach(
            split -> {
              Map<String, Object> reason = new LinkedHashMap<>();
              reason.put("reason", lower(split.reason()));
              reason.put("text", split.reason().text());
              reason.put("detail", split.detail());
              reasons.add(reason);
            });
    json.put("notFused", reasons);
    return json;
  }

  private static Map<String, Object> output(Explanation.Output output) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", output.type());
    json.put("values", output.values());
    json.put("bytes", output.bytes());
    json.put("results", output.results().stream().map(result -> result + 1).toList());
    return json;
  }

  private static List<Long> extents(Shape shape) {
    List<Long> extents = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      extents.add(shape.dim(axis));
    }
    return extents;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
