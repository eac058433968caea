/**
 * Random programs of {@code Array} operations: a {@link dev.sinter.programs.Generator} writes a
 * {@link dev.sinter.programs.Program}, {@link dev.sinter.programs.Trial} runs it on a device and
 * compares with {@link dev.sinter.backend.reference.NodeEvaluator}, and {@link
 * dev.sinter.programs.Shrinker} makes a failure small enough to read. {@link
 * dev.sinter.programs.RandomMain} runs as many as time allows.
 */
@NullMarked
package dev.sinter.programs;

import org.jspecify.annotations.NullMarked;
