package dev.sinter.explain;

import dev.sinter.explain.layout.Diagram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws plans, one below the other: data flows from the arrays above to the results below. Needs no
 * other program to be drawn, nor any to be looked at but a browser.
 */
final class SvgWriter {
  static final double LINE = 15;

  /** Advance of a 12 px monospaced character, with some room: fonts differ. */
  private static final double ADVANCE = 7.4;

  /** Where the legend's lines break, characters, if nothing drawn is wider. */
  private static final int COLUMNS = 58;

  private static final double SAMPLE = 38;
  private static final double MARGIN = 24;
  private static final double PADDING = 10;

  private final StringBuilder out = new StringBuilder();
  private double width;

  private SvgWriter() {}

  /** A document. */
  static String document(List<Explanation> plans) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(plans);
  }

  /** The element alone, for a page. */
  static String element(List<Explanation> plans) {
    SvgWriter writer = new SvgWriter();
    double height = MARGIN;
    for (Explanation plan : plans) {
      height = writer.plan(plan, height) + MARGIN;
    }
    String size = Markup.number(writer.width + 2 * MARGIN) + "\" height=\"" + Markup.number(height);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sinter-plan\" role=\"img\" width=\""
        + size
        + "\" viewBox=\"0 0 "
        + Markup.number(writer.width + 2 * MARGIN)
        + " "
        + Markup.number(height)
        + "\">\n<title>"
        + Markup.escape(title(plans))
        + "</title>\n"
        + Style.SVG
        + "<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n"
        + writer.out
        + "</svg>\n";
  }

  private static String title(List<Explanation> plans) {
    List<String> titles = new ArrayList<>();
    plans.forEach(plan -> titles.add(Words.title(plan)));
    return String.join("; ", titles);
  }

  private double plan(Explanation plan, double from) {
    double at = from + LINE;
    text("head", MARGIN, at, Words.title(plan));
    if (!plan.kernels().isEmpty()) {
      at = note(at, "moves " + Words.bytes(plan.bytesMoved()) + ", " + Words.saved(plan));
      at = note(at, "peak device memory beside the arrays " + Words.bytes(plan.peakBytes()));
    }
    Figure figure = new Figure(plan);
    List<Diagram.Box> boxes = figure.items.stream().map(SvgWriter::box).toList();
    Diagram.Placement placement = new Diagram(boxes, figure.links).place();
    double top = at + MARGIN;
    out.append("<g transform=\"translate(")
        .append(Markup.number(MARGIN))
        .append(' ')
        .append(Markup.number(top))
        .append(")\">\n");
    for (int link = 0; link < figure.links.size(); link++) {
      boolean flow = figure.items.get(figure.links.get(link).to()).kind() == Figure.Kind.FLOW;
      route(placement.routes().get(link), !flow);
    }
    for (int item = 0; item < boxes.size(); item++) {
      item(figure.items.get(item), boxes.get(item), placement.centres().get(item));
    }
    out.append("</g>\n");
    width = Math.max(width, placement.width());
    return legend(plan, top + placement.height() + MARGIN);
  }

  private double note(double at, String text) {
    text("note", MARGIN, at + LINE, text);
    width = Math.max(width, text.length() * ADVANCE);
    return at + LINE;
  }

  private static Diagram.Box box(Figure.Item item) {
    int longest = item.lines().stream().mapToInt(String::length).max().orElse(0);
    double extra = item.kind() == Figure.Kind.ARRAY ? 12 : 0;
    double padding = item.kind() == Figure.Kind.FLOW ? PADDING / 2 : PADDING;
    return new Diagram.Box(
        longest * ADVANCE + 2 * PADDING + (item.kind() == Figure.Kind.KERNEL ? 6 : 0),
        item.lines().size() * LINE + 2 * padding + extra);
  }

  /** Curves between layers, straight lines through them. */
  private void route(List<Diagram.Point> points, boolean arrow) {
    out.append("<path class=\"link\"").append(arrow ? " marker-end=\"url(#sinter-arrow)\"" : "");
    out.append(" d=\"M").append(point(points.get(0)));
    for (int i = 1; i < points.size(); i++) {
      Diagram.Point from = points.get(i - 1);
      Diagram.Point to = points.get(i);
      boolean end = arrow && i == points.size() - 1;
      Diagram.Point tip = end ? new Diagram.Point(to.x(), to.y() - 7) : to;
      if (i % 2 == 0) {
        out.append(" L").append(point(tip));
      } else {
        double middle = (from.y() + tip.y()) / 2;
        out.append(" C")
            .append(point(new Diagram.Point(from.x(), middle)))
            .append(' ')
            .append(point(new Diagram.Point(tip.x(), middle)))
            .append(' ')
            .append(point(tip));
      }
    }
    out.append("\"/>\n");
  }

  private static String point(Diagram.Point point) {
    return Markup.number(point.x()) + " " + Markup.number(point.y());
  }

  private void item(Figure.Item item, Diagram.Box box, Diagram.Point centre) {
    double x = centre.x() - box.width() / 2;
    double y = centre.y() - box.height() / 2;
    out.append("<g class=\"").append(item.tint()).append("\">");
    if (!item.tip().isEmpty()) {
      out.append("<title>").append(Markup.escape(item.tip())).append("</title>");
    }
    out.append(Shapes.of(item.kind(), x, y, box.width(), box.height())).append('\n');
    double padding = item.kind() == Figure.Kind.FLOW ? PADDING / 2 : PADDING;
    double baseline = y + padding + LINE - 4 + (item.kind() == Figure.Kind.ARRAY ? 8 : 0);
    double left = x + PADDING + (item.kind() == Figure.Kind.KERNEL ? 6 : 0);
    for (int i = 0; i < item.lines().size(); i++) {
      boolean title = i == 0 && item.kind() != Figure.Kind.FLOW;
      text(title ? "name" : "line", left, baseline + i * LINE, item.lines().get(i));
    }
    out.append("</g>\n");
  }

  private double legend(Explanation plan, double from) {
    double at = from;
    Map<String, String> kernels = new TreeMap<>();
    plan.kernels()
        .forEach(kernel -> kernels.put(Words.tint(kernel.origin()), Words.origin(kernel.origin())));
    for (Map.Entry<String, String> kernel : kernels.entrySet()) {
      out.append("<g class=\"").append(kernel.getKey()).append("\">");
      out.append(Shapes.of(Figure.Kind.KERNEL, MARGIN, at + 3, 28, 13)).append("</g>\n");
      at = entry(at, "kernel, " + kernel.getValue());
    }
    Map<String, String> reasons = new LinkedHashMap<>();
    plan.flows()
        .forEach(
            flow ->
                flow.splits()
                    .forEach(split -> reasons.put(Words.label(split), split.reason().text())));
    for (Map.Entry<String, String> reason : reasons.entrySet()) {
      out.append("<g class=\"split\">");
      out.append(Shapes.of(Figure.Kind.FLOW, MARGIN, at + 3, 28, 13)).append("</g>\n");
      at = entry(at, "not fused, " + reason.getKey() + ": " + reason.getValue());
    }
    return at;
  }

  private double entry(double at, String text) {
    double down = at;
    int columns = Math.max(COLUMNS, (int) ((width - SAMPLE) / ADVANCE));
    for (String line : Words.wrap(text, columns)) {
      text("note", MARGIN + SAMPLE, down + LINE - 1, line);
      width = Math.max(width, line.length() * ADVANCE + SAMPLE);
      down += LINE;
    }
    return down + 5;
  }

  private void text(String style, double x, double y, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n",
            style,
            Markup.number(x),
            Markup.number(y),
            Markup.escape(text)));
  }
}
