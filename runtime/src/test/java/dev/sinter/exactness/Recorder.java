package dev.sinter.exactness;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.DTypeException;
import dev.sinter.Device;
import dev.sinter.Scope;
import dev.sinter.Sinter;
import dev.sinter.ir.Op;
import dev.sinter.plan.Accuracy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs every operation on every type on one device. */
final class Recorder {
  /** Results that one kernel computes. */
  private static final int TOGETHER = 8;

  /** Of complex elements these are made of functions whose bits Java leaves open. */
  private static final Set<Op> OPEN_OF_COMPLEX = EnumSet.of(Op.ABS, Op.SIGN, Op.SQRT, Op.RSQRT);

  private static final Device REFERENCE = Device.find("reference");

  private final Device device;

  Recorder(Device device) {
    this.device = device;
  }

  /** All entries, in a fixed order; types that the device lacks are missing. */
  List<Entry> record() {
    List<Entry> entries = new ArrayList<>();
    cases()
        .forEach(
            (table, operations) -> {
              for (int from = 0; from < operations.size(); from += TOGETHER) {
                int to = Math.min(from + TOGETHER, operations.size());
                entries.addAll(run(table, operations.subList(from, to)));
              }
            });
    return entries;
  }

  /** The defined operations by the table of operands on which they run. */
  private Map<Table, List<Operation>> cases() {
    Map<Table, List<Operation>> cases = new LinkedHashMap<>();
    for (DType type : DType.values()) {
      for (Operation operation :
          device.supports(type) ? Operations.recorded() : List.<Operation>of()) {
        for (List<DType> types : operation.signatures(type)) {
          Table table = Table.of(types, operation.divides());
          if (isWorthwhile(operation, table) && isDefined(operation, table)) {
            cases.computeIfAbsent(table, unused -> new ArrayList<>()).add(operation);
          }
        }
      }
    }
    return cases;
  }

  /**
   * Functions of integers are those of F64 after a conversion, so two types stand for all. Complex
   * powers of special values say nothing: exp multiplies the error of log by its argument.
   */
  private static boolean isWorthwhile(Operation operation, Table table) {
    DType type = table.types().get(0);
    boolean open = !isExact(operation, table);
    return !(open && type.isInteger() && type != DType.I32 && type != DType.U64)
        && !(operation.op() == Op.POW
            && table.types().equals(List.of(type, type))
            && type.isComplex());
  }

  /** Also whether the device can compute it: functions of integers need F64. */
  private boolean isDefined(Operation operation, Table table) {
    try (Scope scope = Scope.on(device)) {
      Array[] one =
          table.types().stream()
              .map(type -> Array.ones(type, dev.sinter.Shape.of(1)))
              .toArray(Array[]::new);
      return device.supports(operation.apply(one).dtype());
    } catch (DTypeException undefined) {
      return false;
    }
  }

  private List<Entry> run(Table table, List<Operation> operations) {
    List<Values> values = values(device, table, operations);
    boolean open = operations.stream().anyMatch(operation -> !isExact(operation, table));
    List<Values> expected =
        open && device != REFERENCE ? values(REFERENCE, table, operations) : values;
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      boolean exact = isExact(operations.get(i), table);
      entries.add(
          new Entry(
              operations.get(i).name(),
              Entry.join(table.types()),
              values.get(i).type(),
              table.size(),
              exact ? values.get(i).checksum() : null,
              exact ? 0 : values.get(i).ulpsFrom(expected.get(i), operations.get(i).op())));
    }
    return entries;
  }

  private static List<Values> values(Device device, Table table, List<Operation> operations) {
    try (Scope scope = Scope.on(device)) {
      Array[] operands = table.arrays();
      Array[] results =
          operations.stream().map(operation -> operation.apply(operands)).toArray(Array[]::new);
      Sinter.eval(results);
      return java.util.Arrays.stream(results).map(Values::of).toList();
    }
  }

  /** Whether Java fixes the bits of the result. */
  static boolean isExact(Operation operation, Table table) {
    Op op = operation.op();
    boolean complex = table.types().stream().anyMatch(DType::isComplex);
    return op == null || (Accuracy.isExact(op) && !(complex && OPEN_OF_COMPLEX.contains(op)));
  }
}
