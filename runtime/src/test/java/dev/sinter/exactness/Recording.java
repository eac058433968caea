package dev.sinter.exactness;

import dev.sinter.Device;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recording as text: comments that say where it was made, then a line for each {@link Entry}.
 *
 * @param device what computed it
 * @param entries by {@link Entry#key}, in order
 */
record Recording(String device, Map<String, Entry> entries) {
  private static final String TITLE =
      "# operation, operand types, result type, elements; crc32c of the bits, or ulp from Java's";

  static Recording of(Device device) {
    return of(device.toString(), new Recorder(device).record());
  }

  private static Recording of(String device, List<Entry> entries) {
    Map<String, Entry> byKey = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (byKey.put(entry.key(), entry) != null) {
        throw new IllegalStateException(entry.key() + " is recorded twice");
      }
    }
    return new Recording(device, byKey);
  }

  static Recording parse(String text) {
    List<Entry> entries = new ArrayList<>();
    String device = "";
    for (String line : text.lines().toList()) {
      if (!line.startsWith("#")) {
        entries.add(Entry.parse(line));
      } else if (line.startsWith("# device ")) {
        device = line.substring("# device ".length());
      }
    }
    return of(device, entries);
  }

  /** The entries whose bits Java fixes alone. */
  Recording exact() {
    return of(device, entries.values().stream().filter(Entry::isExact).toList());
  }

  String text() {
    StringBuilder text = new StringBuilder(TITLE + "\n# device " + device + "\n");
    entries.values().forEach(entry -> text.append(entry.line()).append("\n"));
    return text.toString();
  }
}
