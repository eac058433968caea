package dev.sinter.explain;

import java.util.List;
import java.util.stream.Collectors;

/** Plans in every form; one {@link Explanation} per device. Same input, same text. */
public final class Explain {
  private Explain() {}

  /** A tree per plan, at most 100 columns wide unless a name is longer. */
  public static String text(List<Explanation> plans) {
    return plans.stream().map(TextWriter::text).collect(Collectors.joining("\n"));
  }

  /** One graph in the language of Graphviz. */
  public static String dot(List<Explanation> plans) {
    return DotWriter.document(plans);
  }

  /** A picture of all plans, one below the other. */
  public static String svg(List<Explanation> plans) {
    return SvgWriter.document(plans);
  }

  /** A page of its own. */
  public static String html(List<Explanation> plans) {
    return HtmlWriter.document(plans);
  }

  /** JSON, as in {@code docs/explain.md}. */
  public static String json(List<Explanation> plans) {
    return JsonDocument.of(plans);
  }
}
