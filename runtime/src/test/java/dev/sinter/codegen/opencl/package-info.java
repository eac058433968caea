/** Tests of the OpenCL emitter: its texts as golden files. They need no device. */
@NullMarked
package dev.sinter.codegen.opencl;

import org.jspecify.annotations.NullMarked;
