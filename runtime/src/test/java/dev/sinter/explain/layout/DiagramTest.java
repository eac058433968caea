package dev.sinter.explain.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a reader relies on: nothing overlaps, links go down, a chain is straight. */
final class DiagramTest {
  private static Diagram random(long seed, int nodes, int links) {
    Random random = new Random(seed);
    List<Diagram.Box> boxes = new ArrayList<>();
    List<Diagram.Link> edges = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      boxes.add(new Diagram.Box(40 + random.nextInt(200), 20 + random.nextInt(80)));
    }
    for (int i = 0; i < links; i++) {
      int to = 1 + random.nextInt(nodes - 1);
      edges.add(new Diagram.Link(random.nextInt(to), to));
    }
    return new Diagram(boxes, edges);
  }

  @Test
  void boxesDoNotOverlapAndLieInside() {
    for (int seed = 0; seed < 20; seed++) {
      Diagram diagram = random(seed, 10 * (seed + 1), 15 * (seed + 1));
      Diagram.Placement placement = diagram.place();
      for (int i = 0; i < diagram.boxes().size(); i++) {
        inside(diagram.boxes().get(i), placement.centres().get(i), placement);
        for (int j = 0; j < i; j++) {
          apart(diagram, placement, i, j);
        }
      }
    }
  }

  private static void inside(Diagram.Box box, Diagram.Point centre, Diagram.Placement placement) {
    assertTrue(centre.x() - box.width() / 2 >= -1e-6);
    assertTrue(centre.y() - box.height() / 2 >= -1e-6);
    assertTrue(centre.x() + box.width() / 2 <= placement.width() + 1e-6);
    assertTrue(centre.y() + box.height() / 2 <= placement.height() + 1e-6);
  }

  private static void apart(Diagram diagram, Diagram.Placement placement, int i, int j) {
    Diagram.Box a = diagram.boxes().get(i);
    Diagram.Box b = diagram.boxes().get(j);
    Diagram.Point p = placement.centres().get(i);
    Diagram.Point q = placement.centres().get(j);
    boolean beside = Math.abs(p.x() - q.x()) >= (a.width() + b.width()) / 2;
    boolean below = Math.abs(p.y() - q.y()) >= (a.height() + b.height()) / 2;
    assertTrue(beside || below, () -> i + " at " + p + " and " + j + " at " + q);
  }

  @Test
  void linksGoDownFromBoxToBox() {
    Diagram diagram = random(7, 60, 120);
    Diagram.Placement placement = diagram.place();
    for (int link = 0; link < diagram.links().size(); link++) {
      List<Diagram.Point> route = placement.routes().get(link);
      assertEquals(0, route.size() % 2);
      for (int i = 1; i < route.size(); i++) {
        assertTrue(route.get(i).y() >= route.get(i - 1).y());
      }
      leaves(diagram, placement, diagram.links().get(link).from(), route.get(0));
    }
  }

  private static void leaves(
      Diagram diagram, Diagram.Placement placement, int node, Diagram.Point start) {
    Diagram.Box box = diagram.boxes().get(node);
    Diagram.Point centre = placement.centres().get(node);
    assertEquals(centre.y() + box.height() / 2, start.y(), 1e-6);
    assertTrue(Math.abs(start.x() - centre.x()) <= box.width() / 2);
  }

  @Test
  void aChainIsAStraightLine() {
    List<Diagram.Box> boxes = new ArrayList<>();
    List<Diagram.Link> links = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      boxes.add(new Diagram.Box(30 + i, 20));
      if (i > 0) {
        links.add(new Diagram.Link(i - 1, i));
      }
    }
    Diagram.Placement placement = new Diagram(boxes, links).place();
    for (Diagram.Point centre : placement.centres()) {
      assertEquals(placement.centres().get(0).x(), centre.x(), 1e-6);
    }
  }

  @Test
  void linksThatNeedNotCrossDoNot() {
    // Sources 0 1 2 lead to 5 4 3: in order of their numbers all of them would cross.
    List<Diagram.Box> boxes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      boxes.add(new Diagram.Box(50, 20));
    }
    List<Diagram.Link> links =
        List.of(new Diagram.Link(0, 5), new Diagram.Link(1, 4), new Diagram.Link(2, 3));
    Diagram.Placement placement = new Diagram(boxes, links).place();
    for (Diagram.Link link : links) {
      assertEquals(
          placement.centres().get(link.from()).x(), placement.centres().get(link.to()).x(), 1e-6);
    }
  }

  @Test
  void manyBoxesOfOneLayerTakeSeveral() {
    List<Diagram.Box> boxes = new ArrayList<>();
    List<Diagram.Link> links = new ArrayList<>();
    boxes.add(new Diagram.Box(100, 40));
    for (int i = 1; i <= 200; i++) {
      boxes.add(new Diagram.Box(100, 40));
      links.add(new Diagram.Link(i, 0));
    }
    Diagram.Placement placement = new Diagram(boxes, links).place();
    assertTrue(placement.width() < 200 * 128 / 4, () -> "width " + placement.width());
  }

  @Test
  void nothingIsPlacedAsNothing() {
    Diagram.Placement placement = new Diagram(List.of(), List.of()).place();
    assertEquals(0, placement.width());
    assertEquals(0, placement.height());
  }

  @Test
  void cyclesAreRefused() {
    List<Diagram.Box> boxes = List.of(new Diagram.Box(1, 1), new Diagram.Box(1, 1));
    List<Diagram.Link> links = List.of(new Diagram.Link(0, 1), new Diagram.Link(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Diagram(boxes, links).place());
  }

  @Test
  void isotonicRegressionPoolsViolators() {
    double[] fitted = Isotonic.fit(new double[] {1, 3, 2, 2, 5}, new double[] {1, 2, 1, 1, 1});
    assertArrayEquals(new double[] {1, 2.5, 2.5, 2.5, 5}, fitted, 1e-12);
  }
}
