package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/**
 * An expression that is linear in an unknown, {@code left * v * right + rest}, with coefficients
 * that do not mention it. For a number or a vector v there is nothing on its right.
 */
record LinearForm(Expr unknown, Expr left, Optional<Expr> right, Expr rest) {
  /** The expression in this form, if it is linear; both have the shapes of an equation for v. */
  static Optional<LinearForm> of(Workbench bench, Expr expr, Expr unknown) {
    boolean fits =
        unknown.shape().rank() == expr.shape().rank()
            && (!unknown.shape().isScalar() || expr.shape().isScalar());
    if (!fits || unknown.shape().rank() > 2) {
      return Optional.empty();
    }
    try {
      return unknown.shape().rank() < 2
          ? coefficient(bench, expr, unknown)
          : twoSided(bench, expr, unknown);
    } catch (Unsolved _) {
      return Optional.empty();
    }
  }

  private static Optional<LinearForm> coefficient(Workbench bench, Expr expr, Expr unknown) {
    Operator derivative = unknown.shape().isScalar() ? Operator.DERIVATIVE : Operator.JACOBIAN;
    Expr left = bench.workOut(Expr.of(derivative, unknown, expr)).expr();
    if (bench.mentions(left, unknown)) {
      return Optional.empty();
    }
    Expr rest = rest(bench, expr, unknown);
    return isAffine(bench, expr, unknown, left, rest)
        ? Optional.of(new LinearForm(unknown, left, Optional.empty(), rest))
        : Optional.empty();
  }

  /** A constant derivative is not enough: that of a sign or a step is 0 wherever it exists. */
  private static boolean isAffine(Workbench bench, Expr expr, Expr unknown, Expr left, Expr rest) {
    return isAlgebra(bench, expr, unknown)
        || bench.provesEqual(Make.sum(Make.product(left, unknown), rest), expr);
  }

  /** Whether the unknown stands under nothing but sums, products and quotients. */
  private static boolean isAlgebra(Workbench bench, Expr expr, Expr unknown) {
    if (!bench.mentions(expr, unknown)) {
      return true;
    }
    boolean here =
        switch (expr.op()) {
          case Op.Symbol _ -> true;
          case Op.Fold fold -> fold.kind() == Op.Fold.Kind.SUM;
          case Op.Reduce reduce ->
              reduce.kind() == Op.Reduce.Kind.SUM || reduce.kind() == Op.Reduce.Kind.MEAN;
          case Operator operator ->
              switch (operator) {
                case ADD, NEGATE, PRODUCT, DIVIDE, HADAMARD, HADAMARD_DIVIDE, TRANSPOSE -> true;
                case POWER, HADAMARD_POWER, TRACE, ENTRY, INVERSE -> true;
                default -> false;
              };
          case Op _ -> false;
        };
    return here && expr.args().stream().allMatch(arg -> isAlgebra(bench, arg, unknown));
  }

  private static Expr rest(Workbench bench, Expr expr, Expr unknown) {
    return bench.put(Map.of(unknown, Make.zeros(unknown.shape())), expr);
  }

  private static Optional<LinearForm> twoSided(Workbench bench, Expr expr, Expr unknown) {
    Expr change = bench.workOut(Expr.of(Operator.DIFFERENTIAL, unknown, expr)).expr();
    Expr mark = Expr.of(Operator.DIFFERENTIAL, unknown, unknown);
    if (bench.mentions(withoutMark(change, mark), unknown)) {
      return Optional.empty();
    }
    Expr rest = rest(bench, expr, unknown);
    return Word.of(change, part -> holds(part, mark))
        .flatMap(words -> sides(bench, words, mark))
        .map(sides -> new LinearForm(unknown, sides.left(), Optional.of(sides.right()), rest));
  }

  private static Expr withoutMark(Expr expr, Expr mark) {
    if (expr.equals(mark)) {
      return Make.zeros(mark.shape());
    }
    return expr.args().isEmpty()
        ? expr
        : expr.withArgs(expr.args().stream().map(arg -> withoutMark(arg, mark)).toList());
  }

  private static boolean holds(Expr expr, Expr part) {
    return expr.equals(part) || expr.args().stream().anyMatch(arg -> holds(arg, part));
  }

  private record Sides(Expr left, Expr right) {}

  /** Terms L·dV·R as one, where all have one R or all have one L. */
  private static Optional<Sides> sides(Workbench bench, List<Word> words, Expr mark) {
    List<Expr> lefts = new ArrayList<>();
    List<Expr> rights = new ArrayList<>();
    for (Word word : words) {
      int at = word.chain().indexOf(mark);
      boolean once =
          at >= 0
              && word.chain().stream().filter(factor -> holds(factor, mark)).count() == 1
              && word.scalars().stream().noneMatch(factor -> holds(factor, mark));
      if (!once) {
        return Optional.empty();
      }
      Expr unitLeft = Make.identity(mark.shape().rows());
      Expr unitRight = Make.identity(mark.shape().columns());
      lefts.add(scaled(word.scalars(), side(word.chain().subList(0, at), unitLeft)));
      rights.add(side(word.chain().subList(at + 1, word.chain().size()), unitRight));
    }
    if (rights.stream().distinct().count() == 1) {
      return Optional.of(new Sides(bench.tidy(Make.sum(lefts)), bench.tidy(rights.getFirst())));
    }
    return sameLeft(bench, words, rights, mark);
  }

  private static Optional<Sides> sameLeft(
      Workbench bench, List<Word> words, List<Expr> rights, Expr mark) {
    List<List<Expr>> fronts =
        words.stream().map(word -> word.chain().subList(0, word.chain().indexOf(mark))).toList();
    if (fronts.stream().distinct().count() > 1) {
      return Optional.empty();
    }
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      terms.add(scaled(words.get(i).scalars(), rights.get(i)));
    }
    Expr left = side(fronts.getFirst(), Make.identity(mark.shape().rows()));
    return Optional.of(new Sides(bench.tidy(left), bench.tidy(Make.sum(terms))));
  }

  private static Expr side(List<Expr> factors, Expr unit) {
    return factors.isEmpty() ? unit : Make.product(factors);
  }

  private static Expr scaled(List<Expr> scalars, Expr matrix) {
    List<Expr> all = new ArrayList<>(scalars);
    all.add(matrix);
    return Make.product(all);
  }

  /** Whether nothing stands on the right of the unknown. */
  boolean isOneSided() {
    return right.isEmpty() || right.get().op() instanceof Op.Identity || right.get().isNumber(1);
  }
}
