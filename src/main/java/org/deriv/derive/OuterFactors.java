package org.deriv.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;

/**
 * Common factors of a sum of vectors that are not on its face: in {@code g - (u'*g)*u} the vector
 * g, which leaves {@code (I - u*u')*g}; in an entrywise product, an entrywise factor.
 */
final class OuterFactors {
  private final Tidy tidy;
  private final Sums sums;

  OuterFactors(Tidy tidy, Sums sums) {
    this.tidy = tidy;
    this.sums = sums;
  }

  /** The terms with such a factor taken out, where that is shorter. */
  Optional<Monomial> common(List<Monomial> terms) {
    Expr plain = write(sums.preferred(terms));
    int best = tidy.order().size(plain);
    Optional<Monomial> found = Optional.empty();
    for (Expr candidate : candidates(terms)) {
      Optional<Monomial> factored = factored(terms, candidate);
      int size = factored.map(f -> tidy.order().size(write(f))).orElse(best);
      if (size < best) {
        best = size;
        found = factored;
      }
    }
    boolean linear = tidy.hasDifferential(plain);
    Optional<Monomial> entrywise = linear ? Optional.empty() : new CommonEntries(tidy).of(terms);
    int size = entrywise.map(f -> tidy.order().size(write(f))).orElse(best);
    return size < best ? entrywise : found;
  }

  private Expr write(Monomial product) {
    return tidy.write(product);
  }

  private Set<Expr> candidates(List<Monomial> terms) {
    Set<Expr> found = new LinkedHashSet<>();
    for (Monomial term : terms) {
      Expr last = term.chain().getLast();
      boolean worth = tidy.order().size(last) > 2 && !tidy.hasDifferential(last);
      if (last.shape().isVector() && worth) {
        found.add(last);
      }
    }
    return found;
  }

  private Optional<Monomial> factored(List<Monomial> terms, Expr vector) {
    List<Expr> rest = new ArrayList<>();
    for (Monomial term : terms) {
      Optional<Monomial> without = without(term, vector);
      if (without.isEmpty()) {
        return Optional.empty();
      }
      rest.add(tidy.write(without.get()));
    }
    Monomial matrix = tidy.monomial(tidy.sum(rest));
    List<Expr> chain = new ArrayList<>(matrix.chain());
    chain.add(vector);
    return Optional.of(matrix.withChain(chain));
  }

  /** The matrix M of a term M*vector. */
  private Optional<Monomial> without(Monomial term, Expr vector) {
    List<Expr> chain = term.chain();
    if (chain.getLast().equals(vector)) {
      List<Expr> front = chain.subList(0, chain.size() - 1);
      return Optional.of(
          term.withChain(front.isEmpty() ? List.of(Make.identity(vector.shape().rows())) : front));
    }
    for (var power : term.powers().entrySet()) {
      Expr base = power.getKey();
      if (base.is(Operator.PRODUCT)
          && power.getValue().isNumber(1)
          && chain.getLast().shape().isVector()) {
        Optional<List<Expr>> row = row(base, vector);
        if (row.isPresent()) {
          Map<Expr, Expr> powers = new LinkedHashMap<>(term.powers());
          powers.remove(base);
          List<Expr> outer = new ArrayList<>(chain);
          outer.addAll(row.get());
          if (outer.stream().anyMatch(OuterFactors::isOnes)) {
            return Optional.empty();
          }
          return Optional.of(new Monomial(term.coefficient(), powers, outer));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOnes(Expr factor) {
    return factor.op() instanceof org.deriv.expr.Op.Ones
        || (factor.is(Operator.TRANSPOSE) && isOnes(factor.arg(0)));
  }

  /** The row r of an inner product r*vector. */
  private Optional<List<Expr>> row(Expr inner, Expr vector) {
    List<Expr> args = inner.args();
    if (args.getLast().equals(vector)) {
      return Optional.of(args.subList(0, args.size() - 1));
    }
    if (args.getFirst().equals(tidy.transpose(vector))) {
      List<Expr> mirrored = new ArrayList<>();
      args.subList(1, args.size()).reversed().forEach(f -> mirrored.add(tidy.transpose(f)));
      return Optional.of(mirrored);
    }
    return Optional.empty();
  }
}
