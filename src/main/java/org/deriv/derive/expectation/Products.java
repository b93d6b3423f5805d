package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Make;
import org.deriv.expr.Op;

/** The expectation of a product of random numbers, as a sum of terms without random factors. */
final class Products {
  private static final int MOST_FACTORS = 8;
  private final Chance chance;
  private final Cumulants cumulants;
  private final Transforms transforms;
  private final List<String> over;

  Products(Chance chance, Cumulants cumulants, Transforms transforms, List<String> over) {
    this.chance = chance;
    this.cumulants = cumulants;
    this.transforms = transforms;
    this.over = over;
  }

  /** E of the product; what is unknown stays as an expectation. */
  List<Term> mean(List<Expr> factors) {
    List<Term> result = List.of(Term.ONE);
    List<List<Expr>> groups = groups(factors);
    if (groups.size() > 1) {
      chance.note("independent-product");
    }
    for (List<Expr> group : groups) {
      List<Term> own = known(group).orElseGet(() -> List.of(Term.outside(left(group))));
      result = products(result, own);
    }
    return result;
  }

  /** Cov of two products. */
  List<Term> covariance(List<Expr> left, List<Expr> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return List.of();
    }
    List<Expr> all = new ArrayList<>(left);
    all.addAll(right);
    if (left.size() == 1 && right.size() == 1) {
      return pair(left.getFirst(), right.getFirst());
    }
    Optional<List<Entry>> entries = entries(all);
    if (entries.isPresent()) {
      Optional<List<Term>> straddling = partitions(entries.get(), left.size());
      if (straddling.isPresent()) {
        return straddling.get();
      }
    }
    List<Term> result = new ArrayList<>(mean(all));
    products(mean(left), mean(right)).forEach(term -> result.add(negative(term)));
    return result;
  }

  private List<Term> pair(Expr left, Expr right) {
    Optional<Term> known = entries(List.of(left, right)).flatMap(cumulants::of);
    if (known.isPresent()) {
      return list(known.get());
    }
    Set<String> one = chance.variables(left);
    Set<String> two = chance.variables(right);
    boolean apart = one.stream().noneMatch(two::contains);
    Set<String> both = new LinkedHashSet<>(one);
    both.addAll(two);
    if (apart && chance.areIndependent(both)) {
      return List.of();
    }
    boolean entries = entries(List.of(left, right)).isPresent();
    if (!entries) {
      List<Term> result = new ArrayList<>(mean(List.of(left, right)));
      products(mean(List.of(left)), mean(List.of(right)))
          .forEach(term -> result.add(negative(term)));
      return result;
    }
    Expr moment =
        left.equals(right)
            ? Expr.of(new Op.Moment(Op.Moment.Kind.VARIANCE, chance.over(over, left)), left)
            : Expr.of(
                new Op.Moment(Op.Moment.Kind.COVARIANCE, chance.over(over, left, right)),
                left,
                right);
    return List.of(Term.outside(moment));
  }

  /**
   * What was left as an expectation or covariance looked at again, now that some positions in it
   * are known to be the same.
   */
  List<Term> again(Term term) {
    List<Term> result = List.of(new Term(List.of(), term.random(), term.bounds(), term.deltas()));
    for (Expr factor : term.outside()) {
      result = products(result, again(factor).orElse(List.of(Term.outside(factor))));
    }
    return result;
  }

  private Optional<List<Term>> again(Expr factor) {
    if (!(factor.op() instanceof Op.Moment(Op.Moment.Kind kind, List<String> of))
        || !of.equals(chance.over(over, factor.args().toArray(Expr[]::new)))) {
      return Optional.empty();
    }
    return switch (kind) {
      case EXPECTATION -> {
        List<Expr> factors = factors(factor.arg(0));
        List<List<Expr>> groups = groups(factors);
        yield groups.size() > 1 ? Optional.of(mean(factors)) : known(factors);
      }
      case COVARIANCE ->
          factor.args().size() == 2 && factor.arg(0).equals(factor.arg(1))
              ? Optional.of(pair(factor.arg(0), factor.arg(1)))
              : Optional.empty();
      case VARIANCE, PROBABILITY -> Optional.empty();
    };
  }

  /** The factors of a product of powers. */
  private static List<Expr> factors(Expr product) {
    if (product.is(org.deriv.expr.Operator.PRODUCT)) {
      return product.args().stream().flatMap(arg -> factors(arg).stream()).toList();
    }
    boolean power =
        product.is(org.deriv.expr.Operator.POWER)
            && product.arg(1).op() instanceof Op.Number(org.deriv.expr.Rational n)
            && n.isInt()
            && n.signum() > 0;
    return power
        ? java.util.Collections.nCopies(
            ((Op.Number) product.arg(1).op()).value().intValue(), product.arg(0))
        : List.of(product);
  }

  private static Term negative(Term term) {
    return Term.outside(Make.number(-1)).times(term);
  }

  static List<Term> list(Term term) {
    return term.outside().stream().anyMatch(factor -> factor.isNumber(0))
        ? List.of()
        : List.of(term);
  }

  static List<Term> products(List<Term> left, List<Term> right) {
    List<Term> all = new ArrayList<>();
    left.forEach(one -> right.forEach(two -> all.add(one.times(two))));
    return all;
  }

  /** E of a product, not worked out. */
  Expr left(List<Expr> group) {
    Expr product = Make.product(powers(group));
    List<String> names = chance.over(over, product);
    return Expr.of(new Op.Moment(Op.Moment.Kind.EXPECTATION, names), product);
  }

  /** Equal factors as powers. */
  static List<Expr> powers(List<Expr> group) {
    Map<Expr, Integer> counts = new LinkedHashMap<>();
    group.forEach(factor -> counts.merge(factor, 1, Integer::sum));
    List<Expr> result = new ArrayList<>();
    counts.forEach((base, count) -> result.add(count == 1 ? base : Make.power(base, count)));
    return result;
  }

  /** Factors apart where what they are made of was said to be independent, all together. */
  List<List<Expr>> groups(List<Expr> factors) {
    Set<String> names = new LinkedHashSet<>();
    factors.forEach(factor -> names.addAll(chance.variables(factor)));
    if (!chance.areIndependent(names)) {
      return List.of(factors);
    }
    List<List<Expr>> groups = new ArrayList<>();
    List<Expr> waiting = new ArrayList<>(factors);
    while (!waiting.isEmpty()) {
      Set<String> own = new LinkedHashSet<>(chance.variables(waiting.getFirst()));
      boolean grown = true;
      while (grown) {
        grown = false;
        for (Expr factor : waiting) {
          Set<String> others = chance.variables(factor);
          grown |= others.stream().anyMatch(own::contains) && own.addAll(others);
        }
      }
      List<Expr> group =
          waiting.stream()
              .filter(factor -> chance.variables(factor).stream().anyMatch(own::contains))
              .toList();
      groups.add(group);
      waiting.removeAll(group);
    }
    return groups;
  }

  private Optional<List<Entry>> entries(List<Expr> factors) {
    List<Entry> entries = new ArrayList<>();
    for (Expr factor : factors) {
      Optional<Entry> entry = Entry.of(factor, chance);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      entries.add(entry.get());
    }
    return Optional.of(entries);
  }

  private Optional<List<Term>> known(List<Expr> group) {
    Optional<List<Entry>> entries = entries(group);
    if (entries.isEmpty()) {
      return transforms.mean(group).map(value -> List.of(Term.outside(value)));
    }
    return power(entries.get())
        .map(value -> List.of(Term.outside(value)))
        .or(() -> transforms.categorical(group).map(value -> List.of(Term.outside(value))))
        .or(() -> partitions(entries.get(), 0));
  }

  /** A moment of one number. */
  private Optional<Expr> power(List<Entry> entries) {
    Entry first = entries.getFirst();
    int order = entries.size();
    if (order == 1 || !entries.stream().allMatch(first::equals)) {
      return Optional.empty();
    }
    if (order % 2 == 1 && chance.isSymmetric(first.name())) {
      chance.note("symmetric-odd-moment");
      return Optional.of(Make.number(0));
    }
    Optional<Cumulants.Law> known = cumulants.law(first).filter(Cumulants.Law::isScalar);
    if (known.filter(law -> law.family() == Family.BERNOULLI).isPresent()) {
      chance.note("mask-square");
    }
    return known.flatMap(
        law -> cumulants.distributions().moment(law.family(), law.parameters(), order));
  }

  /**
   * The sum over partitions of the product of joint cumulants of their parts; of those only in
   * which some part has factors from both sides of a position, unless that is 0.
   */
  private Optional<List<Term>> partitions(List<Entry> entries, int position) {
    if (entries.size() > MOST_FACTORS) {
      return Optional.empty();
    }
    noteNormal(entries);
    Partitions all = new Partitions(chance, cumulants, over, entries, position);
    return all.isUnknown() ? Optional.empty() : Optional.of(all.terms());
  }

  /** Four entries or more of one normal quantity: their moment is a sum over pairings. */
  private void noteNormal(List<Entry> entries) {
    for (Entry entry : entries) {
      long same = entries.stream().filter(other -> other.name().equals(entry.name())).count();
      if (same > 3 && cumulants.law(entry).filter(l -> l.family() == Family.NORMAL).isPresent()) {
        chance.note("normal-fourth-moment");
      }
    }
  }
}
