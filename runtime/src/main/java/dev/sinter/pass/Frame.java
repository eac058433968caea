package dev.sinter.pass;

import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import java.util.List;

/** A node whose operands are being visited; holds the definition as first seen. */
final class Frame {
  final Node node;
  final Definition definition;
  final List<Node> operandNodes;
  final int[] indices;
  int next;

  Frame(Node node, Definition definition) {
    this.node = node;
    this.definition = definition;
    this.operandNodes = definition.operands();
    this.indices = new int[operandNodes.size()];
  }
}
