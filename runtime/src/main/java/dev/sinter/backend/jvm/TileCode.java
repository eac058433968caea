package dev.sinter.backend.jvm;

/** What a generated class implements. */
interface TileCode {
  /** Evaluates every root's line at the positions of {@code tile}. */
  void evaluate(Tile tile);
}
