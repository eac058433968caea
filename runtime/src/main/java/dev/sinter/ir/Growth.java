package dev.sinter.ir;

/**
 * Why capture evaluated a node itself: the graph below it had grown too large to be kept pending.
 *
 * @param operations how many operations were pending; 0 if these were not too many
 * @param pinnedBytes memory of closed arrays that the graph waited to read; 0 if this was not too
 *     much
 */
public record Growth(int operations, long pinnedBytes) {}
