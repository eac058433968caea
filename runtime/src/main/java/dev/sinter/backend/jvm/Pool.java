package dev.sinter.backend.jvm;

import dev.sinter.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of this backend: the caller and up to {@code sinter.threads - 1} daemons of a pool of
 * our own, so that neither the common pool nor its users are held up. Idle daemons end by
 * themselves.
 *
 * <p>Whoever is free takes the next chunk. The caller takes chunks too and waits only for chunks
 * that a daemon has begun: several callers at once, or a pool that is busy, can never block each
 * other.
 */
final class Pool {
  private static final int THREADS = configured();

  private static int configured() {
    String threads = Setting.THREADS.value();
    return threads.isEmpty()
        ? Runtime.getRuntime().availableProcessors()
        : Integer.parseInt(threads);
  }

  /** Created when first needed. */
  private static final class Daemons {
    static final ForkJoinPool POOL =
        new ForkJoinPool(Math.max(1, THREADS - 1), Daemons::thread, null, true);

    private static ForkJoinWorkerThread thread(ForkJoinPool pool) {
      ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
      thread.setName("sinter-" + thread.getPoolIndex());
      thread.setDaemon(true);
      return thread;
    }
  }

  private Pool() {}

  /** Number of threads that work on one launch at most. */
  static int threads() {
    return THREADS;
  }

  /**
   * The offer to a daemon to take part in one launch; either it begins or the caller withdraws it.
   */
  private static final class Helper {
    private final AtomicBoolean taken = new AtomicBoolean();
    private final ForkJoinTask<?> task;

    Helper(Runnable work) {
      this.task = Daemons.POOL.submit(() -> begin(work));
    }

    private void begin(Runnable work) {
      if (taken.compareAndSet(false, true)) {
        work.run();
      }
    }

    void withdrawOrJoin() {
      if (!taken.compareAndSet(false, true)) {
        task.quietlyJoin();
      }
    }
  }

  /**
   * Runs chunks 0 … count-1, each once.
   *
   * @param worker makes what one thread uses; called once by each thread that takes part
   */
  static void run(int count, Supplier<IntConsumer> worker) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable takeChunks =
        () -> {
          try {
            work(next, count, worker);
          } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
            next.set(count);
          }
        };
    List<Helper> helpers = new ArrayList<>();
    for (int helper = 1; helper < Math.min(THREADS, count); helper++) {
      helpers.add(new Helper(takeChunks));
    }
    takeChunks.run();
    helpers.forEach(Helper::withdrawOrJoin);
    rethrow(failure.get());
  }

  private static void work(AtomicInteger next, int count, Supplier<IntConsumer> worker) {
    int chunk = next.getAndIncrement();
    if (chunk < count) {
      IntConsumer mine = worker.get();
      for (; chunk < count; chunk = next.getAndIncrement()) {
        mine.accept(chunk);
      }
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure != null) {
      throw new IllegalStateException("a fused method threw a checked exception", failure);
    }
  }
}
