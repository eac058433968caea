package dev.sinter.explain;

import java.util.Locale;

/** The outlines of what pictures show. */
final class Shapes {
  private Shapes() {}

  static String of(Figure.Kind kind, double x, double y, double width, double height) {
    return switch (kind) {
      case KERNEL -> rectangle("box", x, y, width, height, 3) + stripe(x, y, height);
      case ARRAY -> cylinder(x, y, width, height);
      case FLOW -> rectangle("box", x, y, width, height, 7);
      case RESULT ->
          rectangle("box", x, y, width, height, 12)
              + rectangle("inner", x + 3, y + 3, width - 6, height - 6, 9);
    };
  }

  private static String rectangle(
      String style, double x, double y, double width, double height, int radius) {
    return String.format(
        Locale.ROOT,
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%d\"/>",
        style,
        Markup.number(x),
        Markup.number(y),
        Markup.number(width),
        Markup.number(height),
        radius);
  }

  private static String stripe(double x, double y, double height) {
    return rectangle("stripe", x, y, 6, height, 3);
  }

  private static String cylinder(double x, double y, double width, double height) {
    double lid = 7;
    String right = Markup.number(x + width);
    String left = Markup.number(x);
    String arc = Markup.number(width / 2) + " " + Markup.number(lid) + " 0 0 ";
    String upper = Markup.number(y + lid);
    String lower = Markup.number(y + height - lid);
    return "<path class=\"box\" d=\"M%s %s A%s1 %s %s V%s A%s1 %s %s Z\"/>"
            .formatted(left, upper, arc, right, upper, lower, arc, left, lower)
        + "<path class=\"lid\" d=\"M%s %s A%s0 %s %s\"/>".formatted(left, upper, arc, right, upper);
  }
}
