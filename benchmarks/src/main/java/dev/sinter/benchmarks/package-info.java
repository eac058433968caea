/**
 * Measurements of Sinter: {@link dev.sinter.benchmarks.FusionTable} prints a table on any device,
 * the other benchmarks run under JMH. Nothing depends on this package.
 */
@NullMarked
package dev.sinter.benchmarks;

import org.jspecify.annotations.NullMarked;
