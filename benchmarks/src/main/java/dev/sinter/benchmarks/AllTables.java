package dev.sinter.benchmarks;

import dev.sinter.Device;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Everything that is to be known of one device, in one run: whether the workloads' results are
 * right, {@link PeerTable} with hand-written kernels and device times, and {@link FusionTable}.
 * {@link AllArguments#USAGE} lists the options.
 *
 * <p>The exit status is 0 if all went well, 1 if a workload failed or a result was wrong, and 2 if
 * the command line was wrong.
 */
public final class AllTables {
  private final PrintStream out;
  private final PrintStream err;
  private final Path folder;

  private AllTables(PrintStream out, PrintStream err, Path folder) {
    this.out = out;
    this.err = err;
    this.folder = folder;
  }

  /** One of the programs, which gives its exit status. */
  private interface Program {
    int run(PrintStream out, PrintStream err, String... args);
  }

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  /** Runs and gives the exit status. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Command.run(
        "all tables",
        err,
        () -> {
          AllArguments arguments = AllArguments.parse(args);
          if (arguments.help()) {
            out.print(AllArguments.USAGE);
            return true;
          }
          Device device = arguments.place();
          AllTables tables = new AllTables(out, err, folder(arguments.out()));
          boolean right = tables.print("check", PeerTable::run, arguments.check(device));
          boolean measured = tables.print("peer", PeerTable::run, arguments.peer(device));
          boolean fused = tables.print("fusion", FusionTable::run, arguments.fusion(device));
          return right && measured && fused;
        });
  }

  private static Path folder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException unwritable) {
      throw new UsageException("cannot make the folder " + unwritable.getMessage());
    }
  }

  /** To a file while it runs, so that little is lost with the machine, and then to the output. */
  private boolean print(String name, Program program, String... args) {
    Path file = folder.resolve(name + ".txt");
    err.println(name + ": " + String.join(" ", args));
    long start = System.nanoTime();
    try {
      int status;
      try (PrintStream text = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
        status = program.run(text, err, args);
      }
      out.print(Files.readString(file));
      err.printf("%s: %.0f s, status %d%n", name, 1e-9 * (System.nanoTime() - start), status);
      return status == 0;
    } catch (IOException unwritable) {
      throw new UsageException("cannot write " + unwritable.getMessage());
    }
  }
}
