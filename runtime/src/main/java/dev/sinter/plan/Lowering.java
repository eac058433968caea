package dev.sinter.plan;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.ir.Semantics;
import dev.sinter.pass.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Writes graph nodes as lines of one kernel: pushes views down to the loads, so that they cost
 * nothing, and stops at nodes that have a kernel of their own.
 */
final class Lowering {
  private record Place(int node, IndexMap map) {}

  /** Where nodes that are not computed in place come from. */
  interface Inputs {
    /** The value of a node that has been evaluated, or null if it is to be computed here. */
    Expr.@Nullable Local read(int node, IndexMap map);
  }

  private final Graph graph;
  private final Inputs inputs;
  private final Body body;
  private final Coordinates coordinates;
  private final Map<Place, Expr.Local> memo = new HashMap<>();

  Lowering(Graph graph, Inputs inputs, Body body) {
    this.graph = graph;
    this.inputs = inputs;
    this.body = body;
    this.coordinates = new Coordinates(body);
  }

  /**
   * The value of {@code node} at the positions that {@code map} names. A constant is an argument,
   * even if it is also stored: its positions don't matter, and {@code map} may be a user's.
   */
  Expr.Local value(int node, IndexMap map) {
    if (graph.definition(node) instanceof Definition.Constant) {
      return definition(node, map);
    }
    Expr.Local read = inputs.read(node, map);
    return read == null ? definition(node, map) : read;
  }

  /** As {@link #value}, for the node that this kernel itself evaluates. */
  Expr.Local definition(int node, IndexMap map) {
    Place place = new Place(node, map);
    Expr.Local known = memo.get(place);
    if (known == null) {
      int user = body.writesFor(node);
      known = lower(node, map);
      body.writesFor(user);
      memo.put(place, known);
    }
    return known;
  }

  private Expr.Local lower(int node, IndexMap map) {
    Definition definition = graph.definition(node);
    DType type = graph.type(node);
    Shape shape = graph.shape(node);
    if (definition instanceof Definition.Leaf) {
      Expr.Local element = body.load(type, graph.slot(node), map.position(shape), shape.size());
      return graph.errors(node) < 0 ? element : guarded(node, map, element);
    }
    if (definition instanceof Definition.Constant) {
      return body.argument(type, graph.slot(node));
    }
    if (definition instanceof Definition.Apply apply) {
      return apply(node, apply.op(), operands(node, map));
    }
    if (definition instanceof Definition.Convert) {
      return body.line(new Expr.Convert(type, operands(node, map).get(0)));
    }
    if (definition instanceof Definition.Bitcast) {
      return body.line(new Expr.Bitcast(type, operands(node, map).get(0)));
    }
    if (definition instanceof Definition.Call call) {
      return Inliner.call(body, call.method().function(), operands(node, map));
    }
    if (definition instanceof Definition.Position position) {
      boolean flat = position.axis() == Definition.Position.FLAT;
      Affine at = flat ? map.position(shape) : at(node, map).row(position.axis());
      return position.period() == 0
          ? body.positions().sum(at, DType.I64)
          : body.positions().modulo(at, position.period(), shape.size());
    }
    if (definition instanceof Definition.View view) {
      return throughView(node, view, map);
    }
    if (definition instanceof Definition.Reshape) {
      return belowReshape(node, map);
    }
    if (definition instanceof Definition.Take take) {
      return new Indexing(graph, this, body).take(take, graph.operands(node), at(node, map));
    }
    if (definition instanceof Definition.Concat concat) {
      return new Indexing(graph, this, body).concat(concat, graph.operands(node), at(node, map));
    }
    throw new IllegalStateException("a reduction has its own kernel: " + definition);
  }

  /**
   * An element of a leaf, in error if it is known to be: {@code inError ? (type) (1 / (inError ? 0
   * : 1)) : element}.
   */
  private Expr.Local guarded(int leaf, IndexMap map, Expr.Local element) {
    int slot = graph.errors(leaf);
    Affine at = map.position(graph.shape(leaf));
    long size = graph.leaves().get(slot).size();
    boolean each = size == graph.shape(leaf).size();
    Affine where = each ? at : Affine.constant(0, at.strides().length);
    Expr.Local inError = body.load(DType.BOOL, slot, where, size);
    Expr.Local fine = body.line(new Expr.Apply(Op.NOT, DType.BOOL, List.of(inError)));
    Expr.Local divisor = body.line(new Expr.Convert(DType.I32, fine));
    Expr.Local one = body.line(new Expr.Constant(DType.I32, 1));
    Expr.Local quotient = body.line(new Expr.Apply(Op.DIV, DType.I32, List.of(one, divisor)));
    DType type = element.type();
    Expr.Local error = type == DType.I32 ? quotient : body.line(new Expr.Convert(type, quotient));
    return body.line(new Expr.Apply(Op.SELECT, type, List.of(inError, error, element)));
  }

  /** An operator, with what the graph's structure knows of its operands as literals. */
  private Expr.Local apply(int node, Op op, List<Expr.Local> operands) {
    DType type = graph.type(node);
    if (op == Op.POW) {
      OptionalInt exponent = graph.exponent(node);
      Expr.Local power =
          exponent.isEmpty() ? null : body.power(operands.get(0), exponent.getAsInt());
      if (power != null) {
        return power;
      }
    }
    if (op == Op.DIV && graph.isReciprocal(node)) {
      Expr.Local one = body.line(new Expr.Constant(type, Semantics.convert(DType.I32, type, 1)));
      return body.line(new Expr.Apply(op, type, List.of(one, operands.get(1))));
    }
    return body.line(new Expr.Apply(op, type, List.copyOf(operands)));
  }

  /** Several reshapes are one: it may keep the coordinates that one of them alone loses. */
  private Expr.Local belowReshape(int node, IndexMap map) {
    Shape shape = graph.shape(node);
    int operand = graph.operands(node)[0];
    while (true) {
      IndexMap below = map.reshaped(graph.shape(operand), shape);
      Expr.Local read = inputs.read(operand, below);
      if (read != null) {
        return read;
      }
      if (!(graph.definition(operand) instanceof Definition.Reshape)) {
        return definition(operand, below);
      }
      operand = graph.operands(operand)[0];
    }
  }

  private List<Expr.Local> operands(int node, IndexMap map) {
    Shape shape = graph.shape(node);
    List<Expr.Local> values = new ArrayList<>();
    for (int operand : graph.operands(node)) {
      Shape from = graph.shape(operand);
      if (from.equals(shape) || graph.definition(operand) instanceof Definition.Constant) {
        values.add(value(operand, map));
      } else if (from.size() == 1) {
        values.add(value(operand, map.single(from.rank())));
      } else {
        values.add(value(operand, at(node, map).broadcast(from, shape)));
      }
    }
    return values;
  }

  /** Memory below a reshape is read at its position; what is computed may need coordinates. */
  private Expr.Local throughView(int node, Definition.View view, IndexMap map) {
    int operand = graph.operands(node)[0];
    Shape from = graph.shape(operand);
    boolean memory = graph.definition(operand) instanceof Definition.Leaf;
    return map.isFlat() && memory
        ? value(operand, coordinates.through(view, map, graph.shape(node), from))
        : value(operand, at(node, map).through(view));
  }

  /** The coordinates in a node. */
  private IndexMap at(int node, IndexMap map) {
    return map.isFlat() ? coordinates.of(map, graph.shape(node)) : map;
  }
}
