package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.backend.Backend;
import dev.sinter.backend.BuildRequest;
import dev.sinter.backend.CaseBuilder;
import dev.sinter.backend.Invocation;
import dev.sinter.backend.Memory;
import dev.sinter.backend.MemoryPatterns;
import dev.sinter.backend.PrimitiveCase;
import dev.sinter.backend.ProgramCase;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.ir.Op;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jocl.CL;
import org.jocl.Pointer;

/**
 * Runs a case for every pattern of memory on the only device, which is oclgrind's, with a line
 * before each; whatever oclgrind has to say stands between them. See {@link OclgrindTest}.
 */
final class OclgrindMain {
  /** Begins the line before a case. */
  static final String CASE = "CASE ";

  /** The last line. */
  static final String END = "END";

  private static final int SIZE = 100;

  private OclgrindMain() {}

  /**
   * Arguments: a device class, or "wrong" for kernels that are wrong on purpose; then, optionally,
   * a regular expression that the names of the cases have to contain.
   */
  public static void main(String[] arguments) {
    if (arguments[0].equals("wrong")) {
      wrong();
    } else {
      String part = arguments.length > 1 ? arguments[1] : "";
      all(DeviceClass.valueOf(arguments[0]), Pattern.compile(part).asPredicate());
    }
    System.err.println(END);
  }

  private static void all(DeviceClass deviceClass, Predicate<String> wanted) {
    Backend device = WatchedDevice.of(deviceClass);
    for (ProgramCase test : MemoryPatterns.programs()) {
      boolean runs =
          deviceClass == DeviceClass.GPU || !MemoryPatterns.isForGpus(test.program().form());
      if (runs && wanted.test(test.name())) {
        System.err.println(CASE + test.name());
        var unused = test.run(device);
      }
    }
    for (PrimitiveCase test : MemoryPatterns.primitives()) {
      if (wanted.test(test.name())) {
        System.err.println(CASE + test.name());
        var unused = test.run(device);
      }
    }
  }

  private static void wrong() {
    WatchedDevice device = WatchedDevice.of(DeviceClass.CPU);
    System.err.println(CASE + "outside");
    CaseBuilder b = CaseBuilder.map("sum", SIZE);
    float[] floats = new float[SIZE];
    ProgramCase sum = b.store(b.apply(Op.ADD, b.load(floats), b.load(new float[SIZE]))).build();
    List<Memory> inputs =
        List.of(device.upload(DType.F32, floats), device.upload(DType.F32, new float[SIZE - 1]));
    launch(device, sum, inputs, device.allocate(DType.F32, SIZE - 1));
    System.err.println(CASE + "race");
    Memory ints = device.upload(DType.I32, new int[4]);
    run(ints, "q[0] = (int)get_global_id(0);");
    System.err.println(CASE + "uninitialised");
    run(device.allocate(DType.I32, 4), "if (q[1] == 1) { q[0] = 1; }");
    System.err.println(CASE + "filled");
    Memory filled = device.allocate(DType.I32, 4);
    fill((DeviceMemory) filled);
    run(filled, "if (q[3] == 1) { q[get_global_id(0)] = 1; }");
  }

  /** With zeros; this is no mistake, but oclgrind says so. */
  private static void fill(DeviceMemory memory) {
    int code =
        CL.clEnqueueFillBuffer(
            memory.session().queue(),
            memory.buffer().memory(),
            Pointer.to(new int[1]),
            Integer.BYTES,
            0,
            memory.size() * Integer.BYTES,
            0,
            null,
            null);
    Check.success(code, "clEnqueueFillBuffer");
    memory.session().finish();
  }

  private static void launch(Backend device, ProgramCase test, List<Memory> inputs, Memory output) {
    BuildRequest request = new BuildRequest(test.program(), test.name(), Map.of(), null);
    List<Memory> outputs = List.of(output);
    device.launch(
        device.build(request),
        new Invocation(test.geometry(), inputs, test.scalars(), outputs, null, false));
    device.finish();
  }

  private static void run(Memory memory, String body) {
    DeviceMemory target = (DeviceMemory) memory;
    String source = "__kernel void wrong(__global int *q) { " + body + " }";
    Compiled compiled =
        Compiled.build(target.session(), "oclgrind", source, "wrong", false, "", "wrong");
    compiled.main().set(0, target.buffer());
    compiled.main().enqueue(target.session().queue(), 4, 1, null);
    target.session().finish();
  }
}
