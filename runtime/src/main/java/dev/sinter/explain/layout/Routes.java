package dev.sinter.explain.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The points of the links: spread over the edges of boxes, straight through the layers between. */
final class Routes {
  private final Diagram diagram;
  private final Layers layers;
  private final double[] x;

  Routes(Diagram diagram, Layers layers, double[] x) {
    this.diagram = diagram;
    this.layers = layers;
    this.x = x;
  }

  List<List<Diagram.Point>> all(
      List<Diagram.Point> centres, int[] level, double[] top, double[] height) {
    double[] starts = ports(true);
    double[] ends = ports(false);
    List<List<Diagram.Point>> routes = new ArrayList<>();
    for (int link = 0; link < layers.chains.size(); link++) {
      List<Integer> chain = layers.chains.get(link);
      int from = chain.get(0);
      int to = chain.get(chain.size() - 1);
      List<Diagram.Point> route = new ArrayList<>();
      double bottom = centres.get(from).y() + diagram.boxes().get(from).height() / 2;
      route.add(new Diagram.Point(starts[link], bottom));
      for (int bend : chain.subList(1, chain.size() - 1)) {
        route.add(new Diagram.Point(x[bend], top[level[bend]]));
        route.add(new Diagram.Point(x[bend], top[level[bend]] + height[level[bend]]));
      }
      double entry = centres.get(to).y() - diagram.boxes().get(to).height() / 2;
      route.add(new Diagram.Point(ends[link], entry));
      routes.add(List.copyOf(route));
    }
    return List.copyOf(routes);
  }

  /** Where links leave or enter their boxes, ordered as what they lead to. */
  private double[] ports(boolean leaving) {
    List<List<Integer>> linksOf = new ArrayList<>();
    diagram.boxes().forEach(box -> linksOf.add(new ArrayList<>()));
    for (int link = 0; link < layers.chains.size(); link++) {
      Diagram.Link ends = diagram.links().get(link);
      linksOf.get(leaving ? ends.from() : ends.to()).add(link);
    }
    double[] ports = new double[layers.chains.size()];
    for (int node = 0; node < linksOf.size(); node++) {
      List<Integer> links = linksOf.get(node);
      links.sort(
          Comparator.comparingDouble((Integer link) -> x[next(link, leaving)])
              .thenComparingInt(link -> link));
      double width = diagram.boxes().get(node).width();
      double step = Math.min(18, (width - 24) / Math.max(1, links.size() - 1));
      for (int i = 0; i < links.size(); i++) {
        ports[links.get(i)] = x[node] + (i - (links.size() - 1) / 2.0) * step;
      }
    }
    return ports;
  }

  private int next(int link, boolean leaving) {
    List<Integer> chain = layers.chains.get(link);
    return chain.get(leaving ? 1 : chain.size() - 2);
  }
}
