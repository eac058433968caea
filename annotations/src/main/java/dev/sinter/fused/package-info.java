/**
 * What a user's code needs in order to be fused: the annotation {@link dev.sinter.fused.Fused} with
 * its companions, and {@link dev.sinter.fused.Fn}, the functions that fused methods may call.
 *
 * <p>The first package on the way: the processor reads the annotations, and every backend computes
 * what {@code Fn} defines. It depends on nothing but the JDK.
 */
@NullMarked
package dev.sinter.fused;

import org.jspecify.annotations.NullMarked;
