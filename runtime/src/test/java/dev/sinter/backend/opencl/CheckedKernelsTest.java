package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinter.DType;
import dev.sinter.backend.Backend;
import dev.sinter.backend.BackendConformance;
import dev.sinter.backend.ProgramCase;
import dev.sinter.backend.ProgramCases;
import dev.sinter.ir.Op;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Layout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Kernels that check their memory compute what others do and find nothing: one case of the
 * conformance suite for each way in which kernels go through memory, in the sources for CPUs and
 * for GPUs. {@code -Dsinter.check=true} runs all other tests of OpenCL that way.
 */
final class CheckedKernelsTest extends BackendConformance {
  private static final Map<String, ProgramCase> CHOSEN = chosen();

  private Backend current = OpenClDevices.first();

  private static Map<String, ProgramCase> chosen() {
    Map<String, ProgramCase> chosen = new LinkedHashMap<>();
    ProgramCases.all().forEach(test -> chosen.putIfAbsent(pattern(test.program()), test));
    return chosen;
  }

  private static String pattern(KernelProgram program) {
    boolean strided = has(program, Layout.STRIDED);
    boolean indexed = has(program, Layout.INDEXED);
    boolean traps = !program.traps().isEmpty() && !indexed && !strided;
    return program.form() + " " + strided + indexed + traps + program.hasSamples();
  }

  private static boolean has(KernelProgram program, Layout layout) {
    return program.operands().stream().anyMatch(operand -> operand.layout() == layout);
  }

  @Override
  protected Backend backend() {
    return current;
  }

  @Override
  protected int programs() {
    return 1;
  }

  @Override
  protected void check(ProgramCase test) {
    boolean random = test.name().startsWith("seed");
    assumeTrue(random || CHOSEN.containsValue(test), "not in this part");
    List<Backend> devices = OpenClDevices.checked();
    for (Backend device : random ? devices.subList(0, 1) : devices) {
      current = device;
      super.check(test);
    }
  }

  @Override
  protected double ulps(Op op, DType type) {
    boolean borrowed = current.traits().id().equals(OpenClDevices.CPU_AS_GPU);
    return OpenClBounds.ulps(op, type, borrowed);
  }
}
