package dev.sinter.backend.jvm;

import dev.sinter.backend.BuildRequest;
import dev.sinter.backend.Executable;
import dev.sinter.backend.HostMemory;
import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.plan.Geometry;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Operand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kernel with rows, run stage by stage. */
record StagedExecutable(
    KernelProgram program, List<Stages.Stage> stages, List<JvmExecutable> parts, String source)
    implements Executable {
  static StagedExecutable of(BuildRequest request) {
    List<Stages.Stage> stages = Stages.of(request.program());
    List<JvmExecutable> parts = new ArrayList<>();
    StringBuilder source = new StringBuilder("; " + request.label() + ", in stages\n");
    for (Stages.Stage stage : stages) {
      BuildRequest part =
          new BuildRequest(stage.program(), request.label(), request.methods(), null);
      parts.add(JvmExecutable.of(part));
      source.append(parts.get(parts.size() - 1).source());
    }
    return new StagedExecutable(request.program(), stages, parts, source.toString());
  }

  @Override
  public long buildNanos() {
    return parts.stream().mapToLong(JvmExecutable::buildNanos).sum();
  }

  void run(Invocation invocation) {
    @Nullable Memory[] results = new Memory[program.roots().size()];
    for (int root = 0; root < results.length; root++) {
      Memory output = invocation.outputs().get(root);
      long rows = invocation.geometry().outer();
      results[root] =
          output == null ? HostMemory.allocate(program.roots().get(root).type(), rows) : output;
    }
    for (int i = 0; i < parts.size(); i++) {
      Launch.run(parts.get(i), invocation(invocation, stages.get(i), results));
    }
  }

  private Invocation invocation(Invocation whole, Stages.Stage stage, @Nullable Memory[] results) {
    List<@Nullable Memory> operands = new ArrayList<>();
    for (int operand : stage.operands()) {
      Operand declared = program.operands().get(operand);
      operands.add(declared.isResult() ? results[declared.root()] : whole.operands().get(operand));
    }
    List<@Nullable Memory> outputs = new ArrayList<>();
    for (int root : stage.roots()) {
      outputs.add(results[root]);
    }
    Geometry geometry = Stages.geometry(program, whole.geometry(), stage);
    return new Invocation(geometry, operands, whole.scalars(), outputs, null, false);
  }
}
