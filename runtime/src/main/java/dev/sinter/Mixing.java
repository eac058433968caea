package dev.sinter;

import dev.sinter.capture.Relocation;
import dev.sinter.ir.Caller;
import dev.sinter.ir.Definition;
import dev.sinter.setting.Setting;
import java.math.BigInteger;
import java.util.Set;

/** What an operation takes of its operands: {@link MixedDevices} says what, if devices differ. */
final class Mixing {
  private static final System.Logger LOG = System.getLogger("dev.sinter");

  private Mixing() {}

  /** The operand's value where {@code first} lives. */
  static Parts parts(Array operand, Array first) {
    Device to = first.device();
    if (operand.device() == to || isConstant(operand.parts())) {
      return operand.parts();
    }
    return switch (Scope.currentMixedDevices()) {
      case REFUSE -> throw refused(operand, first);
      case MOVE -> operand.handle().partsOn(to, () -> moved(operand, to));
    };
  }

  /** A copy, without users. */
  static Parts copied(Array array, Device to) {
    if (!to.supports(array.dtype())) {
      throw new DTypeException(
          to + " does not support " + array.dtype() + ": cast " + array + " before it is copied");
    }
    array.eval();
    String label = "copy from " + array.device().id() + " " + array.dtype() + " " + array.shape();
    return array.parts().map(node -> Relocation.copy(node, to.engine().backend(), label));
  }

  /** Constants are the same everywhere and take no memory. */
  private static boolean isConstant(Parts parts) {
    return parts.nodes().stream()
        .allMatch(node -> node.definition() instanceof Definition.Constant);
  }

  private static Parts moved(Array operand, Device to) {
    HiddenCosts.beforeMove(operand, to);
    LOG.log(
        System.Logger.Level.INFO,
        "{0} moves {1} {2}, {3} bytes, from {4} to {5}",
        Caller.find(),
        operand.dtype(),
        operand.shape(),
        bytes(operand).toString(),
        operand.device(),
        to);
    return copied(operand, to);
  }

  static BigInteger bytes(Array array) {
    return Sources.bytes(array.dtype(), array.shape());
  }

  private static DeviceException refused(Array operand, Array first) {
    Set<Hidden> forbidden = Scope.forbidden();
    return new DeviceException(
        Caller.find()
            + ": operands live on different devices: "
            + first
            + " and "
            + operand
            + "; copy one with to(device)"
            + (forbidden.isEmpty() ? ", " : " before, or ")
            + "make both inside the same Scope.on(device)"
            + (forbidden.isEmpty()
                ? ", or have operands moved with Scope.with(MixedDevices.MOVE) or -D"
                    + Setting.MIXED_DEVICES.property()
                    + "=move"
                : ": Scope.forbid(Hidden."
                    + forbidden.iterator().next()
                    + ") rules out to move them here"));
  }
}
