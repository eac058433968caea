/**
 * The annotation processor: reads the declarations of fused methods, writes their stubs in the
 * round, and hands the classes to the front end, which lifts the bodies once javac has attributed
 * them.
 *
 * <p>Nothing in this package refers to {@code com.sun.source}, so that it also loads in compilers
 * other than javac; {@link dev.sinter.processor.lift} does. After: {@code
 * dev.sinter.processor.lift}.
 */
@NullMarked
package dev.sinter.processor;

import org.jspecify.annotations.NullMarked;
