package dev.sinter.ir;

import dev.sinter.DType;
import dev.sinter.Shape;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value in the graph of captured operations: a shape, a type, and how to get its elements.
 *
 * <p>The definition changes once, when the node is evaluated: it becomes a {@link Definition.Leaf},
 * which shortens every graph that uses the node and lets go of its operands.
 *
 * <p>A node counts its users (array handles and pending nodes). When the last one is gone its
 * operands lose a user in turn, and a leaf gives its memory back. Nodes that become unreachable
 * without that are left to the garbage collector.
 */
public final class Node {
  private static final VarHandle USERS;
  private static final VarHandle HANDLES;

  static {
    try {
      USERS = MethodHandles.lookup().findVarHandle(Node.class, "users", int.class);
      HANDLES = MethodHandles.lookup().findVarHandle(Node.class, "handles", int.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** Advances without synchronisation: it spreads nodes over hash tables, and bounds weights. */
  private static long created;

  private final DType type;
  private final Shape shape;
  private final long serial = created++;

  /** The serial number of the oldest node that was pending below this one when it was made. */
  private final long oldest;

  private final @Nullable StackTraceElement line;

  private volatile Definition definition;

  @SuppressWarnings("UnusedVariable") // accessed through USERS
  private volatile int users;

  @SuppressWarnings("UnusedVariable") // accessed through HANDLES
  private volatile int handles;

  private int weight;
  private volatile @Nullable Growth growth;

  /** A node without users; its operands gain one. */
  public Node(DType type, Shape shape, Definition definition) {
    this(type, shape, definition, CaptureLines.current());
  }

  /**
   * As above.
   *
   * @param line see {@link #line()}
   */
  public Node(DType type, Shape shape, Definition definition, @Nullable StackTraceElement line) {
    this.line = line;
    this.type = type;
    this.shape = shape;
    this.definition = definition;
    int sum = 1;
    long first = serial;
    for (Node operand : definition.operands()) {
      operand.retain();
      sum = Math.min(sum + operand.weight, Integer.MAX_VALUE / 16);
      first = operand.isEvaluated() ? first : Math.min(first, operand.oldest);
    }
    this.oldest = first;
    if (definition instanceof Definition.Leaf leaf) {
      leaf.storage().retain();
    }
    // Whatever is pending below was made since the oldest of it: a bound for shared nodes too.
    this.weight = (int) Math.min(sum, Math.max(1, serial - first + 1));
  }

  /** A cheap identity hash, well spread, not unique. */
  public int spread() {
    return (int) serial * 0x9E3779B9;
  }

  /** Type of the elements. */
  public DType type() {
    return type;
  }

  /** Shape of the value. */
  public Shape shape() {
    return shape;
  }

  /** How to get the elements now. */
  public Definition definition() {
    return definition;
  }

  /** The line of the user's program that captured it; null unless {@link CaptureLines} are on. */
  public @Nullable StackTraceElement line() {
    return line;
  }

  /** Whether the elements are in memory. */
  public boolean isEvaluated() {
    return definition instanceof Definition.Leaf;
  }

  /** An upper bound of the number of pending nodes below and including this one. */
  public int weight() {
    return weight;
  }

  /** Lowers the bound to what was counted. */
  public void weigh(int counted) {
    weight = counted;
  }

  /** How many array handles and pending nodes use it. */
  public int users() {
    return users;
  }

  /** Why capture itself evaluated this node; null if it did not. */
  public @Nullable Growth growth() {
    return growth;
  }

  /** Records that capture evaluated this node. */
  public void grown(Growth why) {
    growth = why;
  }

  /** Whether no array is open that has this value: only pending nodes may use it. */
  public boolean isClosed() {
    return handles == 0;
  }

  /** One more user, an open array. */
  public void open() {
    HANDLES.getAndAdd(this, 1);
    retain();
  }

  /** The end of an array. */
  public void close() {
    HANDLES.getAndAdd(this, -1);
    release();
  }

  /** One more user. */
  public void retain() {
    USERS.getAndAdd(this, 1);
  }

  /** One user less; iterative, since chains are deep. */
  public void release() {
    ArrayDeque<Node> pending = new ArrayDeque<>();
    pending.push(this);
    while (!pending.isEmpty()) {
      Node node = pending.pop();
      if ((int) USERS.getAndAdd(node, -1) == 1) {
        letGo(node.definition, pending);
      }
    }
  }

  /** Turns this node into a leaf; a second evaluation by another thread is ignored and released. */
  public void evaluated(Storage storage) {
    Definition before;
    synchronized (this) {
      before = definition;
      if (before instanceof Definition.Leaf || (int) USERS.getVolatile(this) == 0) {
        before = null;
      } else {
        storage.retain();
        definition = new Definition.Leaf(storage);
        weight = 1;
      }
    }
    if (before != null) {
      List<Node> operands = before.operands();
      operands.forEach(Node::release);
    }
  }

  private static void letGo(Definition definition, ArrayDeque<Node> pending) {
    if (definition instanceof Definition.Leaf leaf) {
      leaf.storage().release();
    } else {
      definition.operands().forEach(pending::push);
    }
  }
}
