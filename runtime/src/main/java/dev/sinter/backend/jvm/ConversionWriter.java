package dev.sinter.backend.jvm;

import dev.sinter.DType;
import org.objectweb.asm.Opcodes;

/** Writes the bytecode of conversions and bitcasts, as {@link dev.sinter.ir.Semantics} has them. */
final class ConversionWriter {
  private final Bytecode code;

  ConversionWriter(Bytecode code) {
    this.code = code;
  }

  /** value of {@code from} → value of {@code to}. */
  void convert(DType from, DType to) {
    if (from == to) {
      return;
    }
    switch (to) {
      case BOOL -> toBool(from);
      case U8 -> {
        toInt(from);
        if (from != DType.BOOL) {
          code.constant(255);
          code.op(Opcodes.IAND);
        }
      }
      case I32 -> toInt(from);
      case I64 -> pick(from, Opcodes.I2L, Opcodes.NOP, Opcodes.F2L, Opcodes.D2L);
      case F32 -> pick(from, Opcodes.I2F, Opcodes.L2F, Opcodes.NOP, Opcodes.D2F);
      case F64 -> pick(from, Opcodes.I2D, Opcodes.L2D, Opcodes.F2D, Opcodes.NOP);
    }
  }

  private void toInt(DType from) {
    pick(from, Opcodes.NOP, Opcodes.L2I, Opcodes.F2I, Opcodes.D2I);
  }

  private void pick(DType from, int ofInt, int ofLong, int ofFloat, int ofDouble) {
    int opcode =
        switch (from) {
          case BOOL, U8, I32 -> ofInt;
          case I64 -> ofLong;
          case F32 -> ofFloat;
          case F64 -> ofDouble;
        };
    if (opcode != Opcodes.NOP) {
      code.op(opcode);
    }
  }

  /** {@code x != 0}; the comparison of a NaN is not 0 either. */
  private void toBool(DType from) {
    if (from == DType.I64 || from.isFloating()) {
      code.zero(from);
      pick(from, Opcodes.NOP, Opcodes.LCMP, Opcodes.FCMPL, Opcodes.DCMPL);
    }
    code.test(Opcodes.IFNE);
  }

  /** value of {@code from} → the same bits as {@code to}. */
  void bitcast(DType from, DType to) {
    if (from == to) {
      return;
    }
    switch (to) {
      case BOOL -> code.test(Opcodes.IFNE);
      case U8 -> {}
      case I32 -> code.call(Float.class, "floatToRawIntBits", "(F)I");
      case I64 -> code.call(Double.class, "doubleToRawLongBits", "(D)J");
      case F32 -> code.call(Float.class, "intBitsToFloat", "(I)F");
      case F64 -> code.call(Double.class, "longBitsToDouble", "(J)D");
    }
  }
}
