package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import dev.sinter.ir.Op;

/**
 * Philox4x32-10 in C, see {@link dev.sinter.ir.Philox}. A block has four words, so the lanes of a
 * vector share blocks wherever their positions are adjacent. Where that is not known it is tested
 * at run time: a few operations against ten rounds of multiplications. Any other positions (and
 * those around 2^63, whose blocks don't follow each other) are computed lane by lane, in one
 * vector.
 *
 * <p>On GPUs (4 lanes) a block is computed in 32-bit arithmetic, {@code mul_hi} and {@code *}. On
 * CPUs (16 lanes) four blocks at a time in 64-bit lanes, whose products of 32 bits are one
 * instruction.
 */
final class PhiloxForms {
  private PhiloxForms() {}

  /** What is known of the positions of a vector's lanes. */
  enum Known {
    NOTHING,
    /** They are adjacent, from one generator. */
    ADJACENT,
    /** Besides, the first is a multiple of 4: whole blocks. */
    ALIGNED
  }

  /**
   * The function to call with position, key and stream.
   *
   * @param known what is known of the lanes' positions
   */
  static String name(Op op, Known known, Lanes lanes, Helpers helpers) {
    boolean word = op == Op.PHILOX32;
    DType result = word ? DType.I32 : DType.I64;
    if (!lanes.vector()) {
      return apart(word, result, lanes, helpers);
    }
    boolean cpu = lanes.equals(Builtins.CPU_LANES);
    String blocks = cpu ? use("philox_blocks", helpers, BLOCKS) : use("philox", helpers, BLOCK);
    if (known == Known.ALIGNED && !cpu) {
      String whole = (word ? ALIGNED_WORDS : ALIGNED_PAIRS).replace("BLOCKS", blocks);
      String aligned = op.label() + "_aligned_" + lanes.tag(DType.I64);
      return helpers.use(aligned, DType.I64, result, lanes, whole);
    }
    String apart = apart(word, result, lanes, helpers);
    boolean adjacent = known != Known.NOTHING;
    String template = cpu ? (word ? WORDS_16 : PAIRS_16) : (word ? WORDS_4 : PAIRS_4);
    String count = cpu ? COUNT_16 : "(0, 1, 2, 3)";
    String difference =
        "((x OP x.s0) ^ (T)COUNT) | (key ^ key.s0) | (stream ^ stream.s0)"
            .replace("OP", word && !cpu ? "^" : "-")
            .replace("COUNT", count);
    return helpers.use(
        op.label() + (adjacent ? "_adjacent_" : "_") + lanes.tag(DType.I64),
        DType.I64,
        result,
        lanes,
        template
            .replace("BLOCKS", blocks)
            .replace("APART", apart)
            .replace("DIFFERENCE", adjacent ? "(T)(0)" : difference));
  }

  private static String use(String name, Helpers helpers, String template) {
    return helpers.use(name, DType.I64, DType.I64, Lanes.ONE, template);
  }

  /** The form for positions that have nothing to do with each other, and for scalar code. */
  private static String apart(boolean word, DType result, Lanes lanes, Helpers helpers) {
    String template =
        APART
            .replace("KIND", lanes.count() == 4 ? GPU_KIND : "static inline")
            .replace("SHIFT", word ? "2" : "1")
            .replace("CHOSEN", word ? CHOSEN_WORD : CHOSEN_PAIR)
            .replace("MASKOF", "convert_" + (word ? "int" : "long") + lanes.suffix())
            .replace("WORDS", "uint" + lanes.suffix())
            .replace("WIDE", "ulong" + lanes.suffix());
    String name = (word ? "philox32" : "philox64") + "_apart_" + lanes.tag(DType.I64);
    return helpers.use(name, DType.I64, result, lanes, template);
  }

  /**
   * Rarely called by vectors: inlined it would take registers and instruction cache all the same.
   */
  private static final String GPU_KIND = "static __attribute__((noinline))";

  private static final String APART =
      """
      KIND R NAME(const T x, const T key, const T stream) {
        WORDS c0 = convert_WORDS(x >> SHIFT), c1 = convert_WORDS(x >> (SHIFT + 32));
        WORDS c2 = convert_WORDS(stream), c3 = convert_WORDS(stream >> 32);
        WORDS k0 = convert_WORDS(key), k1 = convert_WORDS(key >> 32);
        for (int round = 0; round < 10; round++) {
          const WORDS h0 = mul_hi(c0, (WORDS)(0xd2511f53u)), l0 = c0 * 0xd2511f53u;
          const WORDS h1 = mul_hi(c2, (WORDS)(0xcd9e8d57u)), l1 = c2 * 0xcd9e8d57u;
          c0 = h1 ^ c1 ^ k0;
          c1 = l1;
          c2 = h0 ^ c3 ^ k1;
          c3 = l0;
          k0 += 0x9e3779b9u;
          k1 += 0xbb67ae85u;
        }
        return CHOSEN;
      }\
      """;

  private static final String CHOSEN_WORD =
      "as_R(MASKOF((x & 2) != 0) ? (MASKOF((x & 1) != 0) ? c3 : c2)"
          + " : (MASKOF((x & 1) != 0) ? c1 : c0))";

  private static final String CHOSEN_PAIR =
      "as_R(MASKOF((x & 1) != 0) ? (convert_WIDE(c2) | convert_WIDE(c3) << 32)"
          + " : (convert_WIDE(c0) | convert_WIDE(c1) << 32))";

  private static final String BLOCK =
      """
      static inline uint4 NAME(const long block, const long key, const long stream) {
        uint4 c = (uint4)((uint)block, (uint)(block >> 32), (uint)stream, (uint)(stream >> 32));
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < 10; round++) {
          c = (uint4)(mul_hi(c.z, 0xcd9e8d57u) ^ c.y ^ k0, c.z * 0xcd9e8d57u,
                      mul_hi(c.x, 0xd2511f53u) ^ c.w ^ k1, c.x * 0xd2511f53u);
          k0 += 0x9e3779b9u;
          k1 += 0xbb67ae85u;
        }
        return c;
      }\
      """;

  /** The lanes are the four words of one block. */
  private static final String WORDS_4 =
      """
      static inline R NAME(const T x, const T key, const T stream) {
        const T other = DIFFERENCE;
        if (((x.s0 & 3) | other.s0 | other.s1 | other.s2 | other.s3) != 0) {
          return APART(x, key, stream);
        }
        return as_R(BLOCKS(x.s0 >> 2, key.s0, stream.s0));
      }\
      """;

  private static final String PAIRS_4 =
      """
      static inline R NAME(const T x, const T key, const T stream) {
        const T other = DIFFERENCE;
        if (((x.s0 & 1) | other.s0 | other.s1 | other.s2 | other.s3) != 0 || x.s3 < x.s0) {
          return APART(x, key, stream);
        }
        const uint4 c = BLOCKS(x.s0 >> 1, key.s0, stream.s0);
        const uint4 d = BLOCKS((x.s0 >> 1) + 1, key.s0, stream.s0);
        return convert_R((uint4)(c.xz, d.xz)) | convert_R((uint4)(c.yw, d.yw)) << 32;
      }\
      """;

  private static final String ALIGNED_WORDS =
      """
      static inline R NAME(const T x, const T key, const T stream) {
        return as_R(BLOCKS(x.s0 >> 2, key.s0, stream.s0));
      }\
      """;

  private static final String ALIGNED_PAIRS =
      """
      static inline R NAME(const T x, const T key, const T stream) {
        const uint4 c = BLOCKS(x.s0 >> 1, key.s0, stream.s0);
        const uint4 d = BLOCKS((x.s0 >> 1) + 1, key.s0, stream.s0);
        return convert_R((uint4)(c.xz, d.xz)) | convert_R((uint4)(c.yw, d.yw)) << 32;
      }\
      """;

  /**
   * Four blocks, pair by pair. A lane's upper half is cleared only before it is multiplied and at
   * the end.
   */
  private static final String BLOCKS =
      """
      static inline ulong8 NAME(const long block, const long key, const long stream) {
        ulong4 c0 = (ulong4)(block) + (ulong4)(0, 1, 2, 3), c1 = c0 >> 32;
        ulong4 c2 = (ulong4)(stream), c3 = c2 >> 32;
        ulong k0 = key, k1 = k0 >> 32;
        for (int round = 0; round < 10; round++) {
          const ulong4 p0 = (c0 & 0xffffffffUL) * 0xd2511f53UL;
          const ulong4 p1 = (c2 & 0xffffffffUL) * 0xcd9e8d57UL;
          c0 = (p1 >> 32) ^ c1 ^ k0;
          c1 = p1;
          c2 = (p0 >> 32) ^ c3 ^ k1;
          c3 = p0;
          k0 += 0x9e3779b9UL;
          k1 += 0xbb67ae85UL;
        }
        const ulong4 a = (c0 & 0xffffffffUL) | c1 << 32, b = (c2 & 0xffffffffUL) | c3 << 32;
        return (ulong8)(a.s0, b.s0, a.s1, b.s1, a.s2, b.s2, a.s3, b.s3);
      }\
      """;

  private static final String COUNT_16 = "(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)";

  /** Adjacent positions that do not begin with a block take their words from one block more. */
  private static final String WORDS_16 =
      """
      static inline R NAME(const T x, const T key, const T stream) {
        if (any((DIFFERENCE) != 0) || x.sf < x.s0) {
          return APART(x, key, stream);
        }
        const R words = as_R(BLOCKS(x.s0 >> 2, key.s0, stream.s0));
        if ((x.s0 & 3) == 0) {
          return words;
        }
        int lane[32];
        vstore16(words, 0, lane);
        vstore16(as_R(BLOCKS((x.s0 >> 2) + 4, key.s0, stream.s0)), 1, lane);
        return vload16(0, lane + (x.s0 & 3));
      }\
      """;

  private static final String PAIRS_16 =
      """
      static inline R NAME(const T x, const T key, const T stream) {
        if (any((DIFFERENCE) != 0) || x.sf < x.s0) {
          return APART(x, key, stream);
        }
        const ulong8 first = BLOCKS(x.s0 >> 1, key.s0, stream.s0);
        const ulong8 second = BLOCKS((x.s0 >> 1) + 4, key.s0, stream.s0);
        if ((x.s0 & 1) == 0) {
          return as_R((ulong16)(first, second));
        }
        const ulong8 third = BLOCKS((x.s0 >> 1) + 8, key.s0, stream.s0);
        return as_R((ulong16)(first.s1234, first.s567, second, third.s0));
      }\
      """;
}
