package dev.sinter.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Comma-separated values with a line of headings. */
final class Csv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private Csv() {}

  /** The rows of a file that lies beside this class. */
  static <T> List<T> resource(String name, Function<CSVRecord, T> row) {
    try (InputStream in = Objects.requireNonNull(Csv.class.getResourceAsStream(name), name)) {
      return read(new InputStreamReader(in, StandardCharsets.UTF_8), row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of {@code in}, in order. */
  static <T> List<T> read(Reader in, Function<CSVRecord, T> row) throws IOException {
    return FORMAT.parse(in).stream().map(row).toList();
  }
}
