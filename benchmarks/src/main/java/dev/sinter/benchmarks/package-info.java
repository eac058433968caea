/**
 * Measurements of Sinter: {@link dev.sinter.benchmarks.PeerTable}, {@link
 * dev.sinter.benchmarks.FusionTable} and {@link dev.sinter.benchmarks.CpuTable} print tables, the
 * others run under JMH; {@code README.md} of this module says what they measure. Nothing depends on
 * this package; it uses the public API of the runtime, and JOCL for the kernels that Sinter is
 * compared with.
 */
@NullMarked
package dev.sinter.benchmarks;

import org.jspecify.annotations.NullMarked;
