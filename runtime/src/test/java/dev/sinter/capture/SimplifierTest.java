package dev.sinter.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.ir.Definition;
import dev.sinter.ir.Node;
import dev.sinter.ir.Op;
import org.junit.jupiter.api.Test;

/** What is recorded for operators on one constant. */
final class SimplifierTest {
  private static Node array(DType type, long... dims) {
    return Capture.convert(
        new Node(DType.I64, Shape.of(dims), new Definition.Position(Definition.Position.FLAT)),
        type);
  }

  private static Definition.Apply apply(Node node) {
    return assertInstanceOf(Definition.Apply.class, node.definition());
  }

  private static Node scalar(DType type, double value) {
    return Capture.scalar(type, value);
  }

  @Test
  void constantsThatChangeNothingRecordNothing() {
    Node x = array(DType.F32, 5);
    assertSame(x, Capture.apply(Op.MUL, x, scalar(DType.F32, 1)));
    assertSame(x, Capture.apply(Op.MUL, scalar(DType.F32, 1), x));
    assertSame(x, Capture.apply(Op.DIV, x, scalar(DType.F32, 1)));
    assertSame(x, Capture.apply(Op.SUB, x, scalar(DType.F32, 0)));
    assertNotSame(x, Capture.apply(Op.ADD, x, scalar(DType.F32, 0)));
    assertNotSame(x, Capture.apply(Op.DIV, scalar(DType.F32, 1), x));
  }

  @Test
  void typesStillFollowJava() {
    Node x = array(DType.F32, 5);
    Node wide = Capture.apply(Op.MUL, x, Capture.constant(DType.F64, 0x3ff0000000000000L));
    assertEquals(DType.F64, wide.type());
    Node power = Capture.apply(Op.POW, array(DType.I32, 5), Capture.scalar(DType.I32, 1));
    assertEquals(DType.F64, power.type());
  }

  @Test
  void shapesStillBroadcast() {
    Node row = array(DType.I32, 5);
    Node ones = Capture.constant(DType.I32, Shape.of(3, 5), 1);
    assertEquals(Shape.of(3, 5), Capture.apply(Op.MUL, row, ones).shape());
    Node twos = Capture.constant(DType.F64, Shape.of(3, 5), Double.doubleToRawLongBits(2));
    assertEquals(Shape.of(3, 5), Capture.apply(Op.DIV, row, twos).shape());
    assertEquals(Shape.of(3, 5), Capture.apply(Op.POW, row, twos).shape());
  }

  @Test
  void quotientsWithPowersOfTwoBecomeProducts() {
    Definition.Apply half = apply(Capture.apply(Op.DIV, array(DType.F32, 5), scalar(DType.F32, 2)));
    assertEquals(Op.MUL, half.op());
    Definition.Apply third =
        apply(Capture.apply(Op.DIV, array(DType.F32, 5), scalar(DType.F32, 3)));
    assertEquals(Op.DIV, third.op());
    Node integer = Capture.apply(Op.DIV, array(DType.I32, 5), Capture.scalar(DType.I32, 2));
    assertEquals(Op.DIV, apply(integer).op());
  }

  @Test
  void squaresBecomeProducts() {
    Node x = array(DType.F64, 5);
    Definition.Apply square = apply(Capture.apply(Op.POW, x, scalar(DType.F64, 2)));
    assertEquals(Op.MUL, square.op());
    assertSame(x, square.operands().get(0));
    assertSame(x, square.operands().get(1));
    assertEquals(Op.POW, apply(Capture.apply(Op.POW, x, scalar(DType.F64, 3))).op());
  }

  @Test
  void aConstantConditionChooses() {
    Node a = array(DType.I32, 5);
    Node b = Capture.apply(Op.DIV, a, a);
    Node yes = Capture.constant(DType.BOOL, Shape.of(2, 5), 1);
    Node no = Capture.constant(DType.BOOL, 0);
    assertEquals(Shape.of(2, 5), Capture.apply(Op.SELECT, yes, a, b).shape());
    assertSame(b, Capture.apply(Op.SELECT, no, a, b));
  }

  @Test
  void uniformParametersOfMethodsAreNotLookedAt() {
    Node x = array(DType.F32, 5);
    Node one =
        new Node(DType.F32, Shape.of(), new Definition.Constant(Float.floatToRawIntBits(1), false));
    assertEquals(Op.MUL, apply(Capture.apply(Op.MUL, x, one)).op());
  }

  @Test
  void divisionsByZeroStay() {
    Node x = array(DType.I32, 5);
    assertEquals(Op.DIV, apply(Capture.apply(Op.DIV, x, Capture.scalar(DType.I32, 0))).op());
    Node quotient = Capture.apply(Op.DIV, x, x);
    assertSame(quotient, Capture.apply(Op.MUL, quotient, Capture.scalar(DType.I32, 1)));
  }
}
