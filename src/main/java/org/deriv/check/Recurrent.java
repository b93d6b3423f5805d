package org.deriv.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.normal.recurrence.Induction;
import org.deriv.normal.recurrence.Proof;

/** Proofs by what recurrences say, their derivatives worked out first. */
final class Recurrent {
  private Recurrent() {}

  static Optional<Verdict> proof(
      Calculus calculus, Context context, Calculus.Worked left, Calculus.Worked right) {
    Context known = plain(calculus, context);
    for (Calculus.Worked side : List.of(left, right)) {
      for (Declaration declaration : side.declared()) {
        known = known.with(declaration);
      }
    }
    Optional<Proof> proof = Induction.prove(known, left.expr(), right.expr());
    Context there = known;
    return proof
        .map(found -> Verdict.of(Status.PROVED, found.evidence()).under(found.conditions()))
        .or(() -> Congruence.proof(there, left.expr(), right.expr()));
  }

  /** With derivatives in recurrences worked out, where that can be had without conditions. */
  private static Context plain(Calculus calculus, Context context) {
    Map<String, Declaration> declarations = new LinkedHashMap<>(context.declarations());
    declarations.replaceAll((_, declaration) ->
        declaration instanceof Declaration.Recurrence recurrence
                && Operators.hasCalculus(recurrence.body())
            ? worked(calculus, context, recurrence)
            : declaration);
    return new Context(declarations, context.assumptions());
  }

  private static Declaration worked(
      Calculus calculus, Context context, Declaration.Recurrence recurrence) {
    return calculus
        .workOut(context, recurrence.body())
        .filter(worked -> worked.conditions().isEmpty())
        .<Declaration>map(worked ->
            new Declaration.Recurrence(
                recurrence.name(),
                recurrence.shape(),
                recurrence.time(),
                recurrence.entries(),
                worked.expr(),
                recurrence.boundaries()))
        .orElse(recurrence);
  }
}
