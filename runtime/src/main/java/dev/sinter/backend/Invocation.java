package dev.sinter.backend;

import dev.sinter.plan.Geometry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one launch.
 *
 * @param operands per operand of the program; null for what is not in memory
 * @param scalars per scalar argument, its bits as in {@link dev.sinter.ir.Expr.Constant}
 * @param outputs per root, null for one that is not stored; distinct from all operands
 * @param errors null for a program without traps; otherwise {@link dev.sinter.plan.ErrorWords},
 *     filled by the backend
 * @param profile whether to measure and wait
 */
public record Invocation(
    Geometry geometry,
    List<@Nullable Memory> operands,
    long[] scalars,
    List<@Nullable Memory> outputs,
    @Nullable Memory errors,
    boolean profile) {
  /** With other memory for the operands. */
  public Invocation withOperands(List<@Nullable Memory> others) {
    return new Invocation(geometry, others, scalars, outputs, errors, profile);
  }
}
