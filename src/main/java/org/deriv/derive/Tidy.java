package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
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
  private final Hadamards hadamards;
  private final Map<Expr, Expr> memo = new HashMap<>();
  private final Map<Expr, Expr> names = new LinkedHashMap<>();
  private final Map<Expr, Map<Expr, Expr>> entrywise = new LinkedHashMap<>();
  private final IndexedNames indexed = new IndexedNames();
  private boolean expanding;
  private final Map<Expr, Boolean> differentials = new HashMap<>();

  Tidy(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.chains = new Chains(this, knowledge);
    this.sums = new Sums(this, writing);
    this.hadamards = new Hadamards(this);
  }

  /** Uses names for what they stand for, and keeps sums in the form in which they were written. */
  Tidy withNames(Map<Expr, Expr> definitions) {
    definitions.forEach((name, body) -> {
      sums.keep(body);
      Expr tidied = of(body);
      boolean worth = order.size(tidied) > 1 && !Lean.isZero(tidied);
      if (worth) {
        names.putIfAbsent(tidied, name);
        Map<Expr, Expr> factors = Hadamards.factors(tidied);
        if (factors.size() > 1) {
          entrywise.put(name, factors);
        }
        memo.clear();
      }
    });
    return this;
  }

  /** Keeps the sums of an expression in the form in which they are written there. */
  Tidy keeping(Expr expr) {
    sums.keep(expr);
    return this;
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
      known = isClosed(expr) ? expr : shortened(named(local(expr)));
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

  private static boolean isClosed(Expr expr) {
    return expr.args().isEmpty() || Calculus.is(expr.op()) || expr.is(Operator.AT);
  }

  /** The name of what has one. */
  Expr named(Expr expr) {
    Expr name = names.get(expr);
    return name != null ? name : indexed.termFor(expr).orElse(expr);
  }

  /** Uses terms of indexed names for what they stand for. */
  Tidy withIndexed(List<Declaration.Let> definitions) {
    for (Declaration.Let let : definitions) {
      sums.keep(let.body());
      Expr body = of(let.body());
      if (order.size(body) > 1 && body.args().stream().anyMatch(arg -> !arg.args().isEmpty())) {
        indexed.add(new IndexedNames.Definition(let.name(), let.indices(), body));
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

  /** Entrywise powers with names put in for what they stand for. */
  Map<Expr, Expr> namedEntries(Map<Expr, Expr> powers) {
    Map<Expr, Expr> result = powers;
    for (var name : entrywise.entrySet()) {
      Map<Expr, Expr> body = name.getValue();
      if (body.entrySet().stream().allMatch(f -> holds(powers, f.getKey(), f.getValue()))) {
        Map<Expr, Expr> less = new LinkedHashMap<>(result);
        body.forEach((base, e) -> less.merge(base, times(e, Make.number(-1)), Monomial::plus));
        less.values().removeIf(e -> e.isNumber(0));
        less.merge(name.getKey(), ONE, Monomial::plus);
        return namedEntries(less);
      }
    }
    return result;
  }

  /** Whether a power of the base, of at least the size of the exponent, is among the powers. */
  private static boolean holds(Map<Expr, Expr> powers, Expr base, Expr exponent) {
    Expr found = powers.get(base);
    return found != null
        && found.op() instanceof Op.Number(Rational have)
        && exponent.op() instanceof Op.Number(Rational want)
        && have.signum() == want.signum()
        && have.compareTo(want) * want.signum() >= 0;
  }

  /** A product as it is written; where it has a name, the name. */
  Expr write(Monomial given) {
    Monomial product = given.withPowers(new Logistic(this).folded(given.powers()));
    if (product.isZero()) {
      return zero(product);
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

  Expr sum(List<Expr> terms) {
    return sums.of(terms);
  }

  Expr hadamard(List<Expr> factors) {
    return hadamards.of(Operator.HADAMARD, factors);
  }

  // ---- powers, transposes, inverses

  /** A power of a tidy base. */
  Expr power(Expr base, Expr exponent) {
    if (base.shape().isScalar()) {
      return write(power(monomial(base), exponent));
    }
    if (exponent.isNumber(-1)) {
      return inverse(base);
    }
    if (base.is(Operator.DIAGONAL_MATRIX)) {
      Expr entries = hadamards.of(Operator.HADAMARD_POWER, List.of(base.arg(0), exponent));
      return Expr.of(Operator.DIAGONAL_MATRIX, entries);
    }
    return base.op() instanceof Op.Identity
        ? base
        : Lean.of(Operator.POWER, List.of(base, exponent));
  }

  /** A power of a scalar: of each factor, where that is the same. */
  Monomial power(Monomial base, Expr exponent) {
    if (exponent.isNumber(1)) {
      return base;
    }
    boolean whole = exponent.op() instanceof Op.Number(Rational value) && value.isInt();
    boolean one = base.coefficient().isOne();
    boolean single = base.powers().size() == 1 && one;
    boolean allowed =
        whole
            || (one && base.powers().keySet().stream().allMatch(b -> knowledge.holds(positive(b))));
    boolean plain = single && base.powers().values().iterator().next().isNumber(1);
    if (base.isNumber()
        && whole
        && !(base.isZero() && ((Op.Number) exponent.op()).value().signum() < 0)) {
      return Monomial.number(
          base.coefficient().power(((Op.Number) exponent.op()).value().intValue()));
    }
    if ((!allowed && !plain) || base.isZero()) {
      return base.isNumber() && base.coefficient().isOne()
          ? base
          : Monomial.scalar(writing.of(base), exponent);
    }
    Map<Expr, Expr> powers = new LinkedHashMap<>();
    base.powers().forEach((b, e) -> powers.put(b, times(e, exponent)));
    powers.values().removeIf(e -> e.isNumber(0));
    Rational number =
        one
            ? Rational.ONE
            : base.coefficient().power(((Op.Number) exponent.op()).value().intValue());
    return new Monomial(number, powers, List.of());
  }

  private static Expr positive(Expr base) {
    return Make.compare(org.deriv.expr.Relation.GREATER, base, Make.number(0));
  }

  private static Expr times(Expr left, Expr right) {
    if (left.op() instanceof Op.Number(Rational a) && right.op() instanceof Op.Number(Rational b)) {
      return Make.number(a.times(b));
    }
    return Lean.product(left, right);
  }

  /** The transpose of a tidy expression, pushed inside products and sums. */
  Expr transpose(Expr expr) {
    if (expr.shape().isScalar()) {
      return expr;
    }
    if (knowledge.holds(Make.has(Property.SYMMETRIC, expr)) && expr.shape().isSquare()) {
      return expr;
    }
    return switch (expr.op()) {
      case Operator.TRANSPOSE -> expr.arg(0);
      case Operator.NEGATE, Operator.DIVIDE -> {
        Monomial of = monomial(expr);
        yield write(mirrored(of));
      }
      case Operator.PRODUCT -> write(mirrored(monomial(expr)));
      case Operator.HADAMARD, Operator.HADAMARD_DIVIDE -> {
        boolean matrix = expr.shape().isMatrix();
        yield matrix
            ? Expr.of(expr.op(), expr.args().stream().map(this::transpose).toList())
            : Make.transpose(expr);
      }
      case Op.Ones(Shape shape) ->
          shape.isMatrix() ? Make.ones(shape.transposed()) : Make.transpose(expr);
      case Op.Zeros(Shape shape) -> Make.zeros(shape.transposed());
      case Op.Fold(Op.Fold.Kind kind, String _, Op.Direction _) when kind == Op.Fold.Kind.SUM -> {
        List<Expr> args = new ArrayList<>(expr.args());
        args.set(args.size() - 1, transpose(args.getLast()));
        yield Expr.of(expr.op(), args);
      }
      default -> Make.transpose(expr);
    };
  }

  private Monomial mirrored(Monomial product) {
    List<Expr> mirrored = new ArrayList<>();
    product.chain().reversed().forEach(factor -> mirrored.add(transpose(factor)));
    return chains.simplified(product.withChain(mirrored));
  }

  Expr inverse(Expr expr) {
    if (expr.shape().isScalar()) {
      return power(expr, Make.number(-1));
    }
    Monomial of = monomial(expr);
    if (!of.powers().isEmpty() || !of.coefficient().isOne()) {
      Monomial scalars = power(of.withChain(List.of()), Make.number(-1));
      return write(scalars.times(monomial(inverse(Make.product(of.chain())))));
    }
    return switch (expr.op()) {
      case Operator.INVERSE -> expr.arg(0);
      case Operator.PRODUCT -> {
        boolean each = of.chain().stream().allMatch(this::isInvertible);
        List<Expr> inverses =
            of.chain().reversed().stream().map(f -> each ? inverse(f) : f).toList();
        yield each ? product(inverses) : Make.inverse(expr);
      }
      case Op.Identity _ -> expr;
      case Operator.TRANSPOSE -> Make.transpose(inverse(expr.arg(0)));
      case Operator.DIAGONAL_MATRIX ->
          Expr.of(
              Operator.DIAGONAL_MATRIX,
              hadamards.of(Operator.HADAMARD_POWER, List.of(expr.arg(0), Make.number(-1))));
      default -> Make.inverse(expr);
    };
  }

  private boolean isInvertible(Expr factor) {
    return factor.shape().isSquare() && knowledge.holds(Make.has(Property.INVERTIBLE, factor));
  }

  // ---- norms and sums of entries

  Monomial squaredNorm(Expr column) {
    return power(monomial(norm(Op.Norm.Kind.TWO, column)), Make.number(2));
  }

  /** A norm; a number or a positive scalar comes out, and a sum stands in its preferred sign. */
  Expr norm(Op.Norm.Kind kind, Expr of) {
    if (Lean.isZero(of)) {
      return Make.number(0);
    }
    Monomial inside = monomial(of);
    Monomial outside =
        Monomial.number(
            inside.coefficient().signum() < 0
                ? inside.coefficient().negate()
                : inside.coefficient());
    Map<Expr, Expr> kept = new LinkedHashMap<>();
    Map<Expr, Expr> out = new LinkedHashMap<>();
    inside
        .powers()
        .forEach(
            (base, exponent) -> (knowledge.holds(positive(base)) ? out : kept).put(base, exponent));
    Expr rest = write(new Monomial(Rational.ONE, kept, inside.chain()));
    rest = rest.is(Operator.ADD) ? bare(sums.oriented(rest)) : rest;
    Expr norm =
        rest.is(Operator.TRANSPOSE) && kind == Op.Norm.Kind.FROBENIUS
            ? Expr.of(new Op.Norm(kind), rest.arg(0))
            : Expr.of(new Op.Norm(kind), rest);
    return write(outside.withPowers(out).times(Monomial.scalar(norm, ONE)));
  }

  /** The one factor of a product but for its sign. */
  private static Expr bare(Monomial product) {
    return product.chain().isEmpty()
        ? product.powers().keySet().iterator().next()
        : product.chain().getFirst();
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
