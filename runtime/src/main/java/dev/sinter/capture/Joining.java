package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.DTypeException;
import dev.sinter.Shape;
import dev.sinter.ShapeException;
import dev.sinter.ir.Caller;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import java.util.ArrayList;
import java.util.List;

/** Records arrays joined along an axis, an old or a new one. */
public final class Joining {
  /** Beyond this, joined arrays are joined again: a kernel compares with every border. */
  private static final int MOST = 8;

  private Joining() {}

  /**
   * The arrays one after the other along an axis, in the type to which Java promotes them; equal
   * types stay.
   *
   * @throws ShapeException naming the operand that doesn't fit
   * @throws DTypeException if some are BOOL and some are not
   */
  public static Node concat(int axis, List<Node> nodes) {
    Shape first = first("concat", nodes).shape();
    if (first.rank() == 0) {
      throw new ShapeException("concat of 0-d arrays: stack joins them along a new axis");
    }
    int at = first.axis(axis);
    long extent = 0;
    for (int i = 0; i < nodes.size(); i++) {
      Shape shape = nodes.get(i).shape();
      boolean fits = shape.rank() == first.rank();
      if (!fits || !Arranging.with(shape, at, 0).equals(Arranging.with(first, at, 0))) {
        throw new ShapeException(
            mismatch("concat along axis " + axis, i, shape, first)
                + "all extents but that of the axis must be equal");
      }
      extent = Arranging.sum(extent, shape.dim(at));
    }
    Arranging.with(first, at, extent); // refuses an extent that overflows
    List<Node> parts = new ArrayList<>();
    for (Node node : promoted(nodes)) {
      if (node.shape().dim(at) > 0) {
        parts.add(node);
      }
    }
    DType type = promoted(nodes).get(0).type();
    return parts.isEmpty()
        ? Capture.constant(type, Arranging.with(first, at, 0), 0)
        : joined(at, type, parts);
  }

  /** The arrays of one shape along a new axis, at {@code axis} of the result. */
  public static Node stack(int axis, List<Node> nodes) {
    Shape first = first("stack", nodes).shape();
    List<Node> wide = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (!node.shape().equals(first)) {
        throw new ShapeException(
            mismatch("stack along axis " + axis, i, node.shape(), first)
                + "the shapes must be equal");
      }
      wide.add(Views.expandDims(node, axis));
    }
    return concat(axis, wide);
  }

  private static Node first(String label, List<Node> nodes) {
    if (nodes.isEmpty()) {
      throw new ShapeException(label + " of no arrays: name at least one");
    }
    return nodes.get(0);
  }

  private static String mismatch(String what, int operand, Shape shape, Shape first) {
    return what + ": operand " + operand + " is " + shape + ", operand 0 is " + first + ": ";
  }

  /**
   * The type to which Java promotes these; equal ones stay.
   *
   * @throws DTypeException naming the operand that doesn't fit
   */
  public static DType commonType(List<DType> types) {
    DType common = types.get(0);
    for (int i = 1; i < types.size(); i++) {
      DType next = types.get(i);
      try {
        common = next == common ? common : DType.promote(common, next);
      } catch (DTypeException mixed) {
        throw new DTypeException(Caller.method() + ": operand " + i + ": " + mixed.getMessage());
      }
    }
    return common;
  }

  private static List<Node> promoted(List<Node> nodes) {
    DType common = commonType(nodes.stream().map(Node::type).toList());
    return nodes.stream().map(node -> Capture.convert(node, common)).toList();
  }

  /** In levels of at most {@value #MOST}, of even length. */
  private static Node joined(int axis, DType type, List<Node> parts) {
    List<Node> level = parts;
    while (level.size() > MOST) {
      int groups = (level.size() + MOST - 1) / MOST;
      List<Node> next = new ArrayList<>();
      for (int group = 0; group < groups; group++) {
        int from = (int) ((long) level.size() * group / groups);
        int to = (int) ((long) level.size() * (group + 1) / groups);
        next.add(node(axis, type, level.subList(from, to)));
      }
      level = next;
    }
    return node(axis, type, level);
  }

  private static Node node(int axis, DType type, List<Node> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    long extent = parts.stream().mapToLong(part -> part.shape().dim(axis)).sum();
    Shape shape = Arranging.with(parts.get(0).shape(), axis, extent);
    return new Node(type, shape, new Definition.Concat(axis, List.copyOf(parts)));
  }
}
