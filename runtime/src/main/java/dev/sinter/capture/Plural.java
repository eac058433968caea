package dev.sinter.capture;

/** Numbers of things in messages: {@code 1 element}, {@code 2 axes}. */
public final class Plural {
  private Plural() {}

  /** So many elements. */
  public static String elements(long count) {
    return of(count, "element", "elements");
  }

  /** So many axes. */
  public static String axes(long count) {
    return of(count, "axis", "axes");
  }

  /** So many of what one and several have names for. */
  public static String of(long count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }
}
