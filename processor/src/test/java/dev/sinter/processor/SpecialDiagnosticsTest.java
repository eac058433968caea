package dev.sinter.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** The problems that one source file alone can't show; each test has the name of its problem. */
final class SpecialDiagnosticsTest {
  private static final String PLAIN =
      "package p;\nclass A {\n  @dev.sinter.fused.Fused static float f(float x) { return x; }\n}\n";

  @TempDir Path output;

  @Test
  void fusedStubName() {
    Project.Result result = new Project(output).compile(PLAIN, "package p;\nclass AFused {}\n");
    assertFalse(result.succeeded());
    assertEquals(
        List.of(
            "ERROR 2 [FusedStubName] class AFused exists already — in A — the generated class must"
                + " have this name — rename or remove the existing class"),
        result.messages());
  }

  /** A message for each method, with all these parts. */
  private void refuses(int methods, List<String> parts, String source) {
    List<String> messages = new Project(output).compile(source).messages();
    assertEquals(methods, messages.size(), messages::toString);
    for (String message : messages) {
      assertTrue(parts.stream().allMatch(message::contains), message);
    }
  }

  @Test
  void assignmentsToFieldsHaveAdviceOfTheirOwn() {
    refuses(
        3,
        List.of(
            "[FusedField] assignment to field count", "return the value, or keep it in a local"),
        """
        package p;
        import dev.sinter.fused.Fused;
        class B {
          static int count;
          @Fused static int a(int x) { count = x; return x; }
          @Fused static int b(int x) { B.count += x; return x; }
          @Fused static int c(int x) { return x + count++; }
        }
        """);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_18)
  void quotientsByTheConstantZeroAreErrors() {
    refuses(
        5,
        List.of("[FusedDivisionByZero]"),
        """
        package p;
        import dev.sinter.fused.Fused;
        class B {
          @Fused static int a(int x) { return Math.ceilDiv(x, 0); }
          @Fused static long b(long x) { return Math.ceilMod(x, 0L); }
          @Fused static int c(int x) { return Math.divideExact(x, 0); }
          @Fused static int d(int x) { return Math.floorDivExact(x, 1 - 1); }
          @Fused static long e(long x) { return Math.ceilDivExact(x, 0); }
        }
        """);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void clampsBetweenOtherThanConstantsInOrderAreRefused() {
    refuses(
        4,
        List.of(
            "[FusedCall] call of Math.clamp — ",
            "or give bounds that are constants in ascending order"),
        """
        package p;
        import dev.sinter.fused.Fused;
        class B {
          @Fused static float between(float x, float lo) { return Math.clamp(x, lo, 1f); }
          @Fused static int swapped(int x) { return Math.clamp(x, 2, 1); }
          @Fused static double zeros(double x) { return Math.clamp(x, 0.0, -0.0); }
          @Fused static float missing(float x) { return Math.clamp(x, Float.NaN, 1f); }
        }
        """);
  }

  @Test
  void fusedCallNamesWhatToWriteInstead() {
    Project.Result result =
        new Project(output)
            .compile(
                """
                package p;
                class B {
                  @dev.sinter.fused.Fused static double g(float x) {
                    return x + Math.random();
                  }
                }
                """);
    assertEquals(
        List.of(
            "ERROR 4 [FusedCall] call of Math.random — in B.g — only @Fused methods, those of Fn,"
                + " and those of Math and the wrapper classes that are functions of numbers have"
                + " kernel forms — draw an array with Rng"
                + " and pass its element as a parameter"),
        result.messages());
  }

  @Test
  void fusedCallOfAVariableArityMethodWithAConditional() {
    Project.Result result =
        new Project(output)
            .compile(
                """
                package p;
                class B {
                  static double most(double... all) { return all[0]; }
                  @dev.sinter.fused.Fused static double g(float x, int n) {
                    return most(x, n > 0 ? n : x);
                  }
                }
                """);
    assertEquals(1, result.messages().size(), result.messages()::toString);
    assertTrue(result.messages().get(0).contains("[FusedCall] call of B.most"));
  }

  /** How long an expression may be depends on the stack and on what is compiled already. */
  @Test
  void fusedUnsupportedOfAVeryLongExpression() {
    String sum = "x" + " + x".repeat(1500);
    String source =
        "package p;\nclass B {\n  @dev.sinter.fused.Fused static int g(int x) {\n    return ";
    Project.Result result = new Project(output).compile(source + sum + ";\n  }\n}\n");
    List<String> expected =
        List.of(
            "ERROR 3 [FusedUnsupported] an expression of very many operators — in B.g — it is nested"
                + " too deeply to be translated — split it, with locals for its parts");
    assertEquals(result.succeeded() ? List.of() : expected, result.messages());
  }

  @Test
  void fusedCalleeUnknown() {
    Project project = new Project(output);
    project.compile(List.of(), List.of(), PLAIN).requireSuccess();
    Project.Result result =
        project.compile(
            """
            package p;
            class B {
              @dev.sinter.fused.Fused static float g(float x) {
                return A.f(x) + A.f(1f);
              }
            }
            """);
    assertFalse(result.succeeded());
    assertTrue(
        result.messages().get(0).startsWith("ERROR 4 [FusedCalleeUnknown] call of A.f — in B.g — "),
        result.messages().toString());
  }

  @Test
  void fusedNoTrees() {
    List<Processor> processors = List.of(new InEnvironment(InEnvironment::opaque));
    String bad =
        """
        package q;
        class B {
          @dev.sinter.fused.Fused private static float f(float x) {
            return x;
          }
        }
        """;
    Project.Result result = new Project(output).compile(List.of(), processors, PLAIN, bad);
    assertEquals(2, result.messages().size(), result.messages().toString());
    assertTrue(result.messages().get(0).contains("[FusedNoTrees] no kernels are generated"));
    assertTrue(result.messages().get(1).startsWith("ERROR 3 [FusedPrivate]"));
  }

  @Test
  void fusedOption() {
    Project.Result result =
        new Project(output)
            .compile(List.of("-Asinter.listing=html"), List.of(new FusedProcessor()), PLAIN);
    assertTrue(result.succeeded());
    assertEquals(
        List.of(
            "WARNING -1 [FusedOption] option -Asinter.listing=html — in the compiler's options —"
                + " the value is unknown and ignored — use one of text, none"),
        result.messages());
  }

  @Test
  void fusedInternal() {
    Processor processor = new InEnvironment(WithoutSpace::new);
    Project.Result result = new Project(output).compile(List.of(), List.of(processor), PLAIN);
    assertFalse(result.succeeded());
    assertEquals(
        List.of(
            "ERROR -1 [FusedInternal] kernels of A can't be written: java.io.IOException: disk full"
                + " — in this compilation — this is a fault of Sinter, not of your code — please"
                + " report it with the method"),
        result.messages());
  }

  /** Takes sources, but no resources. */
  private static final class WithoutSpace extends InEnvironment.Delegating {
    WithoutSpace(ProcessingEnvironment inner) {
      super(inner);
    }

    @Override
    public Filer getFiler() {
      Filer filer = super.getFiler();
      return (Filer)
          Proxy.newProxyInstance(
              SpecialDiagnosticsTest.class.getClassLoader(),
              new Class<?>[] {Filer.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("createResource")) {
                  throw new IOException("disk full");
                }
                return method.invoke(filer, arguments);
              });
    }
  }
}
