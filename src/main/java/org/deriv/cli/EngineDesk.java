package org.deriv.cli;

import java.util.List;
import org.deriv.diagnostic.Source;

/** The one place where the command line meets the engine. */
final class EngineDesk implements Desk {
  @Override
  public Report work(Source source, long seed) {
    throw new IllegalStateException("the engine is not wired to the command line");
  }

  @Override
  public Layout layOut(Source source) {
    throw new IllegalStateException("the engine is not wired to the command line");
  }

  @Override
  public List<RuleEntry> rules() {
    throw new IllegalStateException("the engine is not wired to the command line");
  }
}
