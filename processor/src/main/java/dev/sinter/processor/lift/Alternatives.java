package dev.sinter.processor.lift;

import java.util.Map;

/** What to write instead of library methods that have no kernel form. */
final class Alternatives {
  private static final String LISTED =
      "compute it with operators or with the methods that docs/diagnostics/FusedCall.md lists";

  private static final Map<String, String> ALTERNATIVES =
      Map.ofEntries(
          Map.entry("Math.random", "draw an array with Rng and pass its element as a parameter"),
          Map.entry(
              "Math.clamp",
              "write Fn.clamp(x, lo, hi), or give bounds that are constants in ascending order"),
          Map.entry("Thread.onSpinWait", "leave it out, elements don't wait for each other"),
          Map.entry("System.nanoTime", "pass the time as a @Uniform parameter"),
          Map.entry("System.currentTimeMillis", "pass the time as a @Uniform parameter"),
          Map.entry("valueOf", "use the primitive value itself"),
          Map.entry("equals", "write =="),
          Map.entry("compareTo", "call the static compare of its class with primitive values"));

  private Alternatives() {}

  /**
   * How to do without a method of the JDK or of {@code Fn}.
   *
   * @param owner simple name of its class
   */
  static String to(String owner, String method) {
    String special = ALTERNATIVES.get(owner + "." + method);
    return special != null ? special : ALTERNATIVES.getOrDefault(method, LISTED);
  }
}
