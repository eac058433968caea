package dev.sinter.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows under headings, printed in columns as wide as needed; numbers stand to the right. */
final class Table {
  /** A cell for a number that there is not. */
  static final String NONE = "-";

  private static final String MARGIN = "  ";

  private final List<Object[]> rows = new ArrayList<>();

  private Table(Object[] headings) {
    rows.add(headings);
  }

  /** An empty table. */
  static Table of(Object... headings) {
    return new Table(headings);
  }

  /**
   * Adds a row with a cell for each heading: integers are printed with thousands separators, other
   * numbers with about three digits.
   */
  Table row(Object... cells) {
    if (cells.length != rows.get(0).length) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + rows.get(0).length + " headings");
    }
    rows.add(cells);
    return this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.length; column++) {
        String layout = MARGIN + (numeric(column) ? "%" : "%-") + width(column) + "s";
        line.append(String.format(Locale.ROOT, layout, text(row[column])));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private boolean numeric(int column) {
    return rows.stream()
        .skip(1)
        .allMatch(row -> row[column] instanceof Number || row[column].equals(NONE));
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> text(row[column]).length()).max().orElse(0);
  }

  private static String text(Object cell) {
    if (cell instanceof Integer || cell instanceof Long) {
      return String.format(Locale.ROOT, "%,d", ((Number) cell).longValue());
    }
    if (cell instanceof Double || cell instanceof Float) {
      double number = ((Number) cell).doubleValue();
      double size = Math.abs(number);
      String layout = size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%,.0f";
      return String.format(Locale.ROOT, layout, number);
    }
    return cell.toString();
  }
}
