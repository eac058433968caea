package dev.sinter.backend.reference;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.backend.HostMemory;
import dev.sinter.backend.Memory;
import dev.sinter.backend.PrimitiveCall;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Interpreter;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.Primitive;
import dev.sinter.ir.Semantics;
import dev.sinter.memory.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Evaluates a graph node by node and element by element, without planner, kernels or views: the
 * oracle for everything below capture. Every element knows which errors it depends on.
 *
 * <p>For graphs on the reference device, whose leaves lie in host memory. Not thread-safe.
 */
public final class NodeEvaluator {
  /**
   * What a node holds.
   *
   * @param bits per element, in the encoding of {@link dev.sinter.ir.Expr.Constant}
   * @param errors per element, bit k set if it depends on an element with error k of {@link
   *     #errors}
   * @param suspicions the errors of whole arrays in memory that it reads: of an array in error only
   *     the first error is told, by whichever element
   */
  public record Value(DType type, Shape shape, long[] bits, long[] errors, long suspicions) {
    Value(DType type, Shape shape, long suspicions) {
      this(type, shape, new long[(int) shape.size()], new long[(int) shape.size()], suspicions);
    }

    /** The errors of all elements. */
    public long anyError() {
      return Arrays.stream(errors).reduce(0, (a, b) -> a | b);
    }
  }

  private final IdentityHashMap<Node, Value> values = new IdentityHashMap<>();
  private final Set<Node> stored;
  private final List<String> errors = new ArrayList<>();

  /**
   * An evaluator that has met no node yet.
   *
   * @param stored nodes that a program evaluates
   */
  public NodeEvaluator(Set<Node> stored) {
    this.stored = stored;
  }

  /** The errors that occurred, by bit: the beginning of the exception's message. */
  public List<String> errors() {
    return errors;
  }

  /** The value of a node. */
  public Value value(Node target) {
    Value known = values.get(target);
    return known == null ? evaluated(target) : known;
  }

  private Value evaluated(Node target) {
    ArrayDeque<Node> pending = new ArrayDeque<>();
    pending.push(target);
    while (!pending.isEmpty()) {
      Node node = pending.peek();
      List<Node> missing =
          node.definition().operands().stream().filter(n -> !values.containsKey(n)).toList();
      if (missing.isEmpty()) {
        pending.pop();
        values.computeIfAbsent(node, this::evaluate);
      } else {
        missing.forEach(pending::push);
      }
    }
    return java.util.Objects.requireNonNull(values.get(target));
  }

  private Value evaluate(Node node) {
    long suspicions =
        operands(node).stream().mapToLong(Value::suspicions).reduce(0, (a, b) -> a | b);
    Value result = new Value(node.type(), node.shape(), suspicions);
    fill(node, node.definition(), result);
    boolean isStored = stored.contains(node) || mayBeStored(node.definition());
    long own = isStored ? result.anyError() : 0;
    return new Value(
        result.type(), result.shape(), result.bits(), result.errors(), suspicions | own);
  }

  /** Whether a planner may cut here, even if nobody else uses the node; see docs/arrays.md. */
  private static boolean mayBeStored(Definition definition) {
    return definition instanceof Definition.Leaf
        || definition instanceof Definition.Reduce
        || definition instanceof Definition.Whole;
  }

  private void fill(Node node, Definition definition, Value result) {
    if (definition instanceof Definition.Leaf leaf) {
      leaf((Buffer) leaf.storage(), result);
    } else if (definition instanceof Definition.Constant constant) {
      Arrays.fill(result.bits(), constant.bits());
    } else if (definition instanceof Definition.Position position) {
      position(position, result);
    } else if (definition instanceof Definition.Apply apply) {
      apply(apply.op(), operands(node), result);
    } else if (definition instanceof Definition.Convert) {
      Value operand = operands(node).get(0);
      map(result, operand, bits -> Semantics.convert(operand.type(), result.type(), bits));
    } else if (definition instanceof Definition.Bitcast) {
      Value operand = operands(node).get(0);
      map(result, operand, bits -> Semantics.bitcast(operand.type(), result.type(), bits));
    } else if (definition instanceof Definition.Call call) {
      call(call, operands(node), result);
    } else if (definition instanceof Definition.View view) {
      view(view, value(view.operand()), result);
    } else if (definition instanceof Definition.Reshape reshape) {
      copy(value(reshape.operand()), i -> i, result);
    } else if (definition instanceof Definition.Reduce reduce) {
      reduce(reduce, value(reduce.operand()), result);
    } else if (definition instanceof Definition.Take take) {
      take(take, value(take.operands().get(0)), value(take.operands().get(1)), result);
    } else if (definition instanceof Definition.Concat concat) {
      concat(concat, operands(node), result);
    } else if (definition instanceof Definition.Whole whole) {
      whole(whole, operands(node), result);
    } else {
      throw new IllegalStateException("unknown definition " + definition);
    }
  }

  /** It may have been computed, by an operation whose shape follows from its elements. */
  private void leaf(Buffer buffer, Value result) {
    Arrays.setAll(result.bits(), i -> Elements.get(buffer.memory(), i));
    try {
      buffer.check();
    } catch (ArithmeticException | IndexOutOfBoundsException failed) {
      String what = String.valueOf(failed.getMessage());
      Arrays.fill(result.errors(), error(what.substring(0, what.indexOf(" at element "))));
    }
  }

  private List<Value> operands(Node node) {
    return node.definition().operands().stream().map(this::value).toList();
  }

  private long error(String what) {
    int known = errors.indexOf(what);
    if (known < 0) {
      errors.add(what);
      known = errors.size() - 1;
    }
    return 1L << Math.min(known, Long.SIZE - 1);
  }

  private static void position(Definition.Position position, Value result) {
    Places places = new Places(result.shape());
    for (int i = 0; i < result.bits().length; i++) {
      long at = position.axis() == Definition.Position.FLAT ? i : places.at(i)[position.axis()];
      result.bits()[i] = position.period() == 0 ? at : at % position.period();
    }
  }

  private interface Element {
    long of(long bits);
  }

  private static void map(Value result, Value operand, Element element) {
    int[] from = Places.broadcast(operand.shape(), result.shape());
    for (int i = 0; i < from.length; i++) {
      result.bits()[i] = element.of(operand.bits()[from[i]]);
      result.errors()[i] = operand.errors()[from[i]];
    }
  }

  private void apply(Op op, List<Value> operands, Value result) {
    List<int[]> from =
        operands.stream().map(o -> Places.broadcast(o.shape(), result.shape())).toList();
    DType type = operands.get(op.typing() == Op.Typing.SHIFT ? 0 : operands.size() - 1).type();
    long[] bits = new long[operands.size()];
    for (int i = 0; i < result.bits().length; i++) {
      long inherited = 0;
      for (int k = 0; k < bits.length; k++) {
        bits[k] = operands.get(k).bits()[from.get(k)[i]];
        boolean counts = op != Op.SELECT || k == 0 || (k == 1) == (bits[0] != 0);
        inherited |= counts ? operands.get(k).errors()[from.get(k)[i]] : 0;
      }
      result.errors()[i] = inherited;
      try {
        result.bits()[i] = Semantics.apply(op, type, bits);
      } catch (ArithmeticException division) {
        result.errors()[i] |= error("integer " + op.method() + " by zero");
      }
    }
  }

  private void call(Definition.Call call, List<Value> operands, Value result) {
    long[] arguments = new long[operands.size()];
    List<int[]> from =
        operands.stream().map(o -> Places.broadcast(o.shape(), result.shape())).toList();
    for (int i = 0; i < result.bits().length; i++) {
      for (int k = 0; k < arguments.length; k++) {
        arguments[k] = operands.get(k).bits()[from.get(k)[i]];
        result.errors()[i] |= operands.get(k).errors()[from.get(k)[i]];
      }
      Interpreter.Result value = Interpreter.call(call.method().function(), arguments);
      result.bits()[i] = value.bits();
      result.errors()[i] |= value.trap() == null ? 0 : error("integer ");
    }
  }

  private static void copy(Value operand, java.util.function.IntUnaryOperator from, Value result) {
    for (int i = 0; i < result.bits().length; i++) {
      int source = from.applyAsInt(i);
      result.bits()[i] = operand.bits()[source];
      result.errors()[i] = operand.errors()[source];
    }
  }

  private static void view(Definition.View view, Value operand, Value result) {
    long[] strides = new long[result.shape().rank()];
    long first = 0;
    long stride = 1;
    for (int k = operand.shape().rank() - 1; k >= 0; k--) {
      int axis = view.axes().get(k);
      first += view.offsets().get(k) * stride;
      if (axis >= 0) {
        strides[axis] += view.steps().get(k) * stride;
      }
      stride *= operand.shape().dim(k);
    }
    int[] sources = Places.strided(result.shape(), first, strides);
    copy(operand, i -> sources[i], result);
  }

  private static void reduce(Definition.Reduce reduce, Value operand, Value result) {
    int rank = operand.shape().rank();
    int lines = result.bits().length;
    int length = lines == 0 ? 0 : operand.bits().length / lines;
    Places places = new Places(operand.shape());
    long[][] words = new long[lines][length];
    int[] filled = new int[lines];
    for (int i = 0; i < operand.bits().length; i++) {
      long[] position = places.at(i);
      long line = 0;
      for (int k = 0; k < rank; k++) {
        line = (reduce.axes() >> k & 1) == 0 ? line * operand.shape().dim(k) + position[k] : line;
      }
      words[(int) line][filled[(int) line]++] = operand.bits()[i];
      result.errors()[(int) line] |= operand.errors()[i];
    }
    for (int line = 0; line < lines; line++) {
      result.bits()[line] = ReferenceTree.reduce(reduce.op(), operand.type(), words[line]);
    }
  }

  private void take(Definition.Take take, Value operand, Value index, Value result) {
    Places to = new Places(result.shape());
    Places of = new Places(operand.shape());
    Places ofIndex = new Places(index.shape());
    int axis = take.axis();
    int more = index.shape().rank();
    long extent = operand.shape().dim(axis);
    for (int i = 0; i < result.bits().length; i++) {
      long[] position = to.at(i);
      int which = ofIndex.index(Arrays.copyOfRange(position, axis, axis + more));
      long at = index.bits()[which];
      at = at < 0 && take.checked() ? at + extent : at;
      boolean outside = at < 0 || at >= extent;
      long[] source = new long[operand.shape().rank()];
      for (int k = 0; k < source.length; k++) {
        source[k] = k == axis ? outside ? 0 : at : position[k < axis ? k : k - 1 + more];
      }
      int from = of.index(source);
      result.bits()[i] = operand.bits()[from];
      result.errors()[i] = operand.errors()[from] | index.errors()[which];
      result.errors()[i] |= outside ? error("take: index out of range along axis ") : 0;
    }
  }

  private static void concat(Definition.Concat concat, List<Value> operands, Value result) {
    Places to = new Places(result.shape());
    for (int i = 0; i < result.bits().length; i++) {
      long[] position = to.at(i);
      int part = 0;
      while (position[concat.axis()] >= operands.get(part).shape().dim(concat.axis())) {
        position[concat.axis()] -= operands.get(part).shape().dim(concat.axis());
        part++;
      }
      int from = new Places(operands.get(part).shape()).index(position);
      result.bits()[i] = operands.get(part).bits()[from];
      result.errors()[i] = operands.get(part).errors()[from];
    }
  }

  /** Its kernels read whole arrays: an error anywhere is one everywhere. */
  private void whole(Definition.Whole whole, List<Value> operands, Value result) {
    long inherited = operands.stream().mapToLong(Value::anyError).reduce(0, (a, b) -> a | b);
    List<Memory> memories = new ArrayList<>();
    for (Value operand : operands) {
      Memory memory = HostMemory.allocate(operand.type(), operand.bits().length);
      for (int i = 0; i < operand.bits().length; i++) {
        Elements.set(memory, i, operand.bits()[i]);
      }
      memories.add(memory);
    }
    Memory output = HostMemory.allocate(result.type(), result.bits().length);
    Memory failed = HostMemory.allocate(DType.I32, 1);
    Elements.set(failed, 0, Integer.MAX_VALUE);
    List<Shape> shapes = operands.stream().map(Value::shape).toList();
    if (result.bits().length > 0) {
      run(whole.op(), shapes, memories, result.shape(), output, failed);
    }
    boolean outside = Elements.get(failed, 0) != Integer.MAX_VALUE;
    Arrays.setAll(result.bits(), i -> Elements.get(output, i));
    if (outside) {
      Arrays.fill(result.errors(), inherited | error(whole.op().trap()));
    } else if (inherited != 0) {
      whole.op().accept(new PrimitiveErrors(operands, result));
    }
  }

  private static void run(
      Primitive op,
      List<Shape> shapes,
      List<Memory> operands,
      Shape shape,
      Memory output,
      Memory failed) {
    PrimitiveCall call =
        new PrimitiveCall(op, Precision.EXACT, shapes, operands, shape, output, failed, false);
    new ReferencePrimitives(call).run();
  }
}
