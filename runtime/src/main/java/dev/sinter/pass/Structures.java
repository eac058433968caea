package dev.sinter.pass;

import java.util.Arrays;

/**
 * Finds nodes of equal structure by their words. Open addressing: this is on the path of every
 * evaluation.
 */
final class Structures {
  private final Words words;
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int[] numbers = new int[32];
  private int size;

  Structures(Words words) {
    this.words = words;
    Arrays.fill(numbers, -1);
  }

  /**
   * The node whose words are those from {@code start} to the end; if there is none, {@code number}
   * is from now on, and the result is -1.
   */
  int findOrAdd(int start, int number) {
    int end = words.size();
    int mask = numbers.length - 1;
    int i = words.hash(start, end) & mask;
    while (numbers[i] >= 0) {
      if (words.areEqual(starts[i], ends[i], start, end)) {
        return numbers[i];
      }
      i = (i + 1) & mask;
    }
    starts[i] = start;
    ends[i] = end;
    numbers[i] = number;
    if (2 * ++size > numbers.length) {
      grow();
    }
    return -1;
  }

  private void grow() {
    int[] oldStarts = starts;
    int[] oldEnds = ends;
    int[] oldNumbers = numbers;
    int length = 4 * oldNumbers.length;
    starts = new int[length];
    ends = new int[length];
    numbers = new int[length];
    Arrays.fill(numbers, -1);
    for (int old = 0; old < oldNumbers.length; old++) {
      if (oldNumbers[old] >= 0) {
        int i = words.hash(oldStarts[old], oldEnds[old]) & (length - 1);
        while (numbers[i] >= 0) {
          i = (i + 1) & (length - 1);
        }
        starts[i] = oldStarts[old];
        ends[i] = oldEnds[old];
        numbers[i] = oldNumbers[old];
      }
    }
  }
}
