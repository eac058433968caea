package dev.sinter.processor.lift;

import dev.sinter.DType;
import dev.sinter.ir.IrWriter;
import dev.sinter.processor.JavaTypes;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/** Identifies methods across compilations, as {@link dev.sinter.ir.Function#id()} does. */
final class MethodIds {
  private MethodIds() {}

  /** {@code dev.example.Finance.call(f32,f32)}. */
  static String of(String owner, ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> label(parameter.asType()))
        .collect(Collectors.joining(",", owner + "." + method.getSimpleName() + "(", ")"));
  }

  private static String label(TypeMirror type) {
    DType known = JavaTypes.element(type.getKind());
    return known == null ? type.toString() : IrWriter.label(known);
  }
}
