package dev.sinter.pass;

import dev.sinter.ir.Node;

/**
 * Numbers of nodes, by identity. Open addressing: the graph of a cached evaluation is small, and
 * this is its fast path.
 */
final class Numbers {
  private Node[] keys = new Node[32];
  private int[] values = new int[32];
  private int size;

  /** The number of a node, or -1 if it has none. */
  int find(Node node) {
    int mask = keys.length - 1;
    for (int i = node.spread() & mask; keys[i] != null; i = (i + 1) & mask) {
      if (keys[i] == node) {
        return values[i];
      }
    }
    return -1;
  }

  /** Gives a node without a number one. */
  void put(Node node, int number) {
    size++;
    if (2 * size > keys.length) {
      Node[] oldKeys = keys;
      int[] oldValues = values;
      keys = new Node[4 * oldKeys.length];
      values = new int[4 * oldKeys.length];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != null) {
          insert(oldKeys[i], oldValues[i]);
        }
      }
    }
    insert(node, number);
  }

  private void insert(Node node, int number) {
    int mask = keys.length - 1;
    int i = node.spread() & mask;
    while (keys[i] != null) {
      i = (i + 1) & mask;
    }
    keys[i] = node;
    values[i] = number;
  }
}
