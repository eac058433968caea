package dev.sinter.ir;

import java.lang.StackWalker.StackFrame;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who called Sinter on this thread: the operation that the user's program called, and the line that
 * did. Finding it walks the stack, which takes microseconds.
 *
 * @param operation as users know it: {@code Array.add}, {@code FinanceFused.call}
 * @param line in the user's program; null if Sinter was not called by one
 */
public record Caller(String operation, @Nullable StackTraceElement line) {
  private static final String PACKAGE = "dev.sinter.";
  private static final String STUB = "dev.sinter.stub.Stub";
  private static final String GENERATED = "Fused";
  private static final String ARRAY = "Array.";
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

  /** The packages of Sinter may hold other programs, such as examples. */
  private static final ClassValue<Boolean> OURS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.getName().startsWith(PACKAGE)
              && Objects.equals(source(type), source(Caller.class));
        }
      };

  /** The caller of the method of Sinter that runs now. */
  public static Caller find() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(Caller::outermost);
  }

  /**
   * The operation that the user's program called, as errors name it: {@code add} of {@link
   * dev.sinter.Array}, {@code Shape.of} and {@code FinanceFused.call} of all other classes.
   */
  public static String method() {
    String operation = find().operation();
    return operation.startsWith(ARRAY) ? operation.substring(ARRAY.length()) : operation;
  }

  /** As in {@code Array.add at shop.Prices.total(Prices.java:12)}. */
  @Override
  public String toString() {
    return line == null ? operation : operation + " at " + text(line);
  }

  /**
   * A line as stack traces show it, without loader and module. In a lambda the method is the one
   * whose text it stands in.
   */
  public static String text(StackTraceElement line) {
    return new StackTraceElement(
            line.getClassName(),
            enclosing(line.getMethodName()),
            line.getFileName(),
            line.getLineNumber())
        .toString();
  }

  /** javac calls the lambdas of a method {@code lambda$method$0}. */
  private static String enclosing(String method) {
    Matcher lambda = LAMBDA.matcher(method);
    if (!lambda.matches()) {
      return method;
    }
    return switch (lambda.group(1)) {
      case "new" -> "<init>";
      case "static" -> "<clinit>";
      default -> lambda.group(1);
    };
  }

  private static Caller outermost(Stream<StackFrame> frames) {
    StackFrame called = null;
    boolean inStub = false;
    for (StackFrame frame : (Iterable<StackFrame>) frames::iterator) {
      Class<?> type = frame.getDeclaringClass();
      boolean generated = inStub && type.getSimpleName().endsWith(GENERATED);
      if (OURS.get(type) || generated) {
        called = frame;
        inStub = generated || type.getName().equals(STUB);
      } else if (!isOfJava(type)) {
        return new Caller(name(called), frame.toStackTraceElement());
      }
    }
    return new Caller(name(called), null);
  }

  /** Streams and the like stand between frames of Sinter. */
  private static boolean isOfJava(Class<?> type) {
    return type.getClassLoader() == null;
  }

  private static String name(@Nullable StackFrame called) {
    return called == null
        ? "a call"
        : called.getDeclaringClass().getSimpleName() + "." + called.getMethodName();
  }

  private static @Nullable Object source(Class<?> type) {
    ProtectionDomain domain = type.getProtectionDomain();
    CodeSource source = domain.getCodeSource();
    return source == null ? null : source.getLocation();
  }
}
