package dev.sinter.explain;

import dev.sinter.DType;
import dev.sinter.Launch;
import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Growth;
import dev.sinter.pass.Graph;
import dev.sinter.plan.DeviceKind;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Plan;
import dev.sinter.plan.Split;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A plan for one device in the terms of its readers: arrays in memory, kernels, results, and what
 * flows between them. Made by {@link #of}; immutable.
 *
 * @param device its id
 * @param results what was asked for, in that order
 * @param arrays what is in memory already and is read, or was asked for
 * @param kernels in the order in which they run; numbered from 1 for readers
 * @param flows per kernel and operand in memory
 * @param unfusedBytes what operation-by-operation evaluation would read and write
 * @param unfusedOperations how many operations that would be
 * @param javaCalls calls that run on the JVM first, arrays moved there and back, because only their
 *     Java method is known
 * @param peakBytes most device memory that the plan holds at once beside the arrays that it reads
 */
public record Explanation(
    String device,
    DeviceKind kind,
    Precision precision,
    List<Result> results,
    List<Stored> arrays,
    List<Kernel> kernels,
    List<Flow> flows,
    long unfusedBytes,
    int unfusedOperations,
    long peakBytes,
    List<String> javaCalls) {
  /**
   * Describes a plan.
   *
   * @param graph what the plan was made for
   * @param origins per step, where its kernel would come from
   * @param javaCalls see {@link #javaCalls()}
   * @param peakBytes see {@link #peakBytes()}
   */
  public static Explanation of(
      String device,
      DeviceKind kind,
      Precision precision,
      Graph graph,
      Plan plan,
      List<Launch.Origin> origins,
      List<String> javaCalls,
      long peakBytes) {
    return new Describer(graph, plan, origins)
        .describe(device, kind, precision, javaCalls, peakBytes);
  }

  /**
   * One of the arrays that were asked for.
   *
   * @param kernel the position of the kernel that computes it, or -1
   * @param array the position of the array that it already is, or -1
   */
  record Result(DType type, Shape shape, int kernel, int array) {
    long bytes() {
      return shape.size() * type.bytes();
    }
  }

  /**
   * An array in memory.
   *
   * @param growth see {@link dev.sinter.ir.Node#growth()}
   */
  record Stored(DType type, Shape shape, @Nullable Growth growth) {
    long bytes() {
      return shape.size() * type.bytes();
    }
  }

  /**
   * A launch.
   *
   * @param space the iteration space
   * @param form the loop form, in lower case
   * @param operations how often each operator occurs, those inside called methods included
   * @param methods names of the fused methods that it calls
   * @param lines of the user's program that captured what it computes; empty unless they are
   *     {@linkplain dev.sinter.ir.CaptureLines remembered}
   * @param program null for a primitive
   */
  record Kernel(
      String name,
      Shape space,
      String form,
      Launch.Origin origin,
      SortedMap<String, Integer> operations,
      List<String> methods,
      List<Output> outputs,
      long bytesRead,
      long bytesWritten,
      long flops,
      List<String> lines,
      @Nullable KernelProgram program) {
    /** Whether it reads or writes anything, so that {@link #intensity} is a number. */
    boolean moves() {
      return bytesRead + bytesWritten > 0;
    }

    /** Operations per byte. */
    double intensity() {
      return (double) flops / (bytesRead + bytesWritten);
    }
  }

  /**
   * What a kernel writes.
   *
   * @param temporary the number in the plan
   * @param results positions of the results that it is
   */
  record Output(int temporary, DType type, long values, List<Integer> results) {
    long bytes() {
      return values * type.bytes();
    }
  }

  /**
   * What a kernel reads through one operand.
   *
   * @param array the position of the array that it is, or -1
   * @param producer the position of the kernel that wrote it, or -1
   * @param temporary what of the producer's it is, or -1
   * @param consumer the kernel that reads it
   * @param operand the number of the operand in the consumer's program
   * @param values distinct elements that are read
   * @param splits why producer and consumer are not one; empty for arrays
   */
  record Flow(
      int array,
      int producer,
      int temporary,
      int consumer,
      int operand,
      DType type,
      Layout layout,
      long values,
      List<Split> splits) {
    /** Copies the list. */
    Flow {
      splits = List.copyOf(splits);
    }

    long bytes() {
      return values * type.bytes();
    }
  }

  /** What the kernels read and write together. */
  long bytesMoved() {
    return kernels.stream().mapToLong(kernel -> kernel.bytesRead() + kernel.bytesWritten()).sum();
  }

  /** The flows into a kernel, in the order of its operands. */
  List<Flow> into(int kernel) {
    return flows.stream().filter(flow -> flow.consumer() == kernel).toList();
  }
}
