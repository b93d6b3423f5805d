package org.deriv.scalar;

import edu.jas.kern.PreemptStatus;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.parser.client.ParserConfig;

/** Symja, loaded when this class is first used (about a second without an AOT cache). */
final class Library {
  private static final int RECURSION_LIMIT = 1024;
  private static final int ITERATION_LIMIT = 5000;
  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  static {
    // Otherwise Sin, Exp … are unknown names to the parser, without an error.
    ParserConfig.PARSER_USE_LOWERCASE_SYMBOLS = false;
    // Otherwise a pool of threads keeps the JVM alive for a minute.
    Config.JAS_NO_THREADS = true;
    Config.MAX_OUTPUT_LINE = Integer.MAX_VALUE;
    F.initSymbols();
    // Last: polynomial arithmetic then looks at Thread.interrupted().
    PreemptStatus.setAllow();
  }

  private Library() {}

  /** An engine of one's own: nothing that was asked before changes what it says. */
  static EvalEngine engine() {
    return new EvalEngine("deriv", RECURSION_LIMIT, ITERATION_LIMIT, NOWHERE, NOWHERE, false);
  }
}
