package dev.sinter;

import dev.sinter.capture.Capture;
import dev.sinter.ir.Caller;
import dev.sinter.ir.Node;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Between interleaved values of the host, re, im, re, im …, and the two parts of an array. */
final class ComplexTransfer {
  private ComplexTransfer() {}

  /** Complex numbers of {@code float[]} or {@code double[]}. */
  static Array copy(DType type, Shape shape, Object values) {
    Argument.given(shape, "shape");
    int length = java.lang.reflect.Array.getLength(Argument.given(values, "values"));
    if (length % 2 != 0 || shape.size() != length / 2) {
      throw new ShapeException(
          type
              + " "
              + shape
              + " needs "
              + BigInteger.valueOf(shape.size()).shiftLeft(1)
              + " values, re, im, re, im …; "
              + length
              + " were given");
    }
    Array re = Sources.copy(type.part(), shape, half(values, 0, length));
    Array im = Sources.copy(type.part(), shape, half(values, 1, length));
    Array array = Array.complex(re, im);
    re.close();
    im.close();
    return array;
  }

  private static Object half(Object values, int from, int length) {
    Object half =
        java.lang.reflect.Array.newInstance(values.getClass().componentType(), length / 2);
    for (int i = from; i < length; i += 2) {
      if (values instanceof float[] floats) {
        ((float[]) half)[i / 2] = floats[i];
      } else {
        ((double[]) half)[i / 2] = ((double[]) values)[i];
      }
    }
    return half;
  }

  /** F16 and F32 nodes as F32, all others as F64. */
  static Parts join(Node re, Node im) {
    if (re.type() == DType.BOOL || im.type() == DType.BOOL) {
      throw new DTypeException(
          "complex of "
              + re.type()
              + " and "
              + im.type()
              + ": write cast(DType.F32) or cast(DType.F64) on the BOOL operand");
    }
    boolean single = isSingle(re) && isSingle(im);
    DType part = single ? DType.F32 : DType.F64;
    return Parts.complex(Capture.convert(re, part), Capture.convert(im, part));
  }

  private static boolean isSingle(Node part) {
    return part.type() == DType.F16 || part.type() == DType.F32;
  }

  static float[] toFloats(Array array) {
    if (array.dtype() != DType.C64) {
      throw new DTypeException(
          Caller.method()
              + ": reading C128 as float would lose information: use toDoubleArray(), or write"
              + " cast(DType.C64) first");
    }
    int length = prepare(array);
    float[] values = new float[2 * length];
    try (Pair pair = new Pair(array.real(), array.imag())) {
      float[] re = HostReads.toFloats(pair.re(), 0, length);
      float[] im = HostReads.toFloats(pair.im(), 0, length);
      for (int i = 0; i < length; i++) {
        values[2 * i] = re[i];
        values[2 * i + 1] = im[i];
      }
    }
    return values;
  }

  static double[] toDoubles(Array array) {
    int length = prepare(array);
    double[] values = new double[2 * length];
    try (Pair pair = new Pair(array.real(), array.imag())) {
      double[] re = HostReads.toDoubles(pair.re(), 0, length);
      double[] im = HostReads.toDoubles(pair.im(), 0, length);
      for (int i = 0; i < length; i++) {
        values[2 * i] = re[i];
        values[2 * i + 1] = im[i];
      }
    }
    return values;
  }

  /** The elements as re, im, re, im …, put together on the device. */
  @SuppressWarnings("try") // the scope acts by being open
  static void copyTo(Array array, ByteBuffer direct) {
    Sources.requireDirect(direct, array.dtype(), array.shape(), "copyTo");
    HiddenCosts.beforeRead(array);
    array.eval();
    long size = array.shape().size();
    try (Scope steps = Scope.on(array.device())) {
      Array together = Array.stack(1, array.real().reshape(size), array.imag().reshape(size));
      HostReads.copyTo(together.eval(), direct);
    }
  }

  /** One element as {@code re+imi} or {@code re-imi}. */
  static String text(Array array, long... index) {
    prepare(array);
    try (Pair pair = new Pair(array.real(), array.imag())) {
      boolean single = array.dtype() == DType.C64;
      String re = single ? "" + pair.re().getFloat(index) : "" + pair.re().getDouble(index);
      String im = single ? "" + pair.im().getFloat(index) : "" + pair.im().getDouble(index);
      return re + (im.startsWith("-") ? "" : "+") + im + "i";
    }
  }

  /** Computes both parts together; gives the number of elements. */
  private static int prepare(Array array) {
    HiddenCosts.beforeRead(array);
    int length = HostReads.length(array);
    if (length > (Integer.MAX_VALUE - 8) / 2) {
      throw new ShapeException(
          array + " has more numbers than a Java array holds: read real() and imag()");
    }
    array.eval();
    return length;
  }

  private record Pair(Array re, Array im) implements AutoCloseable {
    @Override
    public void close() {
      re.close();
      im.close();
    }
  }
}
