package dev.sinter.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * A class with fused methods.
 *
 * @param element the declaration; of the round or of the analysis in which it was read
 * @param binaryName {@code dev.example.Outer$Inner}
 * @param isPublic whether it can be used from other packages
 * @param isDeprecated whether it or a class around it is deprecated
 * @param methods in the order of their declarations; at least one
 * @param reports what is wrong with the class itself; empty if it is sound
 */
public record FusedClass(
    TypeElement element,
    ClassName name,
    String binaryName,
    boolean isPublic,
    boolean isDeprecated,
    List<FusedMethod> methods,
    List<Report> reports) {
  /** Copies the lists. */
  public FusedClass {
    methods = List.copyOf(methods);
    reports = List.copyOf(reports);
  }

  /** Every report, of the class and of its methods, in the order of the source. */
  public List<Report> allReports() {
    return Stream.concat(
            reports.stream(), methods.stream().flatMap(method -> method.reports().stream()))
        .toList();
  }

  /** {@code Outer.Inner}: what stable names and messages begin with. */
  public String label() {
    return String.join(".", name.simpleNames());
  }

  /** {@code dev.example.Outer_InnerFused}. */
  public ClassName stubName() {
    return ClassName.get(name.packageName(), String.join("_", name.simpleNames()) + "Fused");
  }
}
