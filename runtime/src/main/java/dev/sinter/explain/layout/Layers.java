package dev.sinter.explain.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Nodes in layers, the uppermost first, so that every link goes down; a link across several layers
 * has a bend in each layer between. Bends are nodes too, numbered after the diagram's own.
 */
final class Layers {
  /** A layer is at most this wide, in units of the side of a square that would hold all boxes. */
  private static final double ASPECT = 1.7;

  private static final double LEAST_WIDTH = 1000;

  final List<List<Integer>> order = new ArrayList<>();

  /** Per node and bend, what it is linked to in the layer above. */
  final List<List<Integer>> above = new ArrayList<>();

  /** Per node and bend, what it is linked to in the layer below. */
  final List<List<Integer>> below = new ArrayList<>();

  /** Per link, its source, bends and target. */
  final List<List<Integer>> chains = new ArrayList<>();

  private final Diagram diagram;
  private final int[] layer;

  private Layers(Diagram diagram) {
    this.diagram = diagram;
    this.layer = new int[diagram.boxes().size()];
  }

  static Layers of(Diagram diagram) {
    Layers layers = new Layers(diagram);
    layers.assign();
    layers.bend();
    return layers;
  }

  /**
   * From the bottom up, each node as low as its links and the width of the layer allow (the rule of
   * Coffman and Graham, with widths in pixels).
   */
  private void assign() {
    List<List<Integer>> users = new ArrayList<>();
    diagram.boxes().forEach(box -> users.add(new ArrayList<>()));
    int[] waiting = new int[layer.length];
    List<List<Integer>> sources = new ArrayList<>();
    diagram.boxes().forEach(box -> sources.add(new ArrayList<>()));
    for (Diagram.Link link : diagram.links()) {
      users.get(link.from()).add(link.to());
      sources.get(link.to()).add(link.from());
      waiting[link.from()]++;
    }
    double limit = limit();
    List<Double> widths = new ArrayList<>();
    List<Integer> ready = new ArrayList<>();
    for (int node = layer.length - 1; node >= 0; node--) {
      if (waiting[node] == 0) {
        ready.add(node);
      }
    }
    int height = 0;
    for (int next = 0; next < ready.size(); next++) {
      int node = ready.get(next);
      int lowest = users.get(node).stream().mapToInt(user -> layer[user] + 1).max().orElse(0);
      layer[node] = fit(lowest, diagram.boxes().get(node).width(), limit, widths);
      height = Math.max(height, layer[node] + 1);
      for (int source : sources.get(node)) {
        if (--waiting[source] == 0) {
          ready.add(source);
        }
      }
    }
    if (ready.size() < layer.length) {
      throw new IllegalArgumentException("the links have a cycle");
    }
    for (int node = 0; node < layer.length; node++) {
      layer[node] = height - 1 - layer[node];
    }
    for (int level = 0; level < height; level++) {
      order.add(new ArrayList<>());
    }
  }

  private double limit() {
    double area = 0;
    for (Diagram.Box box : diagram.boxes()) {
      area += (box.width() + Coordinates.GAP) * (box.height() + Coordinates.LAYER_GAP);
    }
    return Math.max(LEAST_WIDTH, ASPECT * Math.sqrt(area));
  }

  private static int fit(int lowest, double width, double limit, List<Double> widths) {
    int level = lowest;
    while (level < widths.size()
        && widths.get(level) > 0
        && widths.get(level) + width + Coordinates.GAP > limit) {
      level++;
    }
    while (widths.size() <= level) {
      widths.add(0.0);
    }
    widths.set(level, widths.get(level) + width + Coordinates.GAP);
    return level;
  }

  /**
   * Puts bends into links and everything into its layer, sources in the order of their first use.
   */
  private void bend() {
    int[] levels = Arrays.copyOf(layer, layer.length);
    for (int node = 0; node < levels.length; node++) {
      add(levels[node], node);
    }
    for (Diagram.Link link : diagram.links()) {
      List<Integer> chain = new ArrayList<>(List.of(link.from()));
      for (int level = layer[link.from()] + 1; level < layer[link.to()]; level++) {
        int bend = above.size();
        add(level, bend);
        chain.add(bend);
      }
      chain.add(link.to());
      for (int i = 1; i < chain.size(); i++) {
        below.get(chain.get(i - 1)).add(chain.get(i));
        above.get(chain.get(i)).add(chain.get(i - 1));
      }
      chains.add(List.copyOf(chain));
    }
  }

  private void add(int level, int node) {
    order.get(level).add(node);
    above.add(new ArrayList<>());
    below.add(new ArrayList<>());
  }

  boolean isBend(int node) {
    return node >= layer.length;
  }

  /** All nodes and bends. */
  int size() {
    return above.size();
  }
}
