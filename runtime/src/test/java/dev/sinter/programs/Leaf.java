package dev.sinter.programs;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.backend.SpecialValues;
import dev.sinter.ir.Semantics;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * An array in memory.
 *
 * @param known the elements' bits, or null if {@code values} says what they are
 */
record Leaf(DType type, Shape shape, Values values, long @Nullable [] known) implements Step {
  private static final int MOST_WRITTEN = 40;

  Leaf(DType type, Shape shape, Values values) {
    this(type, shape, values, null);
  }

  @Override
  public List<Ref> operands() {
    return List.of();
  }

  @Override
  public Step with(UnaryOperator<Ref> renamed) {
    return this;
  }

  @Override
  public Step resized(long from, long to) {
    long[] dims = LongStream.of(shape.dims()).map(dim -> dim == from ? to : dim).toArray();
    long bound = values.bound() == from ? to : values.bound();
    Shape other = Shape.of(dims);
    long[] bits =
        known == null || other.equals(shape) ? known : repeated(known, (int) other.size());
    return new Leaf(type, other, new Values(values.style(), values.seed(), bound), bits);
  }

  private static long[] repeated(long[] bits, int size) {
    long[] more = new long[size];
    for (int i = 0; i < size && bits.length > 0; i++) {
      more[i] = bits[i % bits.length];
    }
    return more;
  }

  /** Whether an element is of style INDEX, which others may not replace. */
  boolean isIndex() {
    return values.style() == Values.Style.INDEX;
  }

  Leaf of(Values other) {
    return new Leaf(type, shape, other, null);
  }

  Leaf ofBits(long[] bits) {
    return new Leaf(type, shape, values, bits);
  }

  long[] bits() {
    return known == null ? values.bits(type, Math.toIntExact(shape.size())) : known;
  }

  @Override
  public Array run(@Nullable Array[] earlier) {
    return array();
  }

  Array array() {
    long[] bits = bits();
    Object elements = java.lang.reflect.Array.newInstance(type.javaType(), bits.length);
    for (int i = 0; i < bits.length; i++) {
      SpecialValues.set(elements, i, type, bits[i]);
    }
    return switch (type) {
      case BOOL -> Array.of(shape, (boolean[]) elements);
      case U16 -> Array.of(shape, (char[]) elements);
      case F32 -> Array.of(shape, (float[]) elements);
      case F64 -> Array.of(shape, (double[]) elements);
      case I8, U8 -> Array.of(type, shape, (byte[]) elements);
      case I16, F16 -> Array.of(type, shape, (short[]) elements);
      case I32, U32 -> Array.of(type, shape, (int[]) elements);
      case I64, U64 -> Array.of(type, shape, (long[]) elements);
      case C64, C128 -> throw type.isTwoNodes();
    };
  }

  @Override
  public String source() {
    String dims = Literals.of(shape);
    if (shape.size() > MOST_WRITTEN && known == null) {
      return "Values.array("
          + Literals.of(type)
          + ", "
          + dims
          + ", Values.Style."
          + values.style()
          + ", "
          + values.seed()
          + "L, "
          + values.bound()
          + ")";
    }
    String java = type.javaType().getTypeName();
    StringJoiner elements = new StringJoiner(", ", "new " + java + "[] {", "}");
    for (long element : bits()) {
      elements.add(literal(java, element));
    }
    boolean named =
        switch (type) {
          case BOOL, U16, F32, F64 -> false;
          case I8, U8, I16, F16, I32, U32, I64, U64, C64, C128 -> true;
        };
    return "Array.of(" + (named ? Literals.of(type) + ", " : "") + dims + ", " + elements + ")";
  }

  private String literal(String java, long element) {
    return switch (java) {
      case "boolean" -> element != 0 ? "true" : "false";
      case "float" -> Literals.of(Float.intBitsToFloat((int) element));
      case "double" -> Literals.of(Double.longBitsToDouble(element));
      case "long" -> Literals.of(element);
      case "int" -> Literals.of((int) element);
      case "byte" -> Long.toString((byte) element);
      case "short" -> Long.toString((short) element);
      default -> Long.toString(Semantics.canonical(type, element));
    };
  }
}
