package dev.sinter.explain;

import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Root;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans for Graphviz: a cluster per kernel with its operations, edges with types, bytes and
 * reasons. Kernels of very many operations show counts.
 */
final class DotWriter {
  private static final int MOST_LINES = 64;

  private final StringBuilder out = new StringBuilder();
  private final String prefix;
  private final Explanation plan;

  private DotWriter(Explanation plan, int number) {
    this.plan = plan;
    this.prefix = "p" + number + "_";
  }

  static String document(List<Explanation> plans) {
    StringBuilder out = new StringBuilder("digraph sinter {\n");
    out.append("  graph [rankdir=TB, fontname=\"monospace\", fontsize=11, compound=true];\n");
    out.append("  node [shape=box, style=rounded, fontname=\"monospace\", fontsize=10];\n");
    out.append("  edge [fontname=\"monospace\", fontsize=9];\n");
    for (int i = 0; i < plans.size(); i++) {
      DotWriter writer = new DotWriter(plans.get(i), i + 1);
      writer.plan();
      out.append(writer.out);
    }
    return out.append("}\n").toString();
  }

  private void plan() {
    for (int i = 0; i < plan.arrays().size(); i++) {
      Explanation.Stored array = plan.arrays().get(i);
      String size = array.type() + " " + array.shape() + "\n" + Words.bytes(array.bytes());
      node("  ", "a" + i, "array " + (i + 1) + "\n" + size, "shape=cylinder, style=solid");
    }
    for (int i = 0; i < plan.kernels().size(); i++) {
      cluster(i);
    }
    for (int i = 0; i < plan.results().size(); i++) {
      result(i);
    }
    plan.flows().forEach(this::flow);
  }

  private void cluster(int index) {
    Explanation.Kernel kernel = plan.kernels().get(index);
    String title =
        (index + 1)
            + "  "
            + kernel.name()
            + "\n"
            + kernel.form()
            + " over "
            + kernel.space()
            + ", "
            + Words.origin(kernel.origin())
            + "\n"
            + Words.bytes(kernel.bytesRead())
            + " read, "
            + Words.bytes(kernel.bytesWritten())
            + " written, "
            + Words.flops(kernel.flops());
    out.append("  subgraph cluster_").append(prefix).append('k').append(index).append(" {\n");
    out.append("    label=").append(quote(title)).append(";\n    style=rounded;\n");
    KernelProgram program = kernel.program();
    if (program != null && whole(program)) {
      body(index, program);
    } else {
      node("    ", "k" + index, String.join("\n", Words.operations(kernel)), "");
    }
    out.append("  }\n");
  }

  /** Whether the lines of a kernel are drawn; a primitive has none. */
  private static boolean whole(@Nullable KernelProgram program) {
    return program != null && program.body().size() <= MOST_LINES;
  }

  private void body(int kernel, KernelProgram program) {
    for (int line = 0; line < program.body().size(); line++) {
      Expr expr = program.body().get(line);
      node("    ", "k" + kernel + "_" + line, expr.accept(new Label(program)), style(expr));
      for (int operand : operands(expr)) {
        edge("    ", "k" + kernel + "_" + operand, "k" + kernel + "_" + line, "");
      }
    }
    int stored = 0;
    for (int i = 0; i < program.roots().size(); i++) {
      Root root = program.roots().get(i);
      String label = root instanceof Root.Reduce reduce ? reduce.op().label() : "store";
      String id = root.stored() ? output(kernel, stored++) : "k" + kernel + "_inner" + i;
      node("    ", id, label + " " + root.type(), "style=bold");
      edge("    ", "k" + kernel + "_" + root.line(), id, "");
      results(kernel, program, i, id);
    }
  }

  /** Edges to where the kernel uses the result of its own root. */
  private void results(int kernel, KernelProgram program, int root, String id) {
    for (int line = 0; line < program.body().size(); line++) {
      boolean uses =
          program.body().get(line) instanceof Expr.Load load
              && program.operands().get(load.operand()).root() == root;
      if (uses) {
        edge("    ", id, "k" + kernel + "_" + line, "");
      }
    }
  }

  private static String style(Expr expr) {
    boolean input =
        expr instanceof Expr.Load
            || expr instanceof Expr.Argument
            || expr instanceof Expr.Constant
            || expr instanceof Expr.Position;
    return input ? "shape=plaintext" : "";
  }

  private static Set<Integer> operands(Expr expr) {
    Set<Integer> operands = new java.util.LinkedHashSet<>();
    expr.accept(
        new Calls.Walk() {
          @Override
          public Void local(Expr.Local local) {
            operands.add(local.index());
            return super.local(local);
          }
        });
    return operands;
  }

  private String output(int kernel, int root) {
    boolean whole = whole(plan.kernels().get(kernel).program());
    return whole ? "k" + kernel + "_out" + root : "k" + kernel;
  }

  private String output(int kernel, java.util.function.Predicate<Explanation.Output> wanted) {
    List<Explanation.Output> outputs = plan.kernels().get(kernel).outputs();
    for (int i = 0; i < outputs.size(); i++) {
      if (wanted.test(outputs.get(i))) {
        return output(kernel, i);
      }
    }
    throw new IllegalArgumentException("kernel " + (kernel + 1) + " writes no such value");
  }

  private void result(int index) {
    Explanation.Result result = plan.results().get(index);
    String label = "result " + (index + 1) + "\n" + result.type() + " " + result.shape();
    node("  ", "r" + index, label, "shape=box, peripheries=2");
    String from =
        result.kernel() < 0
            ? "a" + result.array()
            : output(result.kernel(), output -> output.results().contains(index));
    edge(
        "  ",
        from,
        "r" + index,
        "label=" + quote(result.type() + " " + Words.bytes(result.bytes())));
  }

  private void flow(Explanation.Flow flow) {
    String from =
        flow.producer() < 0
            ? "a" + flow.array()
            : output(flow.producer(), output -> output.temporary() == flow.temporary());
    KernelProgram program = plan.kernels().get(flow.consumer()).program();
    String line = program != null && whole(program) ? "_" + load(program, flow.operand()) : "";
    String to = "k" + flow.consumer() + line;
    String size = flow.type() + " " + Words.layout(flow.layout()) + " " + Words.bytes(flow.bytes());
    String reasons =
        flow.splits().stream()
            .map(split -> "\nnot fused: " + Words.reason(split))
            .distinct()
            .collect(Collectors.joining());
    String style = reasons.isEmpty() ? "" : ", color=\"#d0573b\", fontcolor=\"#d0573b\"";
    edge("  ", from, to, "label=" + quote(size + reasons) + style);
  }

  private static int load(KernelProgram program, int operand) {
    for (int line = 0; line < program.body().size(); line++) {
      Expr expr = program.body().get(line);
      boolean loads = expr instanceof Expr.Load load && load.operand() == operand;
      if (loads || (expr instanceof Expr.Gather gather && gather.operand() == operand)) {
        return line;
      }
    }
    throw new IllegalArgumentException("operand " + operand + " is never read: " + program.key());
  }

  private void node(String margin, String id, String label, String attributes) {
    out.append(margin).append(prefix).append(id).append(" [label=").append(quote(label));
    out.append(attributes.isEmpty() ? "" : ", " + attributes).append("];\n");
  }

  private void edge(String margin, String from, String to, String attributes) {
    out.append(margin).append(prefix).append(from).append(" -> ").append(prefix).append(to);
    out.append(attributes.isEmpty() ? "" : " [" + attributes + "]").append(";\n");
  }

  /** A quoted string; Graphviz reads entities in labels, so ampersands are written as one. */
  private static String quote(String text) {
    return '"'
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("&", "&amp;")
            .replace("\n", "\\n")
        + '"';
  }

  /** What a line of a body does. */
  private record Label(KernelProgram program) implements Expr.Visitor<String> {
    @Override
    public String constant(Expr.Constant constant) {
      return "constant " + constant.type();
    }

    @Override
    public String local(Expr.Local local) {
      return "copy";
    }

    @Override
    public String apply(Expr.Apply apply) {
      return apply.op().method();
    }

    @Override
    public String convert(Expr.Convert convert) {
      return "to " + convert.type();
    }

    @Override
    public String bitcast(Expr.Bitcast bitcast) {
      return "bits as " + bitcast.type();
    }

    @Override
    public String conditional(Expr.Conditional conditional) {
      return Op.SELECT.method();
    }

    @Override
    public String call(Expr.Call call) {
      return call.callee().name();
    }

    @Override
    public String load(Expr.Load load) {
      Operand operand = program.operands().get(load.operand());
      return (operand.isResult() ? "result " : "load ") + operand.type();
    }

    @Override
    public String position(Expr.Position position) {
      return "position";
    }

    @Override
    public String argument(Expr.Argument argument) {
      return "scalar " + argument.type();
    }

    @Override
    public String gather(Expr.Gather gather) {
      return "load " + gather.type() + " by index";
    }

    @Override
    public String checkedIndex(Expr.CheckedIndex index) {
      return "index of axis " + index.axis();
    }
  }
}
