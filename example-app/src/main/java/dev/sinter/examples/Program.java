package dev.sinter.examples;

import dev.sinter.DType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The programs of the demo, in the order in which they run. */
enum Program {
  /** {@link MonteCarloPi}. */
  PI("Monte-Carlo pi, as one kernel and step by step", DType.F32),
  /** {@link AirportDistances}. */
  AIRPORTS("distances of all pairs of US airports", DType.F64),
  /** {@link NearestAirports}. */
  QUAKES("the airport nearest to each earthquake of a week", DType.F64),
  /** {@link OptionPricing}. */
  OPTIONS("Black-Scholes prices, against a plain loop", DType.F32),
  /** {@link MandelbrotPicture}. */
  MANDELBROT("a picture of the Mandelbrot set", DType.F64);

  private final String summary;
  private final DType needs;

  Program(String summary, DType needs) {
    this.summary = summary;
    this.needs = needs;
  }

  /** What it does, in one line. */
  String summary() {
    return summary;
  }

  /** The element type that a device must compute with to run it. */
  DType needs() {
    return needs;
  }

  /** The program itself. */
  Example example() {
    return switch (this) {
      case PI -> new MonteCarloPi();
      case AIRPORTS -> new AirportDistances();
      case QUAKES -> new NearestAirports();
      case OPTIONS -> new OptionPricing();
      case MANDELBROT -> new MandelbrotPicture();
    };
  }

  /** As on the command line: {@code airports}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The program of that label.
   *
   * @throws UsageException if there is none
   */
  static Program of(String label) {
    return Arrays.stream(values())
        .filter(program -> program.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new UsageException("no program '" + label + "': there are " + labels()));
  }

  /** All labels, as in {@code pi, airports}. */
  static String labels() {
    return Arrays.stream(values()).map(Program::label).collect(Collectors.joining(", "));
  }
}
