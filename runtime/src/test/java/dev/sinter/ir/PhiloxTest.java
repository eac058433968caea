package dev.sinter.ir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.DType;
import org.junit.jupiter.api.Test;

/** The known answers for philox4x32-10 in Random123's file kat_vectors. */
final class PhiloxTest {
  private static int[] block(long block, long key, long stream) {
    int[] words = new int[4];
    Philox.block(block, key, stream, words, 0);
    return words;
  }

  @Test
  void blocksAreRandom123s() {
    assertArrayEquals(new int[] {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}, block(0, 0, 0));
    assertArrayEquals(
        new int[] {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}, block(-1, -1, -1));
    assertArrayEquals(
        new int[] {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1},
        block(0x85a308d3243f6a88L, 0x299f31d0a4093822L, 0x0370734413198a2eL));
  }

  @Test
  void positionsCountWordsAndPairs() {
    int[] words = block(-1, 7, 9);
    for (int word = 0; word < 4; word++) {
      assertEquals(words[word], Semantics.apply(Op.PHILOX32, DType.I64, word - 4, 7, 9));
    }
    assertEquals(
        Philox.join(words[0], words[1]), Semantics.apply(Op.PHILOX64, DType.I64, -2, 7, 9));
    assertEquals(
        Philox.join(words[2], words[3]), Semantics.apply(Op.PHILOX64, DType.I64, -1, 7, 9));
  }
}
