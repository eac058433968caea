package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.plan.DeviceKind;
import java.util.Set;

/**
 * What a device is.
 *
 * @param id how users name it: {@code jvm}, {@code opencl:gpu:0}
 * @param name as the driver says
 * @param kind {@code GPU}, {@code CPU} or {@code JVM}
 * @param memoryBytes global memory, bytes
 * @param computeUnits compute units or threads
 * @param types element types that it can compute with
 * @param details driver and platform, for the log line and bug reports
 */
public record Traits(
    String id,
    String name,
    DeviceKind kind,
    long memoryBytes,
    int computeUnits,
    Set<DType> types,
    String details) {}
