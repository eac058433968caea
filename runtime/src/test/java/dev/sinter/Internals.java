package dev.sinter;

import dev.sinter.backend.Backend;
import dev.sinter.ir.Node;

/** What tests in other packages need of the inside of arrays and devices. */
public final class Internals {
  private Internals() {}

  /** The node of an array of real numbers. */
  public static Node node(Array array) {
    return array.node();
  }

  /** The nodes of an array: two if it is complex. */
  public static java.util.List<Node> nodes(Array array) {
    return array.parts().nodes();
  }

  /** A device over a backend of the test's own. */
  public static Device device(Backend backend) {
    return Device.of(backend);
  }
}
