package dev.sinter.processor;

import dev.sinter.codegen.DeviceClass;
import dev.sinter.codegen.KernelEntry;
import dev.sinter.codegen.Manifest;
import dev.sinter.codegen.ManifestFile;
import dev.sinter.codegen.ManifestWriter;
import dev.sinter.codegen.opencl.OpenClEmitter;
import dev.sinter.ir.Function;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Template;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/** Writes the resources of a class: its manifest and, per method and device class, a source. */
public final class KernelWriter {
  private final Filer filer;

  /** Writes to the class output. */
  public KernelWriter(Filer filer) {
    this.filer = filer;
  }

  /**
   * Writes everything of one class.
   *
   * @return the content of its manifest
   * @throws IOException if a resource can't be written
   */
  public ManifestFile write(FusedClass fused, Map<FusedMethod, Function> functions)
      throws IOException {
    List<KernelEntry> entries = new ArrayList<>();
    for (Map.Entry<FusedMethod, Function> entry : functions.entrySet()) {
      Function function = entry.getValue();
      String signature = entry.getKey().signature();
      Optional<KernelProgram> program = Template.of(function);
      entries.add(
          program.isPresent()
              ? KernelEntry.of(
                  function,
                  signature,
                  program.get().key(),
                  sources(fused.element(), function, program.get()))
              : KernelEntry.of(function, signature, "", List.of()));
    }
    ManifestFile manifest = ManifestFile.of(fused.binaryName(), entries);
    String name = Manifest.resourceName(fused.binaryName());
    resource(name, ManifestWriter.write(manifest), fused.element());
    return manifest;
  }

  private List<KernelEntry.Template> sources(
      TypeElement owner, Function function, KernelProgram program) throws IOException {
    List<KernelEntry.Template> sources = new ArrayList<>();
    for (DeviceClass device : DeviceClass.values()) {
      String label = device.name().toLowerCase(Locale.ROOT);
      String source = OpenClEmitter.emit(program, device).text();
      String file = Manifest.FOLDER + fileName(function) + "." + label + ".cl";
      resource(file, source, owner);
      sources.add(new KernelEntry.Template(label, file, Function.hash(source)));
    }
    return sources;
  }

  /** {@code dev.example.Finance.call-f32-f32}: overloads differ, and no shell needs quotes. */
  private static String fileName(Function function) {
    return function.id().replace("()", "").replace('(', '-').replace(',', '-').replace(")", "");
  }

  private void resource(String name, String text, TypeElement owner) throws IOException {
    var file = filer.createResource(StandardLocation.CLASS_OUTPUT, "", name, owner);
    try (Writer writer = file.openWriter()) {
      writer.write(text);
    }
  }
}
