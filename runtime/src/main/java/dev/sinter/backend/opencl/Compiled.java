package dev.sinter.backend.opencl;

import dev.sinter.KernelBuildException;
import java.lang.ref.Cleaner;
import java.nio.charset.StandardCharsets;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_kernel;
import org.jocl.cl_program;
import org.jspecify.annotations.Nullable;

/** A program built for a device, with its kernels. Freed with the object. */
final class Compiled {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Kernel main;
  private final @Nullable Kernel finish;

  private Compiled(Kernel main, @Nullable Kernel finish) {
    this.main = main;
    this.finish = finish;
  }

  /**
   * Builds {@code source}.
   *
   * @param name of the kernel
   * @param finishes whether there is a second one, {@code name_finish}
   * @param label for messages
   * @throws KernelBuildException with the numbered source and the driver's log
   */
  static Compiled build(
      Session session,
      String device,
      String source,
      String name,
      boolean finishes,
      String options,
      String label) {
    cl_program program = program(session, device, source, options, label);
    Kernel main = new Kernel(session, program, name);
    Kernel finish = finishes ? new Kernel(session, program, name + "_finish") : null;
    Compiled compiled = new Compiled(main, finish);
    CLEANER.register(
        compiled, new Release(program, main.kernel(), finish == null ? null : finish.kernel()));
    return compiled;
  }

  /**
   * Builds a program alone; the caller frees it, or keeps it as long as the device.
   *
   * @throws KernelBuildException with the numbered source and the driver's log
   */
  static cl_program program(
      Session session, String device, String source, String options, String label) {
    String log = "";
    for (int attempt = 0; attempt < PoclSignals.MOST_BUILDS; attempt++) {
      cl_program program = create(session, source);
      int built = CL.clBuildProgram(program, 0, null, options, null, null);
      if (built == CL.CL_SUCCESS) {
        return program;
      }
      log = log(session, program);
      CL.clReleaseProgram(program);
      if (!PoclSignals.removedFiles(session.info(), log)) {
        String what = Check.message("clBuildProgram", built) + " with " + options + "\n" + log;
        throw new KernelBuildException(label, device, source, what);
      }
    }
    String what = PoclSignals.MOST_BUILDS + " builds lost their files to signals\n" + log;
    throw new KernelBuildException(label, device, source, what);
  }

  private static cl_program create(Session session, String source) {
    int[] code = new int[1];
    cl_program program =
        CL.clCreateProgramWithSource(session.context(), 1, new String[] {source}, null, code);
    Check.success(code[0], "clCreateProgramWithSource");
    return program;
  }

  private static String log(Session session, cl_program program) {
    long[] size = new long[1];
    int what = CL.CL_PROGRAM_BUILD_LOG;
    CL.clGetProgramBuildInfo(program, session.info().device(), what, 0, null, size);
    byte[] text = new byte[(int) size[0]];
    CL.clGetProgramBuildInfo(
        program, session.info().device(), what, text.length, Pointer.to(text), null);
    return new String(text, StandardCharsets.UTF_8).replace("\0", "");
  }

  /** The kernel. */
  Kernel main() {
    return main;
  }

  /**
   * The kernel that combines blocks.
   *
   * @throws IllegalStateException if the program has none
   */
  Kernel finish() {
    if (finish == null) {
      throw new IllegalStateException("the program has no second kernel");
    }
    return finish;
  }

  /** Frees what the driver holds; knows nothing of the object itself. */
  private record Release(cl_program program, cl_kernel main, @Nullable cl_kernel finish)
      implements Runnable {
    @Override
    public void run() {
      CL.clReleaseKernel(main);
      if (finish != null) {
        CL.clReleaseKernel(finish);
      }
      CL.clReleaseProgram(program);
    }
  }
}
