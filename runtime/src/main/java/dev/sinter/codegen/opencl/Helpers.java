package dev.sinter.codegen.opencl;

import dev.sinter.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The helper functions that one source uses, each once, in the order in which they were first asked
 * for. A template's words are {@code T} the value's type, {@code I} and {@code U} the signed and
 * unsigned integer types of the same width, {@code R} the result's type, {@code S} the scalar type
 * and {@code NAME}.
 */
final class Helpers {
  private final Map<String, String> texts = new TreeMap<>();
  private final List<String> order = new ArrayList<>();
  private final Bounds bounds;

  Helpers(Bounds bounds) {
    this.bounds = bounds;
  }

  /** How the source names places in memory. */
  Bounds bounds() {
    return bounds;
  }

  /** The name of a helper on values of {@code type}; its text is added if it is new. */
  String use(String label, DType type, Lanes lanes, String template) {
    return use(label + "_" + lanes.tag(type), type, type, lanes, template);
  }

  /** As above, with a name of its own and another type of result. */
  String use(String name, DType type, DType result, Lanes lanes, String template) {
    if (!texts.containsKey(name)) {
      texts.put(name, fill(template, name, type, result, lanes));
      order.add(name);
    }
    return name;
  }

  private static String fill(String template, String name, DType type, DType result, Lanes lanes) {
    return template
        .replaceAll("\\bNAME\\b", name)
        .replaceAll("\\bT\\b", lanes.type(type))
        .replaceAll("\\bconvert_T\\b", "convert_" + lanes.type(type))
        .replaceAll("\\bas_T\\b", "as_" + lanes.type(type))
        .replaceAll("\\bas_I\\b", "as_" + lanes.bits(type))
        .replaceAll("\\bas_U\\b", "as_" + lanes.unsigned(type))
        .replaceAll("\\bI\\b", lanes.bits(type))
        .replaceAll("\\bU\\b", lanes.unsigned(type))
        .replaceAll("\\bR\\b", lanes.type(result))
        .replaceAll("\\bconvert_R", "convert_" + lanes.type(result))
        .replaceAll("\\bas_R\\b", "as_" + lanes.type(result))
        .replaceAll("\\bS\\b", Lanes.scalar(type));
  }

  /** The text of all helpers. */
  String text() {
    StringBuilder out = new StringBuilder();
    order.forEach(name -> out.append(texts.get(name)).append('\n'));
    return out.toString();
  }
}
