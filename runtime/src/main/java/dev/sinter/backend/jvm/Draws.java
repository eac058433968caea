package dev.sinter.backend.jvm;

import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.ir.Philox;
import dev.sinter.plan.Layout;

/** Random words at adjacent positions, block by block: one block has four of them. */
final class Draws {
  private Draws() {}

  /** Whether a line draws at positions that follow each other, with one key and stream. */
  static boolean test(Body body, int line) {
    if (!(body.line(line) instanceof Expr.Apply apply)
        || apply.op().typing() != Op.Typing.RANDOM
        || body.kind(line) != Body.Kind.COMPUTED
        || body.traps().size() != 0) {
      return false;
    }
    int[] operands = body.operands(line);
    return body.line(operands[0]) instanceof Expr.Position position
        && body.operand(position.operand()).layout() == Layout.LINEAR
        && body.kind(operands[1]) == Body.Kind.UNIFORM
        && body.kind(operands[2]) == Body.Kind.UNIFORM;
  }

  /** The position at which a line that passes {@link #test} draws. */
  static Expr.Position position(Body body, int line) {
    return (Expr.Position) body.line(body.operands(line)[0]);
  }

  /** Whether a line is a position at which is drawn, and nothing else: no loop computes it. */
  static boolean onlyCounts(Body body, int line) {
    if (!(body.line(line) instanceof Expr.Position)) {
      return false;
    }
    for (int root = 0; root < body.program().roots().size(); root++) {
      if (body.rootLine(root) == line) {
        return false;
      }
    }
    for (int user = line + 1; user < body.size(); user++) {
      boolean uses = false;
      for (int operand : body.operands(user)) {
        uses |= operand == line;
      }
      if (uses && body.isLive(user) && !test(body, user)) {
        return false;
      }
    }
    return true;
  }

  /** Called by generated code: element {@code i} gets the word at {@code offset + i * step}. */
  static void fill(int[] words, int start, int end, long offset, long step, long key, long stream) {
    int i = start;
    if (step == 1) {
      for (; i < end && ((offset + i) & 3) != 0; i++) {
        words[i] = Philox.word(offset + i, key, stream);
      }
      for (; i <= end - 4; i += 4) {
        Philox.block((offset + i) >> 2, key, stream, words, i);
      }
    }
    for (; i < end; i++) {
      words[i] = Philox.word(offset + i * step, key, stream);
    }
  }

  /** As above, with pairs of words. */
  static void fill(
      long[] pairs, int start, int end, long offset, long step, long key, long stream) {
    int i = start;
    if (step == 1) {
      if (i < end && ((offset + i) & 1) != 0) {
        pairs[i] = Philox.pair(offset + i, key, stream);
        i++;
      }
      int[] words = new int[4];
      for (; i <= end - 2; i += 2) {
        Philox.block((offset + i) >> 1, key, stream, words, 0);
        pairs[i] = Philox.join(words[0], words[1]);
        pairs[i + 1] = Philox.join(words[2], words[3]);
      }
    }
    for (; i < end; i++) {
      pairs[i] = Philox.pair(offset + i * step, key, stream);
    }
  }
}
