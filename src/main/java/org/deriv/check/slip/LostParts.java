package org.deriv.check.slip;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/**
 * A term or a factor that was lost inside a line: one that stands elsewhere in it, or before it.
 */
final class LostParts {
  private static final int MOST = 8;
  private static final int SIZE = 40;

  private final Set<Expr> terms = new LinkedHashSet<>();
  private final Set<Expr> factors = new LinkedHashSet<>();

  LostParts(Expr before, Expr line) {
    terms.add(Make.number(1));
    collect(before, new LinkedHashSet<>());
    collect(line, new LinkedHashSet<>());
    Mentioned.in(before, line).stream()
        .filter(name -> name.op() instanceof Op.Symbol || name.op() instanceof Op.Term)
        .forEach(name -> {
          terms.add(name);
          factors.add(name);
        });
  }

  private void collect(Expr expr, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return;
    }
    switch (expr.op()) {
      case Operator.ADD -> expr.args().forEach(term -> take(positive(term), terms));
      case Operator.PRODUCT, Operator.HADAMARD ->
          expr.args().forEach(factor -> take(factor, factors));
      default -> {}
    }
    expr.args().forEach(arg -> collect(arg, seen));
  }

  private static void take(Expr part, Set<Expr> parts) {
    boolean plain = !(part.op() instanceof Op.Number) && part.toString().length() <= SIZE;
    if (plain) {
      parts.add(part);
    }
  }

  private static Expr positive(Expr term) {
    return term.is(Operator.NEGATE) ? term.arg(0) : term;
  }

  /** With a term more, of either sign. */
  void terms(Expr at, List<Edit> edits) {
    List<Expr> there = at.is(Operator.ADD) ? at.args() : List.of(at);
    terms.stream()
        .filter(term -> term.shape().equals(at.shape()) && !there.contains(term))
        .filter(term -> !there.contains(Make.negate(term)))
        .limit(MOST)
        .forEach(term -> {
          String words = "the term " + Edit.quoted(term) + " is lost";
          edits.add(new Edit(Make.sum(at, term), 8, words));
          edits.add(new Edit(ahead(term, Tidied.negated(at), at), 8, words));
          edits.add(new Edit(Make.sum(at, Tidied.negated(term)), 8, words));
        });
  }

  /** {@code a - b} for a lost {@code a} before {@code -b}, and else {@code b - a}. */
  private static Expr ahead(Expr term, Expr negated, Expr at) {
    return at.is(Operator.NEGATE) ? Make.minus(term, at.arg(0)) : Make.sum(term, negated);
  }

  /** With a factor more, at any place of a product. */
  void factors(Expr at, List<Edit> edits) {
    boolean product = at.is(Operator.PRODUCT);
    List<Expr> there = product ? at.args() : List.of(at);
    factors.stream()
        .filter(factor -> factor.shape().rank() > 0)
        .limit(2L * MOST)
        .forEach(factor -> {
          String words = "the factor " + Edit.quoted(factor) + " is lost";
          for (int i = 0; i <= there.size(); i++) {
            List<Expr> more = new ArrayList<>(there);
            more.add(i, factor);
            if (Shapes.fit(Operator.PRODUCT, more)) {
              edits.add(new Edit(Tidied.product(more), 8, words));
            }
          }
          List<Expr> pair = List.of(at, factor);
          if (factor.shape().equals(at.shape())) {
            edits.add(new Edit(Expr.of(Operator.HADAMARD, pair), 8, words));
          }
        });
  }
}
