/**
 * Programs as a user of Sinter would write them, on real data; {@link dev.sinter.examples.Demo}
 * runs them.
 *
 * <p>What a user writes is in {@link dev.sinter.examples.GreatCircle}, {@link
 * dev.sinter.examples.Finance} and {@link dev.sinter.examples.Mandelbrot} (fused methods) and in
 * the implementations of {@link dev.sinter.examples.Example} (arrays). The rest reads arguments and
 * data and prints tables.
 */
@NullMarked
package dev.sinter.examples;

import org.jspecify.annotations.NullMarked;
