package dev.sinter.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sinter.ir.Primitive;
import dev.sinter.ir.ReduceOp;
import dev.sinter.plan.Form;
import dev.sinter.plan.Layout;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Root;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tools that watch memory see every emitter. */
final class MemoryPatternsTest {
  /** Where each class that writes kernels is seen: a part of a pattern's name. */
  private static final Map<String, String> EMITTERS =
      Map.ofEntries(
          Map.entry("MapWriter", "MAP: "),
          Map.entry("LoopWriter", "MAP: "),
          Map.entry("GroupWriter", "REDUCE_GROUP: "),
          Map.entry("BlockWriter", "REDUCE_GROUP: "),
          Map.entry("RowWriter", "REDUCE_ROW: "),
          Map.entry("AcrossWriter", "REDUCE_ACROSS: "),
          Map.entry("ItemWriter", "REDUCE_ITEM: "),
          Map.entry("RootWriter", "stored"),
          Map.entry("ElementWriter", "line Apply"),
          Map.entry("OperandWriter", "STRIDED"),
          Map.entry("FunctionWriter", "functions true"));

  private static final Set<String> SHOWN =
      MemoryPatterns.programs().stream()
          .flatMap(test -> MemoryPatterns.of(test).stream())
          .collect(Collectors.toCollection(TreeSet::new));

  private static void assertShown(String part) {
    assertTrue(SHOWN.stream().anyMatch(pattern -> pattern.contains(part)), part);
  }

  @Test
  void everyFormLayoutSourceAndReductionIsSeen() {
    Arrays.stream(Form.values()).forEach(form -> assertShown(form + ": "));
    Arrays.stream(Layout.values()).forEach(layout -> assertShown(layout + " "));
    Arrays.stream(Operand.Source.values()).forEach(source -> assertShown(" " + source));
    Arrays.stream(ReduceOp.values()).forEach(op -> assertShown("reduces " + op));
    for (Class<?> root : Root.class.getPermittedSubclasses()) {
      assertShown(root.getSimpleName() + " stored");
    }
    assertShown("traps true");
    assertShown("several blocks true");
    assertShown("functions true");
  }

  @Test
  void everyPrimitiveIsSeen() {
    Set<Class<?>> seen =
        MemoryPatterns.primitives().stream()
            .map(test -> test.op().getClass())
            .collect(Collectors.toSet());
    assertEquals(Set.of(Primitive.class.getPermittedSubclasses()), seen);
  }

  @Test
  void everyEmitterIsSeen() {
    Set<String> writers =
        new ClassFileImporter()
            .importPackages("dev.sinter.codegen.opencl").stream()
                .map(JavaClass::getSimpleName)
                .filter(name -> name.endsWith("Writer"))
                .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(EMITTERS.keySet()), writers);
    EMITTERS.values().forEach(MemoryPatternsTest::assertShown);
  }
}
