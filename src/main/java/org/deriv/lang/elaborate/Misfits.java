package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.ShapeRules.Misfit;
import org.deriv.lang.tree.Expression;

/** Says what does not fit, where no place knows better. */
final class Misfits {
  private Misfits() {}

  /** The finding for an operator on {@code args}, read from {@code nodes}, in {@code whole}. */
  static Finding general(
      Misfit misfit, List<Expr> args, Expression whole, List<? extends Expression> nodes) {
    int offender = misfit.offenders().isEmpty() ? -1 : misfit.offenders().getLast();
    if (offender < 0 || offender >= args.size()) {
      return Finding.error("wrong-arguments", misfit.why(), whole.span());
    }
    Expr arg = args.get(offender);
    Finding finding =
        Finding.error("shape-mismatch", message(misfit, args), whole.span())
            .label("`" + shortened(arg) + "` is " + Fit.described(arg.shape()));
    List<Repair> repairs = new ArrayList<>();
    if (offender < nodes.size() && misfit.kind() == Misfit.Kind.DIFFERENT) {
      Expr other = args.get(misfit.offenders().getFirst());
      Reshaping.to(other.shape(), arg)
          .forEach(better -> repairs.add(Repair.of(nodes.get(offender), better)));
      Reshaping.to(arg.shape(), other)
          .forEach(
              better -> repairs.add(Repair.of(nodes.get(misfit.offenders().getFirst()), better)));
    }
    return finding.trying(repairs);
  }

  private static String message(Misfit misfit, List<Expr> args) {
    int offender = misfit.offenders().getLast();
    String shape = Fit.written(args.get(offender).shape());
    return switch (misfit.kind()) {
      case DIFFERENT ->
          misfit.offenders().size() > 1
              ? "the shapes "
                  + Fit.written(args.get(misfit.offenders().getFirst()).shape())
                  + " and "
                  + shape
                  + " differ"
              : misfit.why();
      case SCALAR_WANTED -> "a number, `R`, is wanted here, not " + shape;
      case VECTOR_WANTED -> "a number or a column vector is wanted here, not " + shape;
      case SQUARE_WANTED -> "a square matrix is wanted here, not " + shape;
      case RANK -> "a number, a vector or a matrix is wanted here, not " + shape;
      case INNER, COUNT -> misfit.why();
    };
  }

  /** What is said in place of a square matrix. */
  static List<Repair> square(Expression node, Op op, Expr of) {
    List<Repair> repairs = new ArrayList<>();
    if (op == Operator.INVERSE && of.shape().rank() == 2) {
      repairs.add(
          Repair.of(node, Expr.of(Operator.PSEUDO_INVERSE, of)).toGive("for the pseudo-inverse"));
    }
    Fit.transposed(of)
        .flatMap(left -> Fit.product(List.of(left, of)))
        .flatMap(gram -> Fit.of(op, List.of(gram)))
        .ifPresent(fits -> repairs.add(Repair.of(node, fits)));
    return repairs;
  }

  private static String shortened(Expr expr) {
    String text = Wording.of(expr);
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}
