package dev.sinter.backend.opencl;

/**
 * What a launch adds to its geometry: the reduction tree, and how work is divided.
 *
 * @param length elements of a MAP, of one reduction otherwise
 * @param columns of the tree, as {@code rows} and {@code blocks} (at least 1)
 * @param lastBlock whether the last block to finish combines the blocks
 * @param chunk elements or reductions per work-item of a CPU
 * @param items work-items per row or block on a GPU
 * @param width vectors of outputs side by side in a group
 * @param local work-items per group
 * @param groups how many; a multiple of the blocks that meet in memory
 */
record Division(
    long length,
    int columns,
    long rows,
    int blocks,
    boolean lastBlock,
    long chunk,
    long items,
    long width,
    long local,
    long groups) {}
