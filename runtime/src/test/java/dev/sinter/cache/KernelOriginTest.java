package dev.sinter.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.DType;
import dev.sinter.Launch;
import dev.sinter.Shape;
import dev.sinter.backend.reference.ReferenceProvider;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.FusedMethod;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import dev.sinter.ir.Parameter;
import dev.sinter.ir.Stmt;
import dev.sinter.ir.Templates;
import dev.sinter.pass.Graph;
import dev.sinter.plan.DeviceKind;
import dev.sinter.plan.Planner;
import dev.sinter.plan.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the cache says about a kernel before it is needed. */
final class KernelOriginTest {
  private final KernelCache cache = new KernelCache(new ReferenceProvider().devices().get(0));

  private static Step call(Templates templates) {
    Expr x = new Expr.Local(DType.F32, 0);
    Function square =
        Function.of(
            "Example.square",
            "Example",
            1,
            List.of(new Parameter("x", DType.F32, Parameter.Role.ARRAY, 0)),
            DType.F32,
            Precision.EXACT,
            List.of(DType.F32),
            List.of(new Stmt.Return(Expr.Apply.of(Op.MUL, x, x))));
    Shape shape = Shape.of(3);
    Node argument = new Node(DType.F32, shape, new Definition.Constant(0, true));
    FusedMethod method = FusedMethod.of(square, null, templates);
    Node node = new Node(DType.F32, shape, new Definition.Call(method, List.of(argument)));
    return Planner.plan(new Graph(List.of(node)), DeviceKind.JVM, Precision.EXACT).kernels().get(0);
  }

  @Test
  void anUnknownKernelIsToBeCompiled() {
    assertEquals(Launch.Origin.COMPILED, cache.origin(call(Templates.NONE)));
  }

  @Test
  void aKernelOfTheBuildIsATemplate() {
    assertEquals(Launch.Origin.TEMPLATE, cache.origin(call((key, device) -> "source")));
  }

  @Test
  void askingCompilesNothing() {
    Step step = call(Templates.NONE);
    cache.origin(step);
    assertEquals(Launch.Origin.COMPILED, cache.find(step).origin());
  }

  @Test
  void whatWasFoundOnceIsInMemory() {
    Step step = call(Templates.NONE);
    cache.find(step);
    assertEquals(Launch.Origin.MEMORY, cache.origin(step));
  }
}
