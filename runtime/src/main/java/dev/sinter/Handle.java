package dev.sinter;

import dev.sinter.ir.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An array's hold on its node, or on the two of complex elements; ends once. */
final class Handle {
  private final Parts parts;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Of these parts, on other devices; null as long as there are none. Changed under this lock. */
  private volatile @Nullable Map<Device, Parts> copies;

  Handle(Parts parts) {
    this.parts = parts;
    parts.re().open();
    Node im = parts.im();
    if (im != null) {
      im.open();
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

  /**
   * The parts on another device; kept until this is closed.
   *
   * @param copy makes them, without users
   */
  synchronized Parts partsOn(Device device, Supplier<Parts> copy) {
    parts();
    Map<Device, Parts> kept = copies == null ? new HashMap<>() : copies;
    Parts known = kept.get(device);
    if (known != null) {
      return known;
    }
    Parts made = copy.get();
    made.nodes().forEach(Node::open);
    kept.put(device, made);
    copies = kept;
    if (isClosed()) {
      releaseCopies();
    }
    return made;
  }

  private void releaseCopies() {
    if (copies == null) {
      return;
    }
    synchronized (this) {
      Map<Device, Parts> kept = copies;
      copies = null;
      if (kept != null) {
        kept.values().forEach(each -> each.nodes().forEach(Node::close));
      }
    }
  }

  boolean isClosed() {
    return closed.get();
  }

  void close() {
    if (closed.compareAndSet(false, true)) {
      parts.re().close();
      Node im = parts.im();
      if (im != null) {
        im.close();
      }
      releaseCopies();
    }
  }
}
