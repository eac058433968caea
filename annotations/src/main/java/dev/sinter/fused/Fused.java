package dev.sinter.fused;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method on scalars as an element-wise operator on arrays.
 *
 * <p>For a class {@code Finance} the annotation processor writes {@code FinanceFused} in the same
 * package (for a nested class {@code Outer.Inner}, {@code Outer_InnerFused}). It has, for each
 * marked method, a lazy one on {@code Array}s, which fuses with whatever surrounds the call, and
 * one on primitive arrays, which runs at once.
 *
 * <pre>{@code
 * final class Finance {
 *   @Fused
 *   static float discounted(float amount, float years, @Uniform float rate) {
 *     return amount * Fn.exp(-rate * years);
 *   }
 * }
 *
 * float[] values = FinanceFused.discounted(amounts, years, 0.02f);
 * }</pre>
 *
 * <p>The marked method stays an ordinary Java method, and it is the definition: with {@link
 * Precision#EXACT} every device returns what calling it on each element would.
 *
 * <h2>The method</h2>
 *
 * It must be static and must return a value. It may be neither private, generic, variable-arity nor
 * {@code void}. Its parameters and result are of the types {@code float}, {@code double}, {@code
 * int}, {@code long} and {@code boolean}. A parameter is an array in the generated method, unless
 * it is marked {@link Uniform} (stays a scalar) or {@link Index} (vanishes, and receives the
 * element's position). Array arguments broadcast against each other as in NumPy.
 *
 * <h2>The body</h2>
 *
 * What may stand in it:
 *
 * <ul>
 *   <li>local variables of the same types, {@code var} included, assigned as often as wanted;
 *   <li>{@code if} and {@code else}, {@code ?:}, {@code for}, {@code while} and {@code do} loops,
 *       {@code break} and {@code continue}, with or without a label, and {@code return} anywhere;
 *   <li>all of Java's operators on these types, compound assignments and increments included, and
 *       casts between them;
 *   <li>calls of {@link Math} (not {@link StrictMath}) and of {@link Fn};
 *   <li>{@code static final} fields that are compile-time constants;
 *   <li>calls of other {@code @Fused} methods, which are inlined; they may not be recursive.
 * </ul>
 *
 * Anything else, such as objects, arrays, exceptions, lambdas, or fields that can change, is a
 * compile error on the expression at fault. Each such error has an identifier like {@code
 * FusedXxx}, says what can't be fused and why, and how to mend it.
 *
 * <h2>Errors at run time</h2>
 *
 * An integer division by zero is an {@link ArithmeticException}, thrown when a value that depends
 * on it is read.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Fused {
  /** How closely the kernels keep to Java's results; by default, bit for bit. */
  Precision precision() default Precision.EXACT;
}
