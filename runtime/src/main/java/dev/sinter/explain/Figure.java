package dev.sinter.explain;

import dev.sinter.explain.layout.Diagram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * What a picture of a plan shows: arrays, kernels, labels on what flows between kernels, results;
 * and what leads where.
 */
final class Figure {
  /** An array that more kernels read is shown beside each of them. */
  private static final int MOST_READERS = 3;

  /** Longest line in a box, characters. */
  private static final int COLUMNS = 36;

  private static final int OPERATION_LINES = 3;

  /** What a node stands for; decides its shape. */
  enum Kind {
    ARRAY,
    KERNEL,
    FLOW,
    RESULT
  }

  /**
   * Something to draw.
   *
   * @param tint the style class that decides its colour
   * @param lines its text, the title first
   * @param tip more, for those who point at it
   */
  record Item(Kind kind, String tint, List<String> lines, String tip) {}

  final List<Item> items = new ArrayList<>();
  final List<Diagram.Link> links = new ArrayList<>();
  private final Explanation plan;
  private final int[] kernels;
  private final int[] arrays;

  Figure(Explanation plan) {
    this.plan = plan;
    this.kernels = new int[plan.kernels().size()];
    this.arrays = new int[plan.arrays().size()];
    for (int array = 0; array < arrays.length; array++) {
      arrays[array] = readers(array) > MOST_READERS ? -1 : add(array(array));
    }
    for (int kernel = 0; kernel < kernels.length; kernel++) {
      inputs(kernel);
    }
    for (int result = 0; result < plan.results().size(); result++) {
      result(result);
    }
  }

  private int add(Item item) {
    items.add(item);
    return items.size() - 1;
  }

  private long readers(int array) {
    return plan.flows().stream()
        .filter(flow -> flow.array() == array)
        .map(Explanation.Flow::consumer)
        .distinct()
        .count();
  }

  private Item array(int index) {
    Explanation.Stored array = plan.arrays().get(index);
    String type = array.type() + " " + array.shape();
    String name = "array " + (index + 1);
    return new Item(Kind.ARRAY, "array", List.of(name, type, Words.bytes(array.bytes())), name);
  }

  private void inputs(int index) {
    kernels[index] = -1;
    Map<Integer, List<Explanation.Flow>> byProducer = new LinkedHashMap<>();
    Set<Integer> read = new LinkedHashSet<>();
    for (Explanation.Flow flow : plan.into(index)) {
      if (flow.array() >= 0) {
        read.add(flow.array());
      } else {
        byProducer.computeIfAbsent(flow.producer(), producer -> new ArrayList<>()).add(flow);
      }
    }
    IntUnaryOperator source = array -> arrays[array] >= 0 ? arrays[array] : add(array(array));
    List<Integer> sources = new ArrayList<>();
    read.forEach(array -> sources.add(source.applyAsInt(array)));
    byProducer.forEach(
        (producer, flows) -> {
          int label = add(flow(flows));
          links.add(new Diagram.Link(kernels[producer], label));
          sources.add(label);
        });
    kernels[index] = add(kernel(index));
    sources.forEach(from -> links.add(new Diagram.Link(from, kernels[index])));
  }

  private static Item flow(List<Explanation.Flow> flows) {
    Map<String, Integer> values = new LinkedHashMap<>();
    Set<String> reasons = new LinkedHashSet<>();
    Set<String> tips = new LinkedHashSet<>();
    for (Explanation.Flow flow : flows) {
      String value =
          flow.type() + " " + Words.bytes(flow.bytes()) + " " + Words.layout(flow.layout());
      values.merge(value, 1, Integer::sum);
      flow.splits()
          .forEach(
              split -> {
                reasons.add(Words.label(split));
                tips.add(Words.reason(split));
              });
    }
    List<String> lines = new ArrayList<>();
    values.forEach((value, count) -> lines.add(count == 1 ? value : count + " × " + value));
    String tint = reasons.isEmpty() ? "flow" : "split";
    lines.addAll(reasons);
    String tip = tips.isEmpty() ? "" : "not fused: " + String.join("; ", tips);
    return new Item(Kind.FLOW, tint, List.copyOf(lines), tip);
  }

  private Item kernel(int index) {
    Explanation.Kernel kernel = plan.kernels().get(index);
    List<String> lines = new ArrayList<>();
    lines.add(shortened((index + 1) + "  " + kernel.name()));
    lines.add(shortened(kernel.form() + " " + kernel.space()));
    List<String> operations = Words.wrap(String.join(", ", Words.operations(kernel)), COLUMNS);
    for (int i = 0; i < Math.min(OPERATION_LINES, operations.size()); i++) {
      boolean more = i == OPERATION_LINES - 1 && operations.size() > OPERATION_LINES;
      if (!operations.get(i).isEmpty()) {
        lines.add(shortened(operations.get(i) + (more ? " …" : "")));
      }
    }
    String intensity = Words.intensity(kernel);
    lines.add(
        "in " + Words.bytes(kernel.bytesRead()) + ", out " + Words.bytes(kernel.bytesWritten()));
    lines.add(Words.flops(kernel.flops()) + (intensity.isEmpty() ? "" : ", " + intensity));
    String tip = kernel.name() + ", " + Words.origin(kernel.origin());
    return new Item(Kind.KERNEL, Words.tint(kernel.origin()), List.copyOf(lines), tip);
  }

  private static String shortened(String line) {
    return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 1) + "…";
  }

  private void result(int index) {
    Explanation.Result result = plan.results().get(index);
    String type = result.type() + " " + result.shape();
    String name = "result " + (index + 1);
    int item =
        add(
            new Item(
                Kind.RESULT, "result", List.of(name, type, Words.bytes(result.bytes())), name));
    if (result.kernel() >= 0) {
      links.add(new Diagram.Link(kernels[result.kernel()], item));
    } else {
      int array = arrays[result.array()];
      links.add(new Diagram.Link(array >= 0 ? array : add(array(result.array())), item));
    }
  }
}
