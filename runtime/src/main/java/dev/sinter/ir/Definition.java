package dev.sinter.ir;

import java.util.List;

/**
 * How a {@link Node} gets its elements. Operands broadcast to the node's shape where they are
 * smaller.
 */
public sealed interface Definition {
  /** The nodes that it reads, in evaluation order. */
  List<Node> operands();

  /**
   * Elements in memory.
   *
   * @param asItIs whether {@link Storage#errors()} don't count here
   */
  record Leaf(Storage storage, boolean asItIs) implements Definition {
    /** Elements in memory, with their errors. */
    public Leaf(Storage storage) {
      this(storage, false);
    }

    /** Elements whose errors don't count. */
    public static Leaf asItIs(Storage storage) {
      return new Leaf(storage, true);
    }

    @Override
    public List<Node> operands() {
      return List.of();
    }
  }

  /**
   * Every element has this value, a kernel argument.
   *
   * @param bits as in {@link Expr.Constant}
   * @param shared whether it may share its argument with equal constants; not so for the uniform
   *     parameters of a fused method, whose kernel must not depend on their values
   */
  record Constant(long bits, boolean shared) implements Definition {
    @Override
    public List<Node> operands() {
      return List.of();
    }
  }

  /**
   * I64: the position along {@code axis} of the node's shape, or the row-major position.
   *
   * @param period if not 0, the position modulo this
   */
  record Position(int axis, long period) implements Definition {
    /** The axis that stands for the row-major position. */
    public static final int FLAT = -1;

    /** The position itself. */
    public Position(int axis) {
      this(axis, 0);
    }

    @Override
    public List<Node> operands() {
      return List.of();
    }
  }

  /** An operator on every element. */
  record Apply(Op op, List<Node> operands) implements Definition {}

  /** A conversion to the node's type. */
  record Convert(Node operand) implements Definition {
    @Override
    public List<Node> operands() {
      return List.of(operand);
    }
  }

  /** The same bits as the node's type. */
  record Bitcast(Node operand) implements Definition {
    @Override
    public List<Node> operands() {
      return List.of(operand);
    }
  }

  /** A fused method on every element; one operand per parameter of the function. */
  record Call(FusedMethod method, List<Node> operands) implements Definition {}

  /**
   * A view: position {@code k} of the operand's axis is {@code offsets[k] + steps[k] *
   * position[axes[k]]} of this node, or {@code offsets[k]} where {@code axes[k]} is -1.
   */
  record View(Node operand, List<Integer> axes, List<Long> offsets, List<Long> steps)
      implements Definition {
    @Override
    public List<Node> operands() {
      return List.of(operand);
    }
  }

  /** The operand's elements in row-major order under the node's shape. */
  record Reshape(Node operand) implements Definition {
    @Override
    public List<Node> operands() {
      return List.of(operand);
    }
  }

  /**
   * A reduction over some axes of the operand.
   *
   * @param axes bit k is set if axis k of the operand is reduced
   */
  record Reduce(ReduceOp op, int axes, Node operand) implements Definition {
    @Override
    public List<Node> operands() {
      return List.of(operand);
    }
  }

  /**
   * The first operand's elements where the second says: {@code take(a, i)[x…, p…, y…] = a[x…,
   * i[p…], y…]}, the axes of the index in the place of an axis of the first operand. Nothing
   * broadcasts.
   *
   * @param operands what is read, and the index, I32 or I64
   * @param axis of the first operand
   */
  record Take(Purpose purpose, int axis, List<Node> operands) implements Definition {
    /** What the index is for. */
    public enum Purpose {
      /** It is a user's: negative ones count from the end, and it may be out of range. */
      TAKE,
      /** Positions are shifted around the end. */
      ROLL,
      /** Positions are repeated. */
      TILE,
      /** Positions beyond the ends are mapped inside. */
      PAD
    }

    /** Whether the index may be out of range. */
    public boolean checked() {
      return purpose == Purpose.TAKE;
    }
  }

  /**
   * The operands one after the other along an axis, all of the node's type; their other extents are
   * the node's. None is empty along the axis.
   */
  record Concat(int axis, List<Node> operands) implements Definition {}

  /** An operation with kernels of its own, on whole arrays in memory; nothing broadcasts. */
  record Whole(Primitive op, List<Node> operands) implements Definition {}
}
