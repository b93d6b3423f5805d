package org.deriv.lang;

import org.deriv.diagnostic.Diagnostics;

/** The outline of an expression on its own. */
final class BareOutline extends Outline {
  /** An outline of {@code tokens}. */
  BareOutline(Tokens tokens, Diagnostics diagnostics) {
    super(tokens, diagnostics);
  }

  @Override
  protected int next(int index) {
    if (reader().isEmpty()) {
      startBare(index);
    }
    return reader().orElseThrow().read(index);
  }

  @Override
  protected void finish(int index) {
    if (reader().isEmpty()) {
      startBare(index);
    }
  }
}
