package dev.sinter.backend;

import dev.sinter.ir.Function;
import dev.sinter.plan.KernelProgram;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backend needs to compile a kernel.
 *
 * @param label readable name for messages, {@code Finance.call}
 * @param methods the original Java methods of the program's functions, as far as they are known
 * @param template the source generated at build time for exactly this program, or null
 */
public record BuildRequest(
    KernelProgram program,
    String label,
    Map<Function, MethodHandle> methods,
    @Nullable String template) {}
