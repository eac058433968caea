package dev.sinter.explain.layout;

import java.util.List;

/**
 * Boxes to place and links between them, all in one unit (pixels).
 *
 * @param boxes per node its size
 * @param links the source stands above the target; without cycles
 */
public record Diagram(List<Box> boxes, List<Link> links) {
  /** The size of a node. */
  public record Box(double width, double height) {}

  /** From one node to another. */
  public record Link(int from, int to) {}

  /** A place. */
  public record Point(double x, double y) {}

  /**
   * A finished layout; everything lies between 0 and {@code width}, 0 and {@code height}.
   *
   * @param centres per node the middle of its box
   * @param routes per link, an even number of points: straight between the points 0 and 1, 2 and 3
   *     of the inner points (where it crosses a layer), curved elsewhere
   */
  public record Placement(
      List<Point> centres, List<List<Point>> routes, double width, double height) {}

  /** Copies the lists. */
  public Diagram {
    boxes = List.copyOf(boxes);
    links = List.copyOf(links);
  }

  /** Places everything; the same diagram always gives the same layout. */
  public Placement place() {
    Layers layers = Layers.of(this);
    new Ordering(layers).improve();
    return new Coordinates(this, layers).place();
  }
}
