package dev.sinter.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.SinterException;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.codegen.Listing;
import dev.sinter.codegen.Manifest;
import dev.sinter.codegen.ManifestReader;
import dev.sinter.codegen.ManifestWriter;
import dev.sinter.codegen.opencl.OpenClEmitter;
import dev.sinter.ir.Function;
import dev.sinter.ir.Interpreter;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Template;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is written at build time is what the runtime reads. */
final class ManifestTest {
  private static final String HEAD = "package p;\nimport dev.sinter.fused.*;\n";
  private static final String CALLER =
      HEAD
          + "class Caller {\n"
          + "  @Fused static int f(int x, @Uniform int k) { return One.g(x) * 100 + Two.g(x) + k;"
          + " }\n"
          + "  @Fused static int axis(int x, @Index(0) int i) { return x + i; }\n"
          + "}\n";
  private static final String ONE =
      HEAD + "class One {\n  @Fused static int g(int x) { return x + 1; }\n}\n";
  private static final String TWO = ONE.replace("One", "Two");
  private static final String ID = "p.Caller.f(i32,i32)";

  @RegisterExtension final Golden golden = new Golden();
  @TempDir Path output;
  @TempDir Path folder;

  @Test
  void theTextHoldsEverything() throws IOException {
    String text = compiled().resources().getOrDefault("META-INF/sinter/p.Caller.json", "");
    // The hashes of the sources change with the emitter.
    String stable = text.replaceAll("(?m)^( +\"file\": .*\\n +\"hash\": )\".*\"", "$1\"...\"");
    golden.assertMatches(stable.replaceAll("\"emitter\": \\d+", "\"emitter\": 0"));
  }

  @Test
  void readingAndWritingGivesTheSameText() {
    compiled()
        .resources()
        .forEach(
            (name, text) -> {
              if (name.endsWith(".json")) {
                assertEquals(text, ManifestWriter.write(ManifestReader.read(text)));
              }
            });
  }

  @Test
  void functionsAreLinkedWithTheirCallees() throws ClassNotFoundException {
    Manifest manifest = load(compiled(), "p.Caller");
    Function function = manifest.function(ID).orElseThrow();
    assertEquals(607, Interpreter.call(function, 5, 1).bits());
    assertEquals(ID, function.id());
    assertTrue(manifest.function("p.Caller.f(f32)").isEmpty());
    assertTrue(Manifest.load(String.class).isEmpty());
  }

  /** Both callees had the same code, so that only the order of the calls tells them apart. */
  @Test
  void aChangedCalleeIsLinkedAnew() throws ClassNotFoundException {
    Project project = compiled();
    project.compile(TWO.replace("x + 1", "x - 1")).requireSuccess();
    Function function = load(project, "p.Caller").function(ID).orElseThrow();
    assertEquals(605, Interpreter.call(function, 5, 1).bits());
  }

  @Test
  void aCalleeThatNoLongerFitsIsAnErrorThatSaysSo() throws ClassNotFoundException {
    Project project = compiled();
    project.compile(TWO.replace("int g(int x)", "long g(int x)")).requireSuccess();
    Manifest manifest = load(project, "p.Caller");
    SinterException error = assertThrows(SinterException.class, () -> manifest.function(ID));
    assertTrue(error.toString().contains("can't be linked"), error.toString());
  }

  @Test
  void sourcesAreThoseOfTheEmitterAndFoundByTheWholeKey() throws ClassNotFoundException {
    Manifest manifest = load(compiled(), "p.Caller");
    KernelProgram program = Template.of(manifest.function(ID).orElseThrow()).orElseThrow();
    for (DeviceClass device : DeviceClass.values()) {
      String source = OpenClEmitter.emit(program, device).text();
      assertEquals(source, manifest.template(program, device).orElseThrow());
    }
    assertEquals(null, manifest.source(program.key() + " ", "gpu"));
    assertEquals(null, manifest.source(program.key(), "fpga"));
  }

  @Test
  void aDamagedSourceIsNotUsed() throws IOException, ClassNotFoundException {
    Project project = compiled();
    Files.writeString(output.resolve("META-INF/sinter/p.Caller.f-i32-i32.gpu.cl"), "damaged");
    Manifest manifest = load(project, "p.Caller");
    KernelProgram program = Template.of(manifest.function(ID).orElseThrow()).orElseThrow();
    assertTrue(manifest.template(program, DeviceClass.GPU).isEmpty());
    assertTrue(manifest.template(program, DeviceClass.CPU).isPresent());
  }

  @Test
  void positionsAlongAnAxisHaveNoSourceButAFunction() throws ClassNotFoundException {
    Manifest manifest = load(compiled(), "p.Caller");
    assertTrue(manifest.function("p.Caller.axis(i32,i32)").isPresent());
    assertEquals("", manifest.content().kernels().get(0).key());
  }

  @Test
  void theListingOfAFolderIsATable() throws IOException {
    var unused = compiled();
    golden.assertMatches(Listing.of(output).text());
  }

  @Test
  void aJarWithoutFolderEntriesIsListedToo() throws IOException {
    Project project = compiled();
    Path jar = folder.resolve("some.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out)) {
      for (var resource : project.resources().entrySet()) {
        zip.putNextEntry(new ZipEntry(resource.getKey()));
        zip.write(resource.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    assertEquals(Listing.of(output).text(), Listing.of(jar).text());
    assertEquals(Listing.of(output).text(), Listing.of(folder).text());
  }

  @Test
  void aClassLoadersListingHasItsFolders() {
    Project project = compiled();
    var names = Listing.of(project.loader()).kernels().stream().map(entry -> entry.id()).toList();
    assertTrue(names.contains(ID), names.toString());
    assertFalse(Listing.of(project.loader()).text().isEmpty());
  }

  private Project compiled() {
    Project project = new Project(output);
    project.compile(CALLER, ONE, TWO).requireSuccess();
    return project;
  }

  private static Manifest load(Project project, String name) throws ClassNotFoundException {
    return Manifest.load(project.loader().loadClass(name)).orElseThrow();
  }
}
