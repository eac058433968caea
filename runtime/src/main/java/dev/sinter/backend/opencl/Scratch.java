package dev.sinter.backend.opencl;

import java.util.Objects;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Memory that reductions share, one after the other in the queue: the values of blocks, and
 * counters that are zero between launches. Grows as needed. Not thread-safe: the {@link Launcher}
 * has one launch at a time.
 */
final class Scratch {
  private static final long SMALLEST = 64 << 10;

  private final Session session;
  private Held held = new Held(null, null);

  /** Both buffers, for the launch that is enqueued next. */
  record Held(@Nullable Buffer values, @Nullable Buffer counts) {
    Buffer partials() {
      return Objects.requireNonNull(values);
    }

    Buffer counters() {
      return Objects.requireNonNull(counts);
    }
  }

  Scratch(Session session) {
    this.session = session;
  }

  /** Memory for {@code reductions} values of each of {@code outer * blocks} blocks. */
  @SuppressWarnings("ReferenceEquality") // whether a buffer was replaced
  Held hold(int reductions, long outer, int blocks) {
    long partialBytes = blocks == 1 ? 0 : reductions * outer * blocks * Long.BYTES;
    long counterBytes = blocks == 1 ? 0 : outer * Integer.BYTES;
    Buffer values = grown(held.values, partialBytes);
    Buffer counts = grown(held.counts, counterBytes);
    if (counts != held.counts) {
      clear(counts);
    }
    if (values != held.values || counts != held.counts) {
      held = new Held(values, counts);
    }
    return held;
  }

  private Buffer grown(@Nullable Buffer old, long bytes) {
    if (old != null && old.bytes() >= bytes) {
      return old;
    }
    if (old != null) {
      session.pool().give(old);
    }
    return session.pool().take(Math.max(SMALLEST, bytes));
  }

  private void clear(Buffer counters) {
    int code =
        CL.clEnqueueFillBuffer(
            session.queue(),
            counters.memory(),
            Pointer.to(new int[1]),
            Integer.BYTES,
            0,
            counters.bytes() / Integer.BYTES * Integer.BYTES,
            0,
            null,
            null);
    Check.success(code, "clEnqueueFillBuffer");
  }
}
