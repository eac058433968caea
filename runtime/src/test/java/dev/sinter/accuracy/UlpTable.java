package dev.sinter.accuracy;

import dev.sinter.DType;
import dev.sinter.Device;
import dev.sinter.DeviceException;
import dev.sinter.ir.Op;
import dev.sinter.plan.Accuracy;
import dev.sinter.plan.DeviceKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints the largest error of each function whose bits Java leaves open on one device, in ulp of
 * the true value, beside the published bound. Floats are visited in steps of {@code --stride}
 * through all 2^32, doubles and pairs at random, {@code --count} of them; how the true values are
 * made {@link TrueValue} says. The reference uses all processors; the same seed gives the same
 * table.
 */
public final class UlpTable {
  private static final String USAGE =
      "usage: UlpTable DEVICE [--functions exp,log,...] [--types F32,F64] [--stride 1]"
          + " [--count 100000000] [--seed 1]";

  private List<Op> functions = open();
  private List<DType> types = List.of(DType.F32, DType.F64);
  private long stride = 1;
  private long count = 100_000_000;
  private long seed = 1;

  private UlpTable() {}

  /** The functions whose bits Java leaves open. */
  static List<Op> open() {
    return Arrays.stream(Op.values()).filter(op -> !Accuracy.isExact(op)).toList();
  }

  static DeviceKind kind(Device device) {
    return switch (device.kind()) {
      case GPU -> DeviceKind.GPU;
      case CPU -> DeviceKind.CPU;
      case JVM -> DeviceKind.JVM;
    };
  }

  /** Exit status 1 if a function is less accurate than published, 2 if the command is wrong. */
  public static void main(String[] args) {
    if (args.length % 2 == 0) {
      System.err.println(USAGE);
      System.exit(2);
    }
    UlpTable table = new UlpTable();
    Device device = null;
    try {
      device = Device.find(args[0]);
      for (int i = 1; i < args.length; i += 2) {
        table.option(args[i], args[i + 1]);
      }
    } catch (DeviceException | IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + "\n" + USAGE);
      System.exit(2);
    }
    System.exit(table.print(device) ? 0 : 1);
  }

  private void option(String name, String value) {
    switch (name) {
      case "--functions" ->
          functions =
              Arrays.stream(value.split(","))
                  .map(label -> Op.valueOf(label.toUpperCase(Locale.ROOT)))
                  .toList();
      case "--types" -> types = Arrays.stream(value.split(",")).map(DType::valueOf).toList();
      case "--stride" -> stride = Long.parseLong(value);
      case "--count" -> count = Long.parseLong(value);
      case "--seed" -> seed = Long.parseLong(value);
      default -> throw new IllegalArgumentException("unknown option " + name);
    }
  }

  private boolean print(Device device) {
    System.out.println("# " + device + ", stride " + stride + ", seed " + seed);
    System.out.printf(
        Locale.ROOT,
        "%-8s %-4s %13s %12s %8s %-5s %s%n",
        "function",
        "type",
        "arguments",
        "largest ulp",
        "bound",
        "",
        "at");
    boolean within = true;
    for (DType type : types) {
      for (Op op : device.supports(type) ? functions : List.<Op>of()) {
        long start = System.nanoTime();
        Measured measured = new Measurement(device).of(op, arguments(op, type));
        double bound = Accuracy.ulps(op, type, kind(device));
        within &= measured.worst().ulps() <= bound;
        System.out.println(measured.line(bound));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.err.printf(Locale.ROOT, "%s %s: %.1f s%n", op.label(), type, seconds);
      }
    }
    return within;
  }

  private Arguments arguments(Op op, DType type) {
    boolean walk = type == DType.F32 && op.arity() == 1;
    return walk
        ? Arguments.floats(stride, seed)
        : Arguments.random(type, op.arity() == 2, count, seed);
  }
}
