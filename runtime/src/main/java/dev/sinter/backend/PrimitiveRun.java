package dev.sinter.backend;

import dev.sinter.Launch;

/**
 * What running a primitive was.
 *
 * @param origin MEMORY if its kernels were there, COMPILED if they were built for this run
 * @param buildNanos nanoseconds that building took; 0 for MEMORY
 * @param runNanos nanoseconds from the first kernel's start to the last one's end, or -1 unless
 *     {@link PrimitiveCall#profile()}
 * @param source the text that was compiled, or a line that says how it is computed
 */
public record PrimitiveRun(Launch.Origin origin, long buildNanos, long runNanos, String source) {}
