package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;

/** Multiplies an equation by an unknown matrix so that its inverse disappears. */
final class Clearing {
  private final Workbench bench;

  Clearing(Workbench bench) {
    this.bench = bench;
  }

  /** What the left side of an equation with 0 becomes, and from which sides it was multiplied. */
  record Cleared(Expr expr, String words) {}

  /** The ways in which the inverse of an invertible unknown can be cleared. */
  List<Cleared> of(Expr expr, Expr unknown) {
    List<Cleared> cleared = new ArrayList<>();
    if (!unknown.shape().isSquare() || unknown.shape().isScalar()) {
      return cleared;
    }
    List<Expr> factor = List.of(unknown);
    String name = "multiplied by `" + unknown + "`";
    cleared(expr, unknown, factor, List.of(), name + " from the left").ifPresent(cleared::add);
    cleared(expr, unknown, List.of(), factor, name + " from the right").ifPresent(cleared::add);
    cleared(expr, unknown, factor, factor, name + " from both sides").ifPresent(cleared::add);
    return cleared;
  }

  private Optional<Cleared> cleared(
      Expr expr, Expr unknown, List<Expr> left, List<Expr> right, String words) {
    return Word.of(expr, part -> bench.mentions(part, unknown) && !isInverse(part, unknown))
        .map(terms -> terms.stream().map(word -> word.between(left, right)).toList())
        .filter(terms -> terms.stream().noneMatch(word -> holdsInverse(word, unknown)))
        .map(terms ->
            new Cleared(bench.tidy(Make.sum(terms.stream().map(Word::expr).toList())), words));
  }

  private static boolean isInverse(Expr part, Expr unknown) {
    return part.is(Operator.INVERSE) && part.arg(0).equals(unknown);
  }

  private boolean holdsInverse(Word word, Expr unknown) {
    return word.scalars().stream().anyMatch(factor -> bench.mentions(factor, unknown))
        || word.chain().stream()
            .anyMatch(factor -> !factor.equals(unknown) && bench.mentions(factor, unknown));
  }
}
