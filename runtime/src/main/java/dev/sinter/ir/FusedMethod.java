package dev.sinter.ir;

import dev.sinter.DType;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A fused method at run time: its lifted body, the original Java method, and its kernels.
 *
 * @param function the body
 * @param java the original, with the method's own parameter types; null when only the body is known
 * @param templates the kernels generated at build time
 * @param number unique in this process
 */
public record FusedMethod(
    Function function, @Nullable MethodHandle java, Templates templates, int number) {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** With the next number. */
  public static FusedMethod of(
      Function function, @Nullable MethodHandle java, Templates templates) {
    return new FusedMethod(function, java, templates, NUMBERS.incrementAndGet());
  }

  /** A method of which only the Java method is known; every call of this makes another one. */
  public static FusedMethod javaOnly(
      String name, String owner, List<Parameter> parameters, DType returnType, MethodHandle java) {
    int number = NUMBERS.incrementAndGet();
    Function function = Function.javaOnly(name, owner, parameters, returnType, number);
    return new FusedMethod(function, java, Templates.NONE, number);
  }
}
