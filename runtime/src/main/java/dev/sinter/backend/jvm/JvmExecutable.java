package dev.sinter.backend.jvm;

import dev.sinter.backend.BuildRequest;
import dev.sinter.backend.Executable;
import dev.sinter.plan.KernelProgram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled kernel.
 *
 * @param code the generated class's only instance; stateless
 * @param counting the form that leaves counts in {@link Tile#counts}, if there is one
 */
record JvmExecutable(
    KernelProgram program,
    Body body,
    Slots slots,
    TileCode code,
    @Nullable TileCode counting,
    String source,
    long cost,
    long buildNanos)
    implements Executable {
  static JvmExecutable of(BuildRequest request) {
    long start = System.nanoTime();
    Body body = new Body(request.program());
    List<Loops.Loop> loops = Loops.of(body);
    Slots slots = new Slots(body, loops);
    TileCode code = new KernelWriter(request, body, loops, slots, false).define();
    TileCode counting =
        Loops.onlyCounts(body, loops)
            ? new KernelWriter(request, body, loops, slots, true).define()
            : null;
    return new JvmExecutable(
        request.program(),
        body,
        slots,
        code,
        counting,
        source(request, loops),
        Cost.of(body),
        System.nanoTime() - start);
  }

  private static String source(BuildRequest request, List<Loops.Loop> loops) {
    StringBuilder out = new StringBuilder();
    out.append("; ")
        .append(request.label())
        .append(", compiled to bytecode in ")
        .append(loops.size());
    out.append(loops.size() == 1 ? " loop\n" : " loops\n");
    for (Loops.Loop loop : loops) {
      out.append("; loop over lines ").append(loop.lines()).append('\n');
    }
    return out.append(request.program().key()).append('\n').toString();
  }
}
