package org.deriv.derive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.rule.Knowledge;
import org.deriv.rule.Lean;

/**
 * Puts expressions in the form in which a person would write them: numbers collected, signs pulled
 * out, like terms merged, common factors extracted, inner products recognised, names used. Equal to
 * what it was wherever that has a value, under the assumptions. One pass over the graph.
 */
final class Tidy {
  private static final Expr ONE = Make.number(1);
  private final Knowledge knowledge;
  private final Order order = new Order();
  private final Writing writing = new Writing(order);
  private final Chains chains;
  private final Sums sums;
  final InnerProducts innerProducts = new InnerProducts(this);
  private final Hadamards hadamards;
  private final Map<Expr, Expr> memo = new HashMap<>();
  private final KnownNames names = new KnownNames();
  private final NamedProducts products = new NamedProducts();
  private final NamedRoots roots = new NamedRoots();
  private final Powers powers;
  private final Transposes transposes;
  private final Norms norms;
  private boolean expanding;
  private final Map<Expr, Boolean> differentials = new HashMap<>();

  Tidy(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.chains = new Chains(this, knowledge);
    this.sums = new Sums(this, writing);
    this.hadamards = new Hadamards(this);
    this.powers = new Powers(this, knowledge, writing);
    this.transposes = new Transposes(this, knowledge, chains);
    this.norms = new Norms(this, knowledge, sums);
  }

  /** Uses names for what they stand for, and keeps sums in the form in which they were written. */
  Tidy withNames(Map<Expr, Expr> definitions) {
    definitions.values().forEach(innerProducts::keep);
    definitions.forEach((name, body) -> {
      sums.keep(body);
      Expr tidied = of(body);
      boolean worth = order.size(tidied) > 1 && !Lean.isZero(tidied);
      if (worth) {
        names.add(name, tidied);
        roots.add(name, tidied);
        products.add(name, monomial(tidied), this);
        memo.clear();
      }
    });
    return this;
  }

  /** Keeps the sums of an expression in the form in which they are written there. */
  Tidy keeping(Expr expr) {
    innerProducts.keep(expr);
    sums.keep(expr);
    return this;
  }

  /** In its tidy form; of a sum the terms stay in their order where nothing else is known. */
  Expr inOrder(Expr expr) {
    sums.keepOrder(expr);
    return of(expr);
  }

  Order order() {
    return order;
  }

  Knowledge knowledge() {
    return knowledge;
  }

  /** The expression in its tidy form. */
  Expr of(Expr expr) {
    Expr known = memo.get(expr);
    if (known == null) {
      known = Calculus.isClosed(expr) ? expr : shortened(named(local(expr)));
      memo.put(expr, known);
    }
    return known;
  }

  /** Multiplied out where that is shorter; not in the course of multiplying out. */
  private Expr shortened(Expr expr) {
    if (expanding || hasDifferential(expr)) {
      return expr;
    }
    expanding = true;
    Expr shortest = new Expansion(this).shortest(expr);
    expanding = false;
    return named(shortest);
  }

  /** The name of what has one. */
  Expr named(Expr expr) {
    return names.of(expr);
  }

  /** Uses terms of indexed names for what they stand for. */
  Tidy withIndexed(List<Declaration.Let> definitions) {
    for (Declaration.Let let : definitions) {
      sums.keep(let.body());
      Expr body = of(let.body());
      if (order.size(body) > 1 && body.args().stream().anyMatch(arg -> !arg.args().isEmpty())) {
        names.add(let, body);
        memo.clear();
      }
    }
    return this;
  }

  private Expr local(Expr expr) {
    List<Expr> args = expr.args().stream().map(this::of).toList();
    return switch (expr.op()) {
      case Operator operator -> plain(operator, expr, args);
      case Op.Norm(Op.Norm.Kind kind) -> norm(kind, args.getFirst());
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes) ->
          axes.isEmpty() && kind == Op.Reduce.Kind.SUM
              ? write(total(args.getFirst()))
              : axes.isEmpty() && kind == Op.Reduce.Kind.MEAN
                  ? write(mean(args.getFirst()))
                  : Lean.of(expr.op(), args);
      case Op.Apply(Function function, int order) ->
          new Functions(this).apply(function, order, args.getFirst());
      case Op.Fold fold -> new Folds(this).of(fold, args);
      case Op.Slice slice -> new Slices(this).of(slice, args);
      default -> Lean.of(expr.op(), args);
    };
  }

  private Expr plain(Operator operator, Expr expr, List<Expr> args) {
    return switch (operator) {
      case ADD -> sum(args);
      case NEGATE -> write(monomial(args.getFirst()).times(Rational.of(-1)));
      case PRODUCT -> product(args);
      case DIVIDE ->
          write(monomial(args.get(0)).times(power(monomial(args.get(1)), Make.number(-1))));
      case POWER -> power(args.get(0), args.get(1));
      case TRANSPOSE -> transpose(args.getFirst());
      case HADAMARD, HADAMARD_DIVIDE, HADAMARD_POWER -> hadamards.of(operator, args);
      case INVERSE -> inverse(args.getFirst());
      case TRACE -> write(new Traces(this).of(args.getFirst()));
      case DIAGONAL_MATRIX, DIAGONAL_PART -> new Traces(this).diagonal(operator, args.getFirst());
      case KRONECKER -> new Kroneckers(this).of(args);
      case ENTRY -> new EntriesOf(this).of(args.getFirst(), args.subList(1, args.size()));
      default -> Lean.of(expr.op(), args);
    };
  }

  // ---- products

  /** A tidy expression taken apart. */
  Monomial monomial(Expr expr) {
    return switch (expr.op()) {
      case Op.Number(Rational value) -> Monomial.number(value);
      case Op.Zeros _ -> new Monomial(Rational.ZERO, Map.of(), List.of(expr));
      case Operator.ADD -> sums.oriented(expr);
      case Operator.NEGATE -> monomial(expr.arg(0)).times(Rational.of(-1));
      case Operator.PRODUCT -> multiplied(expr.args());
      case Operator operator
          when (operator == Operator.HADAMARD || operator == Operator.HADAMARD_DIVIDE)
              && Writing.startsNegative(expr) ->
          Monomial.tensor(Writing.negated(expr)).times(Rational.of(-1));
      case Operator.DIVIDE ->
          chains.simplified(
              monomial(expr.arg(0)).times(power(monomial(expr.arg(1)), Make.number(-1))));
      case Operator operator when operator == Operator.POWER && expr.shape().isScalar() ->
          power(monomial(expr.arg(0)), expr.arg(1));
      case Op.Apply(Function function, int times)
          when function == Function.Elementary.SQRT && times == 0 && expr.shape().isScalar() ->
          power(monomial(expr.arg(0)), Make.number(Rational.of(1, 2)));
      default -> expr.shape().isScalar() ? Monomial.scalar(expr, ONE) : Monomial.tensor(expr);
    };
  }

  private Monomial multiplied(List<Expr> factors) {
    Monomial result = Monomial.ONE;
    for (Expr factor : factors) {
      Monomial next = monomial(factor);
      boolean inner = factor.shape().isScalar() && !next.chain().isEmpty();
      result = result.times(inner ? chains.simplified(next) : next);
    }
    return chains.simplified(result);
  }

  /** The product of tidy factors. */
  Expr product(List<Expr> factors) {
    if (factors.stream().anyMatch(Lean::isZero)) {
      return Lean.product(factors);
    }
    return write(multiplied(factors));
  }

  /** A product as it is written; where it has a name, the name. */
  Expr write(Monomial given) {
    Monomial product = given.withPowers(Kinks.folded(new Logistic(this).folded(given.powers())));
    if (product.isZero()) {
      return zero(product);
    }
    Optional<Monomial> shorter = Softmaxes.folded(product).or(() -> products.in(product, this));
    if (shorter.isPresent()) {
      return write(chains.simplified(shorter.get()));
    }
    return named(
        sums.absorbed(product)
            .map(this::named)
            .orElseGet(() -> writing.of(new Turning(sums).of(product))));
  }

  private static Expr zero(Monomial product) {
    return product.chain().isEmpty()
        ? Make.number(0)
        : Make.zeros(Make.product(product.chain()).shape());
  }

  /** Entrywise powers with names put in for what they stand for. */
  Map<Expr, Expr> namedEntries(Map<Expr, Expr> factors) {
    return names.entries(factors);
  }

  NamedRoots roots() {
    return roots;
  }

  Expr power(Expr base, Expr exponent) {
    return powers.of(base, exponent);
  }

  Monomial power(Monomial base, Expr exponent) {
    return powers.of(base, exponent);
  }

  Expr inverse(Expr expr) {
    return powers.inverse(expr);
  }

  Expr transpose(Expr expr) {
    return transposes.of(expr);
  }

  Expr norm(Op.Norm.Kind kind, Expr of) {
    return norms.of(kind, of);
  }

  Monomial squaredNorm(Expr column) {
    return norms.squared(column);
  }

  Expr sum(List<Expr> terms) {
    return sums.of(terms);
  }

  Expr hadamard(List<Expr> factors) {
    return hadamards.of(Operator.HADAMARD, factors);
  }

  /** The sum of all entries of a tidy tensor. */
  Monomial total(Expr of) {
    return new Traces(this).total(of);
  }

  private Monomial mean(Expr of) {
    return total(of).times(power(monomial(of(Make.size(of.shape().size()))), Make.number(-1)));
  }

  Monomial size(Dim dim) {
    return monomial(of(Make.size(dim)));
  }

  boolean hasDifferential(Expr expr) {
    Boolean known = differentials.get(expr);
    if (known == null) {
      known =
          expr.is(Operator.DIFFERENTIAL) || expr.args().stream().anyMatch(this::hasDifferential);
      differentials.put(expr, known);
    }
    return known;
  }
}
