package dev.sinter.capture;

import dev.sinter.memory.Buffer;
import dev.sinter.memory.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * Values that kernels of a plan have left for others of the same plan, as if no element were in
 * error, before that is known.
 */
final class Doubts {
  private record Doubt(Fault fault, int node) {}

  private final List<Doubt> doubts = new ArrayList<>();

  /** The value of a node of the graph has been read. */
  void read(Buffer value, int node) {
    Fault fault = value.fault();
    if (fault != null && doubts.stream().noneMatch(doubt -> doubt.node() == node)) {
      fault.errors().retain();
      doubts.add(new Doubt(fault, node));
    }
  }

  boolean isEmpty() {
    return doubts.isEmpty();
  }

  /** Waits; the first node of which elements are in error, or -1. */
  int firstInError() {
    for (Doubt doubt : doubts) {
      if (doubt.fault().first() != null) {
        return doubt.node();
      }
    }
    return -1;
  }

  /** To be called in the end. */
  void release() {
    doubts.forEach(doubt -> doubt.fault().errors().release());
  }
}
