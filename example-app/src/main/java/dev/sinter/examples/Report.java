package dev.sinter.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a program has to say.
 *
 * @param table its measurements
 * @param findings what it found, a line each
 * @param checks comparisons with what it should have found
 * @param picture what it drew
 */
record Report(Table table, List<String> findings, List<Check> checks, Optional<Path> picture) {
  /** Whether a result is what it should be; {@code what} names both. */
  record Check(String what, boolean passed) {
    @Override
    public String toString() {
      return (passed ? "ok     " : "WRONG  ") + what;
    }
  }

  /** Whether every check passed. */
  boolean passed() {
    return checks.stream().allMatch(Check::passed);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(table.toString());
    findings.forEach(finding -> text.append("  ").append(finding).append('\n'));
    checks.forEach(check -> text.append("  ").append(check).append('\n'));
    picture.ifPresent(
        path -> text.append("  picture: ").append(path.toAbsolutePath()).append('\n'));
    return text.toString();
  }
}
