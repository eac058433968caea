package dev.sinter.processor;

import dev.sinter.codegen.KernelEntry;
import dev.sinter.codegen.ManifestReader;
import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each construct of Java becomes. A golden shows the methods and, below each, its code. */
final class LiftingTest {
  private static final Pattern STATEMENT =
      Pattern.compile("\\((set|when|loop|break|continue|return|evaluate) ");

  @RegisterExtension final Golden golden = new Golden();

  @Test
  void literalsKeepTheirTypes() throws IOException {
    check(
        "static int i(int x) { return x + 0x10 + 'a' + -2147483648; }",
        "static long l(long x) { return x + 3L; }",
        "static float f(float x) { return x + 0.1f + 0x1.8p1f; }",
        "static double d(double x) { return x + 1e-3; }",
        "static boolean b(boolean x) { return x ^ true; }");
  }

  @Test
  void constantsAreFolded() throws IOException {
    check(
        "static final int N = 3 + 4;",
        "static int field(int x) { return x * N + Integer.MAX_VALUE; }",
        "static int local(int x) { final int k = N * 2; return x / k; }",
        "static float arithmetic(float x) { return x * (1f / 4f) - (2 + 3); }",
        "static int dead(int x) { final boolean on = false; if (on) { x++; } return on ? -x : x;"
            + " }");
  }

  @Test
  void operandsArePromoted() throws IOException {
    check(
        "static double mixed(int a, long b, float c, double d) { return a + b - c * d; }",
        "static boolean compared(int a, float b) { return a < b; }",
        "static int shifted(int a, long b) { return a << b >>> 3 >> a; }",
        "static float ternary(boolean b, int x) { return b ? x : 0.5f; }");
  }

  @Test
  void castsConvertAsJavaDoes() throws IOException {
    check(
        "static int narrowed(double x) { return (int) x; }",
        "static int bytes(int x) { return (byte) x + (short) x + (char) x; }",
        "static long same(long x) { return (long) x; }");
  }

  @Test
  void compoundAssignmentCastsBack() throws IOException {
    check(
        "static int mixed(int x, double y) { x += y; x <<= 3L; return x; }",
        "static int bytes(int x) { byte b = (byte) x; b += 1; b++; return b; }");
  }

  @Test
  void incrementsGiveOldAndNewValues() throws IOException {
    check(
        "static int old(int x) { int y = x++; return x + y; }",
        "static int current(int x) { int y = --x; return x + y; }",
        "static int twice(int x) { return x++ + ++x; }");
  }

  @Test
  void sideEffectsRunFromLeftToRight() throws IOException {
    check(
        "static int saved(int x, int y) { return x + (x = y); }",
        "static int compound(int x) { x += x++; return x; }",
        "static int argument(int x) { return Math.max(x, x += 2); }");
  }

  @Test
  void shortCircuitsStayLazy() throws IOException {
    check(
        "static boolean pure(int a, int b) { return b != 0 && a / b > 2 || a == 1; }",
        "static int effects(int a, int b) { return a > 0 && b++ > 0 ? b : -b; }",
        "static int arms(boolean c, int b) { return (c ? b++ : --b) + b; }");
  }

  @Test
  void branchesAndEarlyReturns() throws IOException {
    check(
        "static int chain(int x) { if (x < 0) return -1; else if (x == 0) return 0; return 1; }",
        "static int join(int x) { int y; if (x > 3) { y = x; } else y = -x; return y; }");
  }

  @Test
  void loopsTestWhereJavaTests() throws IOException {
    check(
        "static int before(int n) { int i = 0; while (i < n) i += 2; return i; }",
        "static int after(int n) { int i = 0; do { i += 2; } while (i < n); return i; }",
        "static int counted(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }",
        "static int endless(int n) { for (;;) { if (n++ > 5) return n; } }");
  }

  @Test
  void jumpsNameTheirLoop() throws IOException {
    check(
        "static int loops(int n) { outer: for (int i = 0; i < n; i++) { while (true) {"
            + " if (i == 3) continue outer; if (i == 5) break outer; break; } } return n; }",
        "static int block(int n) { int r = 0; here: { if (n > 5) break here; r = 1; } return r; }");
  }

  @Test
  void localsThatOnlyJavaSeesAssignedGetAZero() throws IOException {
    check("static int and(int x, int y) { int z; if (x > 0 && (z = y) > 3) return z; return 0; }");
  }

  @Test
  void mathBecomesOperators() throws IOException {
    check(
        "static double unary(double x) { return Math.exp(Math.sqrt(Math.abs(x))); }",
        "static long rounded(float x, double y) { return Math.round(x) + Math.round(y); }",
        "static int floors(int x, int y) { return Math.floorMod(x, y) + Math.floorDiv(x, 3); }",
        "static int mixed(long x, int y) { return Math.floorMod(x, y); }");
  }

  @Test
  void narrowedDoubleFunctionsBecomeFloatFunctions() throws IOException {
    check(
        "static float root(float x) { return (float) Math.sqrt(x); }",
        "static float power(float x, float y) { return (float) Math.pow((double) x, y); }",
        "static float cube(float x) { return (float) Math.pow(x, 3); }",
        "static float kept(float x) { return (float) Math.exp(x * 2.0); }",
        "static int floor(float x) { return (int) Math.floor(x); }");
  }

  @Test
  void functionsWithoutOperatorAreComposed() throws IOException {
    check(
        "static float mixed(float a, float b) { return Fn.mix(a + b, b, 0.5f); }",
        "static float others(float x) { return Fn.square(x) + Fn.reciprocal(x) + Fn.step(0f, x); }",
        "static int bounded(int x) { return Fn.clamp(x, 0, 255); }",
        "static int bits(int x) { return Integer.bitCount(x); }",
        "static float arm(boolean b, float x) { return b ? Fn.square(x + 1f) : x; }");
  }

  @Test
  void bitsAreCastAndClassified() throws IOException {
    check(
        "static int raw(float x) { return Float.floatToRawIntBits(x); }",
        "static long canonical(double x) { return Double.doubleToLongBits(x); }",
        "static float back(int x) { return Float.intBitsToFloat(x); }",
        "static boolean nan(float x) { return Float.isNaN(x) || Float.isInfinite(x); }");
  }

  @Test
  void callsAreFunctions() throws IOException {
    check(
        "static float caller(float x) { return callee(x, 2) + callee(1f, (byte) 3); }",
        "static float callee(float x, double y) { return (float) (x * y); }",
        "static int discarded(int x) { divide(x, 3); Math.abs(x); return x; }",
        "static int divide(int x, int y) { return x / y; }");
  }

  @Test
  void rolesAndPrecisionAreKept() throws IOException {
    check(
        "static float roles(float x, @Uniform double k, @Index long i, @Index(-1) int c)"
            + " { return x; }",
        "static float none() { return 1; }",
        "@Fused(precision = Precision.RELAXED) static float fast(float x) { return x; }");
  }

  /** Methods get their annotation here; other members stand as they are. */
  private void check(String... members) throws IOException {
    StringBuilder source =
        new StringBuilder("package p;\nimport dev.sinter.fused.*;\nfinal class C {\n");
    for (String member : members) {
      boolean method = member.startsWith("static") && member.contains("{");
      source.append(method ? "@Fused " : "").append(member).append('\n');
    }
    String manifest =
        Compilations.resource(Compilations.succeeding(source + "}\n"), "META-INF/sinter/p.C.json");
    StringBuilder text = new StringBuilder();
    ManifestReader.read(manifest).kernels().stream()
        .sorted(Comparator.comparingInt(KernelEntry::line))
        .forEach(entry -> text.append(shown(entry, source.toString())));
    golden.assertMatches(text.toString());
  }

  private static String shown(KernelEntry entry, String source) {
    String method = source.lines().toList().get(entry.line() - 1);
    String code = entry.code();
    for (KernelEntry.Callee callee : entry.callees()) {
      code = code.replace(callee.hash(), callee.id());
    }
    return String.format(Locale.ROOT, "%s%n%s%n%n", method, indented(code)).replace("\r", "");
  }

  /** Each statement on a line of its own, indented by its depth. */
  private static String indented(String code) {
    StringBuilder out = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '(' && STATEMENT.matcher(code).region(i, code.length()).lookingAt()) {
        out.setLength(out.length() - 1);
        out.append('\n').append("  ".repeat(depth));
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      out.append(c);
    }
    return out.toString();
  }
}
