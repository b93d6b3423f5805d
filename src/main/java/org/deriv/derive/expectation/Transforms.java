package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Function.Elementary;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.deriv.rule.Knowledge;

/**
 * Expectations of functions of random numbers that are no polynomials: exponentials, rectified and
 * absolute values, and any function of a number with finitely many values.
 */
final class Transforms {
  private final Chance chance;
  private final Cumulants cumulants;
  private final Knowledge knowledge;
  private final Function<Expr, Expr> mean;
  private final Function<Expr, Expr> variance;

  /**
   * @param mean the expectation of a scalar
   * @param variance the variance of a scalar
   */
  Transforms(
      Chance chance,
      Cumulants cumulants,
      Knowledge knowledge,
      Function<Expr, Expr> mean,
      Function<Expr, Expr> variance) {
    this.chance = chance;
    this.cumulants = cumulants;
    this.knowledge = knowledge;
    this.mean = mean;
    this.variance = variance;
  }

  /** The expectation of the product of a group, where it is known. */
  Optional<Expr> mean(List<Expr> group) {
    return finite(group).or(() -> exponential(group)).or(() -> rectified(group));
  }

  // ---- finitely many values

  private Optional<Expr> finite(List<Expr> group) {
    Set<Expr> numbers = new LinkedHashSet<>();
    group.forEach(factor -> collect(factor, numbers));
    if (numbers.size() != 1) {
      return Optional.empty();
    }
    Expr number = numbers.iterator().next();
    Optional<Map<Rational, Expr>> points =
        Entry.of(number, chance)
            .filter(entry -> entry.positions().isEmpty() || isIid(entry))
            .flatMap(cumulants::law)
            .filter(Cumulants.Law::isScalar)
            .map(law -> cumulants.distributions().points(law.family(), law.parameters()))
            .filter(map -> !map.isEmpty());
    if (points.isEmpty()) {
      return Optional.empty();
    }
    Expr whole = Make.product(group);
    List<Expr> terms = new ArrayList<>();
    points
        .get()
        .forEach((at, weight) -> {
          Expr value = Substitution.of(number, Make.number(at)).in(whole);
          terms.add(Make.product(weight, value));
        });
    Expr sum = Make.sum(terms);
    return chance.isRandom(sum) ? Optional.empty() : Optional.of(sum);
  }

  private static boolean isIid(Entry entry) {
    return entry.of().spread() == Declaration.Spread.IID;
  }

  /** The random numbers in an expression. */
  private void collect(Expr expr, Set<Expr> found) {
    if (!chance.isRandom(expr)) {
      return;
    }
    if (expr.shape().isScalar() && Entry.of(expr, chance).isPresent()) {
      found.add(expr);
    } else if (expr.args().isEmpty()) {
      found.add(expr);
    } else {
      expr.args().forEach(arg -> collect(arg, found));
    }
  }

  // ---- exponentials

  private Optional<Expr> exponential(List<Expr> group) {
    List<Expr> exponents = new ArrayList<>();
    for (Expr factor : group) {
      if (!(factor.op() instanceof Op.Apply(org.deriv.expr.Function function, int _))
          || function != Elementary.EXP) {
        return Optional.empty();
      }
      exponents.add(factor.arg(0));
    }
    Expr exponent = Make.sum(exponents);
    if (isNormal(exponent)) {
      Expr half = Make.divide(variance.apply(exponent), Make.number(2));
      return Optional.of(Make.apply(Elementary.EXP, Make.sum(mean.apply(exponent), half)));
    }
    return single(exponent);
  }

  /** E[exp(t*x + c)] of one number with a known generating function. */
  private Optional<Expr> single(Expr exponent) {
    Set<Expr> numbers = new LinkedHashSet<>();
    collect(exponent, numbers);
    if (numbers.size() != 1 || !numbers.iterator().next().shape().isScalar()) {
      return Optional.empty();
    }
    Expr number = numbers.iterator().next();
    Optional<Line> line = new Lines(chance).of(exponent, number);
    return line.flatMap(l ->
        Entry.of(number, chance)
            .filter(entry -> entry.positions().isEmpty() || isIid(entry))
            .flatMap(cumulants::law)
            .filter(Cumulants.Law::isScalar)
            .flatMap(law ->
                cumulants.distributions().generating(law.family(), law.parameters(), l.slope()))
            .map(value -> Make.product(Make.apply(Elementary.EXP, l.rest()), value)));
  }

  /** slope times the number, plus rest. */
  record Line(Expr slope, Expr rest) {}

  /** Whether an expression is linear in quantities that are jointly normal. */
  private boolean isNormal(Expr expr) {
    Set<String> names = chance.variables(expr);
    return new Lines(chance).isLinear(expr)
        && chance.areIndependent(names)
        && names.stream().allMatch(name -> isNormalName(name));
  }

  private boolean isNormalName(String name) {
    return chance
        .declaration(name)
        .filter(random -> random.indices().isEmpty())
        .flatMap(random -> {
          Entry any = new Entry(random, List.of(), List.of());
          return cumulants.law(any).filter(law -> law.family() == Family.NORMAL);
        })
        .isPresent();
  }

  // ---- one side of zero

  private Optional<Expr> rectified(List<Expr> group) {
    Expr first = group.getFirst();
    if (!group.stream().allMatch(first::equals)
        || !(first.op() instanceof Op.Apply(Elementary function, int order))
        || order != 0) {
      return Optional.empty();
    }
    Expr inner = first.arg(0);
    int power = group.size();
    return switch (function) {
      case RELU ->
          power % 2 == 0 ? half(inner, power) : power == 1 ? mean(inner) : Optional.empty();
      case ABS -> power == 1 ? absolute(inner) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Half of an even moment lies on each side of the centre of symmetry. */
  private Optional<Expr> half(Expr inner, int power) {
    return isSymmetric(inner)
        ? Optional.of(
            Make.product(Make.number(Rational.of(1, 2)), mean.apply(Make.power(inner, power))))
        : Optional.empty();
  }

  private boolean isSymmetric(Expr scalar) {
    Optional<Entry> entry = Entry.of(scalar, chance);
    if (entry.isPresent()) {
      return chance.isSymmetric(entry.get().name())
          || cumulants
              .law(entry.get())
              .filter(Cumulants.Law::isScalar)
              .flatMap(law -> cumulants.distributions().centre(law.family(), law.parameters()))
              .map(this::isZero)
              .orElse(isNormal(scalar) && isZero(mean.apply(scalar)));
    }
    return isNormal(scalar) && isZero(mean.apply(scalar));
  }

  private boolean isZero(Expr expr) {
    return knowledge.holds(Make.compare(Relation.EQUAL, expr, Make.number(0)))
        || Zeros.isZero(expr);
  }

  /** E[max(0, z)] = m Φ(m/s) + s φ(m/s) of a normal number. */
  private Optional<Expr> mean(Expr inner) {
    if (!isNormal(inner)) {
      return Optional.empty();
    }
    Expr middle = mean.apply(inner);
    Expr spread = variance.apply(inner);
    if (isZero(middle)) {
      return Optional.of(
          Make.apply(Elementary.SQRT, Make.divide(spread, Make.product(Make.number(2), pi()))));
    }
    if (!isPositive(spread)) {
      return Optional.empty();
    }
    Expr root = Make.apply(Elementary.SQRT, Make.product(Make.number(2), spread));
    Expr cumulative =
        Make.divide(
            Make.sum(Make.number(1), Make.apply(Elementary.ERF, Make.divide(middle, root))),
            Make.number(2));
    Expr exponent =
        Make.negate(Make.divide(Make.power(middle, 2), Make.product(Make.number(2), spread)));
    Expr density =
        Make.product(
            Make.apply(Elementary.SQRT, Make.divide(spread, Make.product(Make.number(2), pi()))),
            Make.apply(Elementary.EXP, exponent));
    return Optional.of(Make.sum(Make.product(middle, cumulative), density));
  }

  private boolean isPositive(Expr expr) {
    return knowledge.holds(Make.compare(Relation.GREATER, expr, Make.number(0)));
  }

  private Optional<Expr> absolute(Expr inner) {
    return isNormal(inner) && isZero(mean.apply(inner))
        ? Optional.of(
            Make.apply(
                Elementary.SQRT,
                Make.divide(Make.product(Make.number(2), variance.apply(inner)), pi())))
        : Optional.empty();
  }

  private static Expr pi() {
    return Expr.of(new Op.Pi());
  }
}
