package dev.sinter.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What operators are called. */
final class OpTest {
  @Test
  void everyOperatorOfUsersIsNamedAsItsMethod() {
    Set<String> methods =
        Arrays.stream(Array.class.getMethods()).map(Method::getName).collect(Collectors.toSet());
    Set<Op> unknown = EnumSet.noneOf(Op.class);
    for (Op op : Op.values()) {
      if (!methods.contains(op.method())) {
        unknown.add(op);
      }
    }
    // FLOOR_DIV is written in fused methods alone, as Math.floorDiv.
    assertEquals(EnumSet.of(Op.FLOOR_DIV, Op.EXACT, Op.PHILOX32, Op.PHILOX64), unknown);
  }
}
