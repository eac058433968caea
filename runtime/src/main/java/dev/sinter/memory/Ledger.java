package dev.sinter.memory;

import dev.sinter.DType;
import dev.sinter.OutOfDeviceMemoryException;
import dev.sinter.backend.Backend;
import dev.sinter.backend.Memory;
import dev.sinter.plan.Lifetimes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Who holds how much memory of one device. */
public final class Ledger {
  private static final Map<Backend, Ledger> LEDGERS = new ConcurrentHashMap<>();
  private static final int OWNERS_SHOWN = 5;
  private static final long COLLECTION_MILLIS = 100;

  private final Backend backend;
  private final Set<Entry> entries = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytes = new AtomicLong();

  private Ledger(Backend backend) {
    this.backend = backend;
  }

  /** The ledger of a device. */
  public static Ledger of(Backend backend) {
    return LEDGERS.computeIfAbsent(backend, Ledger::new);
  }

  /** Bytes held by arrays now, pooled memory not counted. */
  public long bytes() {
    return bytes.get();
  }

  Entry add(Memory memory, String label) {
    Entry entry = new Entry(this, memory, label);
    entries.add(entry);
    bytes.addAndGet(entry.size);
    return entry;
  }

  /**
   * Memory for {@code size} elements. When there is none, unreachable arrays are collected and it
   * is tried once more.
   *
   * @throws OutOfDeviceMemoryException listing the largest owners
   */
  public Memory allocate(DType type, long size) {
    try {
      return backend.allocate(type, size);
    } catch (OutOfDeviceMemoryException first) {
      collect();
      try {
        return backend.allocate(type, size);
      } catch (OutOfDeviceMemoryException second) {
        throw new OutOfDeviceMemoryException(second.getMessage() + owners());
      }
    }
  }

  /**
   * Refuses what can never fit, before any of it has run.
   *
   * @param peakBytes what an evaluation needs at once beside the arrays that it reads
   * @throws OutOfDeviceMemoryException if the device has less in all, listing the largest owners
   */
  public void require(long peakBytes) {
    long available = backend.traits().memoryBytes();
    if (peakBytes > available) {
      throw new OutOfDeviceMemoryException(
          "an evaluation needs "
              + (peakBytes >= Lifetimes.UNCOUNTED_BYTES ? "at least " : "")
              + peakBytes
              + " bytes at once for results and temporaries, "
              + backend.traits().id()
              + " has "
              + available
              + " bytes in all: nothing was run; evaluate in parts, or reduce before reading"
              + owners());
    }
  }

  @SuppressWarnings(
      "ThreadPriorityCheck") // a pause for the cleaner's thread, once, on the way to an error
  private static void collect() {
    System.gc();
    try {
      Thread.sleep(COLLECTION_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private String owners() {
    StringBuilder out = new StringBuilder("; arrays hold " + bytes.get() + " bytes");
    List<Entry> largest =
        entries.stream()
            .sorted(Comparator.comparingLong((Entry entry) -> -entry.size))
            .limit(OWNERS_SHOWN)
            .toList();
    for (Entry entry : largest) {
      out.append("\n  ").append(entry.size).append(" bytes: ").append(entry.label);
    }
    return out.append(
            "\nclose arrays that are no longer needed, or use a Scope; eval() results that are pending:"
                + " they hold the arrays that they read, closed or not")
        .toString();
  }

  /** What a buffer holds; running it gives the memory back. */
  static final class Entry implements Runnable {
    private final Ledger ledger;
    private final Memory memory;
    private final String label;
    private final long size;

    Entry(Ledger ledger, Memory memory, String label) {
      this.ledger = ledger;
      this.memory = memory;
      this.label = label;
      this.size = memory.size() * memory.type().bytes();
    }

    @Override
    public void run() {
      if (forget()) {
        memory.release();
      }
    }

    /** Holds the memory no longer, without giving it back; false if it did not hold it. */
    boolean forget() {
      boolean held = ledger.entries.remove(this);
      if (held) {
        ledger.bytes.addAndGet(-size);
      }
      return held;
    }
  }
}
