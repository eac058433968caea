package dev.sinter.processor;

import java.util.Locale;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * The processor's options.
 *
 * @param listing what to print about the generated kernels
 */
public record Options(Listing listing) {
  /** {@code -Asinter.listing=text} prints a table of the kernels; {@code none} is the default. */
  static final String LISTING = "sinter.listing";

  /** What to print about the generated kernels. */
  public enum Listing {
    /** Nothing. */
    NONE,
    /** A table, at the end of the compilation. */
    TEXT
  }

  /** Reads the options; warns of unknown values. */
  static Options read(ProcessingEnvironment environment) {
    String value = environment.getOptions().getOrDefault(LISTING, "none");
    for (Listing listing : Listing.values()) {
      if (listing.name().toLowerCase(Locale.ROOT).equals(value)) {
        return new Options(listing);
      }
    }
    String message = Problem.OPTION.message("the compiler's options", LISTING, value, "text, none");
    environment.getMessager().printMessage(Problem.OPTION.kind(), message);
    return new Options(Listing.NONE);
  }
}
