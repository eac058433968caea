package dev.sinter.processor.lift;

import dev.sinter.codegen.KernelEntry;
import dev.sinter.codegen.Manifest;
import dev.sinter.codegen.ManifestFile;
import dev.sinter.codegen.ManifestReader;
import dev.sinter.ir.Function;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Reads the functions of classes that were compiled earlier, from their manifests. */
final class CalleeManifests {
  /** There is no such function; the message says why. */
  static final class Missing extends Exception {
    private static final long serialVersionUID = 1L;

    Missing(String message) {
      super(message);
    }
  }

  private final Filer filer;
  private final Elements elements;
  private final Map<String, ManifestFile> files = new HashMap<>();

  CalleeManifests(Filer filer, Elements elements) {
    this.filer = filer;
    this.elements = elements;
  }

  /** The function with this id; its own callees are asked of {@code linker}. */
  Function function(TypeElement owner, String id, Linker linker) throws Missing {
    String className = elements.getBinaryName(owner).toString();
    ManifestFile file = files.get(className);
    if (file == null) {
      file = read(owner, Manifest.resourceName(className));
      files.put(className, file);
    }
    for (KernelEntry entry : file.kernels()) {
      if (entry.id().equals(id)) {
        return link(className, entry, linker);
      }
    }
    throw new Missing("its manifest does not know " + id);
  }

  private Function link(String className, KernelEntry entry, Linker linker) throws Missing {
    Map<KernelEntry.Callee, Function> callees = new HashMap<>();
    for (KernelEntry.Callee callee : entry.callees()) {
      TypeElement owner = elements.getTypeElement(callee.owner().replace('$', '.'));
      if (owner == null) {
        throw new Missing("its callee's class " + callee.owner() + " is not there");
      }
      callees.put(callee, linker.calleeOfCompiled(owner, callee.id()));
    }
    try {
      return entry.link(
          className,
          callee -> {
            Function function = callees.get(callee);
            if (function == null) {
              throw new IllegalArgumentException(callee.id() + " is missing");
            }
            return function;
          });
    } catch (IllegalArgumentException damaged) {
      throw new Missing("its manifest does not fit: " + damaged.getMessage());
    }
  }

  private ManifestFile read(TypeElement owner, String name) throws Missing {
    String text = text(StandardLocation.CLASS_OUTPUT, name);
    text = text == null ? text(StandardLocation.CLASS_PATH, name) : text;
    ModuleElement module = elements.getModuleOf(owner);
    if (text == null && module != null && !module.isUnnamed()) {
      text = text(StandardLocation.MODULE_PATH, module.getQualifiedName() + "/", name);
    }
    if (text == null) {
      throw new Missing("there is no " + name);
    }
    try {
      return ManifestReader.read(text);
    } catch (IllegalArgumentException damaged) {
      throw new Missing(name + ": " + damaged.getMessage());
    }
  }

  private @Nullable String text(JavaFileManager.Location location, String name) {
    return text(location, "", name);
  }

  private @Nullable String text(JavaFileManager.Location location, String module, String name) {
    try (var in = filer.getResource(location, module, name).openInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException | RuntimeException absent) {
      return null;
    }
  }
}
