package dev.sinter.exactness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recorded bits of the reference interpreter, and other recordings kept beside them. */
final class Golden {
  static final String REFERENCE = "reference.txt";
  private static final String FOLDER = "/exactness/";

  private Golden() {}

  /** A recording among the resources, or null. */
  static @Nullable Recording find(String name) {
    try (InputStream stream = Golden.class.getResourceAsStream(FOLDER + name)) {
      return stream == null
          ? null
          : Recording.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a recording, a line each. */
  static List<String> faults(Recording recording) {
    Recording reference = find(REFERENCE);
    if (reference == null) {
      return List.of("no recording of the reference among the resources");
    }
    List<String> faults = new ArrayList<>();
    for (Entry entry : recording.entries().values()) {
      Entry expected = reference.entries().get(entry.key());
      if (entry.isExact() && !entry.equals(expected)) {
        faults.add(
            entry.line() + " - the reference has " + (expected == null ? "none" : expected.line()));
      } else if (!entry.isExact() && entry.ulp() > Bound.of(entry, recording)) {
        faults.add(entry.line() + " - the bound is " + Bound.of(entry, recording));
      }
    }
    return faults;
  }
}
