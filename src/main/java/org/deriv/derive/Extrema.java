package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.deriv.rule.Lean;

/**
 * The largest or smallest of several values varies as the one that is reached, where only one is;
 * the index at which it is reached stays the same there (Danskin).
 */
final class Extrema {
  private static final String WORDS = "where one value alone is extreme, it is the one that varies";
  private final Ledger ledger;

  Extrema(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The differential of a maximum or minimum over an index. */
  Expr differential(Op.Fold fold, List<Expr> args, UnaryOperator<Expr> inner) {
    boolean largest = fold.kind() == Op.Fold.Kind.MAX;
    Op.Fold.Kind kind = largest ? Op.Fold.Kind.ARGMAX : Op.Fold.Kind.ARGMIN;
    Expr reached = Expr.of(new Op.Fold(kind, fold.index(), fold.direction()), args);
    alone(reached);
    return inner.apply(Substitution.of(Make.scalar(fold.index()), reached).in(args.getLast()));
  }

  /** States that an extreme value is reached at one index alone, so that the index stays. */
  void alone(Expr reached) {
    ledger.said(WORDS);
    Op.Fold fold = (Op.Fold) reached.op();
    boolean largest = fold.kind() == Op.Fold.Kind.ARGMAX;
    Expr value = reached.args().getLast();
    String index = fresh(Make.sum(value, Make.scalar(fold.index())), "j");
    Expr there = Make.scalar(index);
    Expr extreme =
        Expr.of(
            new Op.Fold(
                largest ? Op.Fold.Kind.MAX : Op.Fold.Kind.MIN, fold.index(), fold.direction()),
            reached.args());
    Expr other = Substitution.of(Make.scalar(fold.index()), there).in(value);
    ledger.stated(
        Expr.of(
            Operator.OR,
            Make.compare(largest ? Relation.LESS : Relation.GREATER, other, extreme),
            Make.compare(Relation.EQUAL, there, reached)));
  }

  /** What a norm or a reduction says as a maximum over indices, where it is one. */
  static Optional<Expr> asMaximum(Expr expr) {
    return switch (expr.op()) {
      case Op.Norm(Op.Norm.Kind kind) when kind == Op.Norm.Kind.INFINITY ->
          Optional.of(infinity(expr.arg(0)));
      case Op.Norm(Op.Norm.Kind kind)
          when kind == Op.Norm.Kind.ONE && expr.arg(0).shape().isMatrix() ->
          Optional.of(largestSum(Make.transpose(expr.arg(0)), expr.arg(0)));
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes)
          when axes.isEmpty() && (kind == Op.Reduce.Kind.MAX || kind == Op.Reduce.Kind.MIN) ->
          Optional.of(over(kind, expr.arg(0)));
      default -> Optional.empty();
    };
  }

  private static Expr infinity(Expr of) {
    if (of.shape().isMatrix()) {
      return largestSum(of, of);
    }
    return over(Op.Reduce.Kind.MAX, Make.apply(Function.Elementary.ABS, of));
  }

  /** The largest sum of the absolute values of a row. */
  private static Expr largestSum(Expr rows, Expr of) {
    String index = fresh(of, "i");
    Dim size = rows.shape().rows();
    Expr row =
        Expr.of(
            new Op.Slice(List.of(new Op.Axis.At(), new Op.Axis.Whole())), rows, Make.scalar(index));
    Expr sum =
        Expr.of(
            new Op.Reduce(Op.Reduce.Kind.SUM, List.of()), Make.apply(Function.Elementary.ABS, row));
    return fold(Op.Fold.Kind.MAX, index, size, sum);
  }

  private static Expr over(Op.Reduce.Kind kind, Expr of) {
    Op.Fold.Kind extreme = kind == Op.Reduce.Kind.MAX ? Op.Fold.Kind.MAX : Op.Fold.Kind.MIN;
    List<String> indices = new ArrayList<>();
    List<Dim> sizes = of.shape().isRow() ? List.of(of.shape().columns()) : of.shape().dims();
    for (int k = 0; k < sizes.size(); k++) {
      indices.add(fresh(of, List.of("i", "j", "k").get(k % 3)));
    }
    Expr result = entry(of, indices.stream().map(Make::scalar).toList());
    for (int k = sizes.size() - 1; k >= 0; k--) {
      result = fold(extreme, indices.get(k), sizes.get(k), result);
    }
    return result;
  }

  private static Expr entry(Expr of, List<Expr> indices) {
    return of.op() instanceof Op.Apply
        ? Expr.of(of.op(), Make.entry(of.arg(0), indices))
        : indices.isEmpty() ? of : Make.entry(of, indices);
  }

  private static Expr fold(Op.Fold.Kind kind, String index, Dim size, Expr body) {
    Op.Fold fold = new Op.Fold(kind, index, Op.Direction.UP);
    return Lean.of(fold, List.of(Make.number(1), Make.size(size), body));
  }

  private static String fresh(Expr of, String wanted) {
    Set<String> taken = new HashSet<>(new Names().free(of));
    String index = wanted;
    for (int number = 1; taken.contains(index); number++) {
      index = wanted + "_" + number;
    }
    return index;
  }
}
