package dev.sinter.processor;

import com.palantir.javapoet.TypeName;
import dev.sinter.DType;
import dev.sinter.ir.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a fused method, as its declaration says.
 *
 * @param type the declared type, erased; {@code Object} if it can't be resolved
 * @param dtype the element type, null if kernels don't have it
 * @param axis for an index along an axis, which one; otherwise 0
 */
public record FusedParameter(
    String name, TypeName type, @Nullable DType dtype, Parameter.Role role, int axis) {
  /** Whether generated methods have this parameter: positions are supplied by the kernel. */
  boolean isVisible() {
    return isArray() || role == Parameter.Role.UNIFORM;
  }

  /** Whether it is an array in generated methods. */
  boolean isArray() {
    return role == Parameter.Role.ARRAY;
  }
}
