package org.deriv.check.slip;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/** Terms of the line before that a line may have lost: its summands, and products of them. */
final class LostTerms {
  private static final int MOST = 24;

  private final Set<Expr> terms = new LinkedHashSet<>();

  LostTerms(Expr before) {
    summands(before);
    squares(before, 0);
  }

  /** The line with each of them added, where it fits. */
  List<Edit> in(Expr line) {
    List<Edit> edits = new ArrayList<>();
    terms.stream()
        .filter(term -> term.shape().equals(line.shape()))
        .limit(MOST)
        .forEach(term -> {
          if (!cancels(line, term)) {
            edits.add(lost(line, term, term));
          }
          if (!cancels(line, Tidied.negated(term))) {
            edits.add(lost(line, Tidied.negated(term), term));
          }
        });
    return edits;
  }

  /** Whether it only takes away what is there, which is no term lost. */
  private static boolean cancels(Expr line, Expr signed) {
    List<Expr> terms = line.is(Operator.ADD) ? line.args() : List.of(line);
    return terms.contains(Tidied.negated(signed));
  }

  private static Edit lost(Expr line, Expr signed, Expr term) {
    return new Edit(Make.sum(line, signed), 6, "the term " + Edit.quoted(term) + " is lost");
  }

  private void summands(Expr of) {
    if (of.is(Operator.ADD)) {
      of.args().forEach(term -> terms.add(positive(term)));
    }
  }

  private static Expr positive(Expr term) {
    return term.is(Operator.NEGATE) ? term.arg(0) : term;
  }

  /** The mixed terms of squares, squared norms and products of sums. */
  private void squares(Expr of, int depth) {
    if (depth > 4) {
      return;
    }
    boolean square = of.is(Operator.POWER) && of.arg(1).isNumber(2);
    if (square && of.arg(0).is(Operator.ADD)) {
      mixed(of.arg(0).args(), Op.Norm.Kind.ONE);
    }
    if (square
        && of.arg(0).op() instanceof Op.Norm(Op.Norm.Kind kind)
        && of.arg(0).arg(0).is(Operator.ADD)) {
      mixed(of.arg(0).arg(0).args(), kind);
    }
    if (of.is(Operator.PRODUCT) && of.args().size() == 2) {
      products(of.arg(0), of.arg(1));
    }
    of.args().forEach(arg -> squares(arg, depth + 1));
  }

  private void mixed(List<Expr> parts, Op.Norm.Kind kind) {
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        Expr left = positive(parts.get(i));
        Expr right = positive(parts.get(j));
        boolean matrix = left.shape().rank() == 2 && kind == Op.Norm.Kind.FROBENIUS;
        Expr product = Make.product(Make.transpose(left), right);
        if (left.shape().rank() < 2 || matrix) {
          Expr inner = matrix ? Expr.of(Operator.TRACE, product) : product;
          terms.add(Tidied.times(Rational.of(2), inner));
        }
      }
    }
  }

  private void products(Expr left, Expr right) {
    List<Expr> first = left.is(Operator.ADD) ? left.args() : List.of(left);
    List<Expr> second = right.is(Operator.ADD) ? right.args() : List.of(right);
    for (Expr one : first) {
      for (Expr other : second) {
        List<Expr> pair = List.of(positive(one), positive(other));
        if (first.size() + second.size() > 2 && Shapes.fit(Operator.PRODUCT, pair)) {
          terms.add(Tidied.product(pair));
        }
      }
    }
  }
}
