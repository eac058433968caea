package dev.sinter;

import dev.sinter.ir.Node;
import java.util.concurrent.atomic.AtomicBoolean;

/** An array's hold on its node; ends once. */
final class Handle {
  private final Node node;
  private final AtomicBoolean closed = new AtomicBoolean();

  Handle(Node node) {
    this.node = node;
    node.retain();
  }

  Node node() {
    if (closed.get()) {
      throw new SinterException(
          "this "
              + node.type()
              + " "
              + node.shape()
              + " array is closed, by close() or by the end of the Scope in which it was made:"
              + " read it before, or let it outlive its scope with scope.keep(array)");
    }
    return node;
  }

  boolean isClosed() {
    return closed.get();
  }

  void close() {
    if (closed.compareAndSet(false, true)) {
      node.release();
    }
  }
}
