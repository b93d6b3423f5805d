package org.deriv.derive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** Sums: like terms merged, what is common extracted, the terms in a fixed order. */
final class Sums {
  private static final Rational MINUS_ONE = Rational.of(-1);
  private final Tidy tidy;
  private final Writing writing;
  // By their terms, each with how often it occurs.
  private final Map<Map<Expr, Long>, Expr> written = new HashMap<>();
  private final Map<Expr, Monomial> oriented = new HashMap<>();
  private final Set<Map<Expr, Long>> atAnyTime = new HashSet<>();
  private final Set<Expr> kept = new HashSet<>();

  Sums(Tidy tidy, Writing writing) {
    this.tidy = tidy;
    this.writing = writing;
  }

  /** Keeps every sum in an expression as it is written there. */
  void keep(Expr expr) {
    if (!kept.add(expr)) {
      return;
    }
    expr.args().forEach(this::keep);
    if (expr.is(Operator.ADD) && !tidy.hasDifferential(expr)) {
      List<Expr> terms = expr.args().stream().map(tidy::of).toList();
      Map<Expr, Long> key = key(terms.stream().map(tidy::monomial).toList());
      if (key.size() == terms.size()) {
        atAnyTime.add(timeless(key));
        written.putIfAbsent(
            key, Make.sum(terms.stream().map(t -> writing.term(tidy.monomial(t))).toList()));
      }
    }
  }

  /** Keeps the terms of a sum that a rule made in the order in which it made them. */
  void keepOrder(Expr sum) {
    List<Monomial> terms = merged(terms(sum));
    if (terms.size() > 1 && terms.getFirst().coefficient().signum() > 0) {
      List<Expr> parts = new ArrayList<>();
      for (Monomial term : terms) {
        parts.add(parts.isEmpty() ? writing.of(term) : writing.term(term));
      }
      written.putIfAbsent(key(terms), Make.sum(parts));
    }
  }

  private List<Expr> terms(Expr expr) {
    return switch (expr.op()) {
      case Operator.ADD -> expr.args().stream().flatMap(arg -> terms(arg).stream()).toList();
      default -> List.of(tidy.of(expr));
    };
  }

  /** The sum of tidy terms. */
  Expr of(List<Expr> terms) {
    List<Monomial> merged = merged(terms);
    if (merged.isEmpty()) {
      return Make.zeros(terms.getFirst().shape());
    }
    if (merged.size() == 1) {
      return tidy.write(merged.getFirst());
    }
    Expr sum = tidy.write(collected(merged));
    return sum.is(Operator.ADD) ? new Logistic(tidy).reflected(sum.args()).orElse(sum) : sum;
  }

  private List<Monomial> merged(List<Expr> terms) {
    Map<Monomial, Rational> counts = new LinkedHashMap<>();
    for (Expr term : terms) {
      flatten(tidy.monomial(term), counts);
    }
    List<Monomial> merged = new ArrayList<>();
    counts.forEach((core, count) -> {
      if (!count.isZero()) {
        merged.add(core.times(count));
      }
    });
    return merged;
  }

  /** A sum that is only multiplied by a sign is part of the sum around it. */
  private void flatten(Monomial term, Map<Monomial, Rational> counts) {
    if (term.isZero()) {
      return;
    }
    if (term.powers().isEmpty() && term.chain().size() == 1 && isTurned(term.chain().getFirst())) {
      Expr turned = term.chain().getFirst().arg(0);
      for (Expr inner : turned.args()) {
        flatten(tidy.monomial(tidy.transpose(inner)).times(term.coefficient()), counts);
      }
      return;
    }
    if (isNested(term)) {
      for (Expr inner : alone(term).orElseThrow().args()) {
        flatten(tidy.monomial(inner).times(term.coefficient()), counts);
      }
    } else {
      counts.merge(term.core(), term.coefficient(), Rational::plus);
    }
  }

  /** Whether a term is itself a sum, but for its sign: part of the sum around it. */
  static boolean isNested(Monomial term) {
    boolean sign = term.coefficient().isOne() || term.coefficient().equals(MINUS_ONE);
    return sign && alone(term).isPresent();
  }

  private static boolean isTurned(Expr factor) {
    return factor.is(Operator.TRANSPOSE) && factor.arg(0).is(Operator.ADD);
  }

  /** The sum that is the only factor of a product but for a number. */
  private static Optional<Expr> alone(Monomial product) {
    if (product.powers().isEmpty() && product.chain().size() == 1) {
      return Optional.of(product.chain().getFirst()).filter(e -> e.is(Operator.ADD));
    }
    if (product.chain().isEmpty() && product.powers().size() == 1) {
      var only = product.powers().entrySet().iterator().next();
      return Optional.of(only.getKey())
          .filter(e -> e.is(Operator.ADD) && only.getValue().isNumber(1));
    }
    return Optional.empty();
  }

  /** A product that is a sum but for its sign, as a sum. */
  Optional<Expr> absorbed(Monomial product) {
    if (!product.coefficient().equals(MINUS_ONE)) {
      return Optional.empty();
    }
    return alone(product).map(this::turned);
  }

  /** A sum as a sign times the sum that is preferred: itself or its negative. */
  Monomial oriented(Expr sum) {
    Monomial known = oriented.get(sum);
    if (known == null) {
      known = preferred(sum.args().stream().map(tidy::monomial).toList());
      oriented.put(sum, known);
    }
    return known;
  }

  /** Whether a sum stands so in what was asked. */
  boolean isWritten(Expr sum) {
    return written.containsValue(sum)
        || (hasTime(sum)
            && atAnyTime.contains(timeless(key(sum.args().stream().map(tidy::monomial).toList()))));
  }

  /** Whether a term of a sum is negative. */
  boolean hasNegative(Expr sum) {
    return sum.args().stream().anyMatch(t -> tidy.monomial(t).coefficient().signum() < 0);
  }

  /** A sum with every sign turned. */
  Expr turned(Expr sum) {
    return arranged(sum.args().stream().map(t -> tidy.monomial(t).times(MINUS_ONE)).toList());
  }

  /** Terms as one product: what they share, times the sum of what is left. */
  private Monomial collected(List<Monomial> terms) {
    return new Factoring(tidy, this).of(terms);
  }

  /** A sum of two or more terms that share nothing, as a sign times a sum. */
  Monomial preferred(List<Monomial> terms) {
    List<Monomial> negative = terms.stream().map(t -> t.times(MINUS_ONE)).toList();
    boolean positiveKnown = isKnown(key(terms));
    boolean negativeKnown = isKnown(key(negative));
    boolean flip =
        (positiveKnown || negativeKnown) ? !positiveKnown : leads(terms).coefficient().signum() < 0;
    Expr sum = arranged(flip ? negative : terms);
    Monomial result =
        sum.shape().isScalar() ? Monomial.scalar(sum, Make.number(1)) : Monomial.tensor(sum);
    return flip ? result.times(MINUS_ONE) : result;
  }

  /** Whether a sum stands so in what was asked, perhaps at another time. */
  private boolean isKnown(Map<Expr, Long> key) {
    return written.containsKey(key)
        || (key.keySet().stream().anyMatch(Sums::hasTime) && atAnyTime.contains(timeless(key)));
  }

  private static boolean hasTime(Expr expr) {
    return expr.op() instanceof Op.Term || expr.args().stream().anyMatch(Sums::hasTime);
  }

  private static Map<Expr, Long> timeless(Map<Expr, Long> key) {
    Map<Expr, Long> result = new HashMap<>();
    key.forEach((term, count) -> result.merge(timeless(term), count, Long::sum));
    return result;
  }

  /** With the names of sequences for their terms. */
  private static Expr timeless(Expr expr) {
    return expr.op() instanceof Op.Term(String sequence, Shape shape)
        ? Make.symbol(sequence, shape)
        : expr.args().isEmpty()
            ? expr
            : expr.withArgs(expr.args().stream().map(Sums::timeless).toList());
  }

  private Map<Expr, Long> key(List<Monomial> terms) {
    return terms.stream().collect(Collectors.groupingBy(writing::term, Collectors.counting()));
  }

  /** The term whose sign is preferably positive. */
  private Monomial leads(List<Monomial> terms) {
    return terms.stream().min(byRank().thenComparing(largeFirst())).orElse(Monomial.ONE);
  }

  private Comparator<Monomial> byRank() {
    return Comparator.comparingInt(term ->
        isConstant(term)
            ? -2
            : isDiagonal(term)
                ? -1
                : term.powers().size()
                    + (term.coefficient().isOne() || term.coefficient().equals(MINUS_ONE) ? 0 : 1));
  }

  /** How many scalars weigh a norm: a penalty stands behind the norm that it is added to. */
  private static int weights(Monomial term) {
    long norms = term.powers().keySet().stream().filter(b -> b.op() instanceof Op.Norm).count();
    return norms == 0 ? 0 : term.powers().size() - (int) norms;
  }

  private static boolean isDiagonal(Monomial term) {
    return term.chain().size() == 1 && term.chain().getFirst().is(Operator.DIAGONAL_MATRIX);
  }

  private static boolean isConstant(Monomial term) {
    return term.powers().isEmpty()
        && (term.chain().isEmpty()
            || (term.chain().size() == 1
                && (term.chain().getFirst().op() instanceof Op.Identity
                    || term.chain().getFirst().op() instanceof Op.Ones)));
  }

  private Comparator<Monomial> largeFirst() {
    Comparator<Monomial> bySize =
        Comparator.comparingInt(term -> -tidy.order().size(writing.of(term.core())));
    return bySize.thenComparing(term -> tidy.order().text(writing.of(term.core())));
  }

  /** As it was written, or constants first, then positive terms, large ones first. */
  private Expr arranged(List<Monomial> terms) {
    Expr known = written.get(key(terms));
    if (known != null) {
      return known;
    }
    Comparator<Monomial> order =
        Comparator.<Monomial>comparingInt(term -> term.coefficient().signum() < 0 ? 1 : 0)
            .thenComparingInt(term -> isConstant(term) ? 0 : 1)
            .thenComparingInt(Sums::weights)
            .thenComparing(largeFirst());
    List<Monomial> sorted = terms.stream().sorted(order).toList();
    List<Expr> parts = new ArrayList<>();
    for (Monomial term : sorted) {
      parts.add(parts.isEmpty() ? writing.of(term) : writing.term(term));
    }
    return Make.sum(parts);
  }
}
