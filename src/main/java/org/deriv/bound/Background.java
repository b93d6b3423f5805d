package org.deriv.bound;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.normal.Facts;
import org.deriv.rule.Assumptions;

/** What depends on the assumptions alone, kept while questions are asked under them. */
final class Background {
  final Context context;
  final Facts facts;
  final Assumptions knowledge;
  final Canonical canonical;
  final Map<Reading.Mode, Optional<Reading>> readings = new EnumMap<>(Reading.Mode.class);
  final Map<Asked, Optional<Proof>> conditions = new HashMap<>();

  Background(Context context) {
    this.context = context;
    this.facts = new Facts(context);
    this.knowledge = new Assumptions(context);
    this.canonical = new Canonical(context, facts);
  }

  /** A condition of a law, and how deep the question may still go. */
  record Asked(Expr truth, int depth) {}
}
