package dev.sinter.plan;

import dev.sinter.Shape;
import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.FusedMethod;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The launch of a kernel.
 *
 * @param sources per operand: a leaf slot of the graph, or {@code -1 - temporary}; 0 for others
 * @param scalarSlots per scalar argument, the constant slot of the graph
 * @param outputs per root, the number of the temporary that receives it, or -1
 * @param name for {@link dev.sinter.Launch#name()}
 * @param shape the iteration space as users think of it
 * @param axes per axis of the space, the axis of the array that it is over
 * @param method the fused method that the kernel consists of alone, or null
 * @param methods every fused method that the kernel calls
 * @param bytesRead bytes of array memory that must be read
 * @param bytesWritten bytes of array memory that must be written
 * @param flops nominal operations, see {@link Cost}
 * @param nodes see {@link #nodes()}
 */
public record Step(
    KernelProgram program,
    Geometry geometry,
    int[] sources,
    int[] scalarSlots,
    int[] outputs,
    String name,
    Shape shape,
    List<Integer> axes,
    @Nullable FusedMethod method,
    List<FusedMethod> methods,
    long bytesRead,
    long bytesWritten,
    long flops,
    int[] nodes)
    implements Stage {
  @Override
  public int[] stored() {
    return Arrays.stream(outputs).filter(output -> output >= 0).toArray();
  }

  /** The program's, with the extents of axes. */
  public List<Trap> traps() {
    return program.traps().stream().map(this::withExtent).toList();
  }

  /** The node of the graph that a root is. */
  public int node(int root) {
    return nodes[program.body().size() + root];
  }

  /** The nodes of the graph whose lines can be in error like that, in the order of the lines. */
  public List<Integer> nodes(Trap trap) {
    if (trap.line() >= 0) {
      return List.of(nodes[trap.line()]);
    }
    Function function = program.functions().get(trap.function());
    return IntStream.range(0, program.body().size())
        .filter(line -> calls(program.body().get(line), function))
        .map(line -> nodes[line])
        .distinct()
        .boxed()
        .toList();
  }

  private static boolean calls(Expr line, Function function) {
    return line instanceof Expr.Call call
        && Calls.closure(List.of(call.callee())).contains(function);
  }

  private Trap withExtent(Trap trap) {
    if (!trap.index()) {
      return trap;
    }
    Expr line = ((Expr.CheckedIndex) program.body().get(trap.line())).extent();
    while (!(line instanceof Expr.Position)) {
      int below = ((Expr.Local) KernelProgram.operandsOf(line).get(0)).index();
      line = program.body().get(below);
    }
    return trap.of(geometry.offsets()[((Expr.Position) line).operand()]);
  }

  @Override
  public int[] reads() {
    return IntStream.range(0, sources.length)
        .filter(operand -> program.operands().get(operand).memory())
        .map(operand -> sources[operand])
        .toArray();
  }
}
