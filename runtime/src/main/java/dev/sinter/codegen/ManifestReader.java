package dev.sinter.codegen;

import dev.sinter.DType;
import dev.sinter.fused.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what {@link ManifestWriter} writes. */
public final class ManifestReader {
  private final Map<?, ?> members;

  private ManifestReader(Object object) {
    if (!(object instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("manifest: an object is expected, not " + object);
    }
    this.members = map;
  }

  /**
   * The content of a manifest.
   *
   * @throws IllegalArgumentException if it is malformed, or of a format that this version can't
   *     read
   */
  public static ManifestFile read(String json) {
    ManifestReader root = new ManifestReader(Json.read(json));
    int format = (int) root.number("format");
    if (format != Manifest.FORMAT) {
      throw new IllegalArgumentException(
          "manifest of format " + format + "; this version reads format " + Manifest.FORMAT);
    }
    List<KernelEntry> kernels =
        root.list("kernels").stream().map(each -> new ManifestReader(each).kernel()).toList();
    return new ManifestFile(format, (int) root.number("emitter"), root.text("class"), kernels);
  }

  private KernelEntry kernel() {
    return new KernelEntry(
        text("name"),
        text("id"),
        text("signature"),
        (int) number("line"),
        texts("parameters"),
        Precision.valueOf(text("precision").toUpperCase(Locale.ROOT)),
        text("code"),
        text("hash"),
        list("callees").stream().map(each -> new ManifestReader(each).callee()).toList(),
        texts("calls"),
        texts("inlined"),
        texts("types").stream().map(ManifestReader::type).toList(),
        counts("operations"),
        number("bytesRead"),
        number("bytesWritten"),
        number("flops"),
        text("key"),
        list("sources").stream().map(each -> new ManifestReader(each).template()).toList());
  }

  private KernelEntry.Callee callee() {
    return new KernelEntry.Callee(text("id"), text("hash"));
  }

  private KernelEntry.Template template() {
    return new KernelEntry.Template(text("device"), text("file"), text("hash"));
  }

  private static DType type(String label) {
    return DType.valueOf(label.toUpperCase(Locale.ROOT));
  }

  private SortedMap<String, Long> counts(String name) {
    SortedMap<String, Long> counts = new TreeMap<>();
    ManifestReader object = new ManifestReader(member(name));
    object.members.keySet().forEach(key -> counts.put((String) key, object.number((String) key)));
    return counts;
  }

  private Object member(String name) {
    Object value = members.get(name);
    if (value == null) {
      throw new IllegalArgumentException("manifest: " + name + " is missing");
    }
    return value;
  }

  private String text(String name) {
    return asText(name, member(name));
  }

  private static String asText(String name, Object value) {
    if (!(value instanceof String text)) {
      throw new IllegalArgumentException("manifest: " + name + " is no string");
    }
    return text;
  }

  private long number(String name) {
    if (!(member(name) instanceof Long number)) {
      throw new IllegalArgumentException("manifest: " + name + " is no integer");
    }
    return number;
  }

  private List<?> list(String name) {
    if (!(member(name) instanceof List<?> list)) {
      throw new IllegalArgumentException("manifest: " + name + " is no array");
    }
    return list;
  }

  private List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    list(name).forEach(each -> texts.add(asText(name, each)));
    return List.copyOf(texts);
  }
}
