package org.deriv.document.compose;

import java.util.List;
import java.util.Optional;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.expr.Shape;
import org.deriv.problem.Goal;

/** Says where a limit is taken, of links of an author's chain that tend to their right side. */
public final class ApproachText {
  private final Typesetter type;

  /** In this type. */
  public ApproachText(Typesetter type) {
    this.type = type;
  }

  /** Of a step of a goal, counted from 1; nothing where no limit is taken. */
  public List<Inline> of(Optional<Goal> goal, int step) {
    if (!(goal.orElse(null) instanceof Goal.Check(_, List<Goal.Link> links))
        || step > links.size()) {
      return List.of();
    }
    return links.get(step - 1).approach().map(this::words).orElse(List.of());
  }

  private List<Inline> words(Goal.Approach approach) {
    String side =
        switch (approach.side()) {
          case BOTH -> "";
          case ABOVE -> "^{+}";
          case BELOW -> "^{-}";
        };
    String to =
        type.name(approach.variable(), Shape.SCALAR)
            + " \\to "
            + type.inline(approach.point()).latex()
            + side;
    return List.of(new Inline.Text("as "), new Inline.Maths(Formula.of(to)));
  }
}
