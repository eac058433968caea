package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.fused.Fn;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.ir.Overflow;
import dev.sinter.ir.Philox;
import dev.sinter.ir.Semantics;
import dev.sinter.ir.Unsigned;
import java.util.Locale;
import org.objectweb.asm.Opcodes;

/**
 * Writes the bytecode of every operator but SELECT: what javac would write for the expression in
 * {@link Semantics}, so that the bits are the same. Operands are on the stack, in order.
 */
final class OpWriter {
  private final Bytecode code;

  OpWriter(Bytecode code) {
    this.code = code;
  }

  /** operands → value. */
  void write(Expr.Apply apply) {
    Op op = apply.op();
    DType type = apply.operands().get(0).type();
    switch (op.typing()) {
      case ARITHMETIC, INTEGER, FLOATING, ROUND -> arithmetic(op, type);
      case EQUALITY, ORDER -> compare(op, type);
      case BITWISE -> bitwise(op, type);
      case SHIFT -> shift(op, type, apply.operands().get(1).type());
      case PREDICATE -> predicate(op, type);
      case SELECT -> throw new IllegalArgumentException("SELECT is control flow");
      case RANDOM -> random(op);
    }
  }

  private void arithmetic(Op op, DType type) {
    switch (op) {
      case ADD -> typed(Opcodes.IADD, type);
      case SUB -> typed(Opcodes.ISUB, type);
      case MUL -> typed(Opcodes.IMUL, type);
      case DIV -> divide(Opcodes.IDIV, "divideUnsigned", type);
      case REM -> divide(Opcodes.IREM, "remainderUnsigned", type);
      case NEG -> typed(Opcodes.INEG, type);
      case ABS -> absolute(type);
      case SIGN -> sign(type);
      case MIN -> call(type.isUnsigned() ? Unsigned.class : Math.class, "min", type, 2);
      case MAX -> call(type.isUnsigned() ? Unsigned.class : Math.class, "max", type, 2);
      case FLOOR_DIV -> floor("floorDiv", "divideUnsigned", type);
      case FLOOR_MOD -> floor("floorMod", "remainderUnsigned", type);
      case EXACT -> call(Overflow.class, "exact", type, 2);
      case FMA -> call(Math.class, "fma", type, 3);
      case SQRT -> sqrt(type);
      case COPY_SIGN -> call(Math.class, "copySign", type, 2);
      case ROUND -> code.call(Math.class, "round", type == DType.F32 ? "(F)I" : "(D)J");
      case CBRT, RSQRT, EXP, EXP2, EXPM1, LOG, LOG2, LOG10, LOG1P -> function(op, type);
      case SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, TANH, ASINH, ACOSH, ATANH ->
          function(op, type);
      case SIGMOID, ERF, ERFC, GAMMA, LGAMMA -> function(op, type);
      case POW, ATAN2, HYPOT -> function(op, type);
      case FLOOR, CEIL, RINT -> round(op, type);
      case TRUNC -> function(op, type);
      case EQ, NE, LT, LE, GT, GE, AND, OR, XOR, NOT, SHL, SHR, USHR ->
          throw new AssertionError(op);
      case IS_NAN, IS_INFINITE, IS_FINITE, SELECT, PHILOX32, PHILOX64 ->
          throw new AssertionError(op);
    }
  }

  private void typed(int intOpcode, DType type) {
    code.op(Bytecode.stackType(type).getOpcode(intOpcode));
  }

  private void divide(int intOpcode, String unsigned, DType type) {
    if (type.isUnsigned()) {
      call(box(type), unsigned, type, 2);
    } else {
      typed(intOpcode, type);
    }
  }

  private void floor(String signed, String unsigned, DType type) {
    if (type.isUnsigned()) {
      call(box(type), unsigned, type, 2);
    } else {
      call(Math.class, signed, type, 2);
    }
  }

  private void absolute(DType type) {
    if (!type.isUnsigned()) {
      call(Math.class, "abs", type, 1);
    }
  }

  /** The class with the unsigned methods. */
  private static Class<?> box(DType type) {
    return type.bytes() == 8 ? Long.class : Integer.class;
  }

  private void call(Class<?> owner, String name, DType type, int arity) {
    String letter = Bytecode.stackType(type).getDescriptor();
    code.call(owner, name, "(" + letter.repeat(arity) + ")" + letter);
  }

  /** The function of {@link Fn} that has the operator's name. */
  private void function(Op op, DType type) {
    call(Fn.class, op.label().toLowerCase(Locale.ROOT), type, op.arity());
  }

  private void sign(DType type) {
    switch (type) {
      case I32 -> code.call(Integer.class, "signum", "(I)I");
      case I64 -> {
        code.call(Long.class, "signum", "(J)I");
        code.op(Opcodes.I2L);
      }
      case U32 -> code.test(Opcodes.IFNE);
      case U64 -> {
        code.zero(type);
        code.op(Opcodes.LCMP);
        code.test(Opcodes.IFNE);
        code.op(Opcodes.I2L);
      }
      case F32, F64 -> call(Math.class, "signum", type, 1);
      case BOOL, I8, U8, I16, U16, F16 -> throw new AssertionError(type);
      case C64, C128 -> throw type.isTwoNodes();
    }
  }

  /** Directly, since C2 knows this form of a float root. */
  private void sqrt(DType type) {
    if (type == DType.F32) {
      code.op(Opcodes.F2D);
    }
    code.call(Math.class, "sqrt", "(D)D");
    if (type == DType.F32) {
      code.op(Opcodes.D2F);
    }
  }

  private void round(Op op, DType type) {
    if (type == DType.F32) {
      function(op, type);
    } else {
      code.call(Math.class, op.label(), "(D)D");
    }
  }

  private void compare(Op op, DType type) {
    switch (type) {
      case BOOL, I32 -> code.test(Opcodes.IF_ICMPEQ + jump(op) - Opcodes.IFEQ);
      case I64 -> {
        code.op(Opcodes.LCMP);
        code.test(jump(op));
      }
      case U32 -> {
        if (op == Op.EQ || op == Op.NE) {
          compare(op, DType.I32);
        } else {
          code.call(Integer.class, "compareUnsigned", "(II)I");
          code.test(jump(op));
        }
      }
      case U64 -> {
        if (op == Op.EQ || op == Op.NE) {
          compare(op, DType.I64);
        } else {
          code.call(Long.class, "compareUnsigned", "(JJ)I");
          code.test(jump(op));
        }
      }
      // A NaN must make every comparison but != false.
      case F32 -> {
        code.op(op == Op.LT || op == Op.LE ? Opcodes.FCMPG : Opcodes.FCMPL);
        code.test(jump(op));
      }
      case F64 -> {
        code.op(op == Op.LT || op == Op.LE ? Opcodes.DCMPG : Opcodes.DCMPL);
        code.test(jump(op));
      }
      case I8, U8, I16, U16, F16 -> throw new AssertionError(type);
      case C64, C128 -> throw type.isTwoNodes();
    }
  }

  private static int jump(Op op) {
    return switch (op) {
      case EQ -> Opcodes.IFEQ;
      case NE -> Opcodes.IFNE;
      case LT -> Opcodes.IFLT;
      case LE -> Opcodes.IFLE;
      case GT -> Opcodes.IFGT;
      case GE -> Opcodes.IFGE;
      default -> throw new AssertionError(op);
    };
  }

  private void bitwise(Op op, DType type) {
    switch (op) {
      case AND -> typed(Opcodes.IAND, type);
      case OR -> typed(Opcodes.IOR, type);
      case XOR -> typed(Opcodes.IXOR, type);
      case NOT -> {
        code.constant(new Expr.Constant(type, type == DType.BOOL ? 1 : -1));
        typed(Opcodes.IXOR, type);
      }
      default -> throw new AssertionError(op);
    }
  }

  /** The JVM masks the count by the width, as the JLS says. */
  private void shift(Op op, DType type, DType count) {
    if (count == DType.I64) {
      code.op(Opcodes.L2I);
    }
    switch (op) {
      case SHL -> typed(Opcodes.ISHL, type);
      case SHR -> typed(type.isUnsigned() ? Opcodes.IUSHR : Opcodes.ISHR, type);
      case USHR -> typed(Opcodes.IUSHR, type);
      default -> throw new AssertionError(op);
    }
  }

  private void predicate(Op op, DType type) {
    Class<?> owner = type == DType.F32 ? Float.class : Double.class;
    String name =
        switch (op) {
          case IS_NAN -> "isNaN";
          case IS_INFINITE -> "isInfinite";
          case IS_FINITE -> "isFinite";
          default -> throw new AssertionError(op);
        };
    code.call(owner, name, type == DType.F32 ? "(F)Z" : "(D)Z");
  }

  private void random(Op op) {
    boolean word = op == Op.PHILOX32;
    code.call(Philox.class, word ? "word" : "pair", word ? "(JJJ)I" : "(JJJ)J");
  }
}
