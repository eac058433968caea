package dev.sinter.programs;

import dev.sinter.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Runs random programs for as long as is wanted, for machines without a build. Arguments, all
 * optional: {@code --programs N} (1,000,000), {@code --seed S} (1), {@code --minutes M} (600),
 * {@code --threads T} (1), {@code --devices jvm,opencl} (reference,jvm,opencl,as-gpu; see {@link
 * Devices}), {@code --inexact} to compare fused with eager evaluation on each device instead,
 * {@code --failures F} (20) after which it ends.
 *
 * <p>A line of progress every minute, and at the end, names the seed from which {@code --seed}
 * takes up the work. A failure prints its seed and the shrunk program. Exit status 1 if something
 * failed.
 */
public final class RandomMain {
  /** How many programs a thread takes at once: one family, whose kernels are the same. */
  private static final int BATCH = Generator.FAMILY;

  private final Options options;
  private final Trial trial;
  private final AtomicLong next;
  private final AtomicLong done = new AtomicLong();
  private final AtomicInteger failures = new AtomicInteger();
  private final long start = System.nanoTime();

  private RandomMain(Options options) {
    this.options = options;
    this.trial = new Trial(Devices.named(options.devices));
    this.next = new AtomicLong(options.seed);
  }

  private static final class Options {
    private long programs = 1_000_000;
    private long seed = 1;
    private long minutes = 600;
    private int threads = 1;
    private String devices = "reference,jvm,opencl,as-gpu";
    private boolean inexact;
    private int failures = 20;

    static Options of(String[] args) {
      Options options = new Options();
      for (int i = 0; i < args.length; i++) {
        switch (args[i]) {
          case "--programs" -> options.programs = Long.parseLong(args[++i]);
          case "--seed" -> options.seed = Long.parseLong(args[++i]);
          case "--minutes" -> options.minutes = Long.parseLong(args[++i]);
          case "--threads" -> options.threads = Integer.parseInt(args[++i]);
          case "--devices" -> options.devices = args[++i];
          case "--failures" -> options.failures = Integer.parseInt(args[++i]);
          case "--inexact" -> options.inexact = true;
          default -> throw new IllegalArgumentException("unknown argument " + args[i]);
        }
      }
      return options;
    }
  }

  /** See the class comment. */
  public static void main(String[] args) throws InterruptedException {
    RandomMain run = new RandomMain(Options.of(args));
    for (Device device : run.trial.devices()) {
      System.out.println("DEVICE " + device);
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < run.options.threads; i++) {
      threads.add(new Thread(run::work));
    }
    threads.forEach(Thread::start);
    while (threads.stream().anyMatch(Thread::isAlive)) {
      for (Thread thread : threads) {
        thread.join(60_000L / threads.size());
      }
      run.progress();
    }
    System.exit(run.failures.get() == 0 ? 0 : 1);
  }

  private void work() {
    while (!isOver()) {
      long first = next.getAndAdd(BATCH);
      int count = (int) Math.min(BATCH, end() - first);
      check(first, count);
    }
  }

  private boolean isOver() {
    long minutes = (System.nanoTime() - start) / 60_000_000_000L;
    return next.get() >= end() || minutes >= options.minutes || failures.get() >= options.failures;
  }

  private long end() {
    return options.seed + options.programs;
  }

  /** Checks the programs of these seeds, a family or a part of one, up to the first that fails. */
  private void check(long first, int count) {
    long seed = first;
    try {
      for (Program program : Generator.members(first, count, options.inexact)) {
        String failure = failure(program);
        done.incrementAndGet();
        if (failure != null) {
          failures.incrementAndGet();
          report(seed, program, failure);
          return;
        }
        seed++;
      }
    } catch (RuntimeException broken) {
      failures.incrementAndGet();
      System.out.println("BROKEN seed " + seed);
      broken.printStackTrace(System.out);
    }
  }

  private void report(long seed, Program program, String failure) {
    System.out.println("FAIL seed " + seed + ", " + failure);
    Program small = new Shrinker(other -> failure(other) != null, 3000).shrink(program);
    System.out.println(
        "SHRUNK seed " + seed + ", " + failure(small) + "\n" + small.source() + "END");
  }

  private @Nullable String failure(Program program) {
    return options.inexact ? trial.fusionFailure(program) : trial.failure(program);
  }

  private void progress() {
    double minutes = (System.nanoTime() - start) / 60e9;
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "DONE %d programs in %.1f minutes, %d failures, heap %d MB; go on with --seed %d%n",
        done.get(),
        minutes,
        failures.get(),
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        Math.max(options.seed, next.get() - (long) options.threads * BATCH));
  }
}
