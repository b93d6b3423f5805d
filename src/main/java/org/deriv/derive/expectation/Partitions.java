package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;

/**
 * The ways to split entries into parts, each with the product of the joint cumulants of its parts;
 * of those only in which some part has entries from both sides of a position, unless that is 0.
 */
final class Partitions {
  private final List<Entry> entries;
  private final int position;
  private final Map<List<Integer>, Optional<Term>> memo = new LinkedHashMap<>();
  private final List<Term> terms = new ArrayList<>();
  private final Chance chance;
  private final Cumulants cumulants;
  private final List<String> over;
  private boolean unknown;

  Partitions(
      Chance chance, Cumulants cumulants, List<String> over, List<Entry> entries, int position) {
    this.chance = chance;
    this.cumulants = cumulants;
    this.over = over;
    this.entries = entries;
    this.position = position;
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      all.add(i);
    }
    split(all, Term.ONE, position == 0);
  }

  boolean isUnknown() {
    return unknown;
  }

  List<Term> terms() {
    return terms;
  }

  /** Every way to choose a part with the first of what is left, then to split the others. */
  private void split(List<Integer> left, Term product, boolean straddled) {
    if (left.isEmpty()) {
      if (straddled) {
        terms.add(product);
      }
      return;
    }
    int others = left.size() - 1;
    for (int choice = 0; choice < 1 << others && !unknown; choice++) {
      List<Integer> part = new ArrayList<>(List.of(left.getFirst()));
      List<Integer> rest = new ArrayList<>();
      for (int i = 0; i < others; i++) {
        ((choice >> i & 1) == 1 ? part : rest).add(left.get(i + 1));
      }
      Optional<Term> cumulant = cumulant(part);
      if (cumulant.isEmpty()) {
        unknown = true;
        return;
      }
      if (!Products.list(cumulant.get()).isEmpty()) {
        split(rest, product.times(cumulant.get()), straddled || straddles(part));
      }
    }
  }

  private boolean straddles(List<Integer> part) {
    return part.getFirst() < position && part.getLast() >= position;
  }

  private Optional<Term> cumulant(List<Integer> part) {
    Optional<Term> known = memo.get(part);
    if (known == null) {
      known = cumulants.of(part.stream().map(entries::get).toList());
      if (known.isEmpty() && part.size() == 1) {
        known = Optional.of(Term.outside(unknownMean(entries.get(part.getFirst()))));
      }
      if (known.isEmpty() && part.size() == 2) {
        known = Optional.of(Term.outside(unknownCovariance(part)));
      }
      memo.put(part, known);
    }
    return known;
  }

  private Expr unknownCovariance(List<Integer> part) {
    Expr left = scalar(entries.get(part.getFirst()));
    Expr right = scalar(entries.get(part.getLast()));
    return left.equals(right)
        ? Expr.of(new Op.Moment(Op.Moment.Kind.VARIANCE, chance.over(over, left)), left)
        : Expr.of(
            new Op.Moment(Op.Moment.Kind.COVARIANCE, chance.over(over, left, right)), left, right);
  }

  private Expr unknownMean(Entry entry) {
    Expr scalar = scalar(entry);
    return Expr.of(new Op.Moment(Op.Moment.Kind.EXPECTATION, chance.over(over, scalar)), scalar);
  }

  private static Expr scalar(Entry entry) {
    Expr whole =
        entry.of().indices().isEmpty()
            ? Make.symbol(entry.name(), entry.of().shape())
            : Expr.of(new Op.Term(entry.name(), entry.of().shape()), entry.times());
    return entry.positions().isEmpty() ? whole : Make.entry(whole, entry.positions());
  }
}
