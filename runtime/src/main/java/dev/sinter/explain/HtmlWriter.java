package dev.sinter.explain;

import dev.sinter.codegen.DeviceClass;
import dev.sinter.codegen.opencl.OpenClEmitter;
import dev.sinter.plan.DeviceKind;
import dev.sinter.plan.KernelProgram;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One page: the picture, a table of kernels, and for each what it reads and the text that would be
 * compiled. Well-formed XML, without scripts or anything from outside.
 */
final class HtmlWriter {
  private final StringBuilder out = new StringBuilder();

  private HtmlWriter() {}

  static String document(List<Explanation> plans) {
    HtmlWriter writer = new HtmlWriter();
    writer.out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\"/>\n");
    writer.out.append("<meta name=\"viewport\" content=\"width=device-width\"/>\n");
    writer.out.append("<title>Sinter: what would run</title>\n").append(Style.HTML);
    writer.out.append("</head>\n<body>\n<h1>What would run</h1>\n<div class=\"picture\">\n");
    writer.out.append(SvgWriter.element(plans)).append("</div>\n");
    plans.forEach(writer::plan);
    return writer.out.append("</body>\n</html>\n").toString();
  }

  private void plan(Explanation plan) {
    element("h2", Words.title(plan));
    if (plan.kernels().isEmpty()) {
      element("p", "Everything is in memory.");
      return;
    }
    element("p", "Moves " + Words.bytes(plan.bytesMoved()) + ", " + Words.saved(plan) + ".");
    element(
        "p",
        "Holds at most "
            + Words.bytes(plan.peakBytes())
            + " of device memory for results and temporaries, beside the arrays that are read.");
    table(plan);
    for (int kernel = 0; kernel < plan.kernels().size(); kernel++) {
      details(plan, kernel);
    }
  }

  private void table(Explanation plan) {
    out.append("<div class=\"table\"><table>\n<tr>");
    for (String head : List.of("", "kernel", "form", "space", "origin")) {
      out.append("<th>").append(head).append("</th>");
    }
    for (String head : List.of("read", "written", "operations", "per byte")) {
      out.append("<th class=\"figure\">").append(head).append("</th>");
    }
    out.append("</tr>\n");
    for (int i = 0; i < plan.kernels().size(); i++) {
      Explanation.Kernel kernel = plan.kernels().get(i);
      out.append("<tr>");
      cell("figure", String.valueOf(i + 1));
      out.append("<td><code>").append(Markup.escape(kernel.name())).append("</code></td>");
      cell("", kernel.form());
      cell("", kernel.space().toString());
      cell("", Words.origin(kernel.origin()));
      cell("figure", Words.bytes(kernel.bytesRead()));
      cell("figure", Words.bytes(kernel.bytesWritten()));
      cell("figure", Words.flops(kernel.flops()));
      cell("figure", Words.intensity(kernel));
      out.append("</tr>\n");
    }
    out.append("</table></div>\n");
  }

  private void cell(String style, String text) {
    out.append(style.isEmpty() ? "<td>" : "<td class=\"" + style + "\">");
    out.append(Markup.escape(text)).append("</td>");
  }

  private void details(Explanation plan, int index) {
    Explanation.Kernel kernel = plan.kernels().get(index);
    out.append("<h3>").append(index + 1).append(". <code>").append(Markup.escape(kernel.name()));
    out.append("</code></h3>\n<ul>\n");
    List<String> operations = Words.operations(kernel);
    element("li", "computes " + (operations.isEmpty() ? "a copy" : String.join(", ", operations)));
    if (!kernel.methods().isEmpty()) {
      element("li", "calls " + String.join(", ", kernel.methods()));
    }
    plan.into(index).forEach(this::input);
    for (Explanation.Output output : kernel.outputs()) {
      String values = Words.values(output.type(), output.values());
      String bytes = Words.bytes(output.bytes());
      element("li", "writes " + values + ", " + bytes + ", " + Words.destination(output));
    }
    out.append("</ul>\n");
    source(plan.kind(), kernel);
  }

  private void input(Explanation.Flow flow) {
    String source =
        flow.producer() < 0 ? "array " + (flow.array() + 1) : "kernel " + (flow.producer() + 1);
    String what = Words.values(flow.type(), flow.values()) + ", " + Words.layout(flow.layout());
    out.append("<li>reads ").append(source).append(": ");
    out.append(Markup.escape(what + ", " + Words.bytes(flow.bytes())));
    Set<String> reasons = new LinkedHashSet<>();
    flow.splits().forEach(split -> reasons.add(Words.reason(split)));
    for (String reason : reasons) {
      out.append("; <span class=\"why\">not fused: ").append(Markup.escape(reason));
      out.append("</span>");
    }
    out.append("</li>\n");
  }

  /** OpenCL C where that is what is compiled; the JVM compiles the program itself. */
  private void source(DeviceKind kind, Explanation.Kernel kernel) {
    KernelProgram program = kernel.program();
    if (program == null) {
      return;
    }
    String head =
        switch (kind) {
          case GPU, CPU -> "OpenCL C";
          case JVM -> "the program, from which bytecode is made";
        };
    String text =
        switch (kind) {
          case GPU -> OpenClEmitter.emit(program, DeviceClass.GPU).text();
          case CPU -> OpenClEmitter.emit(program, DeviceClass.CPU).text();
          case JVM -> program.key();
        };
    out.append("<details><summary>").append(head).append("</summary>\n<pre>");
    out.append(Markup.escape(text)).append("</pre></details>\n");
  }

  private void element(String name, String text) {
    out.append('<').append(name).append('>').append(Markup.escape(text));
    out.append("</").append(name).append(">\n");
  }
}
