package dev.sinter.explain.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives ordered layers coordinates. Across, every layer in turn moves as near as its order allows
 * to the middle of its neighbours (least squares under order constraints, solved exactly by pooling
 * adjacent violators); down, layers stand below each other with room for the links.
 */
final class Coordinates {
  /** Between boxes of one layer. */
  static final double GAP = 28;

  /** Between layers. */
  static final double LAYER_GAP = 40;

  private static final double BEND_WIDTH = 6;
  private static final double BEND_GAP = 6;
  private static final int SWEEPS = 16;

  /** Links between bends are kept straight rather than links at boxes. */
  private static final double STRAIGHT = 6;

  /** What comes from nowhere or goes nowhere stands beside the way of the rest. */
  private static final double BESIDE = 0.05;

  private final Diagram diagram;
  private final Layers layers;
  private final double[] x;
  private final double[] top;
  private final double[] height;

  Coordinates(Diagram diagram, Layers layers) {
    this.diagram = diagram;
    this.layers = layers;
    this.x = new double[layers.size()];
    this.top = new double[layers.order.size()];
    this.height = new double[layers.order.size()];
  }

  Diagram.Placement place() {
    layers.order.forEach(this::pack);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean down = sweep % 2 == 0;
      for (int i = 0; i < layers.order.size(); i++) {
        move(layers.order.get(down ? i : layers.order.size() - 1 - i), sweep);
      }
    }
    double width = shift();
    double total = stack();
    List<Diagram.Point> centres = new ArrayList<>();
    int[] level = levels();
    for (int node = 0; node < diagram.boxes().size(); node++) {
      centres.add(new Diagram.Point(x[node], top[level[node]] + height[level[node]] / 2));
    }
    return new Diagram.Placement(
        List.copyOf(centres),
        new Routes(diagram, layers, x).all(centres, level, top, height),
        width,
        total);
  }

  private double width(int node) {
    return layers.isBend(node) ? BEND_WIDTH : diagram.boxes().get(node).width();
  }

  private double distance(int left, int right) {
    return (width(left) + width(right)) / 2
        + (layers.isBend(left) && layers.isBend(right) ? BEND_GAP : GAP);
  }

  private void pack(List<Integer> order) {
    double at = 0;
    for (int i = 0; i < order.size(); i++) {
      at += i == 0 ? 0 : distance(order.get(i - 1), order.get(i));
      x[order.get(i)] = at;
    }
    for (int node : order) {
      x[node] -= at / 2;
    }
  }

  /** Towards the neighbours above in the first sweeps of a pair, below in the second; both last. */
  private void move(List<Integer> order, int sweep) {
    boolean last = sweep >= SWEEPS - 4;
    double[] wanted = new double[order.size()];
    double[] weight = new double[order.size()];
    double[] offset = new double[order.size()];
    for (int i = 0; i < wanted.length; i++) {
      int node = order.get(i);
      offset[i] = i == 0 ? 0 : offset[i - 1] + distance(order.get(i - 1), node);
      double sum = 0;
      if (last || sweep % 2 == 0) {
        for (int neighbour : layers.above.get(node)) {
          sum += pull(node, neighbour) * x[neighbour];
          weight[i] += pull(node, neighbour);
        }
      }
      if (last || sweep % 2 == 1) {
        for (int neighbour : layers.below.get(node)) {
          sum += pull(node, neighbour) * x[neighbour];
          weight[i] += pull(node, neighbour);
        }
      }
      wanted[i] = (weight[i] == 0 ? x[node] : sum / weight[i]) - offset[i];
      weight[i] = Math.max(weight[i], 1e-3);
    }
    double[] solved = Isotonic.fit(wanted, weight);
    for (int i = 0; i < solved.length; i++) {
      x[order.get(i)] = solved[i] + offset[i];
    }
  }

  private double pull(int node, int neighbour) {
    if (layers.isBend(node) && layers.isBend(neighbour)) {
      return STRAIGHT;
    }
    return isEnd(node) || isEnd(neighbour) ? BESIDE : 1;
  }

  private boolean isEnd(int node) {
    return layers.above.get(node).isEmpty() || layers.below.get(node).isEmpty();
  }

  /** Moves everything right of 0; gives the width. */
  private double shift() {
    double left = Double.MAX_VALUE;
    double right = 0;
    for (int node = 0; node < x.length; node++) {
      left = Math.min(left, x[node] - width(node) / 2);
    }
    for (int node = 0; node < x.length; node++) {
      x[node] -= left;
      right = Math.max(right, x[node] + width(node) / 2);
    }
    return right;
  }

  /** Layers below each other, further apart where links run far to the side. */
  private double stack() {
    double at = 0;
    for (int level = 0; level < top.length; level++) {
      top[level] = at;
      height[level] =
          layers.order.get(level).stream()
              .filter(node -> !layers.isBend(node))
              .mapToDouble(node -> diagram.boxes().get(node).height())
              .max()
              .orElse(0);
      at += height[level] + LAYER_GAP + sideways(layers.order.get(level));
    }
    int last = top.length - 1;
    return last < 0 ? 0 : top[last] + height[last];
  }

  private double sideways(List<Integer> order) {
    double far = 0;
    for (int node : order) {
      for (int neighbour : layers.below.get(node)) {
        far = Math.max(far, Math.abs(x[node] - x[neighbour]));
      }
    }
    return Math.min(LAYER_GAP, far / 20);
  }

  private int[] levels() {
    int[] level = new int[layers.size()];
    for (int i = 0; i < layers.order.size(); i++) {
      for (int node : layers.order.get(i)) {
        level[node] = i;
      }
    }
    return level;
  }
}
