package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.RelationSign;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;

/** Names with indices, their ranges, and the recurrences that define sequences. */
final class DefinitionText {
  private final Typesetter type;

  DefinitionText(Typesetter type) {
    this.type = type;
  }

  /** A recurrence, with its range and where it starts beside it. */
  Line recurrence(Declaration.Recurrence recurrence) {
    Expr term =
        Expr.of(
            new Op.Term(recurrence.name(), recurrence.shape()),
            Make.scalar(recurrence.time().index()));
    Expr left =
        recurrence.entries().isEmpty()
            ? term
            : Make.entry(term, recurrence.entries().stream().map(Make::scalar).toList());
    List<Inline> when = new ArrayList<>(range(recurrence.time()));
    recurrence
        .boundaries()
        .forEach(boundary -> {
          Expr at = Expr.of(new Op.Term(recurrence.name(), recurrence.shape()), boundary.time());
          when.addAll(Inline.text(", "));
          when.add(
              maths(type.formula(at).latex() + " = " + type.formula(boundary.value()).latex()));
        });
    return Line.of(type.formula(left), RelationSign.EQUAL, type.formula(recurrence.body()))
        .because(when);
  }

  /** A name with its indices. */
  Formula indexed(String name, Shape shape, List<String> indices) {
    return indices.isEmpty()
        ? Formula.of(type.name(name, shape))
        : type.formula(
            Expr.of(new Op.Term(name, shape), indices.stream().map(Make::scalar).toList()));
  }

  /** The range of an index: for so and so. */
  List<Inline> range(IndexRange range) {
    return List.of(
        new Inline.Text(" for "),
        maths(
            type.formula(Make.scalar(range.index())).latex()
                + " = "
                + type.formula(range.first()).latex()
                + ", \\ldots, "
                + type.formula(range.last()).latex()));
  }

  private static Inline maths(String latex) {
    return new Inline.Maths(Formula.of(latex));
  }
}
