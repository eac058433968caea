package dev.sinter.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds of several classes, in one run of javac or in several. */
final class BuildsTest {
  private static final String HEAD = "package p;\nimport dev.sinter.fused.*;\n";
  private static final String CALLER =
      HEAD + "class Caller {\n  @Fused static float f(float x) { return Callee.g(x) + 1f; }\n}\n";
  private static final String CALLEE =
      HEAD + "class Callee {\n  @Fused static float g(float x) { return Base.h(x) * 2f; }\n}\n";
  private static final String BASE =
      HEAD + "class Base {\n  @Fused static float h(float x) { return x * x; }\n}\n";

  @TempDir Path first;
  @TempDir Path second;

  @Test
  void theOrderOfTheSourcesDoesNotMatter() {
    Project project = new Project(first);
    project.compile(CALLER, CALLEE, BASE).requireSuccess();
    Project reversed = new Project(second);
    reversed.compile(BASE, CALLEE, CALLER).requireSuccess();
    assertEquals(project.resources(), reversed.resources());
    assertTrue(project.resources().containsKey("META-INF/sinter/p.Caller.f-f32.gpu.cl"));
  }

  @Test
  void buildingTwiceGivesTheSameBytes() {
    Project project = new Project(first);
    project.compile(CALLER, CALLEE, BASE).requireSuccess();
    Map<String, String> before = project.resources();
    project.compile(CALLER, CALLEE, BASE).requireSuccess();
    assertEquals(before, project.resources());
  }

  @Test
  void aCallerCompiledAloneFindsItsCalleeInTheManifest() {
    Project project = new Project(first);
    project.compile(CALLER, CALLEE, BASE).requireSuccess();
    Map<String, String> before = project.resources();
    project.compile(CALLER).requireSuccess();
    assertEquals(before, project.resources());
  }

  @Test
  void aCalleeOfAManifestThatIsCompiledNowIsTakenFromItsSource() {
    Project project = new Project(first);
    project.compile(CALLER, CALLEE, BASE).requireSuccess();
    String before = project.resources().get("META-INF/sinter/p.Caller.f-f32.cpu.cl");
    project.compile(CALLER, BASE.replace("x * x", "x - 3f")).requireSuccess();
    assertNotEquals(before, project.resources().get("META-INF/sinter/p.Caller.f-f32.cpu.cl"));
  }

  @Test
  void errorsOfAllClassesComeInOneRun() {
    Project.Result result =
        new Project(first)
            .compile(
                HEAD
                    + "class A {\n"
                    + "  @Fused static float f(float x) { return StrictMath.abs(x); }\n"
                    + "}\n",
                HEAD
                    + "class B {\n"
                    + "  @Fused float g(float x) { return AFused.f(new float[0])[0]; }\n"
                    + "}\n",
                HEAD + "class C {\n  @Fused static float h(float x) { return A.f(x); }\n}\n");
    assertEquals(
        List.of("FusedStrictMath", "FusedNotStatic", "FusedArray", "FusedCalleeRejected"),
        ids(result));
    assertTrue(
        new Project(first)
            .resources().keySet().stream().noneMatch(name -> name.startsWith("META-INF")));
  }

  @Test
  void javacsOwnErrorsComeOnceAndBesideOurs() {
    Project.Result result =
        new Project(first)
            .compile(
                HEAD
                    + "class A {\n"
                    + "  @Fused static float f(float x) {\n"
                    + "    float y = unknown(w -> w);\n"
                    + "    Missing z = x;\n"
                    + "    return StrictMath.abs(x) + y + z;\n"
                    + "  }\n"
                    + "}\n",
                HEAD
                    + "class B {\n  @Fused static float g(float x) { return x + missing; }\n"
                    + "  @Fused static int h(int y) { Missing z; int[] t = null; return y; }\n}\n");
    List<String> messages = result.messages();
    assertEquals(
        1, count(messages, "cannot find symbol\n  symbol:   method unknown"), messages.toString());
    assertEquals(
        1,
        count(messages, "cannot find symbol\n  symbol:   variable missing"),
        messages.toString());
    assertEquals(
        2, count(messages, "cannot find symbol\n  symbol:   class Missing"), messages.toString());
    assertEquals(1, count(messages, "[FusedStrictMath]"), messages.toString());
    assertEquals(1, count(messages, "[FusedObject] null"), messages.toString());
    assertEquals(1, count(messages, "[FusedLambda]"), messages.toString());
    assertEquals(7, messages.size(), messages.toString());
  }

  /** javac does not look at bodies then, but it says everything about declarations. */
  @Test
  void anUnknownTypeInADeclarationKeepsOtherDeclarationErrors() {
    Project.Result result =
        new Project(first)
            .compile(
                HEAD + "class A {\n  @Fused static int f(Missing x, int y) { return y; }\n}\n",
                HEAD
                    + "class B {\n"
                    + "  @Fused int g(int y) { return AFused.f(null, null).hashCode(); }\n"
                    + "}\n");
    assertEquals(2, result.messages().size(), result.messages().toString());
    assertEquals(1, count(result.messages(), "class Missing"));
    assertEquals(List.of("FusedNotStatic"), ids(result));
  }

  @Test
  void errorsOfFlowAnalysisAreLeftToJavac() {
    for (String body :
        List.of(
            "int y; return y + x;",
            "if (x > 0) return 1;",
            "while (true) { } ",
            "return x; x++;",
            "final int y = 1; y++; return y;",
            "break; return x;")) {
      String source = HEAD + "class A { @Fused static int f(int x) { " + body + " } }\n";
      Project.Result result = new Project(first).compile(source, BASE);
      assertTrue(ids(result).isEmpty(), body + ": " + result.messages());
      assertTrue(result.messages().size() <= 1, body + ": " + result.messages());
    }
  }

  @Test
  void recursionAcrossClassesNamesTheCircle() {
    Project.Result result =
        new Project(first)
            .compile(
                HEAD + "class A {\n  @Fused static int f(int x) { return B.g(x); }\n}\n",
                HEAD + "class B {\n  @Fused static int g(int x) { return A.f(x); }\n}\n");
    assertEquals(
        1,
        count(result.messages(), "recursive call, A.f -> B.g -> A.f"),
        result.messages().toString());
    assertEquals(List.of("FusedRecursion", "FusedCalleeRejected"), ids(result));
  }

  @Test
  void recursionThroughAClassCompiledEarlierIsFound() {
    Project project = new Project(first);
    project.compile(CALLER, CALLEE, BASE).requireSuccess();
    Project.Result result = project.compile(BASE.replace("x * x", "Callee.g(x)"));
    assertFalse(result.succeeded());
    assertEquals(List.of("FusedCalleeUnknown"), ids(result));
    assertTrue(result.messages().get(0).contains("recursive"), result.messages().toString());
  }

  @Test
  void aCalleeThatNoProcessorSeesIsAnError() throws IOException {
    Files.createDirectories(second.resolve("p"));
    Files.writeString(second.resolve("p/Callee.java"), CALLEE.replace("Base.h(x)", "x"));
    List<String> options = List.of("-sourcepath", second.toString(), "-implicit:class");
    Project.Result result =
        new Project(first).compile(options, List.of(new FusedProcessor()), CALLER);
    assertEquals(List.of("FusedCalleeUnknown"), ids(result));
    assertFalse(result.succeeded());
  }

  @Test
  void nestedClassesAndTheDefaultPackageHaveTheirNames() {
    Project project = new Project(first);
    project
        .compile(
            """
            import dev.sinter.fused.*;
            public class Outer {
              public static class Inner {
                record Deep(int i) {
                  @Fused static int f(int x) { return x; }
                }
                @Fused public static int g(int x) { return Deep.f(x); }
              }
            }
            """)
        .requireSuccess();
    assertTrue(
        project
            .resources()
            .keySet()
            .containsAll(
                List.of(
                    "META-INF/sinter/Outer$Inner.json",
                    "META-INF/sinter/Outer$Inner$Deep.json",
                    "Outer_InnerFused.java",
                    "Outer_Inner_DeepFused.java")),
        project.resources().keySet().toString());
    String manifest = project.resources().get("META-INF/sinter/Outer$Inner.json");
    assertTrue(String.valueOf(manifest).contains("\"name\": \"Outer.Inner.g\""));
    assertTrue(String.valueOf(manifest).contains("\"id\": \"Outer$Inner$Deep.f(i32)\""));
  }

  @Test
  void aModuleCompiles() {
    Project project = new Project(first);
    project
        .compile(
            List.of("--add-reads", "m=ALL-UNNAMED"),
            List.of(new FusedProcessor()),
            "module m {}\n",
            CALLER,
            CALLEE,
            BASE)
        .requireSuccess();
    assertTrue(project.resources().containsKey("META-INF/sinter/p.Caller.json"));
  }

  @Test
  void stubsGiveNoWarnings() {
    String deprecated =
        HEAD
            + "@Deprecated(forRemoval = true)\n"
            + "class Old {\n"
            + "  @Deprecated @Fused static int f(@Index int i) { return i; }\n"
            + "}\n";
    Project.Result result =
        new Project(first)
            .compile(
                List.of("-Xlint:all,-classfile,-path", "-Werror"),
                List.of(new FusedProcessor()),
                CALLER,
                CALLEE,
                BASE,
                deprecated);
    assertEquals(List.of(), result.messages());
  }

  @Test
  void theRestOfAClassMayUseAllOfJava() {
    String other =
        HEAD
            + "class Z {\n"
            + "  Runnable r = () -> { new Object() { int i; }; };\n"
            + "  int s(Object o) { class L {} var l = new L(); return switch (o.hashCode()) { case"
            + " 1 -> 2; default -> l.hashCode(); }; }\n"
            + "  @Fused static float f(float x) { return Callee.g(x); }\n"
            + "  enum E { A { void m() {} }; void m() {} }\n"
            + "  static class Y { Runnable q = new Runnable() { public void run() { Runnable t = ()"
            + " -> { }; } };\n"
            + "    @Fused static float g(float x) { return f(x); } }\n"
            + "}\n";
    new Project(first).compile(CALLER, other, CALLEE, BASE).requireSuccess();
  }

  @Test
  void theListingIsPrintedWhenAskedFor() {
    Project.Result result =
        new Project(first)
            .compile(
                List.of("-Asinter.listing=text"),
                List.of(new FusedProcessor()),
                CALLER,
                CALLEE,
                BASE);
    assertEquals(1, result.requireSuccess().messages().size());
    String table = result.messages().get(0);
    assertTrue(table.startsWith("NOTE -1 Sinter: 3 kernels\n"), table);
    assertTrue(table.contains("Base.h Callee.g"), table);
  }

  @Test
  void aBuildToolsEnvironmentIsSeenThrough() {
    Processor processor = new InEnvironment(InEnvironment.Delegating::new);
    Project project = new Project(first);
    Project.Result result = project.compile(List.of(), List.of(processor), CALLER, CALLEE, BASE);
    assertEquals(List.of(), result.requireSuccess().messages());
    assertTrue(project.resources().containsKey("META-INF/sinter/p.Caller.json"));
  }

  private static List<String> ids(Project.Result result) {
    return result.messages().stream()
        .filter(message -> message.contains("[Fused"))
        .map(message -> message.substring(message.indexOf('[') + 1, message.indexOf(']')))
        .toList();
  }

  private static long count(List<String> messages, String part) {
    return messages.stream().filter(message -> message.contains(part)).count();
  }
}
