package dev.sinter.benchmarks;

/** What {@link PeerTable} measures itself. */
enum Entrant {
  /** Bits as Java's. */
  EXACT("sinter exact"),
  /** With contraction and fast functions. */
  RELAXED("sinter relaxed"),
  /** EXACT, each operation evaluated at once. */
  UNFUSED("sinter unfused"),
  /** The kernels of {@code hand.cl}. */
  HAND("hand-written"),
  /** A copy of {@code n} floats on the device. */
  COPY("copy");

  private final String system;

  Entrant(String system) {
    this.system = system;
  }

  /** As the rows of the comparison name it. */
  String system() {
    return system;
  }
}
