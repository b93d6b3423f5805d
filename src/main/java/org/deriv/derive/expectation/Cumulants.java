package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Substitution;

/**
 * Joint cumulants of entries of random quantities, as far as they are known: of the first order the
 * mean, of the second the covariance. Those of independent quantities vanish.
 */
final class Cumulants {
  private final Chance chance;
  private final Stated stated;
  private final Distributions distributions;

  Cumulants(Chance chance, Distributions distributions) {
    this.chance = chance;
    this.stated = new Stated(chance);
    this.distributions = distributions;
  }

  /** The family and parameters of an entry or term, where they are numbers that do not vary. */
  record Law(Family family, List<Expr> parameters) {
    boolean isScalar() {
      return family != Family.CATEGORICAL
          && parameters.stream().allMatch(parameter -> parameter.shape().isScalar());
    }

    boolean isNormalVector() {
      return family == Family.NORMAL && parameters.getFirst().shape().isVector();
    }
  }

  Distributions distributions() {
    return distributions;
  }

  /** The distribution of an entry's term, or of the entry where entries are alike. */
  Optional<Law> law(Entry entry) {
    return entry
        .of()
        .distribution()
        .filter(distribution -> distribution.op() instanceof Op.Distribution)
        .filter(distribution -> mentionsNothingRandom(distribution))
        .map(distribution -> {
          Map<Expr, Expr> times = new LinkedHashMap<>();
          for (int i = 0; i < entry.times().size(); i++) {
            times.put(Make.scalar(entry.of().indices().get(i)), entry.times().get(i));
          }
          Expr here = times.isEmpty() ? distribution : Substitution.of(times).in(distribution);
          return new Law(((Op.Distribution) here.op()).family(), here.args());
        });
  }

  private boolean mentionsNothingRandom(Expr distribution) {
    Chance all = new Chance(chance.context(), chance::definition, List.of());
    return !all.isRandom(distribution);
  }

  /** The cumulant of entries; nothing where what is assumed does not say. */
  Optional<Term> of(List<Entry> entries) {
    Entry first = entries.getFirst();
    boolean alike = entries.stream().allMatch(entry -> entry.name().equals(first.name()));
    if (!alike) {
      return mixed(entries);
    }
    Optional<Law> law = law(first);
    Optional<Term> known = law.flatMap(l -> l.isScalar() ? scalar(l, entries) : normal(l, entries));
    return known.or(() -> stated(entries)).or(() -> apart(entries));
  }

  /** Of entries or terms that are independent of each other and plainly not the same. */
  private static Optional<Term> apart(List<Entry> entries) {
    Entry first = entries.getFirst();
    Axes axes =
        first.of().indices().isEmpty() && first.of().distribution().isEmpty()
            ? Axes.ALL
            : Axes.TIMES;
    boolean iid = first.of().spread() == Declaration.Spread.IID;
    return iid && together(Term.ONE, entries, axes).settled().isEmpty() ? zero() : Optional.empty();
  }

  private Optional<Term> mixed(List<Entry> entries) {
    java.util.Set<String> names = new java.util.LinkedHashSet<>();
    entries.forEach(entry -> names.add(entry.name()));
    if (chance.areIndependent(names)) {
      chance.note("independent-product");
      return zero();
    }
    boolean pair = entries.size() == 2;
    if (pair && chance.areUncorrelated(entries.get(0).name(), entries.get(1).name())) {
      chance.note("uncorrelated-product");
      return zero();
    }
    return pair
        ? stated.covariance(entries.get(0), entries.get(1)).map(Term::outside)
        : Optional.empty();
  }

  private static Optional<Term> zero() {
    return Optional.of(Term.outside(Make.number(0)));
  }

  private Optional<Term> scalar(Law law, List<Entry> entries) {
    Entry first = entries.getFirst();
    Optional<Term> value =
        distributions.cumulant(law.family(), law.parameters(), entries.size()).map(Term::outside);
    boolean iid = first.of().spread() == Declaration.Spread.IID;
    if (entries.size() == 1 || value.isEmpty()) {
      return value;
    }
    return iid
        ? value.map(term -> together(term, entries, Axes.ALL))
        : value.filter(_ -> sameTimes(entries) && first.positions().isEmpty());
  }

  private Optional<Term> normal(Law law, List<Entry> entries) {
    Entry first = entries.getFirst();
    boolean iid = first.of().spread() == Declaration.Spread.IID;
    if (!law.isNormalVector() || (!iid && !sameTimes(entries))) {
      return law.isNormalVector() && entries.size() == 1
          ? Optional.of(Term.outside(Entries.of(law.parameters().get(0), first.positions())))
          : Optional.empty();
    }
    Term value =
        switch (entries.size()) {
          case 1 -> Term.outside(Entries.of(law.parameters().get(0), first.positions()));
          case 2 -> {
            List<Expr> at = new ArrayList<>(first.positions());
            at.addAll(entries.get(1).positions());
            yield entry(law.parameters().get(1), at);
          }
          default -> Term.outside(Make.number(0));
        };
    return Optional.of(iid ? together(value, entries, Axes.TIMES) : value);
  }

  /** An entry of a matrix; of the identity a delta. */
  static Term entry(Expr matrix, List<Expr> at) {
    if (matrix.op() instanceof Op.Identity(Dim size)) {
      return Term.of(new Delta(at.get(0), at.get(1), Optional.of(size)));
    }
    if (matrix.is(org.deriv.expr.Operator.PRODUCT)) {
      Term term = Term.ONE;
      long tensors = matrix.args().stream().filter(f -> !f.shape().isScalar()).count();
      if (tensors == 1) {
        for (Expr factor : matrix.args()) {
          term = term.times(factor.shape().isScalar() ? Term.outside(factor) : entry(factor, at));
        }
        return term;
      }
    }
    return Term.outside(Entries.of(matrix, at));
  }

  private Optional<Term> stated(List<Entry> entries) {
    Entry first = entries.getFirst();
    if (entries.size() == 1) {
      boolean centred = chance.isSymmetric(first.name());
      return stated
          .mean(first)
          .or(() -> centred ? Optional.of(Make.number(0)) : Optional.empty())
          .map(Term::outside);
    }
    if (entries.size() > 2) {
      return Optional.empty();
    }
    Entry second = entries.get(1);
    boolean iid = first.of().spread() == Declaration.Spread.IID;
    if (first.times().isEmpty()) {
      Optional<Term> matrix = covariance(first, second);
      if (matrix.isPresent()) {
        return matrix;
      }
      boolean apart = iid || chance.areUncorrelated(first.name(), first.name());
      return first.equals(second)
          ? stated.variance(first).map(Term::outside)
          : apart
              ? stated.variance(first).map(v -> together(Term.outside(v), entries, Axes.ALL))
              : Optional.empty();
    }
    if (sameTimes(entries)) {
      return first.equals(second)
          ? stated.variance(first).map(Term::outside)
          : covariance(first, second);
    }
    return iid
        ? (first.positions().equals(second.positions())
                ? stated.variance(first).map(Term::outside)
                : covariance(first, new Entry(second.of(), first.times(), second.positions())))
            .map(term -> together(term, entries, Axes.TIMES))
        : Optional.empty();
  }

  private Optional<Term> covariance(Entry first, Entry second) {
    return stated
        .covarianceMatrix(first, second)
        .map(matrix -> {
          List<Expr> at = new ArrayList<>(first.positions());
          at.addAll(second.positions());
          return matrix.shape().isScalar() ? Term.outside(matrix) : entry(matrix, at);
        });
  }

  private static boolean sameTimes(List<Entry> entries) {
    return entries.stream().allMatch(entry -> entry.times().equals(entries.getFirst().times()));
  }

  private enum Axes {
    TIMES,
    ALL
  }

  /** The term where all entries are one and the same. */
  private static Term together(Term term, List<Entry> entries, Axes axes) {
    Entry first = entries.getFirst();
    Term result = term;
    for (Entry other : entries.subList(1, entries.size())) {
      for (int i = 0; i < first.times().size(); i++) {
        Delta delta = new Delta(first.times().get(i), other.times().get(i), Optional.empty());
        result = result.times(Term.of(delta));
      }
      for (int i = 0; axes == Axes.ALL && i < first.positions().size(); i++) {
        Dim size = dims(first).get(i);
        Delta delta =
            new Delta(first.positions().get(i), other.positions().get(i), Optional.of(size));
        result = result.times(Term.of(delta));
      }
    }
    return result;
  }

  private static List<Dim> dims(Entry entry) {
    List<Dim> dims = entry.of().shape().dims();
    return entry.positions().size() == 1 && dims.size() == 2 ? dims.subList(1, 2) : dims;
  }
}
