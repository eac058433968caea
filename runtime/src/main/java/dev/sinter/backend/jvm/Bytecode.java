package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A method under construction, in terms of element types. On the stack BOOL and types below 32 bits
 * are {@code int}s: 0 or 1, and the value; of F16 its bits, 0..65535.
 */
final class Bytecode {
  private final MethodVisitor visitor;
  private int nextLocal;

  /**
   * @param parameters number of local slots that parameters take
   */
  Bytecode(MethodVisitor visitor, int parameters) {
    this.visitor = visitor;
    this.nextLocal = parameters;
  }

  /** The JVM type of a value of this type on the stack. */
  static Type stackType(DType type) {
    return switch (type) {
      case BOOL -> Type.BOOLEAN_TYPE;
      case I8, U8, I16, U16, F16, I32, U32 -> Type.INT_TYPE;
      case I64, U64 -> Type.LONG_TYPE;
      case F32 -> Type.FLOAT_TYPE;
      case F64 -> Type.DOUBLE_TYPE;
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  /** The Java class of {@link #stackType}. */
  static Class<?> stackClass(DType type) {
    return switch (type) {
      case BOOL -> boolean.class;
      case I8, U8, I16, U16, F16, I32, U32 -> int.class;
      case I64, U64 -> long.class;
      case F32 -> float.class;
      case F64 -> double.class;
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  /** A new local variable of this type. */
  int local(DType type) {
    int local = nextLocal;
    nextLocal += stackType(type).getSize();
    return local;
  }

  /** A new local variable that holds a reference. */
  int reference() {
    return nextLocal++;
  }

  void load(DType type, int local) {
    visitor.visitVarInsn(stackType(type).getOpcode(Opcodes.ILOAD), local);
  }

  void store(DType type, int local) {
    visitor.visitVarInsn(stackType(type).getOpcode(Opcodes.ISTORE), local);
  }

  void loadReference(int local) {
    visitor.visitVarInsn(Opcodes.ALOAD, local);
  }

  void storeReference(int local) {
    visitor.visitVarInsn(Opcodes.ASTORE, local);
  }

  /** array, index → element. */
  void arrayLoad(DType type) {
    switch (type) {
      case BOOL, I8 -> op(Opcodes.BALOAD);
      case U8 -> {
        op(Opcodes.BALOAD);
        constant(0xff);
        op(Opcodes.IAND);
      }
      case I16 -> op(Opcodes.SALOAD);
      case U16 -> op(Opcodes.CALOAD);
      case F16 -> {
        op(Opcodes.SALOAD);
        constant(0xffff);
        op(Opcodes.IAND);
      }
      case I32, U32, I64, U64, F32, F64 -> op(stackType(type).getOpcode(Opcodes.IALOAD));
      case C64, C128 -> throw type.isTwoNodes();
    }
  }

  /** array, index, element →. */
  void arrayStore(DType type) {
    switch (type) {
      case BOOL, I8, U8 -> op(Opcodes.BASTORE);
      case I16, F16 -> op(Opcodes.SASTORE);
      case U16 -> op(Opcodes.CASTORE);
      case I32, U32, I64, U64, F32, F64 -> op(stackType(type).getOpcode(Opcodes.IASTORE));
      case C64, C128 -> throw type.isTwoNodes();
    }
  }

  void op(int opcode) {
    visitor.visitInsn(opcode);
  }

  void jump(int opcode, Label target) {
    visitor.visitJumpInsn(opcode, target);
  }

  void mark(Label label) {
    visitor.visitLabel(label);
  }

  void increment(int local) {
    visitor.visitIincInsn(local, 1);
  }

  void constant(int value) {
    if (value >= -1 && value <= 5) {
      op(Opcodes.ICONST_0 + value);
    } else if (value == (byte) value) {
      visitor.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value == (short) value) {
      visitor.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      visitor.visitLdcInsn(value);
    }
  }

  void constant(Object value) {
    visitor.visitLdcInsn(value);
  }

  void constant(Expr.Constant constant) {
    switch (constant.type()) {
      case BOOL, I8, U8, I16, U16, F16, I32, U32 -> constant((int) constant.bits());
      case I64, U64 -> constant((Object) constant.bits());
      case F32 -> constant((Object) Float.intBitsToFloat((int) constant.bits()));
      case F64 -> constant((Object) Double.longBitsToDouble(constant.bits()));
      case C64, C128 -> throw constant.type().isTwoNodes();
    }
  }

  /** Turns a {@code long} of bits, as scalars are passed, into a value. */
  void fromBits(DType type) {
    switch (type) {
      case BOOL, I8, U8, I16, U16, F16, I32, U32 -> op(Opcodes.L2I);
      case I64, U64 -> {}
      case F32 -> {
        op(Opcodes.L2I);
        call(Float.class, "intBitsToFloat", "(I)F");
      }
      case F64 -> call(Double.class, "longBitsToDouble", "(J)D");
      case C64, C128 -> throw type.isTwoNodes();
    }
  }

  /** Turns a value into a {@code long} of bits. */
  void toBits(DType type) {
    switch (type) {
      case BOOL, I8, U8, I16, U16, F16, I32, U32 -> op(Opcodes.I2L);
      case I64, U64 -> {}
      case F32 -> {
        call(Float.class, "floatToRawIntBits", "(F)I");
        op(Opcodes.I2L);
      }
      case F64 -> call(Double.class, "doubleToRawLongBits", "(D)J");
      case C64, C128 -> throw type.isTwoNodes();
    }
  }

  /** Pushes the value whose bits are 0. */
  void zero(DType type) {
    constant(new Expr.Constant(type, 0));
  }

  /** Calls a static method. */
  void call(Class<?> owner, String name, String descriptor) {
    visitor.visitMethodInsn(
        Opcodes.INVOKESTATIC, Type.getInternalName(owner), name, descriptor, false);
  }

  /** Calls a static method of a class that is being generated. */
  void call(String owner, String name, String descriptor) {
    visitor.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  /** Calls an instance method. */
  void callVirtual(Class<?> owner, String name, String descriptor) {
    visitor.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, Type.getInternalName(owner), name, descriptor, false);
  }

  /** Pushes a field of the object on the stack. */
  void field(Class<?> owner, String name, String descriptor) {
    visitor.visitFieldInsn(Opcodes.GETFIELD, Type.getInternalName(owner), name, descriptor);
  }

  void cast(String internalName) {
    visitor.visitTypeInsn(Opcodes.CHECKCAST, internalName);
  }

  void newLongArray() {
    visitor.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_LONG);
  }

  /** Sends arithmetic exceptions between the two labels to the third. */
  void catchArithmetic(Label start, Label end, Label handler) {
    visitor.visitTryCatchBlock(start, end, handler, "java/lang/ArithmeticException");
  }

  /** Jumps of {@code opcode} become 1, everything else 0. */
  void test(int opcode) {
    Label yes = new Label();
    Label end = new Label();
    jump(opcode, yes);
    constant(0);
    jump(Opcodes.GOTO, end);
    mark(yes);
    constant(1);
    mark(end);
  }

  /** Ends the method; the visitor computes stack size and frames. */
  void end() {
    visitor.visitMaxs(0, 0);
    visitor.visitEnd();
  }
}
