package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.rule.Lean;

/**
 * The line that a person writes between a moment of sums of products and its value: the sum of the
 * moments of single factors, before anything is put in for these.
 */
final class Termwise {
  private static final int MOST_TERMS = 3;
  private static final int MOST_BOUNDS = 2;

  /** The rules by which such a line comes about, which the line after it need not repeat. */
  static final Set<String> RULES =
      Set.of(
          "expectation-sum",
          "expectation-linear",
          "expectation-each-term",
          "independent-product",
          "uncorrelated-product",
          "covariance-bilinear",
          "variance-linear",
          "squared-norm",
          "second-moment");

  private final Chance chance;
  private final Expansion expansion;
  private final Products products;
  private final List<String> over;

  Termwise(Chance chance, Expansion expansion, Products products, List<String> over) {
    this.chance = chance;
    this.expansion = expansion;
    this.products = products;
    this.over = over;
  }

  /** A line and the rules that give it. */
  record Written(Expr expr, List<String> rules) {}

  /** E of a scalar or vector by linearity, and by independence where that was said. */
  Optional<Written> mean(Expr expr) {
    if (expr.is(Operator.ENTRY) && Entry.of(expr, chance).isEmpty()) {
      return entrywise(expr);
    }
    Expr pushed = pushed(expr);
    boolean changed = !pushed.equals(expectation(expr));
    return changed && leavesMoment(pushed)
        ? Optional.of(new Written(pushed, List.of("expectation-linear")))
        : Optional.empty();
  }

  private Optional<Written> entrywise(Expr entry) {
    List<Term> terms = expansion.scalar(entry);
    if (!isBrief(terms)) {
      return Optional.empty();
    }
    boolean split = false;
    List<Expr> parts = new ArrayList<>();
    for (Term term : terms) {
      List<List<Expr>> groups =
          term.random().isEmpty() ? List.of() : products.groups(term.random());
      split |= groups.size() > 1;
      Term means = term.fixed();
      for (List<Expr> group : groups) {
        means = means.times(Term.outside(products.left(group)));
      }
      parts.add(written(means));
    }
    List<String> rules =
        split
            ? List.of("expectation-linear", "independent-product")
            : List.of("expectation-linear");
    return Optional.of(new Written(Make.sum(parts), rules));
  }

  private static Expr written(Term term) {
    Expr factor = Lean.product(term.outside());
    return new Term(List.of(factor), List.of(), term.bounds(), List.of()).written();
  }

  private static boolean isBrief(List<Term> terms) {
    return terms.size() <= MOST_TERMS
        && terms.stream()
            .allMatch(term -> term.bounds().size() <= MOST_BOUNDS && term.deltas().isEmpty());
  }

  /** E past sums, signs and factors that are not random. */
  private Expr pushed(Expr expr) {
    if (!chance.isRandom(expr)) {
      return expr;
    }
    List<Expr> args = expr.args();
    return switch (expr.op()) {
      case Operator operator when operator == Operator.ADD || operator == Operator.NEGATE ->
          expr.withArgs(args.stream().map(this::pushed).toList());
      case Operator operator
          when operator == Operator.PRODUCT
              && args.stream().filter(chance::isRandom).count() == 1 ->
          expr.withArgs(args.stream().map(this::pushed).toList());
      case Operator operator when operator == Operator.DIVIDE && !chance.isRandom(args.get(1)) ->
          Make.divide(pushed(args.get(0)), args.get(1));
      case Op.Fold fold
          when fold.kind() == Op.Fold.Kind.SUM
              && args.subList(0, args.size() - 1).stream().noneMatch(chance::isRandom) -> {
        List<Expr> changed = new ArrayList<>(args);
        changed.set(args.size() - 1, pushed(args.getLast()));
        yield expr.withArgs(changed);
      }
      default -> expectation(expr);
    };
  }

  private Expr expectation(Expr expr) {
    return Expr.of(new Op.Moment(Op.Moment.Kind.EXPECTATION, chance.over(over, expr)), expr);
  }

  private static boolean leavesMoment(Expr expr) {
    return expr.op() instanceof Op.Moment || expr.args().stream().anyMatch(Termwise::leavesMoment);
  }

  /** Var of a scalar: of a linear form by its matrix, else of terms that are uncorrelated. */
  Optional<Written> variance(Expr expr) {
    if (Entry.of(expr, chance).isPresent() || !expr.shape().isScalar()) {
      return Optional.empty();
    }
    Optional<Expr> form = linearForm(expr);
    if (form.isPresent()) {
      return form.map(it -> new Written(it, List.of("variance-linear")));
    }
    List<Term> terms = expansion.scalar(expr);
    return spread(terms).map(it -> new Written(it.expr(), it.rules()));
  }

  /** a'x + c with one random vector x: a' Var[x] a. */
  private Optional<Expr> linearForm(Expr expr) {
    List<Expr> varying =
        expr.is(Operator.ADD)
            ? expr.args().stream().filter(chance::isRandom).toList()
            : List.of(expr);
    if (varying.size() != 1 || !varying.getFirst().is(Operator.PRODUCT)) {
      return Optional.empty();
    }
    List<Expr> factors = varying.getFirst().args();
    Expr last = factors.getLast();
    boolean one = factors.stream().filter(chance::isRandom).count() == 1 && chance.isRandom(last);
    Expr front = Make.product(factors.subList(0, factors.size() - 1));
    if (!one || !last.args().isEmpty() || last.shape().isScalar() || !front.shape().isRow()) {
      return Optional.empty();
    }
    Expr variance = Expr.of(new Op.Moment(Op.Moment.Kind.VARIANCE, chance.over(over, last)), last);
    return Optional.of(Make.product(front, variance, transposed(front)));
  }

  private static Expr transposed(Expr row) {
    return row.is(Operator.TRANSPOSE) ? row.arg(0) : Make.transpose(row);
  }

  /** The sum of the variances of terms that are uncorrelated, each also with itself elsewhere. */
  private Optional<Written> spread(List<Term> terms) {
    if (!isBrief(terms) || terms.stream().allMatch(term -> term.bounds().isEmpty())) {
      return Optional.empty();
    }
    List<Expr> parts = new ArrayList<>();
    boolean product = false;
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      if (term.random().isEmpty()) {
        continue;
      }
      for (int k = i + 1; k < terms.size(); k++) {
        if (!products.covariance(term.random(), terms.get(k).random()).isEmpty()) {
          return Optional.empty();
        }
      }
      if (!isApart(term)) {
        return Optional.empty();
      }
      product |= factors(term).isPresent();
      parts.add(squared(term));
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    List<String> rules =
        product
            ? List.of("variance-sum-uncorrelated", "variance-independent-product")
            : List.of("variance-sum-uncorrelated");
    return Optional.of(new Written(Make.sum(parts), rules));
  }

  /** Whether a term is uncorrelated with the same at other indices. */
  private boolean isApart(Term term) {
    Term other = term;
    for (Bound bound : term.bounds()) {
      Bound moved = new Bound(bound.index() + "'", bound.first(), bound.last(), bound.condition());
      other =
          new Term(other.outside(), other.random(), List.of(moved), List.of())
              .replacing(
                  org.deriv.expr.Substitution.of(
                      Make.scalar(bound.index()), Make.scalar(moved.index())));
    }
    List<Term> covariances =
        products.covariance(term.random(), other.random()).stream()
            .filter(found -> found.outside().stream().noneMatch(Zeros::isZero))
            .toList();
    return term.bounds().stream()
        .allMatch(bound ->
            covariances.stream().allMatch(found -> joins(found, Make.scalar(bound.index()))));
  }

  private static boolean joins(Term term, Expr index) {
    return term.deltas().stream()
        .anyMatch(delta ->
            (delta.left().equals(index) && isMoved(delta.right(), index))
                || (delta.right().equals(index) && isMoved(delta.left(), index)));
  }

  private static boolean isMoved(Expr other, Expr index) {
    return other.op() instanceof Op.Symbol(String name, Shape _) && name.equals(index + "'");
  }

  private Expr squared(Term term) {
    List<Expr> outside = term.outside().stream().filter(factor -> !factor.isNumber(-1)).toList();
    List<Expr> all = new ArrayList<>();
    outside.stream()
        .filter(factor -> !factor.isNumber(1))
        .forEach(factor -> all.add(Make.power(factor, 2)));
    all.add(factors(term).map(this::ofProduct).orElseGet(() -> variance(term.random())));
    return new Term(all, List.of(), term.bounds(), List.of()).written();
  }

  private Optional<List<Expr>> factors(Term term) {
    List<List<Expr>> groups = products.groups(term.random());
    boolean pair = groups.size() == 2 && groups.stream().allMatch(group -> group.size() == 1);
    return pair ? Optional.of(term.random()) : Optional.empty();
  }

  private Expr ofProduct(List<Expr> pair) {
    Expr one = pair.get(0);
    Expr two = pair.get(1);
    return Make.sum(
        Make.product(variance(List.of(one)), variance(List.of(two))),
        Make.product(variance(List.of(one)), Make.power(expectation(two), 2)),
        Make.product(variance(List.of(two)), Make.power(expectation(one), 2)));
  }

  private Expr variance(List<Expr> factors) {
    Expr product = Make.product(Products.powers(factors));
    return Expr.of(new Op.Moment(Op.Moment.Kind.VARIANCE, chance.over(over, product)), product);
  }

  /** E‖Z‖² = ‖E[Z]‖² + Σ Var[Z_i], the variances taken apart. */
  Optional<Written> square(Expr power) {
    Expr base = Working.squared(power);
    List<Bound> bounds = expansion.bounds(base.shape());
    List<Term> terms = expansion.entry(base, Expansion.indices(bounds));
    return spread(terms)
        .map(it ->
            new Written(
                Make.sum(Working.squareOf(power, expectation(base)), summed(bounds, it.expr())),
                it.rules()));
  }

  private static Expr summed(List<Bound> bounds, Expr body) {
    return new Term(List.of(body), List.of(), bounds, List.of()).written();
  }
}
