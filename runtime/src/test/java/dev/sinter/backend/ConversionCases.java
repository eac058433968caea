package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Half;
import java.util.ArrayList;
import java.util.List;

/** Every conversion and bitcast; F16 and the unsigned types wherever rounding turns. */
final class ConversionCases {
  private static final int HALVES = 1 << 16;

  private ConversionCases() {}

  static List<ProgramCase> all() {
    List<ProgramCase> cases = new ArrayList<>();
    for (DType from : DType.reals()) {
      for (DType to : DType.reals()) {
        cases.add(convert(from, to, SpecialValues.table(from, 1, 0, 1000), 1000, ""));
        if (from != to && from.bytes() == to.bytes() && from != DType.BOOL && to != DType.BOOL) {
          cases.add(bitcast(from, to));
        }
      }
    }
    cases.add(convert(DType.F16, DType.F32, allHalves(), HALVES, ", all"));
    cases.add(convert(DType.F16, DType.F64, allHalves(), HALVES, ", all"));
    cases.add(convert(DType.F32, DType.F16, floatsAroundHalves(), 4 * HALVES, ", ties"));
    cases.add(convert(DType.F64, DType.F16, doublesAroundHalves(), 4 * HALVES, ", ties"));
    for (DType to : List.of(DType.F16, DType.F32, DType.F64)) {
      cases.add(convert(DType.U32, to, aroundPowers(DType.U32), 1024, ", powers"));
      cases.add(convert(DType.U64, to, aroundPowers(DType.U64), 1024, ", powers"));
      cases.add(convert(DType.I64, to, aroundPowers(DType.I64), 1024, ", powers"));
    }
    for (DType to : List.of(DType.U32, DType.U64)) {
      cases.add(convert(DType.F32, to, aroundPowers(DType.F32), 1024, ", powers"));
      cases.add(convert(DType.F64, to, aroundPowers(DType.F64), 1024, ", powers"));
    }
    return cases;
  }

  private static ProgramCase convert(DType from, DType to, Object values, int size, String what) {
    CaseBuilder builder = CaseBuilder.map("convert " + from + " to " + to + what, size);
    int value = builder.as(from).load(values);
    return builder.store(builder.convert(to, value)).build();
  }

  // Java may change the payload of a NaN on its way, so none is among the values.
  private static ProgramCase bitcast(DType from, DType to) {
    CaseBuilder builder = CaseBuilder.map("bitcast " + from + " to " + to, 1000);
    int value = builder.as(from).load(SpecialValues.moderate(from, 5, 1000));
    return builder.store(builder.bitcast(to, value)).build();
  }

  private static short[] allHalves() {
    short[] halves = new short[HALVES];
    for (int bits = 0; bits < HALVES; bits++) {
      halves[bits] = (short) bits;
    }
    return halves;
  }

  /** Every F16, the middle between it and the next, and the middle's neighbours. */
  static float[] floatsAroundHalves() {
    float[] values = new float[4 * HALVES];
    for (int bits = 0; bits < HALVES; bits++) {
      float value = Half.toFloat(bits);
      float next = next(bits);
      float middle = (value + next) / 2;
      values[4 * bits] = value;
      values[4 * bits + 1] = middle;
      values[4 * bits + 2] = Math.nextUp(middle);
      values[4 * bits + 3] = Math.nextDown(middle);
    }
    return values;
  }

  /** As {@link #floatsAroundHalves}; neighbours that F32 does not hold. */
  static double[] doublesAroundHalves() {
    double[] values = new double[4 * HALVES];
    for (int bits = 0; bits < HALVES; bits++) {
      double value = Half.toFloat(bits);
      double middle = (value + next(bits)) / 2;
      values[4 * bits] = value;
      values[4 * bits + 1] = middle;
      values[4 * bits + 2] = Math.nextUp(middle);
      values[4 * bits + 3] = Math.nextDown(middle);
    }
    return values;
  }

  /** The F16 next to this one, away from zero; 65536 after the largest. */
  private static float next(int bits) {
    float sign = bits < HALVES / 2 ? 1 : -1;
    return (bits & 0x7fff) == 0x7bff ? sign * 65536f : Half.toFloat((bits + 1) & 0xffff);
  }

  /** Integers around {@code 2^k + 2^j}, where rounding to fewer bits turns. */
  private static Object aroundPowers(DType type) {
    Object array = java.lang.reflect.Array.newInstance(type.javaType(), 1024);
    int at = 0;
    for (int k = 20; k <= 64 && at < 1024; k++) {
      for (int j = Math.max(0, k - 60); j < k && at + 3 <= 1024; j += 7) {
        long sum = (k == 64 ? 0 : 1L << k) + (1L << j);
        for (long offset = -1; offset <= 1; offset++) {
          double number =
              (offset < 0 ? Math.scalb(1.0, k) : Math.scalb(1.0, k) + Math.scalb(1.0, j));
          long bits =
              switch (type) {
                case F32 -> Float.floatToRawIntBits((float) number);
                case F64 -> Double.doubleToRawLongBits(Math.nextUp(number) - offset);
                default -> sum + offset;
              };
          SpecialValues.set(array, at++, type, bits);
        }
      }
    }
    return array;
  }
}
