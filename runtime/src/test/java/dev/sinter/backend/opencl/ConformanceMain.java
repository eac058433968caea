package dev.sinter.backend.opencl;

import dev.sinter.DType;
import dev.sinter.backend.Backend;
import dev.sinter.backend.BackendConformance;
import dev.sinter.backend.ProgramCase;
import dev.sinter.backend.ProgramCases;
import dev.sinter.backend.RandomPrograms;
import dev.sinter.ir.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.opentest4j.TestAbortedException;

/**
 * The conformance suite as a program, for machines without a build: a line per failure and a count
 * per device; CPUs also run the sources for GPUs, of the hand-written cases (see {@link
 * GpuSourcesTest}). Exit status 1 if something failed or there is no device. Arguments: the number
 * of random programs (200), the first seed, and a text that the names of the cases to run contain.
 */
public final class ConformanceMain {
  private ConformanceMain() {}

  /** The suite on one device. */
  private static final class Suite extends BackendConformance {
    private final Backend backend;

    Suite(Backend backend) {
      this.backend = backend;
    }

    @Override
    protected Backend backend() {
      return backend;
    }

    @Override
    protected double ulps(Op op, DType type) {
      return OpenClBounds.ulps(op, type, backend);
    }

    /** Whether the case passed. */
    boolean passes(ProgramCase test) {
      try {
        check(test);
        return true;
      } catch (TestAbortedException notForThisDevice) {
        return true;
      } catch (AssertionError | RuntimeException failure) {
        System.out.println("FAIL " + test.name() + "\n" + failure.getMessage());
        return false;
      }
    }
  }

  /** Runs everything on every device. */
  public static void main(String[] args) {
    int programs = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 20_260_101L;
    List<ProgramCase> cases = new ArrayList<>(ProgramCases.all());
    for (int index = 0; index < programs; index++) {
      cases.add(RandomPrograms.generate(new Random(seed + index), "seed " + (seed + index), false));
    }
    String part = args.length > 2 ? args[2] : "";
    cases.removeIf(test -> !test.name().contains(part));
    List<Backend> devices = OpenClDevices.withBothClasses();
    boolean failed = devices.isEmpty();
    for (Backend device : devices) {
      Suite suite = new Suite(device);
      System.out.println("DEVICE " + device.traits());
      long start = System.nanoTime();
      boolean borrowed = device.traits().id().equals(OpenClDevices.CPU_AS_GPU);
      List<ProgramCase> chosen =
          cases.stream().filter(test -> !borrowed || !test.name().startsWith("seed")).toList();
      long passed = chosen.stream().filter(suite::passes).count();
      long seconds = (System.nanoTime() - start) / 1_000_000_000;
      System.out.println(
          "PASSED "
              + passed
              + " of "
              + chosen.size()
              + " on "
              + device.traits().id()
              + ", "
              + seconds
              + " s");
      failed |= passed < chosen.size();
    }
    System.exit(failed ? 1 : 0);
  }
}
