package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sinter.DType;
import dev.sinter.backend.Backend;
import dev.sinter.backend.BackendConformance;
import dev.sinter.backend.ProgramCase;
import dev.sinter.ir.Op;
import java.util.List;

/**
 * Sources for GPUs (work-groups, local memory, four lanes, aligned vectors) on a CPU device: a part
 * of the conformance suite, so that they are run also where there is no GPU.
 *
 * <p>Random programs are left out: PoCL 3.1 ends the process with a failed assertion in its
 * treatment of barriers (ParallelRegion.cc) on a few of them. Sources for CPUs have no barriers.
 */
final class GpuSourcesTest extends BackendConformance {
  private static final int EVERY = 9;

  private final List<Backend> devices = OpenClDevices.withBothClasses();

  @Override
  protected Backend backend() {
    OpenClDevices.require();
    Backend last = devices.get(devices.size() - 1);
    assumeFalse(!last.traits().id().equals(OpenClDevices.CPU_AS_GPU), "no OpenCL CPU");
    return last;
  }

  @Override
  protected void check(ProgramCase test) {
    boolean structure =
        test.name().contains("trap")
            || test.name().contains("sum")
            || test.name().contains("across")
            || test.name().contains("stores");
    assumeFalse(
        !structure && Math.floorMod(test.name().hashCode(), EVERY) != 0, "not in this part");
    assumeFalse(test.name().startsWith("seed"), "a random program");
    super.check(test);
  }

  @Override
  protected double ulps(Op op, DType type) {
    return OpenClBounds.ulps(op, type, backend());
  }
}
