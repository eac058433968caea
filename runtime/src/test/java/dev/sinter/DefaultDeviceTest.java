package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a process chooses its default device; each case is a process of its own. */
final class DefaultDeviceTest {
  /** Prints what making an array gives, twice. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      for (int i = 0; i < 2; i++) {
        try {
          System.out.println(Array.of(1).device().id());
        } catch (SinterException error) {
          System.out.println(error.getClass().getSimpleName() + ": " + error.getMessage());
        }
      }
    }
  }

  /** Prints what is logged while an array is made. */
  static final class Logged {
    private Logged() {}

    public static void main(String[] args) {
      LogLines log = LogLines.open();
      assertEquals(3, Array.of(1).add(2).toInt());
      log.matching("no setting").forEach(System.out::println);
      log.matching("Sinter uses").forEach(System.out::println);
      log.close();
    }
  }

  @Test
  void thePropertyNamesTheDevice() throws Exception {
    assertEquals(List.of("jvm", "jvm"), OwnProcess.lines(Main.class, "-Dsinter.device=jvm"));
  }

  @Test
  void whoAsksForTheJvmLoadsNoOpenCl() throws Exception {
    List<String> lines =
        OwnProcess.lines(Main.class, "-Dsinter.device=jvm", "-Xlog:class+load:stdout");
    assertTrue(lines.contains("jvm"));
    assertEquals(List.of(), lines.stream().filter(line -> line.contains(" org.jocl.")).toList());
  }

  @Test
  void aWrongNameIsAClearErrorEveryTime() throws Exception {
    assertNotFound(
        OwnProcess.lines(Main.class, "-Dsinter.device=abacus"),
        "the property sinter.device=abacus");
  }

  @Test
  void aWrongNameInTheEnvironmentIsAClearErrorEveryTime() throws Exception {
    ProcessBuilder builder = OwnProcess.command(Main.class, OwnProcess.classPath());
    builder.environment().put("SINTER_DEVICE", "abacus");
    assertNotFound(OwnProcess.lines(builder), "the environment variable SINTER_DEVICE=abacus");
  }

  private static void assertNotFound(List<String> lines, String setting) {
    assertEquals(2, lines.size());
    for (String line : lines) {
      assertTrue(
          line.startsWith(
              "DeviceException: device \"abacus\" not found, which "
                  + setting
                  + " asks for: there are "),
          line);
      assertTrue(line.contains("jvm ("), line);
      assertTrue(
          line.endsWith(
              "; set it to an id, the beginning of one or a part of a device's name, or leave it"
                  + " out for "
                  + Device.best().id()),
          line);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sinter.check, yes, true or false (the default)",
    "sinter.debug, On, true or false (the default)",
    "sinter.fallback, gpu, jvm (the default) or never",
    "sinter.mixedDevices, sometimes, refuse (the default) or move",
    "sinter.threads, 0, a number from 1 to 99999 (the default: the available processors)",
  })
  void aWrongValueIsReportedWhenDevicesAreLookedFor(String property, String value, String allowed)
      throws Exception {
    String error =
        "SinterException: property " + property + " can't be " + value + ": use " + allowed;
    assertEquals(
        List.of(error, error), OwnProcess.lines(Main.class, "-D" + property + "=" + value));
  }

  @Test
  void caseAndSpacesOfAValueDoNotMatterAndAnEmptyOneIsNone() throws Exception {
    assertEquals(
        List.of("jvm", "jvm"),
        OwnProcess.lines(
            Main.class,
            "-Dsinter.device=jvm",
            "-Dsinter.check= FALSE",
            "-Dsinter.debug=",
            "-Dsinter.threads= 2 "));
  }

  @Test
  void anUnknownNameIsAWarningInTheLog() throws Exception {
    List<String> lines =
        OwnProcess.lines(
            Logged.class, "-Dsinter.device=jvm", "-Dsinter.chekc=true", "-Dsinter.app.mine=1");
    assertEquals(
        "property sinter.chekc is no setting: they are [sinter.check, sinter.debug, sinter.device,"
            + " sinter.fallback, sinter.mixedDevices, sinter.threads]",
        lines.get(0));
    assertEquals(2, lines.size(), lines::toString);
  }

  @Test
  void withoutJoclTheLogSaysWhyNoOpenClDeviceIsThere() throws Exception {
    List<String> lines = OwnProcess.lines(OwnProcess.command(Logged.class, withoutJocl()));
    assertEquals(1, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith("Sinter uses jvm ("), lines.get(0));
    assertTrue(
        lines
            .get(0)
            .endsWith(
                ": best of 1 found; JOCL (org.jocl:jocl) is not on the class path, so no OpenCL"
                    + " device was looked for"),
        lines.get(0));
  }

  @Test
  void withoutJoclAnOpenClDeviceIsNotFoundForThatReason() throws Exception {
    List<String> lines =
        OwnProcess.lines(
            OwnProcess.command(Main.class, withoutJocl(), "-Dsinter.device=opencl:gpu"));
    assertEquals(2, lines.size());
    for (String line : lines) {
      assertTrue(line.contains("; JOCL (org.jocl:jocl) is not on the class path"), line);
    }
  }

  /** Prints what the first kernel of the JVM fails with. */
  static final class FirstKernel {
    private FirstKernel() {}

    public static void main(String[] args) {
      try (Scope scope = Scope.on(Device.jvm())) {
        Array.of(1f).add(1).eval();
      } catch (DeviceException missing) {
        System.out.println(missing.getMessage());
      }
    }
  }

  @Test
  void withoutAsmTheFirstKernelSaysSo() throws Exception {
    assertEquals(
        List.of(
            "jvm: ASM (org.ow2.asm:asm), with which kernels are written, is not on the class path:"
                + " add it"),
        OwnProcess.lines(OwnProcess.command(FirstKernel.class, without("asm-.*[.]jar"))));
  }

  private static String withoutJocl() {
    return without("jocl.*[.]jar");
  }

  private static String without(String jar) {
    String path =
        Arrays.stream(OwnProcess.classPath().split(File.pathSeparator))
            .filter(entry -> !new File(entry).getName().matches(jar))
            .collect(Collectors.joining(File.pathSeparator));
    assertFalse(path.equals(OwnProcess.classPath()), jar + " is on the class path of the tests");
    return path;
  }
}
