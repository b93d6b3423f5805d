package org.deriv.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;

/**
 * Relations of numbers that were proved earlier in a problem, for proofs of later orders. Only what
 * was proved without conditions, and where all was known that is known later, is put to use.
 */
final class Lemmas {
  private static final int MOST = 4;

  private final List<Lemma> known = new ArrayList<>();

  private record Lemma(Context context, Expr claim) {}

  void add(Context context, Expr claim) {
    boolean telling =
        claim.op() instanceof Op.Compare(Relation relation)
            && (relation.isOrder() || relation == Relation.EQUAL)
            && claim.arg(0).shape().isScalar();
    if (telling) {
      known.add(new Lemma(context, claim));
    }
  }

  /** The context with the latest of them that speak of what a claim speaks of, if there are any. */
  Optional<Context> in(Context context, Expr claim) {
    if (!(claim.op() instanceof Op.Compare(Relation asked)) || !asked.isOrder()) {
      return Optional.empty();
    }
    Names names = new Names();
    Set<String> spoken = names.free(claim);
    List<Lemma> fitting =
        known.stream()
            .filter(lemma -> !lemma.claim().equals(claim))
            .filter(lemma -> names.free(lemma.claim()).stream().anyMatch(spoken::contains))
            .filter(lemma -> context.extendsOn(lemma.context()))
            .toList();
    Context more = context;
    for (Lemma lemma : fitting.subList(Math.max(0, fitting.size() - MOST), fitting.size())) {
      more = more.showing(lemma.claim());
    }
    return fitting.isEmpty() ? Optional.empty() : Optional.of(more);
  }
}
