package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Function.Elementary;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Substitution;
import org.deriv.rule.Knowledge;

/**
 * Expectations of functions of random numbers that are no polynomials: exponentials, rectified and
 * absolute values, and any function of a number with finitely many values.
 */
final class Transforms implements Shifts.Average {
  private final Chance chance;
  private final Cumulants cumulants;
  private final Means average;
  private final Fresh fresh;
  private final Normals normals;
  private final Shifts shifts;

  /**
   * @param average how what is left is averaged
   */
  Transforms(Chance chance, Cumulants cumulants, Knowledge knowledge, Fresh fresh, Means average) {
    this.fresh = fresh;
    this.chance = chance;
    this.cumulants = cumulants;
    this.average = average;
    this.normals = new Normals(chance, knowledge, average::mean, e -> average.covariance(e, e));
    this.shifts = new Shifts(chance, this);
  }

  /** How expressions are averaged. */
  interface Means {
    /** E of an expression. */
    Expr mean(Expr expr);

    /** Cov of two expressions. */
    Expr covariance(Expr left, Expr right);
  }

  /** The expectation of the product of a group, where it is known. */
  Optional<Expr> mean(List<Expr> group) {
    return simple(group).or(() -> categorical(group));
  }

  private Optional<Expr> simple(List<Expr> group) {
    return finite(group)
        .or(() -> exponential(group))
        .or(() -> function(group))
        .or(() -> shifts.tilted(group))
        .or(() -> shifts.stein(group))
        .or(() -> logarithm(group))
        .or(() -> shifts.separated(group));
  }

  // ---- finitely many values

  private Optional<Expr> finite(List<Expr> group) {
    Set<Expr> numbers = new LinkedHashSet<>();
    group.forEach(factor -> collect(factor, numbers));
    if (numbers.size() != 1 || !numbers.iterator().next().shape().isScalar()) {
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
    chance.note("expectation-finite");
    return chance.isRandom(sum) ? Optional.empty() : Optional.of(sum);
  }

  /** Σ_k p_k f(k). */
  Optional<Expr> categorical(List<Expr> group) {
    Set<Expr> numbers = new LinkedHashSet<>();
    group.forEach(factor -> collect(factor, numbers));
    if (numbers.size() != 1 || !numbers.iterator().next().shape().isScalar()) {
      return Optional.empty();
    }
    Expr number = numbers.iterator().next();
    return Entry.of(number, chance)
        .filter(entry -> entry.positions().isEmpty() || isIid(entry))
        .flatMap(cumulants::law)
        .filter(law -> law.family() == Family.CATEGORICAL)
        .map(law -> {
          Expr weights = law.parameters().getFirst();
          Expr index = Make.scalar(fresh.next());
          Expr value = Substitution.of(number, index).in(Make.product(group));
          Expr body = Make.product(Entries.of(weights, List.of(index)), value);
          chance.note("expectation-finite");
          return Make.sumOver(index.toString(), weights.shape().rows(), body);
        });
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
      Expr half = Make.divide(average.covariance(exponent, exponent), Make.number(2));
      chance.note("normal-exponential");
      return Optional.of(Make.apply(Elementary.EXP, Make.sum(average.mean(exponent), half)));
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
  @Override
  public boolean isNormal(Expr expr) {
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

  /** Powers of the logarithm of a log-normal number, which is normal. */
  private Optional<Expr> logarithm(List<Expr> group) {
    Expr first = group.getFirst();
    boolean alike =
        group.stream().allMatch(first::equals)
            && first.op() instanceof Op.Apply(org.deriv.expr.Function function, int order)
            && function == Elementary.LOG
            && order == 0;
    return alike
        ? Entry.of(first.arg(0), chance)
            .filter(entry -> entry.positions().isEmpty() || isIid(entry))
            .flatMap(cumulants::law)
            .filter(law -> law.family() == Family.LOG_NORMAL)
            .flatMap(law ->
                cumulants.distributions().moment(Family.NORMAL, law.parameters(), group.size()))
        : Optional.empty();
  }

  // ---- functions of one number

  private Optional<Expr> function(List<Expr> group) {
    Expr first = group.getFirst();
    if (!group.stream().allMatch(first::equals)
        || !(first.op() instanceof Op.Apply(Elementary function, int order))) {
      return Optional.empty();
    }
    Expr inner = first.arg(0);
    boolean half = function == Elementary.RELU && order == 0 && group.size() % 2 == 0;
    Optional<Expr> symmetric = half ? half(inner, group.size()) : Optional.empty();
    return symmetric.or(() ->
        isNormal(inner) ? normals.of(function, order, group.size(), inner) : Optional.empty());
  }

  /** Half of an even moment lies on each side of the centre of symmetry. */
  private Optional<Expr> half(Expr inner, int power) {
    if (!isSymmetric(inner)) {
      return Optional.empty();
    }
    chance.note("symmetric-half");
    return Optional.of(
        Make.product(Make.number(Rational.of(1, 2)), average.mean(Make.power(inner, power))));
  }

  private boolean isSymmetric(Expr scalar) {
    Optional<Entry> entry = Entry.of(scalar, chance);
    if (entry.isPresent()) {
      return chance.isSymmetric(entry.get().name())
          || cumulants
              .law(entry.get())
              .filter(Cumulants.Law::isScalar)
              .flatMap(law -> cumulants.distributions().centre(law.family(), law.parameters()))
              .map(normals::isZero)
              .orElse(isNormal(scalar) && normals.isZero(average.mean(scalar)));
    }
    return (isNormal(scalar) && normals.isZero(average.mean(scalar)))
        || new Symmetry(chance, cumulants, normals).isOdd(scalar);
  }

  @Override
  public Expr mean(Expr expr) {
    return average.mean(expr);
  }

  @Override
  public Expr covariance(Expr left, Expr right) {
    return average.covariance(left, right);
  }
}
