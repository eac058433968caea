package dev.sinter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Measurements, of one system or of many. */
final class Rows {
  private final List<Row> rows = new ArrayList<>();

  /**
   * Those in a file of JSON lines.
   *
   * @throws UsageException if it cannot be read, or a line is no measurement
   */
  static Rows read(Path file) {
    Rows rows = new Rows();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          Row.parse(line).ifPresent(rows::add);
        }
      }
    } catch (IOException unreadable) {
      throw new UsageException("cannot read " + unreadable.getMessage());
    }
    return rows;
  }

  void add(Row row) {
    rows.add(row);
  }

  /**
   * Adds a measurement, in place of an earlier one of the same, of which the time of the first call
   * is kept; gives what was added.
   */
  Row replace(Row row) {
    Optional<Row> earlier = find(row.workload(), row.system(), row.n());
    earlier.ifPresent(rows::remove);
    Row added = earlier.map(first -> row.withFirst(first.firstMillis())).orElse(row);
    rows.add(added);
    return added;
  }

  /**
   * Writes all as JSON lines.
   *
   * @throws UsageException if the file cannot be written
   */
  void write(Path file) {
    try {
      Files.write(file, rows.stream().map(Row::json).toList());
    } catch (IOException unwritable) {
      throw new UsageException("cannot write " + unwritable.getMessage());
    }
  }

  /** What {@code system} took. */
  Optional<Row> find(String workload, String system, long n) {
    return rows.stream()
        .filter(row -> row.workload().equals(workload) && row.n() == n)
        .filter(row -> row.system().equals(system))
        .findFirst();
  }

  /** The fastest system at this. */
  Optional<Row> best(String workload, long n) {
    return rows.stream()
        .filter(row -> row.workload().equals(workload) && row.n() == n)
        .min(Comparator.comparingDouble(Row::micros));
  }
}
