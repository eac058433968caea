package dev.sinter.explain;

import dev.sinter.ir.Growth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tree in the manner of SQL's EXPLAIN: what is computed last on top, below it what it reads. A
 * kernel that several read is described once; deep trees go on further down.
 */
final class TextWriter {
  private static final int WIDTH = 100;
  private static final int DEPTH = 6;

  private final Explanation plan;
  private final StringBuilder out = new StringBuilder();
  private final Set<Integer> described = new HashSet<>();
  private final ArrayDeque<Integer> postponed = new ArrayDeque<>();

  private TextWriter(Explanation plan) {
    this.plan = plan;
  }

  static String text(Explanation plan) {
    return new TextWriter(plan).text();
  }

  private String text() {
    int kernels = plan.kernels().size();
    line(Words.title(plan));
    for (String call : plan.javaCalls()) {
      line("first on the JVM, arrays moved there and back (no manifest): " + call);
    }
    for (int i = 0; i < plan.arrays().size(); i++) {
      Growth growth = plan.arrays().get(i).growth();
      if (growth != null) {
        detail("", "array " + (i + 1), Words.growth(growth));
      }
    }
    for (int i = 0; i < plan.results().size(); i++) {
      if (plan.results().get(i).array() >= 0) {
        inMemory(i, plan.results().get(i));
      }
    }
    Set<Integer> read =
        plan.flows().stream().map(Explanation.Flow::producer).collect(Collectors.toSet());
    for (int kernel = kernels - 1; kernel >= 0; kernel--) {
      if (!read.contains(kernel)) {
        tree(kernel);
      }
    }
    if (kernels > 0) {
      totals();
    }
    return out.toString();
  }

  private void inMemory(int index, Explanation.Result result) {
    String what = result.type() + " " + result.shape() + ", in memory, ";
    line("");
    line("result " + (index + 1) + ": " + what + Words.bytes(result.bytes()));
  }

  private void tree(int root) {
    postponed.add(root);
    while (!postponed.isEmpty()) {
      int kernel = postponed.remove();
      if (!described.contains(kernel)) {
        line("");
        line(title(kernel));
        describe(kernel, "", 0, List.of());
      }
    }
  }

  private void totals() {
    line("");
    detail("", "moves", Words.bytes(plan.bytesMoved()) + ", " + Words.saved(plan));
    detail(
        "",
        "peak",
        Words.bytes(plan.peakBytes())
            + " of device memory for results and temporaries, beside the arrays that are read");
  }

  private String title(int kernel) {
    return "kernel " + (kernel + 1) + ": " + plan.kernels().get(kernel).name();
  }

  private void describe(int index, String margin, int depth, List<Explanation.Flow> gives) {
    described.add(index);
    Map<String, List<Explanation.Flow>> inputs = new LinkedHashMap<>();
    for (Explanation.Flow flow : plan.into(index)) {
      inputs.computeIfAbsent(source(flow), name -> new ArrayList<>()).add(flow);
    }
    String bar = margin + (inputs.isEmpty() ? "   " : "│  ");
    gives(bar, gives);
    details(bar, plan.kernels().get(index));
    int left = inputs.size();
    int widest = inputs.keySet().stream().mapToInt(String::length).max().orElse(0);
    for (Map.Entry<String, List<Explanation.Flow>> input : inputs.entrySet()) {
      left--;
      String branch = margin + (left == 0 ? "└─ " : "├─ ");
      String below = margin + (left == 0 ? "   " : "│  ");
      input(input.getKey(), input.getValue(), branch, below, depth, widest);
    }
  }

  private void input(
      String name,
      List<Explanation.Flow> flows,
      String branch,
      String below,
      int depth,
      int widest) {
    int producer = flows.get(0).producer();
    if (producer < 0) {
      line(branch + array(name, flows, widest));
    } else if (described.contains(producer)) {
      line(branch + name + ", shown above");
      gives(below + "   ", flows);
    } else if (depth == DEPTH) {
      line(branch + name + ", shown below");
      gives(below + "   ", flows);
      postponed.add(producer);
    } else {
      line(branch + title(producer));
      describe(producer, below, depth + 1, flows);
    }
  }

  private static String source(Explanation.Flow flow) {
    return flow.producer() < 0 ? "array " + (flow.array() + 1) : "kernel " + (flow.producer() + 1);
  }

  /** One line, however many views of the array are read. */
  private String array(String name, List<Explanation.Flow> flows, int widest) {
    Explanation.Stored array = plan.arrays().get(flows.get(0).array());
    String layouts =
        flows.stream()
            .map(flow -> Words.layout(flow.layout()))
            .distinct()
            .collect(Collectors.joining(", "));
    long bytes = flows.stream().mapToLong(Explanation.Flow::bytes).sum();
    return String.format(
        Locale.ROOT,
        "%-" + widest + "s  %-4s %-16s  %-7s  %10s%s",
        name,
        array.type(),
        array.shape(),
        layouts,
        Words.bytes(Math.min(bytes, array.bytes())),
        flows.size() == 1 ? "" : ", " + flows.size() + " views");
  }

  private void gives(String bar, List<Explanation.Flow> flows) {
    Map<String, Integer> given = new LinkedHashMap<>();
    Set<String> reasons = new java.util.LinkedHashSet<>();
    for (Explanation.Flow flow : flows) {
      String values = Words.values(flow.type(), flow.values());
      String layout = Words.layout(flow.layout());
      given.merge(values + ", " + layout + ", " + Words.bytes(flow.bytes()), 1, Integer::sum);
      flow.splits().forEach(split -> reasons.add(Words.reason(split)));
    }
    given.forEach((what, count) -> detail(bar, "gives", count == 1 ? what : count + " × " + what));
    reasons.forEach(reason -> detail(bar, "not fused", reason));
  }

  private void details(String bar, Explanation.Kernel kernel) {
    detail(
        bar,
        "runs",
        kernel.form() + " over " + kernel.space() + ", " + Words.origin(kernel.origin()));
    List<String> operations = Words.operations(kernel);
    if (!operations.isEmpty()) {
      detail(bar, "operations", String.join(", ", operations));
    }
    if (!kernel.methods().isEmpty()) {
      detail(bar, "calls", String.join(", ", kernel.methods()));
    }
    if (!kernel.lines().isEmpty()) {
      detail(bar, "captured", String.join(", ", kernel.lines()));
    }
    for (Explanation.Output output : kernel.outputs()) {
      String values = Words.values(output.type(), output.values());
      String bytes = Words.bytes(output.bytes());
      detail(bar, "writes", values + ", " + bytes + ", " + Words.destination(output));
    }
    String intensity = Words.intensity(kernel);
    detail(
        bar,
        "moves",
        Words.bytes(kernel.bytesRead())
            + " read, "
            + Words.bytes(kernel.bytesWritten())
            + " written, "
            + Words.flops(kernel.flops())
            + (intensity.isEmpty() ? "" : ", " + intensity));
  }

  private void detail(String bar, String label, String text) {
    String head = String.format(Locale.ROOT, "%-12s", label);
    for (String part : Words.wrap(text, WIDTH - bar.length() - head.length())) {
      line(bar + head + part);
      head = " ".repeat(head.length());
    }
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
