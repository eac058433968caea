package dev.sinter.memory;

import dev.sinter.DType;
import dev.sinter.backend.Backend;
import dev.sinter.backend.Memory;
import dev.sinter.ir.Storage;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Elements on one device, with a count of who needs them. At zero the memory goes back at once; a
 * buffer that becomes unreachable before is given back by a {@link Cleaner}.
 */
public final class Buffer implements Storage {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Backend backend;
  private final Memory memory;
  private final boolean lent;
  private final Ledger.Entry entry;
  private final Cleaner.Cleanable cleanable;
  private final AtomicInteger users = new AtomicInteger();
  private volatile List<Fault> faults;

  /**
   * Takes over {@code memory}.
   *
   * @param label for the list of owners: a kernel's name or {@code Array.of}
   * @param faults element errors that may affect these elements
   */
  public Buffer(Backend backend, Memory memory, String label, List<Fault> faults) {
    this(backend, memory, label, faults, false);
  }

  /**
   * As above.
   *
   * @param lent whether the memory is the user's, never to be written to
   */
  public Buffer(Backend backend, Memory memory, String label, List<Fault> faults, boolean lent) {
    this.backend = backend;
    this.memory = memory;
    this.lent = lent;
    this.faults = faults;
    this.entry = Ledger.of(backend).add(memory, label);
    this.cleanable = CLEANER.register(this, entry);
  }

  /** The device. */
  public Backend backend() {
    return backend;
  }

  /** The device's own handle. */
  public Memory memory() {
    return memory;
  }

  /** Type of the elements. */
  public DType type() {
    return memory.type();
  }

  @Override
  public long size() {
    return memory.size();
  }

  @Override
  public void retain() {
    users.incrementAndGet();
  }

  /** As {@link #retain}, unless the memory has gone back already. */
  public boolean tryRetain() {
    int seen;
    do {
      seen = users.get();
      if (seen <= 0) {
        return false;
      }
    } while (!users.compareAndSet(seen, seen + 1));
    return true;
  }

  @Override
  public void release() {
    if (users.decrementAndGet() == 0) {
      cleanable.clean();
    }
  }

  /** Whether exactly so many use these elements, which may be written over. */
  public boolean isFreeBut(int expectedUsers) {
    return !lent && users.get() == expectedUsers;
  }

  /**
   * The same memory for other elements; this buffer is used up, its users may still release it.
   *
   * @param expectedUsers how many there may be
   * @return a buffer without users; null, and nothing has changed, if this one has other users, or
   *     its memory is lent
   */
  public @Nullable Buffer handOver(int expectedUsers, String newLabel, List<Fault> newFaults) {
    if (lent || !users.compareAndSet(expectedUsers, 0)) {
      return null;
    }
    entry.forget();
    cleanable.clean();
    return new Buffer(backend, memory, newLabel, newFaults);
  }

  /** Element errors that may affect these elements, not yet known to be harmless. */
  public List<Fault> faults() {
    return faults;
  }

  /** The union of the faults of several buffers, without duplicates. */
  public static List<Fault> faults(List<Buffer> buffers, List<Fault> own) {
    Set<Fault> all = new LinkedHashSet<>(own);
    buffers.forEach(buffer -> all.addAll(buffer.faults()));
    return all.isEmpty() ? List.of() : new ArrayList<>(all);
  }

  /**
   * Throws if an element that these depend on was in error; otherwise forgets the faults.
   *
   * @throws ArithmeticException naming the operation and the first position
   * @throws IndexOutOfBoundsException the same, for an index
   */
  public void check() {
    for (Fault fault : faults) {
      fault.check();
    }
    faults = List.of();
  }

  /** Copies elements out, after {@link #check}. */
  public void download(long from, Object array, int start, int length) {
    check();
    backend.download(memory, from, array, start, length);
  }

  /** Copies elements out, after {@link #check}. */
  public void download(long from, ByteBuffer direct, long length) {
    check();
    backend.download(memory, from, direct, length);
  }
}
