package dev.sinter.ir;

import dev.sinter.DType;
import dev.sinter.fused.Precision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The lifted body of a fused method. Locals {@code 0 … parameters-1} are the parameters. A method
 * without a manifest has no lifted body; only its Java method can compute it.
 *
 * <p>Two functions are the same code exactly when their {@link #code()} is equal; names take no
 * part.
 *
 * @param name stable name, {@code Finance.call}: simple class names and the method's
 * @param owner binary name of the class, {@code dev.example.Finance}
 * @param line line of the declaration in its source file, 0 if unknown
 * @param returnType of the elements of the result
 * @param locals the types of all locals, parameters first, as {@link Parameter#valueType()}
 * @param body ends every path with {@link Stmt.Return}; empty if only the Java method is known
 * @param code canonical text without names, see {@link IrWriter}
 */
public record Function(
    String name,
    String owner,
    int line,
    List<Parameter> parameters,
    DType returnType,
    Precision precision,
    List<DType> locals,
    List<Stmt> body,
    String code) {
  /** Copies the lists. */
  public Function {
    parameters = List.copyOf(parameters);
    locals = List.copyOf(locals);
    body = List.copyOf(body);
  }

  /** With its code written from the other components. */
  public static Function of(
      String name,
      String owner,
      int line,
      List<Parameter> parameters,
      DType returnType,
      Precision precision,
      List<DType> locals,
      List<Stmt> body) {
    String code = IrWriter.code(parameters, returnType, precision, locals, body);
    return new Function(name, owner, line, parameters, returnType, precision, locals, body, code);
  }

  /**
   * A method whose body is not known.
   *
   * @param number stands for the method in {@link #code()}: unique in this process
   */
  static Function javaOnly(
      String name, String owner, List<Parameter> parameters, DType returnType, int number) {
    List<DType> locals = parameters.stream().map(Parameter::valueType).toList();
    String code = "(java " + number + ")";
    return new Function(
        name, owner, 0, parameters, returnType, Precision.EXACT, locals, List.of(), code);
  }

  /**
   * The type of a call's value: {@code byte}, {@code short} and {@code char} results are an I32
   * within the range of {@link #returnType()}.
   */
  public DType valueType() {
    return returnType.compute();
  }

  /** Whether the body is not known: only a backend that calls Java methods can compute it. */
  public boolean isJavaOnly() {
    return body.isEmpty();
  }

  /**
   * Owner, method and parameter types: {@code dev.example.Finance.call(f32,f32)}; unique in a class
   * path.
   */
  public String id() {
    StringBuilder out =
        new StringBuilder(owner)
            .append('.')
            .append(name.substring(name.lastIndexOf('.') + 1))
            .append('(');
    for (int i = 0; i < parameters.size(); i++) {
      out.append(i == 0 ? "" : ",").append(IrWriter.label(parameters.get(i).type()));
    }
    return out.append(')').toString();
  }

  /** First 32 hex digits of the SHA-256 of {@link #code()}. */
  public String hash() {
    return hash(code);
  }

  /** First 32 hex digits of the SHA-256 of {@code text} in UTF-8. */
  public static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  // Identity: functions are shared by reference, and a component-wise hash of a deep body is slow.
  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Function function
            && code.equals(function.code)
            && id().equals(function.id()));
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  @Override
  public String toString() {
    return id() + " " + code;
  }
}
