package dev.sinter.processor;

import com.palantir.javapoet.TypeName;
import dev.sinter.DType;
import dev.sinter.fused.Precision;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * A fused method, as its declaration says.
 *
 * @param element the declaration; of the round or of the analysis in which it was read
 * @param returnDType the element type of the result, null if kernels don't have it
 * @param isPublic whether method and class can be used from other packages
 * @param reports what is wrong with the declaration; empty if it is sound
 */
public record FusedMethod(
    ExecutableElement element,
    String name,
    List<FusedParameter> parameters,
    TypeName returnType,
    @Nullable DType returnDType,
    Precision precision,
    boolean isPublic,
    boolean isDeprecated,
    List<Report> reports) {
  /** Copies the lists. */
  public FusedMethod {
    parameters = List.copyOf(parameters);
    reports = List.copyOf(reports);
  }

  /** Whether nothing is wrong, unresolved types included (those javac reports). */
  public boolean isSound() {
    return reports.isEmpty()
        && returnDType != null
        && parameters.stream().allMatch(parameter -> parameter.dtype() != null);
  }

  /** Whether an array gives generated methods their shape. */
  boolean hasArrays() {
    return parameters.stream().anyMatch(FusedParameter::isArray);
  }

  /** The parameters that generated methods have. */
  List<FusedParameter> visibleParameters() {
    return parameters.stream().filter(FusedParameter::isVisible).toList();
  }

  /** As in Java, with the roles: {@code float call(float spot, @Uniform float rate)}. */
  public String signature() {
    return returnType
        + " "
        + name
        + parameters.stream()
            .map(FusedMethod::declaration)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String declaration(FusedParameter parameter) {
    String role =
        switch (parameter.role()) {
          case ARRAY -> "";
          case UNIFORM -> "@Uniform ";
          case FLAT -> "@Index ";
          case AXIS -> "@Index(" + parameter.axis() + ") ";
        };
    return role + parameter.type() + " " + parameter.name();
  }
}
