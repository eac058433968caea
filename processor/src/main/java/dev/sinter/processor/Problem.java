package dev.sinter.processor;

import java.util.Locale;
import javax.tools.Diagnostic;

/**
 * Everything that the processor has to say about a fused method. A message reads {@code [id] what —
 * where — why it can't be fused — how to mend it}; {@code docs/diagnostics} has a page for each id.
 */
public enum Problem {
  // The declaration.
  NOT_STATIC(
      "FusedNotStatic",
      "instance method %1$s",
      "a kernel has no object to call it on",
      "make it static and pass what it reads as parameters"),
  PRIVATE(
      "FusedPrivate",
      "%1$s is private",
      "the generated class in the same package can't reach it",
      "leave out 'private'"),
  INTERFACE(
      "FusedInterface",
      "method %1$s of interface %2$s",
      "only methods of classes, records and enums have generated forms",
      "move it to a class"),
  LOCAL(
      "FusedLocal",
      "method %1$s of a local or anonymous class",
      "other code could not name its generated form, and annotation processing doesn't see it",
      "move it to a class that is a member of a package or of another class"),
  VARARGS(
      "FusedVarargs",
      "variable-arity method %1$s",
      "a kernel has a fixed number of inputs",
      "declare every input as a parameter of its own"),
  GENERIC(
      "FusedGeneric",
      "generic method %1$s",
      "a kernel computes on primitive values whose types are known",
      "remove the type parameters; write one overload per primitive type"),
  VOID(
      "FusedVoid",
      "method %1$s returns nothing",
      "an element of the result is the value that the method returns",
      "return the value"),
  THROWS(
      "FusedThrows",
      "throws clause of %1$s",
      "the body of a fused method can't throw anything that would have to be declared",
      "remove the throws clause"),
  NATIVE(
      "FusedNative",
      "native method %1$s",
      "there is no Java body to make a kernel from",
      "write the body in Java"),
  TYPE("FusedType", "%1$s of type %2$s", "kernels compute on the primitive types", "%3$s"),
  INDEX(
      "FusedIndex",
      "@Index on parameter %1$s",
      "a position is an int or a long that the kernel supplies itself",
      "declare it as '@Index long %1$s', without @Uniform"),
  INDEX_AXIS(
      "FusedIndex",
      "@Index(%2$s) on parameter %1$s",
      "arrays have at most %3$s axes, so there is no axis of that number",
      "number the axes from 0, or from the end with -1 for the last"),
  OVERLOAD(
      "FusedOverload",
      "overload %1$s",
      "its generated form has the same parameters as that of %2$s, since @Index parameters vanish",
      "give one of the two another name"),
  STUB_NAME(
      "FusedStubName",
      "class %1$s exists already",
      "the generated class must have this name",
      "rename or remove the existing class"),

  // The body.
  SWITCH(
      "FusedSwitch",
      "%1$s",
      "switch is not translated to kernels yet",
      "write if and else, or nested ?:"),
  LAMBDA(
      "FusedLambda",
      "%1$s",
      "a kernel has neither objects nor function pointers",
      "write the code in place, or call another @Fused method"),
  ARRAY(
      "FusedArray",
      "%1$s",
      "a fused method computes one element and sees no array",
      "take the element as a parameter; shift or gather the argument arrays before the call"),
  OBJECT("FusedObject", "%1$s", "a kernel has no objects", "use primitive values and locals"),
  EXCEPTION(
      "FusedException",
      "%1$s",
      "a kernel can neither throw nor catch",
      "return a value that marks the case, such as Float.NaN"),
  UNSUPPORTED(
      "FusedUnsupported",
      "%1$s",
      "it has no counterpart in a kernel",
      "use locals, if, loops and calls of other @Fused methods"),
  TOO_DEEP(
      "FusedUnsupported",
      "an expression of very many operators",
      "it is nested too deeply to be translated",
      "split it, with locals for its parts"),
  FIELD(
      "FusedField",
      "field %1$s",
      "it is not a compile-time constant, so its value is not known when the kernel is made",
      "pass it as a @Uniform parameter, or make it static final with a constant value"),
  FIELD_ASSIGNMENT(
      "FusedField",
      "assignment to field %1$s",
      "elements are computed many at once and in any order, so none of them would be the last to set it",
      "return the value, or keep it in a local"),
  CALL(
      "FusedCall",
      "call of %1$s",
      "only @Fused methods, those of Fn, and those of Math and the wrapper classes that are functions of numbers have kernel forms",
      "%2$s"),
  STRICT_MATH(
      "FusedStrictMath",
      "call of %1$s",
      "StrictMath promises the bits of fdlibm, which no device's library computes",
      "call Math or Fn, whose error bounds are published"),
  RECURSION(
      "FusedRecursion",
      "recursive call, %1$s",
      "kernels have no call stack, callees are inlined",
      "write it as a loop"),
  DIVISION_BY_ZERO(
      "FusedDivisionByZero",
      "integer division by the constant 0",
      "it is an ArithmeticException for every element",
      "mend the divisor"),
  CALLEE_UNKNOWN(
      "FusedCalleeUnknown",
      "call of %1$s",
      "its class was compiled without the Sinter processor, so its body is not known: %2$s",
      "compile that class with the processor, together with this one or before it"),
  CALLEE_REJECTED(
      Diagnostic.Kind.NOTE,
      "FusedCalleeRejected",
      "call of %1$s",
      "that method has errors of its own",
      "mend them first"),
  DOUBLE_LITERAL(
      Diagnostic.Kind.WARNING,
      "FusedDoubleLiteral",
      "float computed in double because of the literal %1$s",
      "double is slow or absent on many GPUs",
      "write %1$sf, or cast the float operand to double to show that it is meant"),

  // The processor itself.
  NO_TREES(
      Diagnostic.Kind.WARNING,
      "FusedNoTrees",
      "no kernels are generated by this compiler",
      "only javac shows method bodies to a processor (%1$s)",
      "build with javac; the classes generated here run the Java methods on the JVM"),
  OPTION(
      Diagnostic.Kind.WARNING,
      "FusedOption",
      "option -A%1$s=%2$s",
      "the value is unknown and ignored",
      "use one of %3$s"),
  INTERNAL(
      "FusedInternal",
      "%1$s",
      "this is a fault of Sinter, not of your code",
      "please report it with the method");

  private final Diagnostic.Kind kind;
  private final String id;
  private final String what;
  private final String why;
  private final String mend;

  Problem(String id, String what, String why, String mend) {
    this(Diagnostic.Kind.ERROR, id, what, why, mend);
  }

  Problem(Diagnostic.Kind kind, String id, String what, String why, String mend) {
    this.kind = kind;
    this.id = id;
    this.what = what;
    this.why = why;
    this.mend = mend;
  }

  /** {@code FusedXxx}: stable, the name of the page, and what {@code @SuppressWarnings} takes. */
  public String id() {
    return id;
  }

  /** How grave it is. */
  public Diagnostic.Kind kind() {
    return kind;
  }

  /**
   * The whole message.
   *
   * @param where the method, or what else it is about
   * @param arguments what the texts' {@code %1$s} … stand for
   */
  public String message(String where, Object... arguments) {
    return "["
        + id
        + "] "
        + fill(what, arguments)
        + " — in "
        + where
        + " — "
        + fill(why, arguments)
        + " — "
        + fill(mend, arguments);
  }

  private static String fill(String text, Object... arguments) {
    return String.format(Locale.ROOT, text, arguments);
  }
}
