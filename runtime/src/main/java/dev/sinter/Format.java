package dev.sinter;

/** How {@link Array#explain(Format)} and {@link Sinter#explain(Format, Array...)} say it. */
public enum Format {
  /** A tree in the manner of SQL's EXPLAIN, for a terminal of 100 columns. */
  TEXT,
  /** A graph in the language of Graphviz, the operations of each kernel in a cluster. */
  DOT,
  /** A picture, drawn without other programs; colours follow a light or dark page. */
  SVG,
  /** One self-contained page: the picture, a table, and what each kernel consists of. */
  HTML,
  /** For programs; the schema is in {@code docs/explain.md}. */
  JSON
}
