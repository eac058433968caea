package dev.sinter.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.fused.Fused;
import dev.sinter.fused.Index;
import dev.sinter.fused.Precision;
import dev.sinter.fused.Uniform;
import dev.sinter.ir.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Reads the declarations of fused methods and checks them. Looks at signatures alone, so it works
 * in a round as well as after attribution; problems are returned, not printed. Unresolved types
 * give no problem: javac reports those.
 */
public final class DeclarationReader {
  private final Elements elements;
  private final Types types;

  /** Reads with a compiler's services. */
  public DeclarationReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** The fused methods of {@code type}. */
  public FusedClass read(TypeElement type) {
    boolean isPublic = true;
    boolean isDeprecated = false;
    List<Report> reports = new ArrayList<>();
    ClassName name = ClassName.get(type);
    String label = String.join(".", name.simpleNames());
    for (Element level = type; level instanceof TypeElement; level = level.getEnclosingElement()) {
      isPublic &= level.getModifiers().contains(Modifier.PUBLIC);
      isDeprecated |= elements.isDeprecated(level);
      if (level.getModifiers().contains(Modifier.PRIVATE)) {
        reports.add(privateClass((TypeElement) level));
      }
    }
    List<FusedMethod> methods = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getAnnotation(Fused.class) != null) {
        methods.add(method(label, method, isPublic));
      }
    }
    String binaryName = elements.getBinaryName(type).toString();
    return new FusedClass(
        type, name, binaryName, isPublic, isDeprecated, Overloads.check(label, methods), reports);
  }

  private static Report privateClass(TypeElement type) {
    String where = String.join(".", ClassName.get(type).simpleNames());
    return Report.of(Problem.PRIVATE, where, type, "class " + type.getSimpleName());
  }

  private FusedMethod method(String owner, ExecutableElement method, boolean ownerIsPublic) {
    String name = method.getSimpleName().toString();
    String where = owner + "." + name;
    List<Report> reports = modifiers(method, where);
    List<FusedParameter> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(parameter(parameter, where, reports));
    }
    return new FusedMethod(
        method,
        name,
        parameters,
        typeName(method.getReturnType()),
        result(method, where, reports),
        precision(method),
        ownerIsPublic && method.getModifiers().contains(Modifier.PUBLIC),
        elements.isDeprecated(method),
        reports);
  }

  private static List<Report> modifiers(ExecutableElement method, String where) {
    String name = method.getSimpleName().toString();
    Element owner = Objects.requireNonNull(method.getEnclosingElement());
    List<Report> reports = new ArrayList<>();
    if (owner.getKind().isInterface()) {
      String type = owner.getSimpleName().toString();
      reports.add(Report.of(Problem.INTERFACE, where, method, name, type));
    } else if (!method.getModifiers().contains(Modifier.STATIC)) {
      reports.add(Report.of(Problem.NOT_STATIC, where, method, name));
    }
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      reports.add(Report.of(Problem.PRIVATE, where, method, "method " + name));
    }
    if (method.getModifiers().contains(Modifier.NATIVE)) {
      reports.add(Report.of(Problem.NATIVE, where, method, name));
    }
    if (!method.getTypeParameters().isEmpty()) {
      reports.add(Report.of(Problem.GENERIC, where, method, name));
    }
    if (method.isVarArgs()) {
      reports.add(Report.of(Problem.VARARGS, where, method, name));
    }
    if (!method.getThrownTypes().isEmpty()) {
      reports.add(Report.of(Problem.THROWS, where, method, name));
    }
    return reports;
  }

  private static Precision precision(ExecutableElement method) {
    Fused fused = method.getAnnotation(Fused.class);
    return fused == null ? Precision.EXACT : fused.precision();
  }

  private static @Nullable DType result(
      ExecutableElement method, String where, List<Report> reports) {
    TypeMirror type = method.getReturnType();
    if (type.getKind() == TypeKind.VOID) {
      String name = method.getSimpleName().toString();
      reports.add(Report.of(Problem.VOID, where, method, name));
    } else {
      check(method, "result", type, where, reports);
    }
    return JavaTypes.element(type.getKind());
  }

  private FusedParameter parameter(VariableElement parameter, String where, List<Report> reports) {
    TypeMirror type = parameter.asType();
    String name = parameter.getSimpleName().toString();
    Parameter.Role role = Parameter.Role.ARRAY;
    int axis = 0;
    Index index = parameter.getAnnotation(Index.class);
    boolean uniform = parameter.getAnnotation(Uniform.class) != null;
    if (index != null) {
      role = index.value() == Index.FLAT ? Parameter.Role.FLAT : Parameter.Role.AXIS;
      axis = role == Parameter.Role.AXIS ? index.value() : 0;
      boolean integer = type.getKind() == TypeKind.INT || type.getKind() == TypeKind.LONG;
      if (uniform || (!integer && type.getKind() != TypeKind.ERROR)) {
        reports.add(Report.of(Problem.INDEX, where, parameter, name));
      }
      if (axis < -Shape.MAX_RANK || axis >= Shape.MAX_RANK) {
        reports.add(
            Report.of(
                Problem.INDEX_AXIS,
                where,
                parameter,
                name,
                Integer.toString(axis),
                Integer.toString(Shape.MAX_RANK)));
      }
    } else {
      role = uniform ? Parameter.Role.UNIFORM : role;
      check(parameter, "parameter " + name, type, where, reports);
    }
    return new FusedParameter(name, typeName(type), JavaTypes.element(type.getKind()), role, axis);
  }

  /** A type variable or a variable-arity array has its own problem already. */
  private static void check(
      Element element, String what, TypeMirror type, String where, List<Report> reports) {
    boolean reported =
        type.getKind() == TypeKind.ERROR
            || type.getKind() == TypeKind.TYPEVAR
            || (type.getKind() == TypeKind.ARRAY
                && element.getEnclosingElement() instanceof ExecutableElement method
                && method.isVarArgs());
    if (!reported && JavaTypes.element(type.getKind()) == null) {
      String shown = type.toString();
      reports.add(Report.of(Problem.TYPE, where, element, what, shown, JavaTypes.mend(type)));
    }
  }

  private TypeName typeName(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR
        ? ClassName.OBJECT
        : TypeName.get(types.erasure(type)).withoutAnnotations();
  }
}
