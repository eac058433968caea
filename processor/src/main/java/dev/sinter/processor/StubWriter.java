package dev.sinter.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sinter.ir.Parameter;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Writes the generated class of one class: for each fused method a lazy form on {@code Array}s and,
 * if it has array parameters, a form on primitive arrays that runs at once.
 *
 * <p>Methods with a bad declaration get their forms too, so that callers don't add errors of their
 * own; such a form throws, but the compilation fails anyway.
 */
final class StubWriter {
  /** The version of the stub interface that the generated code is written against. */
  private static final int VERSION = 1;

  private static final ClassName STUB = ClassName.get("dev.sinter.stub", "Stub");
  private static final ClassName ARRAY = ClassName.get("dev.sinter", "Array");
  private static final ClassName SHAPE = ClassName.get("dev.sinter", "Shape");

  private final FusedClass owner;
  private final Set<String> names = new HashSet<>();
  private final Map<FusedMethod, String> fields = new HashMap<>();
  private final TypeSpec.Builder type;

  private StubWriter(FusedClass owner) {
    this.owner = owner;
    this.type = TypeSpec.classBuilder(owner.stubName());
  }

  /** The source file of the generated class. */
  static JavaFile write(FusedClass owner) {
    TypeSpec type = new StubWriter(owner).type();
    return JavaFile.builder(owner.name().packageName(), type)
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }

  private TypeSpec type() {
    type.addJavadoc("Generated forms of the fused methods of {@link $L}.\n", owner.label());
    type.addModifiers(Modifier.FINAL).addOriginatingElement(owner.element());
    if (owner.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    if (owner.isDeprecated()) {
      type.addAnnotation(Deprecated.class).addAnnotation(suppress("deprecation", "removal"));
    }
    reserveParameterNames();
    owner.methods().forEach(this::addField);
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (List<FusedMethod> group : Overloads.byArrayForm(owner.methods())) {
      addLazyForm(group);
      group.forEach(this::addPrimitiveForm);
    }
    return type.build();
  }

  /** A parameter would hide a field of the same name. */
  private void reserveParameterNames() {
    owner.methods().stream()
        .flatMap(method -> method.parameters().stream())
        .map(FusedParameter::name)
        .forEach(names::add);
  }

  private void addField(FusedMethod method) {
    if (!isExpressible(method)) {
      return;
    }
    String name = fieldName(method);
    fields.put(method, name);
    CodeBlock.Builder value = CodeBlock.builder();
    value.add("$>$>$T.of(\n", STUB);
    value.add("$L, $T.lookup(), $T.class, ", VERSION, MethodHandles.class, owner.name());
    value.add("$S, $T.class", method.name(), method.returnType());
    method.parameters().forEach(parameter -> value.add(",\n$L", descriptor(parameter)));
    type.addField(
        FieldSpec.builder(STUB, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(value.add(")$<$<").build())
            .build());
  }

  /** {@code CALL}, {@code CALL_2} …; no parameter's name, which would hide the field. */
  private String fieldName(FusedMethod method) {
    String name = upperSnake(method.name());
    String unique = name;
    for (int number = 2; !names.add(unique); number++) {
      unique = name + "_" + number;
    }
    return unique;
  }

  private static CodeBlock descriptor(FusedParameter parameter) {
    String kind = parameter.role().name().toLowerCase(Locale.ROOT);
    CodeBlock head =
        CodeBlock.of("$T.$L($S, $T.class", STUB, kind, parameter.name(), parameter.type());
    return parameter.role() == Parameter.Role.AXIS
        ? CodeBlock.of("$L, $L)", head, parameter.axis())
        : CodeBlock.of("$L)", head);
  }

  private void addLazyForm(List<FusedMethod> group) {
    FusedMethod first = group.get(0);
    NameAllocator locals = new NameAllocator();
    first.visibleParameters().forEach(parameter -> locals.newName(parameter.name(), parameter));
    MethodSpec.Builder method = form(group, "lazily").returns(ARRAY);
    String shape = "";
    if (!first.hasArrays()) {
      shape = locals.newName("shape");
      method.addParameter(SHAPE, shape);
    }
    for (FusedParameter parameter : first.visibleParameters()) {
      TypeName declared = parameter.isArray() ? ARRAY : parameter.type();
      method.addParameter(ParameterSpec.builder(declared, locals.get(parameter)).build());
    }
    String arguments =
        first.visibleParameters().stream().map(locals::get).collect(Collectors.joining(", "));
    if (!group.stream().allMatch(this::isExpressible)) {
      method.addStatement(failure());
    } else if (!first.hasArrays()) {
      method.addStatement(
          "return $L.lazy($L, new Object[] {$L})", fields.get(first), shape, arguments);
    } else if (group.size() == 1) {
      method.addStatement("return $L.lazy($L)", fields.get(first), arguments);
    } else {
      String stubs = group.stream().map(fields::get).collect(Collectors.joining(", "));
      method.addStatement("return $T.dispatch(new $T[] {$L}, $L)", STUB, STUB, stubs, arguments);
    }
    type.addMethod(method.build());
  }

  private void addPrimitiveForm(FusedMethod fused) {
    boolean taken =
        fused.reports().stream().anyMatch(report -> report.problem() == Problem.OVERLOAD);
    if (taken || !fused.hasArrays() || fused.returnType().equals(TypeName.VOID)) {
      return;
    }
    TypeName result = ArrayTypeName.of(fused.returnType());
    MethodSpec.Builder method = form(List.of(fused), "now").returns(result);
    for (FusedParameter parameter : fused.visibleParameters()) {
      TypeName declared =
          parameter.isArray() ? ArrayTypeName.of(parameter.type()) : parameter.type();
      method.addParameter(declared, parameter.name());
    }
    String arguments =
        fused.visibleParameters().stream()
            .map(FusedParameter::name)
            .collect(Collectors.joining(", "));
    if (isExpressible(fused)) {
      method.addStatement("return ($T) $L.now($L)", result, fields.get(fused), arguments);
    } else {
      method.addStatement(failure());
    }
    type.addMethod(method.build());
  }

  private MethodSpec.Builder form(List<FusedMethod> group, String when) {
    FusedMethod first = group.get(0);
    MethodSpec.Builder method = MethodSpec.methodBuilder(first.name());
    String links = group.stream().map(this::link).collect(Collectors.joining(" or "));
    method.addJavadoc("Computes $L for every element, $L.\n\n@return the results\n", links, when);
    if (group.stream().allMatch(FusedMethod::isPublic)) {
      method.addModifiers(Modifier.PUBLIC);
    }
    if (group.stream().anyMatch(FusedMethod::isDeprecated)) {
      method.addAnnotation(Deprecated.class);
    }
    return method.addModifiers(Modifier.STATIC);
  }

  private String link(FusedMethod method) {
    String types =
        method.parameters().stream()
            .map(parameter -> parameter.type().toString())
            .collect(Collectors.joining(", ", "(", ")"));
    return "{@link " + owner.label() + "#" + method.name() + types + "}";
  }

  private boolean isExpressible(FusedMethod method) {
    return method.isSound() && owner.reports().isEmpty();
  }

  private static CodeBlock failure() {
    return CodeBlock.of(
        "throw new $T($S)", UnsupportedOperationException.class, "the fused method has errors");
  }

  private static AnnotationSpec suppress(String... warnings) {
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
    for (String warning : warnings) {
      annotation.addMember("value", "$S", warning);
    }
    return annotation.build();
  }

  private static String upperSnake(String camel) {
    return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }
}
