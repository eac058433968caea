package dev.sinter.capture;

import dev.sinter.OutOfDeviceMemoryException;
import dev.sinter.SinterException;
import dev.sinter.backend.Backend;
import dev.sinter.backend.HostMemory;
import dev.sinter.backend.Memory;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.memory.Buffer;
import dev.sinter.memory.ElementError;
import java.util.List;

/**
 * Copies elements from one device to another, through a Java array unless one of them is the JVM
 * itself. Waits for them. Thread-safe.
 */
public final class Relocation {
  private Relocation() {}

  /**
   * The same value on another device.
   *
   * @param evaluated in memory, or a constant, which needs none
   * @throws OutOfDeviceMemoryException if a Java array can't hold the elements, or there is no room
   */
  public static Node copy(Node evaluated, Backend to, String label) {
    Definition definition = evaluated.definition();
    return new Node(
        evaluated.type(),
        evaluated.shape(),
        definition instanceof Definition.Leaf leaf
            ? new Definition.Leaf(copy((Buffer) leaf.storage(), to, label))
            : definition);
  }

  /** Without users. Whoever reads elements in error from the copy meets their errors there. */
  static Buffer copy(Buffer buffer, Backend to, String label) {
    List<Buffer> held = Engine.tryRetain(List.of(buffer));
    if (held == null) {
      throw new SinterException(
          "an array was closed by another thread while it was being read: keep it open");
    }
    try {
      Buffer copy = new Buffer(to, elements(buffer, to), label, null);
      ElementError error = buffer.settle() ? buffer.error() : null;
      Buffer errors = buffer.errors();
      if (error != null && errors != null) {
        copy.damaged(error, new Buffer(to, elements(errors, to), label, null));
      }
      return copy;
    } finally {
      held.forEach(Buffer::release);
    }
  }

  private static Memory elements(Buffer buffer, Backend to) {
    if (buffer.memory() instanceof HostMemory host && !host.isDirect()) {
      return to.upload(buffer.type(), host.array());
    }
    Object array = HostMemory.allocate(buffer.type(), buffer.size()).array();
    buffer.backend().download(buffer.memory(), 0, array, 0, (int) buffer.size());
    return to.wrap(buffer.type(), array);
  }
}
