package dev.sinter;

import dev.sinter.ir.Node;
import java.util.concurrent.atomic.AtomicBoolean;

/** An array's hold on its node, or on the two of complex elements; ends once. */
final class Handle {
  private final Parts parts;
  private final AtomicBoolean closed = new AtomicBoolean();

  Handle(Parts parts) {
    this.parts = parts;
    parts.re().retain();
    Node im = parts.im();
    if (im != null) {
      im.retain();
    }
  }

  Parts parts() {
    if (closed.get()) {
      throw new SinterException(
          "this "
              + parts.type()
              + " "
              + parts.re().shape()
              + " array is closed, by close() or by the end of the Scope in which it was made:"
              + " read it before, or let it outlive its scope with scope.keep(array)");
    }
    return parts;
  }

  boolean isClosed() {
    return closed.get();
  }

  void close() {
    if (closed.compareAndSet(false, true)) {
      parts.re().release();
      Node im = parts.im();
      if (im != null) {
        im.release();
      }
    }
  }
}
