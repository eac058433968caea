package dev.sinter;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The arrows between packages: each may depend on those named for it, on itself, on settings and on
 * the value types.
 */
final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.sinter");

  private static final Set<String> VALUE_TYPE_NAMES =
      Stream.of(
              DType.class,
              Shape.class,
              Slice.class,
              PadMode.class,
              ReduceOptions.class,
              ReduceOptions.Accumulation.class,
              Launch.class,
              Launch.Origin.class,
              Kernels.class)
          .map(Class::getName)
          .collect(Collectors.toSet());

  /** What everything below the user API may use of it. */
  private static final DescribedPredicate<JavaClass> VALUE_TYPES =
      DescribedPredicate.describe(
          "the value types and exceptions",
          javaClass ->
              VALUE_TYPE_NAMES.contains(javaClass.getBaseComponentType().getFullName())
                  || javaClass.isAssignableTo(SinterException.class));

  private static DescribedPredicate<JavaClass> packages(String... names) {
    Set<String> full =
        Arrays.stream(names).map(name -> "dev.sinter." + name).collect(Collectors.toSet());
    return DescribedPredicate.describe(
        "in " + full, javaClass -> full.contains(javaClass.getPackageName()));
  }

  private static void mayDependOn(String name, String... allowed) {
    noClasses()
        .that(packages(name))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.sinter..")
                .and(DescribedPredicate.not(packages(name)))
                .and(DescribedPredicate.not(packages(allowed)))
                .and(DescribedPredicate.not(packages("setting")))
                .and(DescribedPredicate.not(VALUE_TYPES)))
        .because("data flows from capture to the backends, see ARCHITECTURE.md")
        .check(CLASSES);
  }

  @Test
  void packagesDependOnlyOnThoseBelow() {
    mayDependOn("setting");
    mayDependOn("ir", "fused");
    mayDependOn("pass", "ir", "fused");
    mayDependOn("plan", "pass", "ir", "fused", "backend");
    mayDependOn("codegen", "plan", "ir", "fused", "codegen.opencl");
    mayDependOn("codegen.opencl", "codegen", "plan", "ir", "fused");
    mayDependOn("backend", "plan", "ir", "fused");
    mayDependOn("backend.reference", "backend", "plan", "ir", "fused");
    mayDependOn("backend.jvm", "backend", "plan", "ir", "fused");
    mayDependOn("backend.opencl", "backend", "codegen", "codegen.opencl", "plan", "ir", "fused");
    mayDependOn("memory", "backend", "ir", "plan");
    mayDependOn("cache", "backend", "codegen", "plan", "ir");
    mayDependOn("capture", "cache", "memory", "backend", "plan", "pass", "ir", "fused");
    mayDependOn(
        "explain", "explain.layout", "codegen", "codegen.opencl", "plan", "pass", "ir", "fused");
    mayDependOn("explain.layout");
  }

  @Test
  void librariesStayInTheirBackend() {
    for (List<String> rule :
        List.of(List.of("org.jocl..", "opencl"), List.of("org.objectweb.asm..", "jvm"))) {
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sinter.backend." + rule.get(1))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(rule.get(0))
          .check(CLASSES);
    }
  }

  @Test
  void onlyTheUserApiAndStubsSeeArrays() {
    classes()
        .that()
        .haveFullyQualifiedName("dev.sinter.Array")
        .should()
        .onlyHaveDependentClassesThat(
            resideInAPackage("dev.sinter").or(resideInAPackage("dev.sinter.stub")))
        .check(CLASSES);
  }
}
