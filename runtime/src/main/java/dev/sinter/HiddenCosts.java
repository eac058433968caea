package dev.sinter;

import dev.sinter.ir.Caller;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import java.util.List;

/** Refuses what {@link Scope#forbid} rules out, with the name of the call and how to mend it. */
final class HiddenCosts {
  private HiddenCosts() {}

  /** To be called before a read evaluates {@code array}. */
  static void beforeRead(Array array) {
    if (!Scope.forbidden().contains(Hidden.SYNCHRONISATION) || array.isEvaluated()) {
      return;
    }
    throw new SinterException(
        Caller.find()
            + " of "
            + array
            + " would compute its "
            + Mixing.bytes(array)
            + " bytes now and wait for them, which Scope.forbid(Hidden.SYNCHRONISATION) rules out:"
            + " call eval() or Sinter.eval(...) before, or read it inside"
            + " Scope.allow(Hidden.SYNCHRONISATION)");
  }

  /** To be called before an operation reads back how many elements its result has. */
  static void beforeCount(Array array) {
    if (Scope.forbidden().contains(Hidden.SYNCHRONISATION)) {
      throw new SinterException(
          Caller.find()
              + " of "
              + array
              + " would wait until it is known how many elements the result has, which"
              + " Scope.forbid(Hidden.SYNCHRONISATION) rules out: call it inside"
              + " Scope.allow(Hidden.SYNCHRONISATION)");
    }
  }

  /** To be called before an evaluation, which may have to call Java methods for another device. */
  static void beforeEvaluation(Device device, List<Node> nodes) {
    if (Scope.forbidden().contains(Hidden.SYNCHRONISATION)) {
      String kernel = device.engine().waitsFor(nodes, Scope.currentPrecision());
      if (kernel != null) {
        throw new SinterException(
            Caller.find()
                + " would wait to see whether elements that kernel "
                + kernel
                + " computes, and that it reads, are in error (a division by zero, an index out of"
                + " range), which Scope.forbid(Hidden.SYNCHRONISATION) rules out: evaluate what"
                + " can be in error before and read an element of it, or call this inside"
                + " Scope.allow(Hidden.SYNCHRONISATION)");
      }
    }
    for (Hidden cost : Scope.forbidden()) {
      for (Node call : device.engine().javaCalls(nodes)) {
        throw new SinterException(
            "evaluating a call of "
                + ((Definition.Call) call.definition()).method().function().name()
                + " would move its operands from "
                + device
                + " to the JVM and wait, since only its Java method is known, which"
                + " Scope.forbid(Hidden."
                + cost
                + ") rules out: build its class with javac and sinter-processor, or evaluate it"
                + " inside Scope.allow(Hidden."
                + cost
                + ")");
      }
    }
  }

  /** To be called before an operation moves an operand to the device of another one. */
  static void beforeMove(Array operand, Device to) {
    for (Hidden cost : Scope.forbidden()) {
      throw new SinterException(
          Caller.find()
              + " would move the "
              + Mixing.bytes(operand)
              + " bytes of "
              + operand
              + " to "
              + to
              + " and wait, which Scope.forbid(Hidden."
              + cost
              + ") rules out: copy it before with to(device), or call this inside"
              + " Scope.allow(Hidden."
              + cost
              + ")");
    }
  }

  /**
   * To be called before a stub takes Java arrays and gives one.
   *
   * @param call the stub as users know it
   */
  static void beforeStub(String call, long bytesIn, long bytesOut) {
    if (Scope.forbidden().contains(Hidden.TRANSFER)) {
      throw new SinterException(
          call
              + " with Java arrays would bring "
              + bytesIn
              + " bytes to "
              + Device.current()
              + " and "
              + bytesOut
              + " back, which Scope.forbid(Hidden.TRANSFER) rules out: make Arrays once with"
              + " Array.of and call the stub with these, or call it inside"
              + " Scope.allow(Hidden.TRANSFER)");
    }
    if (Scope.forbidden().contains(Hidden.SYNCHRONISATION)) {
      throw new SinterException(
          call
              + " with Java arrays would compute "
              + bytesOut
              + " bytes now and wait for them, which Scope.forbid(Hidden.SYNCHRONISATION) rules"
              + " out: call the stub with Arrays, or call it inside"
              + " Scope.allow(Hidden.SYNCHRONISATION)");
    }
  }
}
