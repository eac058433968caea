package dev.sinter.codegen;

import dev.sinter.ir.IrWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes manifests. The text depends on the content alone. */
public final class ManifestWriter {
  private ManifestWriter() {}

  /** The manifest as JSON. */
  public static String write(ManifestFile file) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", file.format());
    root.put("emitter", file.emitter());
    root.put("class", file.className());
    root.put("kernels", file.kernels().stream().map(ManifestWriter::kernel).toList());
    return Json.write(root);
  }

  private static Map<String, Object> kernel(KernelEntry entry) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("name", entry.name());
    out.put("id", entry.id());
    out.put("signature", entry.signature());
    out.put("line", entry.line());
    out.put("parameters", entry.parameters());
    out.put("precision", entry.precision().name().toLowerCase(Locale.ROOT));
    out.put("types", entry.types().stream().map(IrWriter::label).toList());
    out.put("operations", entry.operations());
    out.put("bytesRead", entry.bytesRead());
    out.put("bytesWritten", entry.bytesWritten());
    out.put("flops", entry.flops());
    out.put("intensity", BigDecimal.valueOf(entry.intensity()).setScale(2, RoundingMode.HALF_UP));
    out.put("inlined", entry.inlined());
    out.put("code", entry.code());
    out.put("hash", entry.hash());
    out.put("callees", entry.callees().stream().map(ManifestWriter::callee).toList());
    out.put("calls", entry.calls());
    out.put("key", entry.key());
    out.put("sources", sources(entry.templates()));
    return out;
  }

  private static Map<String, Object> callee(KernelEntry.Callee callee) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("id", callee.id());
    out.put("hash", callee.hash());
    return out;
  }

  private static List<Map<String, Object>> sources(List<KernelEntry.Template> templates) {
    return templates.stream()
        .map(
            template -> {
              Map<String, Object> out = new LinkedHashMap<>();
              out.put("device", template.device());
              out.put("file", template.file());
              out.put("hash", template.hash());
              return out;
            })
        .toList();
  }
}
