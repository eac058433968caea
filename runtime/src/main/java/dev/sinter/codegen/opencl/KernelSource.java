package dev.sinter.codegen.opencl;

/**
 * An OpenCL C program.
 *
 * @param name of its kernel; a reduction in groups has a second one, {@code name_finish}
 * @param text the whole source
 */
public record KernelSource(String name, String text) {}
