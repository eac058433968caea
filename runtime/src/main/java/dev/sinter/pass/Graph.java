package dev.sinter.pass;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Growth;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.Primitive;
import dev.sinter.ir.Storage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of everything pending below some target nodes, operands before users. Nodes are named
 * by their position here; definitions don't change any more. Equal storages share a leaf slot,
 * equal shared constants a constant slot, and pending nodes that compute the same are one.
 */
public final class Graph {
  /** Largest exponent, either sign, that is part of the structure. */
  private static final int MAX_EXPONENT = 16;

  private final List<Definition> definitions = new ArrayList<>();
  private final Nodes nodes = new Nodes();
  private final List<int[]> operands = new ArrayList<>();
  private final Slots numbered = new Slots();
  private final Words words = new Words();
  private final Structures structures = new Structures(words);
  private final int[] slots0 = new int[16];
  private int[] slots = slots0;
  private final int[] targets;
  private final int[] asked;
  private int visited;
  private final List<Node> javaCalls = new ArrayList<>();
  private final Map<Integer, Integer> errors = new HashMap<>();
  private final boolean cut;

  private final Numbers numbers = new Numbers();

  /** The snapshot below {@code targets}. */
  public Graph(List<Node> targetNodes) {
    this(targetNodes, false);
  }

  /**
   * The snapshot below {@code targets}.
   *
   * @param cut whether {@linkplain #javaCalls calls of Java methods} are taken as evaluated already
   */
  public Graph(List<Node> targetNodes, boolean cut) {
    this.cut = cut;
    targets = new int[targetNodes.size()];
    asked = new int[targets.length];
    for (int i = 0; i < targets.length; i++) {
      asked[i] = visit(targetNodes.get(i));
      targets[i] = stored(asked[i]);
    }
    words.add(-1);
    for (int target : targets) {
      words.add(target);
    }
  }

  /** A reshape of what a primitive leaves in memory is that memory. */
  private int stored(int target) {
    int elements = elements(target);
    return definitions.get(elements) instanceof Definition.Whole ? elements : target;
  }

  /** Number of nodes. */
  public int size() {
    return nodes.size();
  }

  /** The targets, as given; of a primitive's result under another shape, the primitive. */
  public int[] targets() {
    return targets;
  }

  /**
   * The nodes that {@link #targets} was given, which end as leaves: of equal ones as many as there
   * were.
   */
  public int[] asked() {
    return asked;
  }

  /** Number of nodes below the targets, of equal ones each counted. */
  public int visited() {
    return visited;
  }

  /** The definition of a node at the time of the snapshot. */
  public Definition definition(int node) {
    return definitions.get(node);
  }

  /**
   * The exponent of a power if it is a small whole number, known when the power was captured, and
   * the power is floating. It is part of the {@link #signature}.
   */
  public OptionalInt exponent(int node) {
    double exponent = known(operands.get(node)[1]);
    boolean small = exponent == Math.rint(exponent) && Math.abs(exponent) <= MAX_EXPONENT;
    return small ? OptionalInt.of((int) exponent) : OptionalInt.empty();
  }

  /**
   * Whether a quotient is 1 by something, known when it was captured, and floating: compilers have
   * a shorter sequence for it. That is part of the {@link #signature}.
   */
  public boolean isReciprocal(int node) {
    return known(operands.get(node)[0]) == 1;
  }

  /** The value of a floating constant that may be part of the structure; NaN of anything else. */
  private double known(int node) {
    if (!(definitions.get(node) instanceof Definition.Constant constant) || !constant.shared()) {
      return Double.NaN;
    }
    return switch (nodes.get(node).type()) {
      case F32 -> Float.intBitsToFloat((int) constant.bits());
      case F64 -> Double.longBitsToDouble(constant.bits());
      case BOOL, I8, U8, I16, U16, I32, U32, I64, U64, F16 -> Double.NaN;
      case C64, C128 -> throw nodes.get(node).type().isTwoNodes();
    };
  }

  /** See {@link Node#growth()}. */
  public @Nullable Growth growth(int node) {
    return nodes.get(node).growth();
  }

  /** See {@link Node#line()}; of all nodes that compute the same. */
  public List<StackTraceElement> lines(int node) {
    return nodes.lines(node);
  }

  /** The node itself. */
  public Node node(int node) {
    return nodes.get(node);
  }

  /** The slot of the {@linkplain Storage#errors() errors} of a leaf, or -1 if it has none. */
  public int errors(int node) {
    return errors.isEmpty() ? -1 : errors.getOrDefault(node, -1);
  }

  /** See {@link Node#isClosed()}. */
  public boolean isClosed(int node) {
    return nodes.get(node).isClosed();
  }

  /**
   * How many hold a node now, or one that computes the same: arrays, and pending nodes whether in
   * this graph or not.
   */
  public int users(int node) {
    return nodes.users(node);
  }

  /** How many nodes that compute the same this one stands for. */
  public int count(int node) {
    return nodes.count(node);
  }

  /** The operands of a node. */
  public int[] operands(int node) {
    return operands.get(node);
  }

  /** Whether elements that it reads have turned out to be in error since it was made. */
  public boolean isStale() {
    for (int node = 0; node < nodes.size(); node++) {
      if (definitions.get(node) instanceof Definition.Leaf leaf
          && !leaf.asItIs()
          && errors(node) < 0
          && leaf.storage().errors() != null) {
        return true;
      }
    }
    return false;
  }

  /** The node whose elements in memory are those of {@code node}: reshapes don't move any. */
  public int elements(int node) {
    int at = node;
    while (definitions.get(at) instanceof Definition.Reshape) {
      at = operands.get(at)[0];
    }
    return at;
  }

  /** The shape of a node. */
  public Shape shape(int node) {
    return nodes.get(node).shape();
  }

  /** The type of a node. */
  public DType type(int node) {
    return nodes.get(node).type();
  }

  /** The number of the storage of a leaf, or of the value of a constant. */
  public int slot(int node) {
    return slots[node];
  }

  /** The storages, by slot. */
  public List<Storage> leaves() {
    return numbered.leaves();
  }

  /** The bits of constant {@code slot}. */
  public long constant(int slot) {
    return numbered.constant(slot);
  }

  /**
   * The calls of methods of which {@linkplain dev.sinter.ir.Function#isJavaOnly() only the Java
   * method} is known, inner ones first; empty for most graphs.
   */
  public List<Node> javaCalls() {
    return javaCalls;
  }

  /** What a plan for this graph depends on. */
  public Signature signature() {
    return new Signature(words.toArray());
  }

  /** Post-order, with an explicit stack: chains are deep. */
  private int visit(Node root) {
    int found = numbers.find(root);
    if (found >= 0) {
      return found;
    }
    ArrayList<Frame> stack = new ArrayList<>();
    stack.add(frame(root));
    int last = -1;
    while (!stack.isEmpty()) {
      Frame frame = stack.get(stack.size() - 1);
      if (frame.next < frame.indices.length) {
        Node operand = frame.operandNodes.get(frame.next);
        int index = numbers.find(operand);
        if (index >= 0) {
          frame.indices[frame.next++] = index;
        } else {
          stack.add(frame(operand));
        }
      } else {
        stack.remove(stack.size() - 1);
        last = add(frame);
      }
    }
    return last;
  }

  private Frame frame(Node node) {
    Definition definition = node.definition();
    boolean elsewhere =
        cut && definition instanceof Definition.Call call && call.method().function().isJavaOnly();
    return elsewhere
        ? new Frame(node, new Definition.Leaf(new Elsewhere(node.shape().size())))
        : new Frame(node, definition);
  }

  private int add(Frame frame) {
    visited++;
    int index = nodes.size();
    nodes.add(frame.node);
    definitions.add(frame.definition);
    operands.add(frame.indices);
    if (index >= slots.length) {
      slots = Arrays.copyOf(slots, 2 * slots.length);
    }
    int start = words.size();
    sign(frame, index);
    int known = isShareable(frame) ? structures.findOrAdd(start, index) : -1;
    if (known < 0) {
      numbers.put(frame.node, index);
      return index;
    }
    words.truncate(start);
    nodes.mergeLast(known);
    definitions.remove(index);
    operands.remove(index);
    numbers.put(frame.node, known);
    return known;
  }

  /**
   * Leaves share slots, and a constant with a shape may be one that is to be stored. A Java method
   * is called for each of its nodes.
   */
  private boolean isShareable(Frame frame) {
    return !(frame.definition instanceof Definition.Leaf)
        && !(frame.definition instanceof Definition.Constant && frame.node.shape().rank() > 0)
        && !(frame.definition instanceof Definition.Call call
            && call.method().function().isJavaOnly());
  }

  private void sign(Frame frame, int index) {
    Definition definition = frame.definition;
    long head = (long) frame.node.type().ordinal() << 8 | (long) frame.indices.length << 32;
    if (definition instanceof Definition.Apply apply) {
      words.add(head | 1 | (long) apply.op().ordinal() << 16);
      if (apply.op() == Op.POW) {
        words.add(exponent(index).orElse(2 * MAX_EXPONENT));
      } else if (apply.op() == Op.DIV) {
        words.add(isReciprocal(index) ? 1 : 0);
      }
    } else if (definition instanceof Definition.Leaf leaf) {
      Storage inError = leaf.asItIs() ? null : leaf.storage().errors();
      slots[index] = numbered.leaf(leaf.storage());
      words.add(head | 2 | (inError == null ? 0 : 1 << 16));
      words.add(slots[index]);
      shape(frame.node.shape());
      if (inError != null) {
        errors.put(index, numbered.leaf(inError));
        words.add(errors(index));
        words.add(inError.size() == 1 ? 1 : 0);
      }
    } else if (definition instanceof Definition.Constant constant) {
      slots[index] = numbered.constant(frame.node.type(), constant);
      words.add(head | 3);
      words.add(slots[index]);
      shape(frame.node.shape());
    } else if (definition instanceof Definition.Convert) {
      words.add(head | 4);
    } else if (definition instanceof Definition.Bitcast) {
      words.add(head | 5);
    } else if (definition instanceof Definition.Call call) {
      words.add(head | 6);
      words.add(call.method().number());
      if (call.method().function().isJavaOnly()) {
        javaCalls.add(frame.node);
      }
      shape(frame.node.shape());
    } else if (definition instanceof Definition.Position position) {
      words.add(head | 7);
      words.add(position.axis());
      words.add(position.period());
      shape(frame.node.shape());
    } else if (definition instanceof Definition.Reshape) {
      words.add(head | 8);
      shape(frame.node.shape());
    } else if (definition instanceof Definition.Reduce reduce) {
      words.add(head | 9 | (long) reduce.op().ordinal() << 16);
      words.add(reduce.axes());
      shape(frame.node.shape());
    } else if (definition instanceof Definition.Whole whole) {
      words.add(head | 11);
      words.add(whole.op().code());
      if (whole.op() instanceof Primitive.Put put) {
        shape(put.array());
      }
      shape(frame.node.shape());
    } else if (definition instanceof Definition.Take take) {
      words.add(head | 12 | (long) take.purpose().ordinal() << 16);
      words.add(take.axis());
      shape(frame.node.shape());
    } else if (definition instanceof Definition.Concat concat) {
      words.add(head | 13);
      words.add(concat.axis());
      shape(frame.node.shape());
    } else {
      Definition.View view = (Definition.View) definition;
      words.add(head | 10);
      shape(frame.node.shape());
      for (int axis = 0; axis < view.axes().size(); axis++) {
        words.add(view.axes().get(axis));
        words.add(view.offsets().get(axis));
        words.add(view.steps().get(axis));
      }
    }
    for (int operand : frame.indices) {
      words.add(operand);
    }
  }

  private void shape(Shape shape) {
    words.add(shape.rank());
    for (int axis = 0; axis < shape.rank(); axis++) {
      words.add(shape.dim(axis));
    }
  }
}
