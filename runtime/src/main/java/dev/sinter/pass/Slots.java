package dev.sinter.pass;

import dev.sinter.DType;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the storages and the constants of a {@link Graph}: equal ones share a slot. A few are
 * scanned, since that is what most graphs have and a cached evaluation must be quick.
 */
final class Slots {
  private static final int MAX_SCANNED = 16;

  private final List<Storage> leaves = new ArrayList<>();
  private final Words constants = new Words();
  private final List<DType> constantTypes = new ArrayList<>();
  private @Nullable Map<Storage, Integer> leafSlots;
  private @Nullable Map<List<Long>, Integer> constantSlots;

  /** The storages, by slot. */
  List<Storage> leaves() {
    return leaves;
  }

  /** The bits of the constant in a slot. */
  long constant(int slot) {
    return constants.get(slot);
  }

  /** The slot of a storage. */
  int leaf(Storage storage) {
    if (leafSlots == null) {
      for (int slot = 0; slot < leaves.size(); slot++) {
        if (leaves.get(slot) == storage) {
          return slot;
        }
      }
      leaves.add(storage);
      if (leaves.size() > MAX_SCANNED) {
        leafSlots = new HashMap<>();
        for (int slot = 0; slot < leaves.size(); slot++) {
          leafSlots.put(leaves.get(slot), slot);
        }
      }
      return leaves.size() - 1;
    }
    Integer known = leafSlots.putIfAbsent(storage, leaves.size());
    if (known == null) {
      leaves.add(storage);
      return leaves.size() - 1;
    }
    return known;
  }

  /** The slot of a value. */
  int constant(DType type, Definition.Constant constant) {
    int count = constants.size();
    if (constant.shared()) {
      if (count <= MAX_SCANNED) {
        for (int slot = 0; slot < count; slot++) {
          if (constants.get(slot) == constant.bits() && constantTypes.get(slot) == type) {
            return slot;
          }
        }
      } else {
        if (constantSlots == null) {
          constantSlots = new HashMap<>();
        }
        Integer known =
            constantSlots.putIfAbsent(List.of((long) type.ordinal(), constant.bits()), count);
        if (known != null) {
          return known;
        }
      }
    }
    constants.add(constant.bits());
    // An unshared constant gets a type that no lookup finds.
    constantTypes.add(constant.shared() ? type : null);
    return count;
  }
}
