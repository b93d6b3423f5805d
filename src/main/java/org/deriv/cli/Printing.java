package org.deriv.cli;

import java.util.Set;
import org.deriv.document.Omission;
import org.deriv.render.page.Paper;

/**
 * How documents are printed.
 *
 * @param without what is left out
 */
record Printing(Paper paper, Set<Omission> without) {
  /** On A4, with everything. */
  static final Printing USUAL = new Printing(Paper.A4, Set.of());

  Printing {
    without = Set.copyOf(without);
  }
}
