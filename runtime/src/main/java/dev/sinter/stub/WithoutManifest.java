package dev.sinter.stub;

import dev.sinter.DType;
import dev.sinter.SinterException;
import dev.sinter.codegen.Manifest;
import dev.sinter.ir.FusedMethod;
import dev.sinter.setting.Setting;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Fused methods of classes that have no manifest, since the compiler showed no method bodies to the
 * processor (ecj, some IDEs) or the resources were not packaged. Their Java methods run on the JVM;
 * arrays of other devices are moved there and back. Logged once for each class; with the property
 * {@code sinter.fallback} set to {@code never} it is an error.
 */
final class WithoutManifest {
  private static final System.Logger LOG = System.getLogger("dev.sinter");

  private static final ClassValue<AtomicBoolean> WARNED =
      new ClassValue<>() {
        @Override
        protected AtomicBoolean computeValue(Class<?> owner) {
          return new AtomicBoolean();
        }
      };

  private WithoutManifest() {}

  /**
   * The method as one of which only {@code java} is known.
   *
   * @throws SinterException if the property forbids it, or has an unknown value
   */
  static FusedMethod method(
      Class<?> owner,
      String method,
      List<Stub.Parameter> parameters,
      Class<?> returnType,
      MethodHandle java) {
    String why = explanation(owner);
    if (isForbidden()) {
      throw new SinterException(
          why
              + "; "
              + Setting.FALLBACK.property()
              + "=never forbids to run its Java methods instead");
    }
    if (WARNED.get(owner).compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0}. Its Java methods run on the JVM until then, arrays of other devices are moved there"
              + " and back; {1}=never makes this an error",
          why,
          Setting.FALLBACK.property());
    }
    return FusedMethod.javaOnly(
        simpleName(owner) + "." + method,
        owner.getName(),
        parameters.stream().map(WithoutManifest::parameter).toList(),
        DType.of(returnType),
        java);
  }

  private static String explanation(Class<?> owner) {
    return owner.getName()
        + " has no kernels: "
        + Manifest.resourceName(owner.getName())
        + " is missing, since a compiler other than javac made the class or its resources were not"
        + " packaged; build it with javac and sinter-processor";
  }

  private static boolean isForbidden() {
    return Setting.FALLBACK.value().equals("never");
  }

  /** As the processor names it: {@code Outer.Inner}. */
  private static String simpleName(Class<?> owner) {
    Class<?> outer = owner.getDeclaringClass();
    return outer == null ? owner.getSimpleName() : simpleName(outer) + "." + owner.getSimpleName();
  }

  private static dev.sinter.ir.Parameter parameter(Stub.Parameter parameter) {
    dev.sinter.ir.Parameter.Role role =
        switch (parameter.kind()) {
          case ARRAY -> dev.sinter.ir.Parameter.Role.ARRAY;
          case UNIFORM -> dev.sinter.ir.Parameter.Role.UNIFORM;
          case FLAT -> dev.sinter.ir.Parameter.Role.FLAT;
          case AXIS -> dev.sinter.ir.Parameter.Role.AXIS;
        };
    return new dev.sinter.ir.Parameter(
        parameter.name(), DType.of(parameter.type()), role, parameter.axis());
  }
}
