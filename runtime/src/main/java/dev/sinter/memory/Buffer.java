package dev.sinter.memory;

import dev.sinter.DType;
import dev.sinter.backend.Backend;
import dev.sinter.backend.Memory;
import dev.sinter.ir.Storage;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
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
  private final Object knowledge = new Object();
  private volatile @Nullable Fault fault;
  private volatile boolean settled;
  private volatile @Nullable ElementError error;
  private @Nullable Buffer inError;

  /**
   * Takes over {@code memory}.
   *
   * @param label for the list of owners: a kernel's name or {@code Array.of}
   * @param fault what may be wrong with these elements, or null
   */
  public Buffer(Backend backend, Memory memory, String label, @Nullable Fault fault) {
    this(backend, memory, label, fault, false);
  }

  /**
   * As above.
   *
   * @param lent whether the memory is the user's, never to be written to
   */
  public Buffer(Backend backend, Memory memory, String label, @Nullable Fault fault, boolean lent) {
    this.backend = backend;
    this.memory = memory;
    this.lent = lent;
    this.fault = fault;
    this.settled = fault == null;
    if (fault != null) {
      fault.errors().retain();
    }
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
      forgetErrors();
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
  public @Nullable Buffer handOver(int expectedUsers, String newLabel, @Nullable Fault newFault) {
    if (lent || !users.compareAndSet(expectedUsers, 0)) {
      return null;
    }
    entry.forget();
    cleanable.clean();
    forgetErrors();
    return new Buffer(backend, memory, newLabel, newFault);
  }

  /** What may be wrong with these elements, if nobody has waited to see it yet. */
  public @Nullable Fault fault() {
    return settled ? null : fault;
  }

  /**
   * Waits until it is known whether elements are in error.
   *
   * @return whether some are
   */
  public boolean settle() {
    if (!settled) {
      synchronized (knowledge) {
        if (!settled && fault != null) {
          error = fault.first();
          if (error == null) {
            forgetFault();
          }
        }
        settled = true;
      }
    }
    return error != null;
  }

  /** The first error, if elements are known to be in error. */
  public @Nullable ElementError error() {
    return error;
  }

  @Override
  public @Nullable Buffer errors() {
    if (error == null) {
      return null;
    }
    synchronized (knowledge) {
      if (inError == null && fault != null) {
        Memory elements = backend.upload(DType.BOOL, fault.elements(size()));
        inError = new Buffer(backend, elements, "elements in error", null);
        inError.retain();
        forgetFault();
      }
      return inError;
    }
  }

  /**
   * Says what is wrong with elements of which nothing was known to be.
   *
   * @param elements see {@link #errors}; held from now on
   */
  public void damaged(ElementError first, Buffer elements) {
    elements.retain();
    synchronized (knowledge) {
      inError = elements;
      error = first;
    }
  }

  private void forgetFault() {
    if (fault != null) {
      fault.errors().release();
      fault = null;
    }
  }

  private void forgetErrors() {
    synchronized (knowledge) {
      forgetFault();
      if (inError != null) {
        inError.release();
        inError = null;
      }
    }
  }

  /**
   * Throws if an element is in error.
   *
   * @throws ArithmeticException naming the operation and the first position
   * @throws IndexOutOfBoundsException the same, for an index
   */
  public void check() {
    settle();
    ElementError first = error;
    if (first != null) {
      throw first.exception();
    }
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
