/**
 * The conformance suite of the backends: programs ({@link dev.sinter.backend.ProgramCases}, {@link
 * dev.sinter.backend.RandomPrograms}) that every backend must run with the bits of the reference
 * interpreter ({@link dev.sinter.backend.BackendConformance}).
 */
@NullMarked
package dev.sinter.backend;

import org.jspecify.annotations.NullMarked;
