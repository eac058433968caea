package dev.sinter.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DType;
import dev.sinter.fused.Precision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IrTextTest {
  private static final Expr X = new Expr.Local(DType.F32, 0);

  private static Function function(String name, List<DType> locals, Stmt... body) {
    return Function.of(
        name,
        "dev.example.Demo",
        3,
        List.of(
            new Parameter("x", DType.F32, Parameter.Role.ARRAY, 0),
            new Parameter("row", DType.I32, Parameter.Role.AXIS, -2)),
        DType.F32,
        Precision.EXACT,
        locals,
        List.of(body));
  }

  private static Expr constant(float value) {
    return new Expr.Constant(DType.F32, Float.floatToRawIntBits(value));
  }

  private static Function everything() {
    Function callee =
        function(
            "Demo.callee",
            List.of(DType.F32, DType.I32),
            new Stmt.Return(Expr.Apply.of(Op.MUL, X, constant(1.5f))));
    Expr row = new Expr.Local(DType.I32, 1);
    Expr y = new Expr.Local(DType.F32, 2);
    Expr chosen =
        new Expr.Conditional(
            DType.F32,
            Expr.Apply.of(Op.LT, X, constant(Float.NaN)),
            X,
            new Expr.Call(callee, List.of(y, row)));
    return function(
        "Demo.all",
        List.of(DType.F32, DType.I32, DType.F32),
        new Stmt.Assign(2, new Expr.Convert(DType.F32, row)),
        new Stmt.Loop(
            0,
            List.of(
                new Stmt.If(
                    Expr.Apply.of(Op.GT, y, constant(3f)), List.of(new Stmt.Break(0)), List.of()),
                new Stmt.If(Expr.Apply.of(Op.IS_NAN, y), List.of(new Stmt.Continue(0)), List.of())),
            List.of(new Stmt.Assign(2, Expr.Apply.of(Op.ADD, y, constant(-0f))))),
        new Stmt.Evaluate(Expr.Apply.of(Op.DIV, row, row)),
        new Stmt.Return(new Expr.Bitcast(DType.F32, new Expr.Bitcast(DType.I32, chosen))));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Function written = everything();
    Function callee = Calls.of(written).get(0);
    Function read =
        IrReader.function(
            written.name(),
            written.owner(),
            3,
            List.of("x", "row"),
            written.code(),
            Map.of(callee.hash(), callee));
    assertEquals(written.code(), read.code());
    assertEquals(written.locals(), read.locals());
    assertEquals(written.parameters(), read.parameters());
  }

  @Test
  void namesAreNotPartOfTheCode() {
    Stmt body = new Stmt.Return(X);
    List<DType> locals = List.of(DType.F32, DType.I32);
    assertEquals(function("A.f", locals, body).code(), function("B.g", locals, body).code());
    assertTrue(
        function("A.f", locals, body)
            .code()
            .startsWith("(fn exact f32 (params (f32 array) (i32 axis -2))"));
  }

  @Test
  void malformedTextIsRefusedWithItsPosition() {
    String code = everything().code();
    IllegalArgumentException truncated =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                IrReader.function(
                    "n", "o", 0, List.of("x", "row"), code.substring(0, 60), Map.of()));
    assertTrue(truncated.getMessage().contains("IR text"), truncated.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> IrReader.function("n", "o", 0, List.of("x", "row"), code, Map.of()));
  }

  @Test
  void illTypedOperatorsCannotBeMade() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Expr.Apply.of(Op.ADD, X, new Expr.Local(DType.I32, 1)));
    assertThrows(IllegalArgumentException.class, () -> Expr.Apply.of(Op.SHL, X, X));
    assertThrows(IllegalArgumentException.class, () -> new Expr.Bitcast(DType.F64, X));
  }
}
