package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Function;
import dev.sinter.ir.IrReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Functions with control flow, in the canonical text, and the Java methods that they were lifted
 * from.
 */
public final class Functions {
  /**
   * {@link #gcd(int, int)}: a loop, a break, an integer remainder that can't trap but isn't known
   * not to.
   */
  public static final Function GCD =
      function(
          "gcd",
          2,
          "(fn exact i32 (params (i32 array) (i32 array)) (locals i32 i32 i32) (loop 0 (do (when"
              + " (eq %1 0:i32) (do (break 0)) (do)) (set 2 (rem %0 %1)) (set 0 %1) (set 1 %2))"
              + " (do)) (return %0))");

  /** {@link #mandelbrot(float, float)}: a counted loop with an early return. */
  public static final Function MANDELBROT =
      function(
          "mandelbrot",
          2,
          "(fn exact i32 (params (f32 array) (f32 array)) (locals f32 f32 f32 f32 i32 f32)"
              + " (set 2 0x0.0p0:f32) (set 3 0x0.0p0:f32) (set 4 0:i32)"
              + " (loop 0 (do (when (not (lt %4 50:i32)) (do (break 0)) (do))"
              + " (set 5 (add (sub (mul %2 %2) (mul %3 %3)) %0))"
              + " (set 3 (add (mul (mul 0x1.0p1:f32 %2) %3) %1)) (set 2 %5)"
              + " (when (gt (add (mul %2 %2) (mul %3 %3)) 0x1.0p2:f32) (do (return %4)) (do)))"
              + " (do (set 4 (add %4 1:i32)))) (return %4))");

  /** {@link #collatz(long)}: continue in a loop with a tail, long arithmetic, shifts. */
  public static final Function COLLATZ =
      function(
          "collatz",
          1,
          "(fn exact i32 (params (i64 array)) (locals i64 i32)"
              + " (set 1 0:i32) (set 0 (and %0 65535:i64))"
              + " (loop 3 (do (when (or (le %0 1:i64) (gt %1 100:i32)) (do (break 3)) (do))"
              + " (when (eq (and %0 1:i64) 0:i64) (do (set 0 (shr %0 1:i32)) (continue 3)) (do))"
              + " (set 0 (add (mul %0 3:i64) 1:i64)))"
              + " (do (set 1 (add %1 1:i32)))) (return %1))");

  /** {@link #nested(int)}: an inner loop that leaves and continues the outer one. */
  public static final Function NESTED =
      function(
          "nested",
          1,
          "(fn exact i32 (params (i32 array)) (locals i32 i32 i32 i32)"
              + " (set 1 0:i32) (set 2 0:i32)"
              + " (loop 0 (do (when (ge %2 8:i32) (do (break 0)) (do)) (set 3 0:i32)"
              + " (loop 1 (do (when (ge %3 8:i32) (do (break 1)) (do))"
              + " (when (eq (add %2 %3) (and %0 15:i32)) (do (continue 0)) (do))"
              + " (when (gt (mul %2 %3) 30:i32) (do (break 0)) (do))"
              + " (set 1 (add %1 (xor %2 %3)))) (do (set 3 (add %3 1:i32)))))"
              + " (do (set 2 (add %2 1:i32)))) (return %1))");

  /** {@link #ratio(int, int)}: traps unless its guard holds. */
  public static final Function RATIO =
      function(
          "ratio",
          2,
          "(fn exact i32 (params (i32 array) (i32 array)) (locals i32 i32)"
              + " (when (gt %0 900:i32) (do (return 7:i32)) (do)) (return (div %0 %1)))");

  /** {@link #lazy(int, int)}: the division stands in an arm that is not always taken. */
  public static final Function LAZY =
      function(
          "lazy",
          2,
          "(fn exact i32 (params (i32 array) (i32 array)) (locals i32 i32)"
              + " (return (if (eq %1 0:i32) -1:i32 (floor_mod %0 %1))))");

  /** {@link #outerRatio(int, int)}: calls two others; its own division comes last. */
  public static final Function OUTER_RATIO =
      function(
          "outerRatio",
          2,
          "(fn exact i32 (params (i32 array) (i32 array)) (locals i32 i32 i32)"
              + " (set 2 (call "
              + RATIO.hash()
              + " %0 %1)) (evaluate (call "
              + LAZY.hash()
              + " %0 %1))"
              + " (return (rem %2 (sub %0 3:i32))))",
          RATIO,
          LAZY);

  /** {@code Math.multiplyExact(int, int)}, as the processor writes it. */
  public static final Function EXACT_PRODUCT =
      function(
          "product",
          2,
          "(fn exact i32 (params (i32 array) (i32 array)) (locals i32 i32 i64 i32)"
              + " (set 2 (mul (convert i64 %0) (convert i64 %1))) (set 3 (convert i32 %2))"
              + " (return (exact %3 (if (eq (convert i64 %3) %2) 1:i32 0:i32))))");

  /** {@code Math.multiplyExact(a, b) / b}, as the processor writes it. */
  public static final Function EXACT_QUOTIENT =
      function(
          "quotient",
          2,
          "(fn exact i32 (params (i32 array) (i32 array)) (locals i32 i32 i64 i32)"
              + " (set 2 (mul (convert i64 %0) (convert i64 %1))) (set 3 (convert i32 %2))"
              + " (return (div (exact %3 (if (eq (convert i64 %3) %2) 1:i32 0:i32)) %1)))");

  /** {@link #smooth(double, boolean)}: doubles, a boolean parameter, a conversion, a bitcast. */
  public static final Function SMOOTH =
      function(
          "smooth",
          2,
          "(fn exact f64 (params (f64 array) (bool uniform)) (locals f64 bool f64)"
              + " (when %1 (do (set 2 (abs %0))) (do (set 2 (neg %0))))"
              + " (return (if (lt %2 0x1.0p0:f64) (convert f64 (convert f32 %2))"
              + " (bitcast f64 (shr (bitcast i64 (sqrt (abs %2))) 1:i32)))))");

  private Functions() {}

  private static Function function(String name, int parameters, String code, Function... callees) {
    Map<String, Function> byHash = new TreeMap<>();
    for (Function callee : callees) {
      byHash.put(callee.hash(), callee);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < parameters; i++) {
      names.add("p" + i);
    }
    return IrReader.function(
        "Functions." + name, Functions.class.getName(), 1, names, code, byHash);
  }

  static int gcd(int a, int b) {
    while (b != 0) {
      int rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  static int mandelbrot(float x, float y) {
    float re = 0;
    float im = 0;
    for (int i = 0; i < 50; i++) {
      float next = re * re - im * im + x;
      im = 2f * re * im + y;
      re = next;
      if (re * re + im * im > 4f) {
        return i;
      }
    }
    return 50;
  }

  static int collatz(long start) {
    long n = start & 65535;
    int steps = 0;
    for (; !(n <= 1 | steps > 100); steps++) {
      if ((n & 1) == 0) {
        n >>= 1;
        continue;
      }
      n = n * 3 + 1;
    }
    return steps;
  }

  static int nested(int seed) {
    int sum = 0;
    outer:
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        if (i + j == (seed & 15)) {
          continue outer;
        }
        if (i * j > 30) {
          break outer;
        }
        sum += i ^ j;
      }
    }
    return sum;
  }

  static int ratio(int a, int b) {
    if (a > 900) {
      return 7;
    }
    return a / b;
  }

  static int lazy(int a, int b) {
    return b == 0 ? -1 : Math.floorMod(a, b);
  }

  static int outerRatio(int a, int b) {
    int ratio = ratio(a, b);
    var unused = lazy(a, b);
    return ratio % (a - 3);
  }

  static double smooth(double x, boolean positive) {
    double value = positive ? Math.abs(x) : -x;
    return value < 1
        ? (double) (float) value
        : Double.longBitsToDouble(Double.doubleToRawLongBits(Math.sqrt(Math.abs(value))) >> 1);
  }

  /** Calls every function on 3,000 values each. */
  static List<ProgramCase> cases() {
    return List.of(
        call(GCD, DType.I32, DType.I32),
        call(MANDELBROT, DType.F32, DType.F32),
        call(COLLATZ, DType.I64),
        call(NESTED, DType.I32),
        call(RATIO, DType.I32, DType.I32),
        call(LAZY, DType.I32, DType.I32),
        call(OUTER_RATIO, DType.I32, DType.I32),
        call(SMOOTH, DType.F64, DType.BOOL));
  }

  private static ProgramCase call(Function function, DType... types) {
    CaseBuilder builder = CaseBuilder.map("call " + function.name(), 3000);
    int[] arguments = new int[types.length];
    for (int i = 0; i < types.length; i++) {
      Object values = SpecialValues.moderate(types[i], 40 + i, 3000);
      arguments[i] = builder.load(values);
    }
    return builder.store(builder.call(function, arguments)).build();
  }
}
