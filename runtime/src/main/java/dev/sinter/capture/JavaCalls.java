package dev.sinter.capture;

import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.memory.Buffer;
import java.util.List;
import java.util.function.Supplier;

/**
 * Evaluates, for a device whose kernels can't call Java methods, the calls of which {@linkplain
 * dev.sinter.ir.Function#isJavaOnly() only the Java method} is known: the operands are evaluated on
 * the device and moved to the JVM, the results back. Thread-safe.
 */
final class JavaCalls {
  private final Engine device;
  private final Supplier<Engine> jvm;

  JavaCalls(Engine device, Supplier<Engine> jvm) {
    this.device = device;
    this.jvm = jvm;
  }

  /**
   * Evaluates calls; a loop, since they may nest deeply.
   *
   * @param calls inner ones first
   */
  void evaluate(List<Node> calls, Precision precision) {
    for (Node call : calls) {
      if (call.definition() instanceof Definition.Call definition) {
        evaluate(call, definition, precision);
      }
    }
  }

  private void evaluate(Node node, Definition.Call call, Precision precision) {
    Engine host = jvm.get();
    List<Node> needed = call.operands().stream().filter(each -> !isFree(each)).toList();
    device.evaluate(needed, precision);
    List<Node> operands = call.operands().stream().map(each -> moved(each, host)).toList();
    Definition moved = new Definition.Call(call.method(), operands);
    Node copy = new Node(node.type(), node.shape(), moved, node.line());
    copy.retain();
    try {
      host.evaluate(List.of(copy), precision);
      Buffer result = returned(copy, call.method().function().name());
      node.evaluated(result);
      result.release();
    } finally {
      copy.release();
    }
  }

  /** Positions and constants are the same everywhere and take no memory. */
  private static boolean isFree(Node node) {
    Definition definition = node.definition();
    if (definition instanceof Definition.Convert convert) {
      definition = convert.operand().definition();
    }
    return definition instanceof Definition.Constant || definition instanceof Definition.Position;
  }

  private static Node moved(Node node, Engine host) {
    Definition definition = node.definition();
    if (definition instanceof Definition.Convert convert) {
      Node operand = moved(convert.operand(), host);
      return new Node(node.type(), node.shape(), new Definition.Convert(operand));
    }
    return definition instanceof Definition.Position
        ? new Node(node.type(), node.shape(), definition)
        : Relocation.copy(node, host.backend(), "moved for a Java method");
  }

  /** The result on the device, with one user. */
  private Buffer returned(Node copy, String name) {
    Buffer result = (Buffer) ((Definition.Leaf) copy.definition()).storage();
    Buffer buffer = Relocation.copy(result, device.backend(), name);
    buffer.retain();
    return buffer;
  }
}
