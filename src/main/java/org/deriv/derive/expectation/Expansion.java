package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;

/** Writes an entry of an expression as sums over indices of products of random numbers. */
final class Expansion {
  private static final int MOST_TERMS = 3000;
  private static final int LARGEST_POWER = 6;
  private final Chance chance;
  private final Fresh fresh;

  Expansion(Chance chance, Fresh fresh) {
    this.chance = chance;
    this.fresh = fresh;
  }

  List<Term> scalar(Expr expr) {
    return entry(expr, List.of());
  }

  /** The entry at a position; a row or column takes one index. */
  List<Term> entry(Expr expr, List<Expr> at) {
    if (!chance.isRandom(expr)) {
      return List.of(
          expr.op() instanceof Op.Identity || expr.shape().rank() == 2
              ? Cumulants.entry(expr, at)
              : Term.outside(Entries.of(expr, at)));
    }
    List<Expr> args = expr.args();
    List<Term> terms =
        switch (expr.op()) {
          case Operator operator -> operator(operator, expr, at);
          case Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes)
              when axes.isEmpty() && kind == Op.Reduce.Kind.SUM ->
              total(args.getFirst());
          case Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes)
              when axes.isEmpty() && kind == Op.Reduce.Kind.MEAN ->
              times(count(args.getFirst()), total(args.getFirst()));
          case Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes)
              when axes.isEmpty() && kind == Op.Reduce.Kind.VARIANCE ->
              variance(args.getFirst());
          case Op.Fold fold when fold.kind() == Op.Fold.Kind.SUM -> fold(fold, args, at);
          case Op.Literal _ when position(expr, at).isPresent() ->
              scalar(args.get(position(expr, at).get()));
          default -> List.of(atom(expr, at));
        };
    if (terms.size() > MOST_TERMS) {
      throw Unknown.tooLarge(expr);
    }
    return terms;
  }

  private List<Term> operator(Operator operator, Expr expr, List<Expr> at) {
    List<Expr> args = expr.args();
    return switch (operator) {
      case ADD -> {
        List<Term> terms = new ArrayList<>();
        args.forEach(arg -> terms.addAll(entry(arg, at)));
        yield terms;
      }
      case NEGATE -> times(Make.number(-1), entry(args.getFirst(), at));
      case PRODUCT -> product(args, at);
      case DIVIDE -> {
        Expr reciprocal = Make.power(args.get(1), -1);
        List<Term> other =
            chance.isRandom(args.get(1))
                ? List.of(Term.random(reciprocal))
                : List.of(Term.outside(reciprocal));
        yield limited(entry(args.get(0), at), other, expr);
      }
      case HADAMARD -> {
        List<Term> result = List.of(Term.ONE);
        for (Expr arg : args) {
          result = limited(result, entry(arg, at), expr);
        }
        yield result;
      }
      case HADAMARD_DIVIDE ->
          chance.isRandom(args.get(1))
              ? List.of(atom(expr, at))
              : times(Make.power(Entries.of(args.get(1), at), -1), entry(args.get(0), at));
      case POWER, HADAMARD_POWER ->
          natural(args.get(1)).isPresent() ? power(expr, at) : List.of(atom(expr, at));
      case TRANSPOSE -> entry(args.getFirst(), at.size() == 2 ? at.reversed() : at);
      case TRACE -> {
        Bound bound = bound(args.getFirst().shape().rows());
        Expr index = Make.scalar(bound.index());
        yield within(bound, entry(args.getFirst(), List.of(index, index)));
      }
      case DIAGONAL_PART -> entry(args.getFirst(), List.of(at.getFirst(), at.getFirst()));
      case DIAGONAL_MATRIX -> {
        Delta same = new Delta(at.get(0), at.get(1), Optional.of(expr.shape().rows()));
        List<Term> terms = new ArrayList<>();
        entry(args.getFirst(), at.subList(0, 1))
            .forEach(term -> terms.add(term.times(Term.of(same))));
        yield terms;
      }
      case ENTRY -> {
        if (args.getFirst().shape().rank() > 2 || Entry.of(expr, chance).isPresent()) {
          yield List.of(atom(expr, at));
        }
        yield entry(args.getFirst(), args.subList(1, args.size()));
      }
      default -> List.of(atom(expr, at));
    };
  }

  /** A random number that is not taken apart any further. */
  private Term atom(Expr expr, List<Expr> at) {
    if (expr.op() instanceof Op.Apply && !expr.shape().isScalar()) {
      return Term.random(Expr.of(expr.op(), Make.entry(expr.arg(0), at)));
    }
    return Term.random(at.isEmpty() ? expr : Make.entry(expr, at));
  }

  private static Optional<Integer> position(Expr literal, List<Expr> at) {
    long position = 0;
    for (int i = 0; i < at.size(); i++) {
      Dim dim = literal.shape().dims().get(literal.shape().rank() - at.size() + i);
      if (!(at.get(i).op() instanceof Op.Number(Rational value)) || !dim.isNumber()) {
        return Optional.empty();
      }
      position = position * dim.number() + value.intValue() - 1;
    }
    return Optional.of((int) position);
  }

  private static Optional<Integer> natural(Expr exponent) {
    return exponent.op() instanceof Op.Number(Rational value)
            && value.isInt()
            && value.intValue() >= 1
            && value.intValue() <= LARGEST_POWER
        ? Optional.of(value.intValue())
        : Optional.empty();
  }

  private List<Term> power(Expr expr, List<Expr> at) {
    Expr base = expr.arg(0);
    int exponent = natural(expr.arg(1)).orElseThrow();
    if (base.op() instanceof Op.Norm(Op.Norm.Kind kind) && exponent % 2 == 0) {
      boolean squares =
          kind == Op.Norm.Kind.FROBENIUS
              || (kind == Op.Norm.Kind.TWO && !base.arg(0).shape().isMatrix());
      if (squares) {
        List<Term> result = List.of(Term.ONE);
        for (int i = 0; i < exponent / 2; i++) {
          result = limited(result, squares(base.arg(0)), expr);
        }
        return result;
      }
    }
    if (expr.is(Operator.POWER) && !base.shape().isScalar()) {
      List<Expr> copies = java.util.Collections.nCopies(exponent, base);
      return product(copies, at);
    }
    List<Term> result = List.of(Term.ONE);
    for (int i = 0; i < exponent; i++) {
      result = limited(result, entry(base, at), expr);
    }
    return result;
  }

  private List<Term> squares(Expr tensor) {
    List<Bound> bounds = bounds(tensor.shape());
    List<Expr> at = indices(bounds);
    List<Term> terms = limited(entry(tensor, at), entry(tensor, at), tensor);
    return within(bounds, terms);
  }

  private List<Term> total(Expr tensor) {
    List<Bound> bounds = bounds(tensor.shape());
    return within(bounds, entry(tensor, indices(bounds)));
  }

  private List<Term> variance(Expr tensor) {
    List<Term> terms = new ArrayList<>(times(count(tensor), squares(tensor)));
    List<Term> mean = times(count(tensor), total(tensor));
    terms.addAll(
        times(Make.number(-1), limited(mean, times(count(tensor), total(tensor)), tensor)));
    return terms;
  }

  private static Expr count(Expr tensor) {
    return Make.power(Make.size(tensor.shape().size()), -1);
  }

  private List<Term> fold(Op.Fold fold, List<Expr> args, List<Expr> at) {
    String index = fresh.next();
    Substitution renaming = Substitution.of(Make.scalar(fold.index()), Make.scalar(index));
    boolean up = fold.direction() == Op.Direction.UP;
    Optional<Expr> condition =
        args.size() == 4 ? Optional.of(renaming.in(args.get(2))) : Optional.empty();
    Bound bound = new Bound(index, args.get(up ? 0 : 1), args.get(up ? 1 : 0), condition);
    return within(bound, entry(renaming.in(args.getLast()), at));
  }

  /** The entry of a product from left to right. */
  private List<Term> product(List<Expr> factors, List<Expr> at) {
    if (factors.size() == 1) {
      return entry(factors.getFirst(), at);
    }
    Expr last = factors.getLast();
    Expr front = Make.product(factors.subList(0, factors.size() - 1));
    if (!front.shape().isScalar() && !last.shape().isScalar()) {
      return contracted(front, factors.subList(0, factors.size() - 1), last, at);
    }
    List<Term> left = product(front, factors, front.shape().isScalar() ? List.of() : at);
    return limited(left, entry(last, last.shape().isScalar() ? List.of() : at), front);
  }

  private List<Term> product(Expr front, List<Expr> factors, List<Expr> at) {
    return chance.isRandom(front)
        ? product(factors.subList(0, factors.size() - 1), at)
        : entry(front, at);
  }

  private List<Term> contracted(Expr front, List<Expr> parts, Expr last, List<Expr> at) {
    Shape left = front.shape();
    Shape right = last.shape();
    List<Expr> rows = new ArrayList<>();
    List<Expr> columns = new ArrayList<>();
    int used = 0;
    if (!left.rows().isOne()) {
      rows.add(at.get(used++));
    }
    Optional<Bound> inner =
        left.columns().isOne() ? Optional.empty() : Optional.of(bound(left.columns()));
    inner.ifPresent(bound -> {
      rows.add(Make.scalar(bound.index()));
      columns.add(Make.scalar(bound.index()));
    });
    if (!right.columns().isOne()) {
      columns.add(at.get(used));
    }
    List<Term> first = chance.isRandom(front) ? product(parts, rows) : entry(front, rows);
    List<Term> terms = limited(first, entry(last, columns), last);
    return inner.map(bound -> within(bound, terms)).orElse(terms);
  }

  List<Bound> bounds(Shape shape) {
    List<Bound> bounds = new ArrayList<>();
    for (Dim dim : shape.dims()) {
      if (!dim.isOne() || shape.rank() > 2) {
        bounds.add(bound(dim));
      }
    }
    return bounds;
  }

  private Bound bound(Dim dim) {
    return new Bound(fresh.next(), Make.number(1), Make.size(dim), Optional.empty());
  }

  static List<Expr> indices(List<Bound> bounds) {
    return bounds.stream().map(bound -> Make.scalar(bound.index())).toList();
  }

  static List<Term> within(List<Bound> bounds, List<Term> terms) {
    List<Term> result = terms;
    for (Bound bound : bounds.reversed()) {
      result = within(bound, result);
    }
    return result;
  }

  private static List<Term> within(Bound bound, List<Term> terms) {
    return terms.stream().map(term -> term.within(bound)).toList();
  }

  private static List<Term> times(Expr factor, List<Term> terms) {
    return terms.stream().map(term -> Term.outside(factor).times(term)).toList();
  }

  /** Products of terms; where one sum would stand in two terms its index is made new in each. */
  private List<Term> limited(List<Term> left, List<Term> right, Expr at) {
    if ((long) left.size() * right.size() > MOST_TERMS) {
      throw Unknown.tooLarge(at);
    }
    return Products.products(left, right);
  }
}
