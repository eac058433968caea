package dev.sinter.programs;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.backend.SpecialValues;
import java.util.Random;

/**
 * What the elements of a {@link Leaf} are.
 *
 * @param bound for INDEX, the extent
 */
public record Values(Style style, long seed, long bound) {
  /** Kinds of elements. */
  public enum Style {
    /** Every fourth is an extreme, a NaN, a zero …, see {@link SpecialValues}. */
    SPECIAL,
    /** Around zero, most of them different. */
    MODERATE,
    /** Few different ones, from -3 to 3: ties, duplicates and zeros. */
    SMALL,
    /** From 1 to 9. */
    POSITIVE,
    /** Positions along an axis of extent {@code bound}, half of them counted from the end. */
    INDEX,
    /** All the same: one. */
    ONES
  }

  /** An array of such elements on the current device; the same for the same arguments. */
  public static Array array(DType type, Shape shape, Style style, long seed, long bound) {
    return new Leaf(type, shape, new Values(style, seed, bound)).array();
  }

  /** Of any style but INDEX. */
  static Values random(Choices choices) {
    Style style =
        switch (choices.below(8)) {
          case 0, 1, 2 -> Style.SPECIAL;
          case 3, 4 -> Style.SMALL;
          case 5 -> Style.POSITIVE;
          default -> Style.MODERATE;
        };
    return new Values(style, choices.seed(), 0);
  }

  /** In place of those of a leaf. */
  static Values random(Choices choices, Leaf leaf) {
    return leaf.isIndex()
        ? new Values(Style.INDEX, choices.seed(), leaf.values().bound())
        : random(choices);
  }

  long[] bits(DType type, int size) {
    Random random = new Random(seed);
    long[] bits = new long[size];
    for (int i = 0; i < size; i++) {
      bits[i] = next(type, random);
    }
    return bits;
  }

  private long next(DType type, Random random) {
    return switch (style) {
      case SPECIAL ->
          random.nextInt(4) == 0
              ? SpecialValues.bits(type, random.nextInt(1000))
              : SpecialValues.moderate(type, random);
      case MODERATE -> SpecialValues.moderate(type, random);
      case SMALL -> Bits.of(type, random.nextInt(7) - 3);
      case POSITIVE -> Bits.of(type, 1 + random.nextInt(9));
      case INDEX -> index(type, random);
      case ONES -> Bits.of(type, 1);
    };
  }

  private long index(DType type, Random random) {
    int extent = (int) Math.max(1, Math.min(bound, largest(type)));
    boolean fromEnd = !type.isUnsigned() && extent == bound && random.nextBoolean();
    return Bits.of(type, random.nextInt(extent) - (fromEnd ? extent : 0));
  }

  private static long largest(DType type) {
    return type == DType.I8 ? 127 : type == DType.U8 ? 255 : 30_000;
  }
}
