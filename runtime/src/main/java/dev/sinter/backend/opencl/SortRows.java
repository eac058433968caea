package dev.sinter.backend.opencl;

/**
 * Rows to be sorted.
 *
 * @param from elements {@code [rows, length]}; never written
 * @param to the first elements of the sorted rows, or their positions as I64, {@code [rows, count]}
 */
record SortRows(Buffer from, Buffer to, long length, long rows, long count) {}
