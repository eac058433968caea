package dev.sinter.explain;

import dev.sinter.codegen.Listing;
import java.io.File;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The command line of the runtime's jar: {@code java -jar sinter-runtime.jar list <jar or folder>}.
 */
public final class ListKernels {
  private static final String USAGE =
      "usage: java -jar sinter-runtime.jar list <jar or folder>\n"
          + "prints the kernels that were generated at build time, from their manifests";

  private ListKernels() {}

  /**
   * Prints the table; ends with status 2 after a wrong command line, with 1 if nothing can be read.
   */
  public static void main(String[] arguments) {
    int status = run(System.out, System.err, arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(PrintStream out, PrintStream errors, String... arguments) {
    if (arguments.length != 2 || !arguments[0].equals("list")) {
      errors.println(USAGE);
      return 2;
    }
    Path path = Path.of(arguments[1]);
    if (!Files.exists(path)) {
      errors.println(path + " does not exist");
      return 1;
    }
    try {
      out.print(Listing.of(path).text());
      return 0;
    } catch (UncheckedIOException failed) {
      errors.println(path + " can't be read: " + failed.getMessage());
      return 1;
    } catch (NoClassDefFoundError missing) {
      errors.println(missing(missing));
      return 1;
    }
  }

  /** The jar's manifest looks for the others beside it, under their names in a repository. */
  private static String missing(NoClassDefFoundError error) {
    return "class "
        + String.valueOf(error.getMessage()).replace('/', '.')
        + " is missing: put the jar of sinter-annotations beside that of sinter-runtime, or name both:"
        + System.lineSeparator()
        + "java -cp sinter-runtime.jar"
        + File.pathSeparator
        + "sinter-annotations.jar "
        + ListKernels.class.getName()
        + " list <jar or folder>";
  }
}
