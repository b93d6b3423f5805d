package org.deriv.document.figure;

import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Formula;
import org.deriv.document.Formula.Break;
import org.deriv.document.Formula.Segment;
import org.deriv.document.Inline;

/** Words of figures and tables. */
final class Caption {
  private Caption() {}

  /** A formula that stays in one piece, as in a label or a cell. */
  static List<Inline> whole(Formula formula) {
    Segment segment = new Segment(formula.latex(), Break.START, 0);
    return List.of(new Inline.Maths(new Formula(List.of(segment), formula.text())));
  }

  /** Formulas enumerated as {@code a, b and c}. */
  static List<Inline> list(List<Formula> formulas) {
    List<Inline> words = new ArrayList<>();
    for (int i = 0; i < formulas.size(); i++) {
      words.addAll(Inline.text(i == 0 ? "" : i + 1 == formulas.size() ? " and " : ", "));
      words.addAll(whole(formulas.get(i)));
    }
    return words;
  }
}
