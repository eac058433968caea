package dev.sinter.backend.jvm;

import dev.sinter.backend.HostMemory;
import dev.sinter.backend.Invocation;
import dev.sinter.plan.ErrorWords;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Root;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;

/**
 * The errors of elements that one thread meets in a launch. Its lowest positions are its own until
 * they are joined with those of others; elements are marked for all at once, atomically.
 */
final class ErrorLog {
  private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(int[].class);

  private final ErrorWords words;
  private final List<Root> roots;
  private final long reduced;
  private final int[] shared;
  private final int[] lowest;

  ErrorLog(KernelProgram program, Invocation invocation) {
    this.words = new ErrorWords(program.roots().size(), program.traps().size());
    this.roots = program.roots();
    this.reduced = invocation.geometry().reduced();
    this.shared = shared(invocation);
    this.lowest = new int[words.roots() * words.traps()];
    Arrays.fill(lowest, Integer.MAX_VALUE);
  }

  private static int[] shared(Invocation invocation) {
    return invocation.errors() instanceof HostMemory memory ? (int[]) memory.array() : new int[0];
  }

  /** To be called once, before a launch. */
  static void clear(Invocation invocation) {
    Arrays.fill(shared(invocation), Integer.MAX_VALUE);
  }

  /**
   * An error at a position of the space.
   *
   * @param flag the number of the root and trap, see {@link ErrorWords#lowest}
   */
  void record(int flag, long position) {
    lowest[flag] = Math.min(lowest[flag], (int) Math.min(position, ErrorWords.LAST));
    int root = flag / words.traps();
    long element = roots.get(root) instanceof Root.Reduce ? position / reduced : position;
    int word = (int) words.word(root, element);
    WORDS.getAndBitwiseAnd(shared, word, ~ErrorWords.bit(element));
  }

  /** Joins the lowest positions with those of other threads; by one thread. */
  void join() {
    for (int flag = 0; flag < lowest.length; flag++) {
      shared[flag] = Math.min(shared[flag], lowest[flag]);
    }
  }
}
