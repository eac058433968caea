package dev.sinter;

import dev.sinter.capture.Draw;
import dev.sinter.capture.Permutation;
import dev.sinter.ir.Node;
import dev.sinter.ir.Philox;
import java.util.ArrayList;
import java.util.List;

/**
 * A source of random numbers: {@link #philox} names it by a seed, {@link #stream} and {@link
 * #split} make independent ones of it.
 *
 * <p>A generator has no state. A number is a function of seed, stream and the row-major position in
 * the shape asked for, computed by Philox4x32-10 (Salmon, Moraes, Dror, Shaw, SC 2011) inside the
 * kernel that uses it: arrays of random numbers are lazy, take no memory, and <em>the same call
 * gives the same numbers</em>. For other numbers, use another stream: {@code rng.uniform(s)} and
 * {@code rng.normal(s)} are made of the same bits. Later slices, reshapes or reductions don't
 * change which numbers are drawn; a longer shape [n] begins with the numbers of a shorter one.
 *
 * <p>With {@code Precision.EXACT}, the default, every device gives the same bits, for every
 * distribution. With {@code RELAXED}, the last bits of {@link #normal} and {@link #exponential} may
 * differ. Not for cryptography. Immutable; safe to share between threads.
 */
public final class Rng {
  /** Keys of what is derived differ from those of the numbers themselves. */
  private static final long OF_STREAMS = 0x5DEE_CE66_D1CE_5EEDL;

  private static final long OF_PERMUTATIONS = 0x2545_F491_4F6C_DD1DL;

  private final long key;
  private final long stream;
  private final Node keyNode;
  private final Node streamNode;

  private Rng(long key, long stream) {
    this.key = key;
    this.stream = stream;
    this.keyNode = Draw.uniform(key);
    this.streamNode = Draw.uniform(stream);
  }

  /**
   * The generator of a seed: its key is the seed, its stream 0. Any two seeds give independent
   * generators.
   */
  public static Rng philox(long seed) {
    return new Rng(seed, 0);
  }

  /**
   * An independent generator; the same index gives the same. Key and stream of the new one are
   * Philox's block number {@code index} of this stream under another key, so that different indices
   * always give different generators, and streams of streams differ but for a chance of 2^-128 a
   * pair.
   */
  public Rng stream(long index) {
    int[] words = new int[4];
    Philox.block(index, key ^ OF_STREAMS, stream, words, 0);
    return new Rng(Philox.join(words[0], words[1]), Philox.join(words[2], words[3]));
  }

  /**
   * The generators {@code stream(0) … stream(count-1)}.
   *
   * @throws IllegalArgumentException if count is negative
   */
  public List<Rng> split(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("split into " + count + " generators: give 0 or more");
    }
    List<Rng> streams = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      streams.add(stream(index));
    }
    return List.copyOf(streams);
  }

  /** F32 numbers, uniform in [0, 1): multiples of 2^-24. */
  public Array uniform(Shape shape) {
    return uniform(DType.F32, shape);
  }

  /**
   * Numbers uniform in [0, 1): {@code (bits >>> 8) * 0x1p-24f} for F32, {@code (bits >>> 11) *
   * 0x1p-53} for F64.
   *
   * @throws DTypeException if the type is not F32 or F64, or the device lacks it
   */
  public Array uniform(DType type, Shape shape) {
    return floating("uniform", type, Draw.UNIFORM_F32, Draw.UNIFORM_F64, shape);
  }

  /** As {@link #normal(DType, Shape)}, F32. */
  public Array normal(Shape shape) {
    return normal(DType.F32, shape);
  }

  /**
   * Numbers with the standard normal distribution (mean 0, variance 1): its quantile function at
   * the middle of one of 2^32 (F32) or 2^64 (F64) intervals of equal probability, so at most 6.4 or
   * 9.2 away from 0. Within 4 ulp; never infinite or NaN.
   *
   * @throws DTypeException if the type is not F32 or F64, or the device lacks it
   */
  public Array normal(DType type, Shape shape) {
    return floating("normal", type, Draw.NORMAL_F32, Draw.NORMAL_F64, shape);
  }

  /** As {@link #exponential(DType, Shape)}, F32. */
  public Array exponential(Shape shape) {
    return exponential(DType.F32, shape);
  }

  /**
   * Numbers with the exponential distribution of mean 1: {@code -log(1 - v)}, v the middle of one
   * of 2^31 (F32) or 2^63 (F64) intervals; positive, at most 22.2 or 44.4. Within 4 ulp.
   *
   * @throws DTypeException if the type is not F32 or F64, or the device lacks it
   */
  public Array exponential(DType type, Shape shape) {
    return floating("exponential", type, Draw.EXPONENTIAL_F32, Draw.EXPONENTIAL_F64, shape);
  }

  /** I32 numbers of 32 random bits: the words of Philox's blocks 0, 1, … in order. */
  public Array bits(Shape shape) {
    return bits(DType.I32, shape);
  }

  /**
   * Random bits: I32 or U32, or I64 or U64 whose lower half is the first of two words.
   *
   * @throws DTypeException for other types
   */
  public Array bits(DType type, Shape shape) {
    Argument.given(type, "type");
    Argument.given(shape, "shape");
    return switch (type) {
      case I32, U32 -> draw(Draw.BITS_I32, shape).bitcast(type);
      case I64, U64 -> draw(Draw.BITS_I64, shape).bitcast(type);
      case BOOL, I8, U8, I16, U16, F16, F32, F64, C64, C128 ->
          throw new DTypeException(
              "bits are I32, U32, I64 or U64, not " + type + ": cast or bitcast the result");
    };
  }

  /**
   * I64 numbers from {@code fromInclusive} up to but not including {@code toExclusive}: the upper
   * half of the product of 64 random bits and the number n of values. A value's probability differs
   * from 1/n by less than 2^-64.
   *
   * @throws IllegalArgumentException if there is no such number
   */
  public Array integers(long fromInclusive, long toExclusive, Shape shape) {
    Argument.given(shape, "shape");
    if (fromInclusive >= toExclusive) {
      throw new IllegalArgumentException(
          "integers from "
              + fromInclusive
              + " to "
              + toExclusive
              + ": there are none; the second bound is exclusive and must be greater");
    }
    Node from = Draw.uniform(fromInclusive);
    Node count = Draw.uniform(toExclusive - fromInclusive);
    return Array.make(Device.current(), Draw.INTEGER.node(shape, keyNode, streamNode, from, count));
  }

  /**
   * The numbers 0 … n-1 in random order, I64 [n]. Like all other draws it is lazy and takes no
   * memory: a keyed bijection of the position (a cipher with cycle walking), in which each element
   * costs 24 multiplications, one to two times over.
   *
   * <p>Of the n! orders at most 2^64 can occur, one per key; positions, pairs and the orders of few
   * elements look uniform to tests. Where n is a power of two from 256 on, all orders are even
   * permutations.
   *
   * @throws IllegalArgumentException if n is negative
   */
  public Array permutation(long n) {
    if (n < 0) {
      throw new IllegalArgumentException("a permutation of " + n + " numbers: give 0 or more");
    }
    long orderKey = Philox.pair(0, key ^ OF_PERMUTATIONS, stream);
    return Array.make(Device.current(), Permutation.node(n, orderKey));
  }

  private Array floating(String what, DType type, Draw floats, Draw doubles, Shape shape) {
    Argument.given(type, "type");
    if (type != DType.F32 && type != DType.F64) {
      throw new DTypeException(
          what + " numbers are F32 or F64, not " + type + ": use integers or bits, or cast");
    }
    return draw(Sources.partType(type) == DType.F32 ? floats : doubles, shape);
  }

  private Array draw(Draw draw, Shape shape) {
    return Array.make(
        Device.current(), draw.node(Argument.given(shape, "shape"), keyNode, streamNode));
  }

  /** {@code Rng.philox(42)}, and the stream if it is not 0. */
  @Override
  public String toString() {
    String seeded = "Rng.philox(" + key + ")";
    return stream == 0 ? seeded : seeded + " stream " + Long.toUnsignedString(stream, 16);
  }
}
