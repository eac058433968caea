/**
 * Tests of the OpenCL backend on every device found. They are skipped where there is none, unless
 * the property {@code sinter.test.require} contains {@code opencl}. {@link
 * dev.sinter.backend.opencl.ConformanceMain} and {@link dev.sinter.backend.opencl.TimingMain} run
 * on a machine without a build.
 */
@NullMarked
package dev.sinter.backend.opencl;

import org.jspecify.annotations.NullMarked;
