package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What capture makes on the way to a result is not held once all arrays are closed. */
final class ClosingTest {
  @Test
  @SuppressWarnings("try") // the scope acts by being open
  void everyOperationGivesItsMemoryBackWhenAllIsClosed() throws InterruptedException {
    Set<String> holding = new TreeSet<>();
    try (Scope scope = Scope.on(Device.jvm())) {
      for (DType type : DType.values()) {
        for (Shape shape : List.of(Shape.of(2, 3), Shape.of(4), Shape.of())) {
          Settled.bytes(Device.jvm());
          EveryOperation.on(type, shape)
              .forEach(
                  (name, outcome) -> {
                    if (outcome.held() > 0 && !outcome.refused()) {
                      holding.add(name + " of " + type + ": " + outcome.held() + " bytes");
                    }
                  });
        }
      }
    }
    assertEquals("", String.join("\n", holding));
  }
}
