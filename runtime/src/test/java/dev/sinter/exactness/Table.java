package dev.sinter.exactness;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.backend.SpecialValues;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;

/**
 * Operands that run through every combination of special values, then through random ones of
 * moderate size; complex elements have all pairs of a few special values as their parts. Where too
 * many combinations exist, every k-th is taken.
 *
 * @param types of the operands
 * @param size number of elements
 * @param divides whether a zero of the last operand, an integer, is replaced
 */
record Table(List<DType> types, int size, boolean divides) {
  private static final int LARGEST = 80_000;
  private static final int RANDOM = 1000;
  private static final double[] PARTS = {
    0, -0.0, 1, -1, 3, -7.5, 0x1p-100, 3e38, Float.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NaN
  };

  static Table of(List<DType> types, boolean divides) {
    return new Table(types, (int) Math.min(LARGEST, combinations(types)) + RANDOM, divides);
  }

  private static long combinations(List<DType> types) {
    return types.stream().mapToLong(Table::count).reduce(1, (a, b) -> a * b);
  }

  private static int count(DType type) {
    return type.isComplex() ? PARTS.length * PARTS.length : SpecialValues.count(type);
  }

  /** The operands, on the current device. */
  Array[] arrays() {
    Array[] arrays = new Array[types.size()];
    for (int slot = 0; slot < arrays.length; slot++) {
      DType type = types.get(slot);
      Array re = part(slot, 0);
      arrays[slot] = type.isComplex() ? Array.complex(re, part(slot, 1)) : re;
    }
    return arrays;
  }

  /** A real operand, or one part of a complex one. */
  private Array part(int slot, int part) {
    DType type = types.get(slot).part();
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(size * type.bytes()).order(ByteOrder.nativeOrder());
    Random random = new Random(62L * slot + 31L * part + type.ordinal());
    for (int i = 0; i < size; i++) {
      boolean special = i < size - RANDOM;
      long bits = special ? special(slot, part, i) : SpecialValues.moderate(type, random);
      boolean zero = divides && slot == types.size() - 1 && type.isInteger() && bits == 0;
      putBits(bytes, type, zero ? 3 : bits);
    }
    return Array.wrap(bytes.flip(), type, Shape.of(size));
  }

  private long special(int slot, int part, int i) {
    DType type = types.get(slot);
    int index = index(slot, i);
    if (!type.isComplex()) {
      return SpecialValues.bits(type, index);
    }
    double value = PARTS[part == 0 ? index % PARTS.length : index / PARTS.length];
    return type == DType.C64
        ? Float.floatToRawIntBits((float) value)
        : Double.doubleToRawLongBits(value);
  }

  /** Which special value operand {@code slot} has in row {@code i}: mixed radix. */
  private int index(int slot, int i) {
    long combinations = combinations(types);
    long row = combinations <= LARGEST ? i : i * (combinations / LARGEST);
    for (int before = 0; before < slot; before++) {
      row /= count(types.get(before));
    }
    return (int) (row % count(types.get(slot)));
  }

  private static void putBits(ByteBuffer bytes, DType type, long bits) {
    switch (type.bytes()) {
      case 1 -> bytes.put((byte) bits);
      case 2 -> bytes.putShort((short) bits);
      case 4 -> bytes.putInt((int) bits);
      default -> bytes.putLong(bits);
    }
  }
}
