package dev.sinter.explain.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Orders the nodes of each layer so that few links cross: every node moves to the mean position of
 * its neighbours in the layer before, sweeping down and up; the best order seen stays.
 */
final class Ordering {
  private static final int SWEEPS = 24;

  private final Layers layers;
  private final double[] position;

  Ordering(Layers layers) {
    this.layers = layers;
    this.position = new double[layers.size()];
  }

  void improve() {
    number();
    List<List<Integer>> best = copy();
    long fewest = crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      sweep(sweep % 2 == 0);
      long crossings = crossings();
      if (crossings < fewest) {
        fewest = crossings;
        best = copy();
      }
    }
    for (int level = 0; level < best.size(); level++) {
      layers.order.set(level, best.get(level));
    }
  }

  private void sweep(boolean down) {
    int count = layers.order.size();
    for (int i = 1; i < count; i++) {
      int level = down ? i : count - 1 - i;
      List<List<Integer>> neighbours = down ? layers.above : layers.below;
      List<Integer> order = layers.order.get(level);
      double[] wanted = new double[layers.size()];
      for (int node : order) {
        wanted[node] =
            neighbours.get(node).stream()
                .mapToDouble(neighbour -> position[neighbour])
                .average()
                .orElse(position[node]);
      }
      order.sort(Comparator.comparingDouble(node -> wanted[node]));
      number(order);
    }
  }

  private void number() {
    layers.order.forEach(this::number);
  }

  /** Positions between 0 and 1, comparable between layers of different lengths. */
  private void number(List<Integer> order) {
    for (int i = 0; i < order.size(); i++) {
      position[order.get(i)] = (i + 0.5) / order.size();
    }
  }

  private List<List<Integer>> copy() {
    List<List<Integer>> copy = new ArrayList<>();
    layers.order.forEach(order -> copy.add(new ArrayList<>(order)));
    return copy;
  }

  private long crossings() {
    long sum = 0;
    for (int level = 1; level < layers.order.size(); level++) {
      sum += crossings(layers.order.get(level - 1), layers.order.get(level));
    }
    return sum;
  }

  /** Pairs of links whose ends are in opposite order, counted with a binary indexed tree. */
  private long crossings(List<Integer> upper, List<Integer> lower) {
    int[] rank = new int[layers.size()];
    for (int i = 0; i < lower.size(); i++) {
      rank[lower.get(i)] = i;
    }
    long[] tree = new long[lower.size() + 1];
    long seen = 0;
    long crossings = 0;
    for (int node : upper) {
      int[] ranks = layers.below.get(node).stream().mapToInt(target -> rank[target]).toArray();
      Arrays.sort(ranks);
      for (int at : ranks) {
        long notRight = 0;
        for (int i = at + 1; i > 0; i -= i & -i) {
          notRight += tree[i];
        }
        crossings += seen - notRight;
      }
      for (int at : ranks) {
        for (int i = at + 1; i < tree.length; i += i & -i) {
          tree[i]++;
        }
        seen++;
      }
    }
    return crossings;
  }
}
