package org.deriv.check.slip;

import java.util.List;
import java.util.stream.Stream;
import org.deriv.check.Remark;
import org.deriv.expr.Expr;

/**
 * A correction of a wrong line that was established.
 *
 * @param words what was slipped on, with expressions in backquotes
 * @param corrected the line as it holds
 * @param said how much of it is worth saying
 * @param mentioned the expressions that the words mention
 */
record Slip(String words, Expr corrected, Said said, List<Expr> mentioned) {
  /** What a reader is told. */
  enum Said {
    /** The line that holds, and what was slipped on. */
    LINE,
    /** What was slipped on alone: the line that holds repeats the one before it. */
    WORDS
  }

  /** Copies. */
  Slip {
    mentioned = List.copyOf(mentioned);
  }

  static Slip of(String words, Expr corrected) {
    return new Slip(words, corrected, Said.LINE, List.of());
  }

  /** What a reader is told. */
  Remark remark() {
    return switch (said) {
      case LINE ->
          new Remark(
              "holds with " + Remark.quoted(corrected) + ": " + words,
              Stream.concat(Stream.of(corrected), mentioned.stream()).toList());
      case WORDS -> new Remark(words, mentioned);
    };
  }
}
