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
          "this array is closed: it was closed by close() or at the end of its Scope; keep it with scope.keep(array)");
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
