package dev.sinter.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Op;
import dev.sinter.ir.Parameter;
import dev.sinter.ir.Stmt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Manifests as text, and linking. */
final class ManifestReaderTest {
  private static final Function CALLEE = unary("Callee.g", Op.NEG);
  private static final Function CALLER = caller(CALLEE);

  @Test
  void contentSurvivesTheText() {
    ManifestFile file = ManifestFile.of("p.Caller", List.of(entry(CALLER), entry(CALLEE)));
    String text = ManifestWriter.write(file);
    assertEquals(file, ManifestReader.read(text));
    assertEquals(text, ManifestWriter.write(ManifestReader.read(text)));
  }

  @Test
  void numbersAreThoseOfOneElement() {
    KernelEntry entry = entry(CALLER);
    assertEquals(4, entry.bytesRead());
    assertEquals(4, entry.bytesWritten());
    assertEquals(4, entry.flops());
    assertEquals(Map.of("add", 1L, "neg", 3L), entry.operations());
    assertEquals(List.of("Callee.g"), entry.inlined());
    assertEquals(List.of(DType.F32), entry.types());
    assertEquals(0.5, entry.intensity());
  }

  @Test
  void operationsHaveTheNamesOfTheirMethods() {
    Expr x = new Expr.Local(DType.F32, 0);
    KernelEntry entry = entry(function("Signs.f", Expr.Apply.of(Op.COPY_SIGN, x, x)));
    assertEquals(Map.of("copySign", 1L), entry.operations());
    assertTrue(
        ManifestWriter.write(ManifestFile.of("p.Signs", List.of(entry))).contains("copy_sign"));
  }

  @Test
  void linkingGivesTheSameFunction() {
    assertEquals(CALLER, entry(CALLER).link("p.Caller", callee -> CALLEE));
  }

  @Test
  void linkingWithAChangedCalleeGivesTheNewOne() {
    Function changed = unary("Callee.g", Op.ABS);
    Function linked = entry(CALLER).link("p.Caller", callee -> changed);
    assertEquals(caller(changed).code(), linked.code());
  }

  @Test
  void aCalleeOfAnotherTypeIsRefused() {
    KernelEntry entry = entry(CALLER);
    Function other =
        Function.of(
            "Callee.g",
            "p.Callee",
            1,
            List.of(new Parameter("x", DType.F32, Parameter.Role.ARRAY, 0)),
            DType.I32,
            Precision.EXACT,
            List.of(DType.F32),
            List.of(new Stmt.Return(new Expr.Constant(DType.I32, 1))));
    assertThrows(IllegalArgumentException.class, () -> entry.link("p.Caller", callee -> other));
  }

  @Test
  void damageIsNamed() {
    String text = ManifestWriter.write(ManifestFile.of("p.Callee", List.of(entry(CALLEE))));
    assertDamage("is missing", text.replace("\"flops\"", "\"flop\""));
    assertDamage("is no integer", text.replace("\"line\": 1", "\"line\": \"1\""));
    assertDamage("is no string", text.replace("\"Callee.g\"", "3"));
    assertDamage("is no array", text.replace("\"calls\": []", "\"calls\": 3"));
    assertDamage("format 99", text.replace("\"format\": 1", "\"format\": 99"));
  }

  private static void assertDamage(String part, String text) {
    var error = assertThrows(IllegalArgumentException.class, () -> ManifestReader.read(text));
    assertTrue(String.valueOf(error.getMessage()).contains(part), error.getMessage());
  }

  private static KernelEntry entry(Function function) {
    var template = new KernelEntry.Template("gpu", "META-INF/sinter/x.gpu.cl", "00");
    return KernelEntry.of(function, "float f(float x)", "(kernel)", List.of(template));
  }

  private static Function unary(String name, Op op) {
    Expr x = new Expr.Local(DType.F32, 0);
    return function(name, Expr.Apply.of(op, x));
  }

  private static Function caller(Function callee) {
    Expr x = new Expr.Local(DType.F32, 0);
    Expr call = new Expr.Call(callee, List.of(x));
    return function("Caller.f", Expr.Apply.of(Op.ADD, call, new Expr.Call(callee, List.of(call))));
  }

  private static Function function(String name, Expr result) {
    return Function.of(
        name,
        "p." + name.substring(0, name.indexOf('.')),
        1,
        List.of(new Parameter("x", DType.F32, Parameter.Role.ARRAY, 0)),
        DType.F32,
        Precision.EXACT,
        List.of(DType.F32),
        List.of(new Stmt.Return(result)));
  }
}
