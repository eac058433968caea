package dev.sinter.capture;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.Semantics;
import dev.sinter.memory.Buffer;
import dev.sinter.memory.Fault;
import dev.sinter.memory.Positions;
import dev.sinter.pass.Graph;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of an index that was out of range: looked up, or computed anew, when the error is told,
 * as long as somebody still has the arrays that it is made of. It keeps none of them.
 */
final class BadIndex implements Fault.Detail {
  /** Nodes that are looked at for one index: an expression that shares may have very many paths. */
  private static final int MOST = 256;

  private final WeakReference<Node> index;
  private final int axis;
  private final boolean along;
  private final long extent;

  private BadIndex(Node index, int axis, boolean along, long extent) {
    this.index = new WeakReference<>(index);
    this.axis = axis;
    this.along = along;
    this.extent = extent;
  }

  /** The detail of the errors of a node that reads by index, {@link #isAt at} their positions. */
  static BadIndex of(Definition.Take take) {
    Node node = take.operands().get(1);
    long extent = take.operands().get(0).shape().dim(take.axis());
    return new BadIndex(node, take.axis(), take.along(), extent);
  }

  /**
   * Whether each element of {@code from}, which a kernel computes or reduces, is computed of the
   * element of {@code to} at its own place.
   */
  static boolean isAt(Graph graph, int from, int to) {
    boolean[] seen = new boolean[graph.size()];
    ArrayDeque<Integer> pending = new ArrayDeque<>(List.of(from));
    while (!pending.isEmpty()) {
      int node = pending.pop();
      if (node == to) {
        return true;
      }
      Definition definition = graph.definition(node);
      boolean elementwise =
          definition instanceof Definition.Apply
              || definition instanceof Definition.Convert
              || definition instanceof Definition.Bitcast
              || definition instanceof Definition.Call;
      for (int operand : elementwise ? graph.operands(node) : new int[0]) {
        if (!seen[operand] && graph.shape(operand).equals(graph.shape(from))) {
          seen[operand] = true;
          pending.push(operand);
        }
      }
    }
    return false;
  }

  @Override
  public String at(long[] position) {
    Node node = index.get();
    Long value = node == null ? null : new Lookup().value(node, ofIndex(position, node));
    if (value == null || (value >= -extent && value < extent)) {
      return ""; // Another one is at fault.
    }
    // Larger ones of U64 are read as this one.
    return ", where the index is " + value + (value == Long.MAX_VALUE ? " or more" : "");
  }

  /** The index's axes have the place of the array's. */
  private long[] ofIndex(long[] position, Node node) {
    int rank = node.shape().rank();
    return along ? position : Arrays.copyOfRange(position, axis, axis + rank);
  }

  /** One evaluation of an expression at one place. */
  private static final class Lookup {
    private int looked;

    private @Nullable Long value(Node node, long[] position) {
      Definition definition = node.definition();
      if (++looked > MOST || position.length != node.shape().rank()) {
        return null;
      } else if (definition instanceof Definition.Constant constant) {
        return constant.bits();
      } else if (definition instanceof Definition.Leaf leaf) {
        return leaf.storage() instanceof Buffer buffer
            ? stored(buffer, Positions.linear(node.shape(), position))
            : null;
      } else if (definition instanceof Definition.Position where) {
        boolean flat = where.axis() == Definition.Position.FLAT;
        long at = flat ? Positions.linear(node.shape(), position) : position[where.axis()];
        return where.period() == 0 ? at : at % where.period();
      } else if (definition instanceof Definition.View view) {
        long[] at = new long[view.axes().size()];
        for (int k = 0; k < at.length; k++) {
          int from = view.axes().get(k);
          at[k] = view.offsets().get(k) + (from < 0 ? 0 : view.steps().get(k) * position[from]);
        }
        return value(view.operand(), at);
      } else if (definition instanceof Definition.Reshape reshape) {
        Node operand = reshape.operand();
        long place = Positions.linear(node.shape(), position);
        return value(operand, Positions.coordinates(operand.shape(), place));
      } else if (definition instanceof Definition.Convert convert) {
        Long bits = value(convert.operand(), position);
        return bits == null
            ? null
            : Long.valueOf(Semantics.convert(convert.operand().type(), node.type(), bits));
      } else if (definition instanceof Definition.Apply apply) {
        return computed(apply, position);
      }
      return null;
    }

    private @Nullable Long computed(Definition.Apply apply, long[] position) {
      List<Node> operands = apply.operands();
      long[] bits = new long[operands.size()];
      for (int i = 0; i < bits.length; i++) {
        Node operand = operands.get(i);
        Long value = value(operand, broadcast(operand.shape(), position));
        if (value == null) {
          return null;
        }
        bits[i] = value;
      }
      boolean shift = apply.op().typing() == Op.Typing.SHIFT;
      DType type = operands.get(shift ? 0 : bits.length - 1).type();
      try {
        return Semantics.apply(apply.op(), type, bits);
      } catch (ArithmeticException inError) {
        return null;
      }
    }

    private static long[] broadcast(Shape shape, long[] position) {
      long[] at = new long[shape.rank()];
      for (int k = 0; k < at.length; k++) {
        at[k] = shape.dim(k) == 1 ? 0 : position[position.length - at.length + k];
      }
      return at;
    }

    /** The bits of an element, unless it is in error or the memory has gone back. */
    private static @Nullable Long stored(Buffer buffer, long position) {
      if (!buffer.tryRetain()) {
        return null;
      }
      try {
        Object one = java.lang.reflect.Array.newInstance(buffer.type().javaType(), 1);
        buffer.download(position, one, 0, 1);
        return bits(buffer.type(), one);
      } catch (ArithmeticException | IndexOutOfBoundsException inError) {
        return null;
      } finally {
        buffer.release();
      }
    }

    private static @Nullable Long bits(DType type, Object one) {
      return switch (type) {
        case I8 -> (long) ((byte[]) one)[0];
        case U8 -> ((byte[]) one)[0] & 0xffL;
        case I16 -> (long) ((short[]) one)[0];
        case U16 -> (long) ((char[]) one)[0];
        case I32, U32 -> (long) ((int[]) one)[0];
        case I64, U64 -> ((long[]) one)[0];
        case F32 -> (long) Float.floatToRawIntBits(((float[]) one)[0]);
        case F64 -> Double.doubleToRawLongBits(((double[]) one)[0]);
        case BOOL, F16, C64, C128 -> null;
      };
    }
  }
}
