package org.deriv.derive.expectation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Substitution;
import org.deriv.normal.Equality;
import org.deriv.normal.Outcome;

/**
 * Whether a number has the distribution of its negative because it changes its sign together with
 * quantities that have the distribution of theirs: weights drawn around 0 make every sum of theirs
 * symmetric, whatever they are multiplied by, if it is independent of them.
 */
final class Symmetry {
  private final Chance chance;
  private final Cumulants cumulants;
  private final Normals normals;

  Symmetry(Chance chance, Cumulants cumulants, Normals normals) {
    this.chance = chance;
    this.cumulants = cumulants;
    this.normals = normals;
  }

  boolean isOdd(Expr scalar) {
    Set<String> all = chance.variables(scalar);
    Map<Expr, Expr> turned = new LinkedHashMap<>();
    for (String name : all) {
      chance
          .declaration(name)
          .filter(random -> random.indices().isEmpty() && isCentred(random))
          .ifPresent(random -> {
            Expr symbol = Make.symbol(name, random.shape());
            turned.put(symbol, Make.negate(symbol));
          });
    }
    Set<String> apart = new LinkedHashSet<>(all);
    return !turned.isEmpty()
        && chance.areIndependent(apart)
        && chance.isIndependentOfRest(scalar)
        && Equality.decide(
                chance.context(), Substitution.of(turned).in(scalar), Make.negate(scalar))
            instanceof Outcome.Proof proof
        && proof.conditions().isEmpty();
  }

  /** All entries together have the distribution of their negatives: each has, and they are iid. */
  private boolean isCentred(Declaration.Random random) {
    boolean together = random.spread() == Declaration.Spread.IID || random.shape().isScalar();
    return together
        && (chance.isSymmetric(random.name())
            || cumulants
                .law(new Entry(random, List.of(), List.of()))
                .filter(Cumulants.Law::isScalar)
                .flatMap(law -> cumulants.distributions().centre(law.family(), law.parameters()))
                .map(normals::isZero)
                .orElse(false));
  }
}
