package dev.sinter.cache;

import dev.sinter.Launch;
import dev.sinter.backend.Backend;
import dev.sinter.backend.BuildRequest;
import dev.sinter.backend.Executable;
import dev.sinter.ir.Function;
import dev.sinter.ir.FusedMethod;
import dev.sinter.plan.DeviceKind;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Step;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The compiled kernels of one device, by their whole program. Looks in memory first, then among the
 * templates of the fused method that the kernel consists of, then compiles. Thread-safe; holds the
 * {@value #CAPACITY} kernels used last.
 */
public final class KernelCache {
  private static final int CAPACITY = 4096;

  private final Backend backend;
  private final Map<KernelProgram, Executable> kernels =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<KernelProgram, Executable> eldest) {
          return size() > CAPACITY;
        }
      };

  /** An empty cache. */
  public KernelCache(Backend backend) {
    this.backend = backend;
  }

  /** A kernel and where it came from this time. */
  public record Found(Executable executable, Launch.Origin origin) {}

  /** The kernel for a step. One thread at a time compiles for a device. */
  public synchronized Found find(Step step) {
    Executable known = kernels.get(step.program());
    if (known != null) {
      return new Found(known, Launch.Origin.MEMORY);
    }
    String template = template(step);
    Executable built =
        backend.build(
            new BuildRequest(
                step.program(), step.name(), javaMethods(step), openClSource(template)));
    kernels.put(step.program(), built);
    return new Found(built, template == null ? Launch.Origin.COMPILED : Launch.Origin.TEMPLATE);
  }

  /** Where {@link #find} would get the kernel from now; compiles nothing. */
  public synchronized Launch.Origin origin(Step step) {
    if (kernels.containsKey(step.program())) {
      return Launch.Origin.MEMORY;
    }
    return template(step) == null ? Launch.Origin.COMPILED : Launch.Origin.TEMPLATE;
  }

  private @Nullable String template(Step step) {
    FusedMethod method = step.method();
    if (method == null || !backend.usesTemplates()) {
      return null;
    }
    String device = backend.traits().kind() == DeviceKind.CPU ? "cpu" : "gpu";
    return method.templates().source(step.program().key(), device);
  }

  /** The JVM backend runs the method itself; the text only says that it was generated. */
  private @Nullable String openClSource(@Nullable String template) {
    return backend.traits().kind() == DeviceKind.JVM ? null : template;
  }

  private static Map<Function, MethodHandle> javaMethods(Step step) {
    Map<Function, MethodHandle> methods = new HashMap<>();
    for (FusedMethod method : step.methods()) {
      if (method.java() != null) {
        methods.put(method.function(), method.java());
      }
    }
    return methods;
  }
}
