package dev.sinter.backend.opencl;

import dev.sinter.codegen.opencl.BoundsReport;
import dev.sinter.fused.Precision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jocl.cl_program;

/**
 * The programs of primitives: a resource with kernels, typed by macros. Each is built once and kept
 * as long as the device: there are few. Not thread-safe.
 */
final class PrimitivePrograms {
  /** Arrays of a kernel at most. */
  private static final int MOST_ARRAYS = 9;

  /** The words in which the resources name memory: arrays have the numbers of parameters. */
  private static final String UNCHECKED =
      """
      #define CHECKED
      #define WITH_BOUNDS
      #define PASS_BOUNDS
      #define BOUNDS
      #define ARRAY(array, p)
      #define FROM(array, type, count, p) (p)
      #define INTO(array, type, count, p) (p)
      #define GET(array, type, p, i) (p)[i]
      #define PUT(array, type, p, i) (p)[i]
      """;

  /** The same, by way of {@link BoundsReport}. */
  private static final String CHECKED =
      """
      #define CHECKED , __global volatile int *faults
      #define WITH_BOUNDS const Bounds *bounds,
      #define PASS_BOUNDS bounds,
      #define BOUNDS Bounds limits; limits.faults = faults; const Bounds *bounds = &limits;
      #define ARRAY(array, p) limits.from[array] = (ulong)p;
      #define GET(array, type, p, i) (*FROM(array, type, 1, (p) + (i)))
      #define PUT(array, type, p, i) (*INTO(array, type, 1, (p) + (i)))
      """;

  /**
   * Kernels of groups of work-items that keep much in registers. NVIDIA's compiler takes as many as
   * the largest group allows, or as many as an option says, but with a group's size named it does
   * not look at the option; with 80, three groups of 256 run at a time where two would.
   */
  private static final String GROUPS =
      """
      #ifdef __NV_CL_C_VERSION
      #define GROUP_OF(items)
      #else
      #define GROUP_OF(items) __attribute__((reqd_work_group_size(items, 1, 1)))
      #endif
      """;

  private static final String FEW_REGISTERS = " -cl-nv-maxrregcount=80";

  private final Session session;
  private final String device;
  private final Map<String, Program> programs = new HashMap<>();

  PrimitivePrograms(Session session, String device) {
    this.session = session;
    this.device = device;
  }

  /** The device's id. */
  String device() {
    return device;
  }

  /** A built program; its kernels are made when first asked for. */
  static final class Program {
    private final Session session;
    private final cl_program program;
    private final String source;
    private final Map<String, Kernel> kernels = new HashMap<>();
    private long buildNanos;

    Program(Session session, cl_program program, String source, long buildNanos) {
      this.session = session;
      this.program = program;
      this.source = source;
      this.buildNanos = buildNanos;
    }

    Kernel kernel(String name) {
      return kernels.computeIfAbsent(name, missing -> new Kernel(session, program, missing));
    }

    String source() {
      return source;
    }

    /** Nanoseconds that building took; 0 from the second time on that this is asked. */
    long takeBuildNanos() {
      long nanos = buildNanos;
      buildNanos = 0;
      return nanos;
    }
  }

  /**
   * The program of a resource.
   *
   * @param resource a file beside this class
   * @param macros lines that go before it
   */
  Program find(String resource, String macros, Precision precision) {
    String key = resource + "\n" + precision + "\n" + macros;
    Program known = programs.get(key);
    if (known == null) {
      known = build(resource, macros, precision);
      programs.put(key, known);
    }
    return known;
  }

  private Program build(String resource, String macros, Precision precision) {
    long start = System.nanoTime();
    String contraction = precision == Precision.RELAXED ? "ON" : "OFF";
    String bounds = session.checked() ? BoundsReport.text(MOST_ARRAYS) + CHECKED : UNCHECKED;
    String source =
        "#pragma OPENCL FP_CONTRACT "
            + contraction
            + "\n"
            + macros
            + bounds
            + GROUPS
            + text(resource);
    boolean limited = session.info().nvidia() && source.contains("__kernel GROUP_OF(");
    String options =
        BuildOptions.of(session.info(), precision, source) + (limited ? FEW_REGISTERS : "");
    String label = resource.replace(".cl", "");
    cl_program program = Compiled.program(session, device, source, options, label);
    return new Program(session, program, source, System.nanoTime() - start);
  }

  private static String text(String resource) {
    try (InputStream in = PrimitivePrograms.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the runtime's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(
          resource + " can't be read from the runtime's jar", unreadable);
    }
  }
}
