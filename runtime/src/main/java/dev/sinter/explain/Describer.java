package dev.sinter.explain;

import dev.sinter.DType;
import dev.sinter.Launch;
import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Function;
import dev.sinter.pass.Graph;
import dev.sinter.plan.DeviceKind;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Plan;
import dev.sinter.plan.PrimitiveStep;
import dev.sinter.plan.Split;
import dev.sinter.plan.Stage;
import dev.sinter.plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Translates a plan and its graph into an {@link Explanation}. */
final class Describer {
  private final Graph graph;
  private final Plan plan;
  private final List<Launch.Origin> origins;
  private final int[] producers;
  private final Map<Integer, Integer> leaves = new HashMap<>();
  private final List<Explanation.Stored> arrays = new ArrayList<>();
  private final Map<Integer, Integer> arrayOfSlot = new HashMap<>();

  Describer(Graph graph, Plan plan, List<Launch.Origin> origins) {
    this.graph = graph;
    this.plan = plan;
    this.origins = origins;
    this.producers = new int[plan.temporaries().size()];
    for (int step = 0; step < plan.steps().size(); step++) {
      for (int output : plan.steps().get(step).stored()) {
        producers[output] = step;
      }
    }
    for (int node = 0; node < graph.size(); node++) {
      if (graph.definition(node) instanceof Definition.Leaf) {
        leaves.putIfAbsent(graph.slot(node), node);
      }
    }
  }

  Explanation describe(
      String device, DeviceKind kind, Precision precision, List<String> javaCalls, long peakBytes) {
    List<Explanation.Flow> flows = new ArrayList<>();
    for (int step = 0; step < plan.steps().size(); step++) {
      addFlows(step, flows);
    }
    List<Explanation.Result> results = results();
    List<Explanation.Kernel> kernels = new ArrayList<>();
    for (int step = 0; step < plan.steps().size(); step++) {
      kernels.add(kernel(plan.steps().get(step), origins.get(step)));
    }
    Unfused unfused = Unfused.of(graph);
    return new Explanation(
        device,
        kind,
        precision,
        results,
        List.copyOf(arrays),
        List.copyOf(kernels),
        List.copyOf(flows),
        unfused.bytes(),
        unfused.operations(),
        peakBytes,
        List.copyOf(javaCalls));
  }

  /** Arrays are numbered in the order in which kernels read them. */
  private int array(int slot) {
    return arrayOfSlot.computeIfAbsent(
        slot,
        unseen -> {
          Integer node = leaves.get(slot);
          arrays.add(
              node == null
                  ? elementsInError(slot)
                  : new Explanation.Stored(
                      graph.type(node), graph.shape(node), graph.growth(node)));
          return arrays.size() - 1;
        });
  }

  /** No node stands for them: they are read beside the elements of a leaf. */
  private Explanation.Stored elementsInError(int slot) {
    Shape shape = Shape.of(graph.leaves().get(slot).size());
    return new Explanation.Stored(DType.BOOL, shape, null);
  }

  private void addFlows(int index, List<Explanation.Flow> flows) {
    if (plan.steps().get(index) instanceof PrimitiveStep primitive) {
      addFlows(index, primitive, flows);
      return;
    }
    Step step = (Step) plan.steps().get(index);
    List<Operand> operands = step.program().operands();
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i).memory()) {
        int source = step.sources()[i];
        int temporary = -1 - source;
        Operand operand = operands.get(i);
        flows.add(
            new Explanation.Flow(
                source >= 0 ? array(source) : -1,
                source >= 0 ? -1 : producers[temporary],
                source >= 0 ? -1 : temporary,
                index,
                i,
                operand.type(),
                operand.layout(),
                values(step.geometry(), operand.layout(), i, size(source)),
                source >= 0 ? List.of() : splits(temporary, index)));
      }
    }
  }

  private void addFlows(int index, PrimitiveStep step, List<Explanation.Flow> flows) {
    for (int i = 0; i < step.sources().length; i++) {
      int source = step.sources()[i];
      boolean leaf = source >= 0;
      int temporary = -1 - source;
      int array = leaf ? array(source) : -1;
      DType type = leaf ? arrays.get(array).type() : plan.temporaries().get(temporary).type();
      flows.add(
          new Explanation.Flow(
              array,
              leaf ? -1 : producers[temporary],
              leaf ? -1 : temporary,
              index,
              i,
              type,
              Layout.LINEAR,
              step.shapes().get(i).size(),
              leaf ? List.of() : splits(temporary, index)));
    }
  }

  private List<Split> splits(int temporary, int consumer) {
    return plan.splits().stream()
        .filter(split -> split.temporary() == temporary && split.consumer() == consumer)
        .toList();
  }

  /** Elements of an array, or of what a step leaves. */
  private long size(int source) {
    return source < 0
        ? plan.temporaries().get(-1 - source).size()
        : arrays.get(array(source)).shape().size();
  }

  /** Distinct elements that an operand reads of {@code size}; of what is indexed, at most. */
  private static long values(Geometry geometry, Layout layout, int operand, long size) {
    return switch (layout) {
      case LINEAR -> geometry.size();
      case SCALAR -> Math.min(1, geometry.size());
      case INDEXED -> Math.min(size, geometry.size());
      case STRIDED -> {
        long values = 1;
        for (int axis = 0; axis < geometry.dims().length; axis++) {
          long dim = geometry.dims()[axis];
          values *= geometry.strides()[operand][axis] == 0 ? Math.min(1, dim) : dim;
        }
        yield values;
      }
    };
  }

  private List<Explanation.Result> results() {
    List<Explanation.Result> results = new ArrayList<>();
    for (int i = 0; i < plan.targets().length; i++) {
      int node = graph.targets()[i];
      int target = plan.targets()[i];
      results.add(
          new Explanation.Result(
              graph.type(node),
              graph.shape(node),
              target >= 0 ? producers[target] : -1,
              target >= 0 ? -1 : array(-1 - target)));
    }
    return List.copyOf(results);
  }

  private Explanation.Kernel kernel(Stage step, Launch.Origin origin) {
    KernelProgram program = step instanceof Step kernel ? kernel.program() : null;
    List<Explanation.Output> outputs = new ArrayList<>();
    for (int output : step.stored()) {
      Plan.Temporary temporary = plan.temporaries().get(output);
      outputs.add(
          new Explanation.Output(output, temporary.type(), temporary.size(), resultsIn(output)));
    }
    return new Explanation.Kernel(
        step.name(),
        step.shape(),
        program == null
            ? "primitive"
            : program.form().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        origin,
        program == null ? new TreeMap<>(Map.of(step.name(), 1)) : Operations.of(program),
        program == null
            ? List.of()
            : program.functions().stream().map(Function::name).distinct().toList(),
        List.copyOf(outputs),
        step.bytesRead(),
        step.bytesWritten(),
        step.flops(),
        lines(step),
        program);
  }

  /** Of the user's program, in the order in which the kernel computes. */
  private List<String> lines(Stage step) {
    return Arrays.stream(step.nodes())
        .filter(node -> !(graph.definition(node) instanceof Definition.Leaf))
        .mapToObj(graph::lines)
        .flatMap(List::stream)
        .map(line -> line.getFileName() + ":" + line.getLineNumber())
        .distinct()
        .toList();
  }

  private List<Integer> resultsIn(int temporary) {
    List<Integer> results = new ArrayList<>();
    for (int i = 0; i < plan.targets().length; i++) {
      if (plan.targets()[i] == temporary) {
        results.add(i);
      }
    }
    return List.copyOf(results);
  }
}
