package dev.sinter.codegen;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Finds manifests without knowing the classes: walks {@code META-INF/sinter} in folders, in jars
 * (also those without entries for folders), and in modules.
 */
final class ManifestRoots {
  /** By class name; of two with the same name, the first found. */
  private final Map<String, ManifestFile> found = new TreeMap<>();

  private final TreeSet<Path> visited = new TreeSet<>();

  private ManifestRoots() {}

  static List<ManifestFile> of(ClassLoader loader) {
    ManifestRoots roots = new ManifestRoots();
    try {
      for (String name : List.of(Manifest.FOLDER, "META-INF/MANIFEST.MF", "")) {
        for (URL url : Collections.list(loader.getResources(name))) {
          roots.url(url, name);
        }
      }
      roots.classPath(loader);
      for (ResolvedModule module : ModuleLayer.boot().configuration().modules()) {
        roots.module(module.reference());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return List.copyOf(roots.found.values());
  }

  static List<ManifestFile> of(Path path) {
    ManifestRoots roots = new ManifestRoots();
    try {
      roots.path(path);
      if (Files.isDirectory(path)) {
        try (Stream<Path> children = Files.list(path)) {
          for (Path child : children.sorted().toList()) {
            if (child.toString().endsWith(".jar")) {
              roots.path(child);
            }
          }
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return List.copyOf(roots.found.values());
  }

  /** The root in which a loader found the resource {@code name}. */
  private void url(URL url, String name) throws IOException {
    if (url.getProtocol().equals("file")) {
      Path below = Path.of(name);
      Path found = path(url);
      Path root =
          name.isEmpty() ? found : found.resolve("../".repeat(below.getNameCount())).normalize();
      path(root);
    } else if (url.getProtocol().equals("jar")
        && url.openConnection() instanceof JarURLConnection connection
        && connection.getJarFileURL().getProtocol().equals("file")) {
      path(path(connection.getJarFileURL()));
    }
  }

  private static Path path(URL url) throws IOException {
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException strange) {
      throw new IOException("strange URL " + url, strange);
    }
  }

  /** Loaders of the class path don't find a root that has neither folder entries nor a manifest. */
  private void classPath(ClassLoader loader) throws IOException {
    for (ClassLoader level = loader; level != null; level = level.getParent()) {
      if (level == ClassLoader.getSystemClassLoader()) {
        for (String entry :
            System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
          if (!entry.isEmpty()) {
            path(Path.of(entry));
          }
        }
      }
    }
  }

  private void path(Path root) throws IOException {
    if (!visited.add(root.toAbsolutePath().normalize())) {
      return;
    }
    if (Files.isDirectory(root.resolve(Manifest.FOLDER))) {
      try (Stream<Path> files = Files.list(root.resolve(Manifest.FOLDER))) {
        for (Path file : files.sorted().toList()) {
          if (file.toString().endsWith(".json")) {
            add(file.toString(), Files.readString(file));
          }
        }
      }
    } else if (Files.isRegularFile(root) && root.toString().endsWith(".jar")) {
      jar(root);
    }
  }

  private void jar(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (isManifest(entry.getName())) {
          try (InputStream in = jar.getInputStream(entry)) {
            add(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
  }

  private void module(ModuleReference reference) throws IOException {
    String scheme = reference.location().map(location -> location.getScheme()).orElse("");
    if (scheme.equals("jrt")) {
      return;
    }
    try (ModuleReader reader = reference.open()) {
      for (String name : reader.list().filter(ManifestRoots::isManifest).sorted().toList()) {
        try (InputStream in = reader.open(name).orElseThrow(IOException::new)) {
          add(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
  }

  private static boolean isManifest(String name) {
    return name.startsWith(Manifest.FOLDER) && name.endsWith(".json");
  }

  private void add(String name, String json) throws IOException {
    try {
      ManifestFile file = ManifestReader.read(json);
      found.putIfAbsent(file.className(), file);
    } catch (IllegalArgumentException damaged) {
      throw new IOException(name + ": " + damaged.getMessage(), damaged);
    }
  }
}
