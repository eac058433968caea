package dev.sinter.programs;

/** The result of an earlier step. */
record Ref(int step) {
  @Override
  public String toString() {
    return "v" + step;
  }
}
