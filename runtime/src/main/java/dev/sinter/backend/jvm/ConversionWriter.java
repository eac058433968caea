package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.Half;
import dev.sinter.ir.Unsigned;
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
    if (from == DType.F16) {
      fromHalf(to);
      return;
    }
    switch (to) {
      case BOOL -> toBool(from);
      case I8, U8, I16, U16 -> {
        toInt(from);
        narrow(from, to);
      }
      case I32 -> toInt(from);
      case U32 -> toUnsigned(from);
      case I64 -> toLong(from);
      case U64 -> toUnsignedLong(from);
      case F16 -> toHalf(from);
      case F32 -> toFloat(from);
      case F64 -> toDouble(from);
      case C64, C128 -> throw to.isTwoNodes();
    }
  }

  /** int → the low bits as a value of a type below 32 bits. */
  private void narrow(DType from, DType to) {
    if (from == DType.BOOL) {
      return;
    }
    switch (to) {
      case I8 -> code.op(Opcodes.I2B);
      case U8 -> {
        code.constant(0xff);
        code.op(Opcodes.IAND);
      }
      case I16 -> code.op(Opcodes.I2S);
      case U16, F16 -> code.op(Opcodes.I2C);
      case BOOL, I32, U32, I64, U64, F32, F64 -> throw new AssertionError(to);
      case C64, C128 -> throw to.isTwoNodes();
    }
  }

  private void toInt(DType from) {
    switch (from) {
      case BOOL, I8, U8, I16, U16, I32, U32 -> {}
      case I64, U64 -> code.op(Opcodes.L2I);
      case F32 -> code.op(Opcodes.F2I);
      case F64 -> code.op(Opcodes.D2I);
      case F16 -> throw new AssertionError(from);
      case C64, C128 -> throw from.isTwoNodes();
    }
  }

  private void toUnsigned(DType from) {
    if (from.isFloating()) {
      toDouble(from);
      code.call(Unsigned.class, "toInt", "(D)I");
    } else {
      toInt(from);
    }
  }

  private void toLong(DType from) {
    switch (from) {
      case BOOL, I8, U8, I16, U16, I32 -> code.op(Opcodes.I2L);
      case U32 -> code.call(Integer.class, "toUnsignedLong", "(I)J");
      case I64, U64 -> {}
      case F32 -> code.op(Opcodes.F2L);
      case F64 -> code.op(Opcodes.D2L);
      case F16 -> throw new AssertionError(from);
      case C64, C128 -> throw from.isTwoNodes();
    }
  }

  private void toUnsignedLong(DType from) {
    if (from.isFloating()) {
      toDouble(from);
      code.call(Unsigned.class, "toLong", "(D)J");
    } else {
      toLong(from);
    }
  }

  private void toFloat(DType from) {
    switch (from) {
      case BOOL, I8, U8, I16, U16, I32 -> code.op(Opcodes.I2F);
      case U32 -> code.call(Unsigned.class, "toFloat", "(I)F");
      case I64 -> code.op(Opcodes.L2F);
      case U64 -> code.call(Unsigned.class, "toFloat", "(J)F");
      case F32 -> {}
      case F64 -> code.op(Opcodes.D2F);
      case F16 -> throw new AssertionError(from);
      case C64, C128 -> throw from.isTwoNodes();
    }
  }

  private void toDouble(DType from) {
    switch (from) {
      case BOOL, I8, U8, I16, U16, I32 -> code.op(Opcodes.I2D);
      case U32 -> {
        toLong(from);
        code.op(Opcodes.L2D);
      }
      case I64 -> code.op(Opcodes.L2D);
      case U64 -> code.call(Unsigned.class, "toDouble", "(J)D");
      case F32 -> code.op(Opcodes.F2D);
      case F64 -> {}
      case F16 -> throw new AssertionError(from);
      case C64, C128 -> throw from.isTwoNodes();
    }
  }

  private void toHalf(DType from) {
    if (from == DType.F64) {
      code.call(Half.class, "ofDouble", "(D)I");
    } else {
      toFloat(from);
      code.call(Half.class, "ofFloat", "(F)I");
    }
  }

  private void fromHalf(DType to) {
    code.call(Half.class, "toFloat", "(I)F");
    convert(DType.F32, to);
  }

  /** {@code x != 0}; the comparison of a NaN is not 0 either. */
  private void toBool(DType from) {
    if (from.bytes() == 8 || from == DType.F32) {
      code.zero(from);
      code.op(from == DType.F32 ? Opcodes.FCMPL : from == DType.F64 ? Opcodes.DCMPL : Opcodes.LCMP);
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
      case I8, U8, I16, U16, F16 -> narrow(from, to);
      case I32, U32 -> {
        if (from == DType.F32) {
          code.call(Float.class, "floatToRawIntBits", "(F)I");
        }
      }
      case I64, U64 -> {
        if (from == DType.F64) {
          code.call(Double.class, "doubleToRawLongBits", "(D)J");
        }
      }
      case F32 -> code.call(Float.class, "intBitsToFloat", "(I)F");
      case F64 -> code.call(Double.class, "longBitsToDouble", "(J)D");
      case C64, C128 -> throw to.isTwoNodes();
    }
  }
}
