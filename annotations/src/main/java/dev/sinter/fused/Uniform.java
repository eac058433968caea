package dev.sinter.fused;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of a {@link Fused} method as the same for every element: it stays a scalar in
 * the generated methods, where a parameter without the mark becomes an array.
 *
 * <p>The value is an argument of the kernel, never part of its code: another value needs no other
 * kernel.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Uniform {}
