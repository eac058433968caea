package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.OutOfDeviceMemoryException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Memory of the backends that compute on the JVM: a primitive array ({@link DType#javaType}), or a
 * direct buffer that a caller wrapped.
 *
 * <p>Thread-safe as arrays are: whoever writes elements publishes them by handing the memory over.
 */
public final class HostMemory implements Memory {
  /** The longest array that every JVM can allocate, in elements. */
  public static final long MAX_ELEMENTS = Integer.MAX_VALUE - 8;

  private final DType type;
  private final long size;
  private @Nullable Object array;
  private @Nullable ByteBuffer buffer;

  private HostMemory(DType type, long size, @Nullable Object array, @Nullable ByteBuffer buffer) {
    this.type = type;
    this.size = size;
    this.array = array;
    this.buffer = buffer;
  }

  /**
   * A new array of zeros.
   *
   * @throws OutOfDeviceMemoryException if it is longer than a Java array can be, or the heap is
   *     full
   */
  public static HostMemory allocate(DType type, long size) {
    if (size > MAX_ELEMENTS) {
      throw new OutOfDeviceMemoryException(
          size
              + " elements of "
              + type
              + " do not fit into one Java array: the JVM backend holds at most "
              + MAX_ELEMENTS
              + " per array; evaluate in parts, or reduce before reading");
    }
    try {
      return new HostMemory(type, size, Array.newInstance(type.javaType(), (int) size), null);
    } catch (OutOfMemoryError full) {
      throw new OutOfDeviceMemoryException(
          "the Java heap has no room for "
              + size
              + " elements of "
              + type
              + " ("
              + size * type.bytes()
              + " bytes): raise -Xmx, or free arrays with close() or a Scope");
    }
  }

  /** Over {@code array} itself. */
  public static HostMemory wrap(DType type, Object array) {
    if (array.getClass().componentType() != type.javaType()) {
      throw new IllegalArgumentException(
          type + " lies in " + type.javaType() + "[], not in " + array.getClass().getTypeName());
    }
    return new HostMemory(type, Array.getLength(array), array, null);
  }

  /** Over {@code size} elements of a direct buffer in native order, from its position on. */
  public static HostMemory wrap(DType type, ByteBuffer direct, long size) {
    long available = direct.remaining() / type.bytes();
    if (size > available) {
      throw new IllegalArgumentException(
          size
              + " elements of "
              + type
              + " wanted of a buffer with "
              + direct.remaining()
              + " bytes left");
    }
    return new HostMemory(type, size, null, direct.slice().order(ByteOrder.nativeOrder()));
  }

  /** With a copy of {@code array}. */
  public static HostMemory upload(DType type, Object array) {
    HostMemory source = wrap(type, array);
    HostMemory copy = allocate(type, source.size);
    System.arraycopy(array, 0, copy.array(), 0, (int) source.size);
    return copy;
  }

  @Override
  public DType type() {
    return type;
  }

  @Override
  public long size() {
    return size;
  }

  /** Whether the elements lie in a direct buffer. */
  public boolean isDirect() {
    return buffer != null;
  }

  /** The array; only for memory that is not direct. */
  public Object array() {
    if (array == null) {
      throw new IllegalStateException(
          "memory of " + size + " " + type + " has no array: direct or released");
    }
    return array;
  }

  /**
   * The buffer in native order, its element 0 at byte 0; only for direct memory. Do not move its
   * position.
   */
  public ByteBuffer buffer() {
    if (buffer == null) {
      throw new IllegalStateException(
          "memory of " + size + " " + type + " has no buffer: on the heap or released");
    }
    return buffer;
  }

  /** A copy in a new array. */
  public HostMemory onHeap() {
    HostMemory copy = allocate(type, size);
    read(0, copy.array(), 0, (int) size);
    return copy;
  }

  /** Copies elements into {@code target} at {@code start}. */
  public void read(long from, Object target, int start, int length) {
    if (isDirect()) {
      readDirect((int) from, target, start, length);
    } else {
      System.arraycopy(array(), (int) from, target, start, length);
    }
  }

  private void readDirect(int from, Object target, int start, int length) {
    ByteBuffer bytes = buffer();
    switch (type) {
      case BOOL -> {
        boolean[] booleans = (boolean[]) target;
        for (int i = 0; i < length; i++) {
          booleans[start + i] = bytes.get(from + i) != 0;
        }
      }
      case I8, U8 -> bytes.get(from, (byte[]) target, start, length);
      case I16, F16 -> bytes.asShortBuffer().get(from, (short[]) target, start, length);
      case U16 -> bytes.asCharBuffer().get(from, (char[]) target, start, length);
      case I32, U32 -> bytes.asIntBuffer().get(from, (int[]) target, start, length);
      case I64, U64 -> bytes.asLongBuffer().get(from, (long[]) target, start, length);
      case F32 -> bytes.asFloatBuffer().get(from, (float[]) target, start, length);
      case F64 -> bytes.asDoubleBuffer().get(from, (double[]) target, start, length);
      case C64, C128 -> throw type.isTwoNodes();
    }
  }

  /** Copies elements into {@code direct} at its position, in native order, and advances it. */
  public void read(long from, ByteBuffer direct, long length) {
    int count = (int) length;
    ByteBuffer target = direct.slice().order(ByteOrder.nativeOrder());
    if (isDirect()) {
      target.put(0, buffer(), (int) from * type.bytes(), count * type.bytes());
    } else {
      writeDirect((int) from, target, count);
    }
    direct.position(direct.position() + count * type.bytes());
  }

  private void writeDirect(int from, ByteBuffer target, int length) {
    switch (type) {
      case BOOL -> {
        boolean[] booleans = (boolean[]) array();
        for (int i = 0; i < length; i++) {
          target.put(i, (byte) (booleans[from + i] ? 1 : 0));
        }
      }
      case I8, U8 -> target.put((byte[]) array(), from, length);
      case I16, F16 -> target.asShortBuffer().put((short[]) array(), from, length);
      case U16 -> target.asCharBuffer().put((char[]) array(), from, length);
      case I32, U32 -> target.asIntBuffer().put((int[]) array(), from, length);
      case I64, U64 -> target.asLongBuffer().put((long[]) array(), from, length);
      case F32 -> target.asFloatBuffer().put((float[]) array(), from, length);
      case F64 -> target.asDoubleBuffer().put((double[]) array(), from, length);
      case C64, C128 -> throw type.isTwoNodes();
    }
  }

  /** Drops the reference; the collector frees the array once nothing else holds it. */
  @Override
  public void release() {
    array = null;
    buffer = null;
  }
}
