package dev.sinter.processor;

import dev.sinter.DType;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What Java types mean to kernels. */
public final class JavaTypes {
  private static final Set<String> BOXES =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Character",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double");

  private JavaTypes() {}

  /** The element type for parameters and results, or null if kernels don't have it. */
  public static @Nullable DType element(TypeKind kind) {
    return switch (kind) {
      case BYTE -> DType.I8;
      case SHORT -> DType.I16;
      case CHAR -> DType.U16;
      default -> value(kind);
    };
  }

  /**
   * The type that holds a value inside a body, or null: {@code byte, short, char} are held in I32.
   */
  public static @Nullable DType value(TypeKind kind) {
    return switch (kind) {
      case BOOLEAN -> DType.BOOL;
      case BYTE, SHORT, CHAR, INT -> DType.I32;
      case LONG -> DType.I64;
      case FLOAT -> DType.F32;
      case DOUBLE -> DType.F64;
      default -> null;
    };
  }

  /** How to do without a type that kernels don't have. */
  public static String mend(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> "take one element; arrays are what the generated method takes";
      case DECLARED ->
          BOXES.contains(type.toString()) ? "use the primitive type" : "use one of these types";
      default -> "use one of these types";
    };
  }
}
