package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;

/**
 * A sum over indices of a product of scalars.
 *
 * @param outside factors that are not random
 * @param random factors that are
 * @param bounds what is summed over, outer ones first
 * @param deltas which positions must be the same
 */
record Term(List<Expr> outside, List<Expr> random, List<Bound> bounds, List<Delta> deltas) {
  static final Term ONE = new Term(List.of(), List.of(), List.of(), List.of());

  Term {
    outside = List.copyOf(outside);
    random = List.copyOf(random);
    bounds = List.copyOf(bounds);
    deltas = List.copyOf(deltas);
  }

  static Term outside(Expr factor) {
    return factor.isNumber(1) ? ONE : new Term(List.of(factor), List.of(), List.of(), List.of());
  }

  static Term random(Expr factor) {
    return new Term(List.of(), List.of(factor), List.of(), List.of());
  }

  static Term of(Delta delta) {
    return new Term(List.of(), List.of(), List.of(), List.of(delta));
  }

  Term times(Term other) {
    return new Term(
        joined(outside, other.outside),
        joined(random, other.random),
        joined(bounds, other.bounds),
        joined(deltas, other.deltas));
  }

  Term within(Bound bound) {
    return new Term(outside, random, joined(List.of(bound), bounds), deltas);
  }

  /** The same without its random factors. */
  Term fixed() {
    return new Term(outside, List.of(), bounds, deltas);
  }

  private static <T> List<T> joined(List<T> left, List<T> right) {
    List<T> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }

  /** The deltas used up as far as that can be done; nothing where the term is zero. */
  Optional<Term> settled() {
    Term term = this;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Delta delta : term.deltas) {
        if (areDifferent(delta.left(), delta.right())) {
          return Optional.empty();
        }
        Optional<Term> next = term.using(delta);
        if (next.isPresent()) {
          term = next.get();
          changed = true;
          break;
        }
      }
    }
    return term.isEmpty() ? Optional.empty() : Optional.of(term);
  }

  private boolean isEmpty() {
    return outside.stream().anyMatch(factor -> factor.isNumber(0))
        || bounds.stream().flatMap(bound -> bound.condition().stream()).anyMatch(Term::isNever);
  }

  /** Whether a condition on indices fails as it is written: {@code i != i}. */
  private static boolean isNever(Expr condition) {
    return condition.is(Operator.AND)
        ? condition.args().stream().anyMatch(Term::isNever)
        : condition.op() instanceof Op.Compare(Relation relation)
            && condition.arg(0).equals(condition.arg(1))
            && (relation == Relation.NOT_EQUAL
                || relation == Relation.LESS
                || relation == Relation.GREATER);
  }

  private static boolean areDifferent(Expr left, Expr right) {
    return left.op() instanceof Op.Number(Rational a)
        && right.op() instanceof Op.Number(Rational b)
        && !a.equals(b);
  }

  private Optional<Term> using(Delta delta) {
    if (delta.left().equals(delta.right())) {
      return Optional.of(without(delta));
    }
    return replaced(delta, delta.right(), delta.left())
        .or(() -> replaced(delta, delta.left(), delta.right()));
  }

  /** A bound index that must be another position is that position. */
  private Optional<Term> replaced(Delta delta, Expr index, Expr by) {
    Optional<Bound> own = bound(index);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Bound gone = own.get();
    Optional<Bound> other = bound(by);
    boolean alike = other.map(gone::sameRange).orElse(false);
    boolean conditional = gone.condition().isPresent() && other.isEmpty();
    if ((!delta.isCovered(gone) && !alike) || conditional || limits(gone)) {
      return Optional.empty();
    }
    List<Bound> left = new ArrayList<>();
    for (Bound bound : bounds) {
      if (bound.equals(gone)) {
        continue;
      }
      boolean takes = other.isPresent() && bound.equals(other.get());
      left.add(takes ? joined(bound, gone) : bound);
    }
    Term rest = without(delta);
    Term kept = new Term(rest.outside, rest.random, left, rest.deltas);
    return Optional.of(kept.replacing(Substitution.of(index, by)));
  }

  /** Whether another sum runs up to the index. */
  private boolean limits(Bound bound) {
    Names names = new Names();
    return bounds.stream()
        .anyMatch(other ->
            names.free(other.first()).contains(bound.index())
                || names.free(other.last()).contains(bound.index()));
  }

  private static Bound joined(Bound kept, Bound gone) {
    Optional<Expr> both =
        kept.condition().isPresent() && gone.condition().isPresent()
            ? Optional.of(Expr.of(Operator.AND, kept.condition().get(), gone.condition().get()))
            : kept.condition().or(gone::condition);
    return new Bound(kept.index(), kept.first(), kept.last(), both);
  }

  private Optional<Bound> bound(Expr index) {
    return index.op() instanceof Op.Symbol(String name, Shape _)
        ? bounds.stream().filter(bound -> bound.index().equals(name)).findFirst()
        : Optional.empty();
  }

  private Term without(Delta delta) {
    List<Delta> left = new ArrayList<>(deltas);
    left.remove(delta);
    return new Term(outside, random, bounds, left);
  }

  Term replacing(Substitution substitution) {
    return new Term(
        outside.stream().map(substitution::in).toList(),
        random.stream().map(substitution::in).toList(),
        bounds.stream().map(bound -> bound.replacing(substitution)).toList(),
        deltas.stream().map(delta -> delta.replacing(substitution)).toList());
  }

  List<Expr> factors() {
    List<Expr> factors = new ArrayList<>(outside);
    factors.addAll(random);
    deltas.forEach(delta -> factors.add(delta.written()));
    return factors;
  }

  /** The sum written out. */
  Expr written() {
    Expr body = Make.product(factors());
    for (Bound bound : bounds.reversed()) {
      Op sum = new Op.Fold(Op.Fold.Kind.SUM, bound.index(), Op.Direction.UP);
      List<Expr> args = new ArrayList<>(List.of(bound.first(), bound.last()));
      bound.condition().ifPresent(args::add);
      args.add(body);
      body = Expr.of(sum, args);
    }
    return body;
  }
}
