package dev.sinter.backend;

import dev.sinter.Shape;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Primitive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one run of a primitive.
 *
 * @param shapes of the operands
 * @param operands row-major and contiguous; never written
 * @param shape of the result, not empty
 * @param output for the result; distinct from all operands
 * @param errors null for a primitive without {@link Primitive#trap()}; otherwise I32 [1]: filled by
 *     the backend, {@link Integer#MAX_VALUE} where nothing happened, else the lowest position of an
 *     element in error (at most MAX_VALUE - 1)
 * @param profile whether to measure and wait
 */
public record PrimitiveCall(
    Primitive op,
    Precision precision,
    List<Shape> shapes,
    List<Memory> operands,
    Shape shape,
    Memory output,
    @Nullable Memory errors,
    boolean profile) {}
