package dev.sinter;

import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import java.util.List;
import java.util.Set;

/** Refuses what {@link Scope#forbid} rules out, with the name of the call and how to mend it. */
final class HiddenCosts {
  /** Frames of these are part of a call of {@link Array}. */
  private static final Set<Class<?>> INSIDE =
      Set.of(HiddenCosts.class, HostReads.class, ValueText.class, Array.class);

  private HiddenCosts() {}

  /** To be called before a read evaluates {@code array}. */
  static void beforeRead(Array array) {
    if (!Scope.forbidden().contains(Hidden.SYNCHRONISATION) || array.isEvaluated()) {
      return;
    }
    long bytes = array.shape().size() * array.dtype().bytes();
    throw new SinterException(
        call()
            + " of "
            + array
            + " would compute its "
            + bytes
            + " bytes now and wait for them, which Scope.forbid(Hidden.SYNCHRONISATION) rules out:"
            + " call eval() or Sinter.eval(...) before, or read it inside"
            + " Scope.allow(Hidden.SYNCHRONISATION)");
  }

  /** To be called before an operation reads back how many elements its result has. */
  static void beforeCount(Array array) {
    if (Scope.forbidden().contains(Hidden.SYNCHRONISATION)) {
      throw new SinterException(
          call()
              + " of "
              + array
              + " would wait until it is known how many elements the result has, which"
              + " Scope.forbid(Hidden.SYNCHRONISATION) rules out: call it inside"
              + " Scope.allow(Hidden.SYNCHRONISATION)");
    }
  }

  /** To be called before an evaluation, which may have to call Java methods for another device. */
  static void beforeEvaluation(Device device, List<Node> nodes) {
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

  /** The method of {@link Array} that the user called, and where. */
  private static String call() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames -> {
              String method = "a read";
              for (StackWalker.StackFrame frame :
                  (Iterable<StackWalker.StackFrame>) frames::iterator) {
                if (!INSIDE.contains(frame.getDeclaringClass())) {
                  return method + " at " + frame.toStackTraceElement();
                }
                method = frame.getMethodName();
              }
              return method;
            });
  }
}
