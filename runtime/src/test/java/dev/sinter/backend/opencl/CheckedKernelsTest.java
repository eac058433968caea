package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinter.DType;
import dev.sinter.backend.Backend;
import dev.sinter.backend.BackendConformance;
import dev.sinter.backend.MemoryPatterns;
import dev.sinter.backend.ProgramCase;
import dev.sinter.ir.Op;
import java.util.List;

/**
 * Kernels that check their memory compute what others do and find nothing: a case for every way in
 * which kernels go through memory, in the sources for CPUs and for GPUs. The profile {@code
 * checked} runs all other tests of OpenCL that way.
 */
final class CheckedKernelsTest extends BackendConformance {
  /** Several blocks that meet in one launch, with errors; see {@code GroupWriter.meetAsGroup}. */
  private static final String MEETING = "traps in a reduction";

  private Backend current = OpenClDevices.first();

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
    boolean pattern = MemoryPatterns.programs().contains(test) || test.name().equals(MEETING);
    assumeTrue(random || pattern, "not in this part");
    List<Backend> devices = OpenClDevices.checked();
    for (Backend device : random ? devices.subList(0, 1) : devices) {
      current = device;
      super.check(test);
    }
  }

  @Override
  protected double ulps(Op op, DType type) {
    return OpenClBounds.ulps(op, type, current);
  }
}
