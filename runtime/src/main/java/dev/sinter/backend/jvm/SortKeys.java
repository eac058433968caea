package dev.sinter.backend.jvm;

/**
 * Values as unsigned integers of the same order, and back: ascending or descending, -0.0 below 0.0,
 * NaN last in either direction.
 *
 * @param flip bits that are inverted: all for descending order, and the sign of signed integers
 */
record SortKeys(long flip) {
  int of(boolean value) {
    return (value ? 1 : 0) ^ ((int) flip & 1);
  }

  boolean toBoolean(int key) {
    return (key ^ ((int) flip & 1)) != 0;
  }

  int of(byte value) {
    return (value ^ (int) flip) & 0xff;
  }

  byte toByte(int key) {
    return (byte) (key ^ (int) flip);
  }

  int of(short value) {
    return (value ^ (int) flip) & 0xffff;
  }

  short toShort(int key) {
    return (short) (key ^ (int) flip);
  }

  int of(int value) {
    return value ^ (int) flip;
  }

  int toInt(int key) {
    return key ^ (int) flip;
  }

  long of(long value) {
    return value ^ flip;
  }

  long toLong(long key) {
    return key ^ flip;
  }

  int of(float value) {
    int bits = Float.floatToRawIntBits(value);
    return Float.isNaN(value) ? -1 : bits ^ ((bits >> 31) | Integer.MIN_VALUE) ^ (int) flip;
  }

  float toFloat(int key) {
    int plain = key ^ (int) flip;
    return key == -1
        ? Float.NaN
        : Float.intBitsToFloat(plain ^ ((~plain >> 31) | Integer.MIN_VALUE));
  }

  long of(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return Double.isNaN(value) ? -1 : bits ^ ((bits >> 63) | Long.MIN_VALUE) ^ flip;
  }

  double toDouble(long key) {
    long plain = key ^ flip;
    return key == -1
        ? Double.NaN
        : Double.longBitsToDouble(plain ^ ((~plain >> 63) | Long.MIN_VALUE));
  }
}
