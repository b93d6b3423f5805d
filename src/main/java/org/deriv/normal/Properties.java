package org.deriv.normal;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Property;
import org.deriv.expr.Shape;

/** The properties that the assumptions state of names. */
final class Properties {
  private final Map<String, Set<Property>> stated = new HashMap<>();

  Properties(Context context) {
    for (Expr assumption : context.assumptions()) {
      if (assumption.op() instanceof Op.Has(Property property)) {
        for (Expr of : assumption.args()) {
          if (of.op() instanceof Op.Symbol(String name, Shape _)) {
            stated.computeIfAbsent(name, _ -> EnumSet.noneOf(Property.class)).add(property);
          }
        }
      }
    }
  }

  boolean has(String name, Property property) {
    return stated.getOrDefault(name, Set.of()).contains(property);
  }

  boolean isSymmetric(String name) {
    return has(name, Property.SYMMETRIC)
        || has(name, Property.POSITIVE_DEFINITE)
        || has(name, Property.POSITIVE_SEMIDEFINITE)
        || has(name, Property.NEGATIVE_DEFINITE)
        || has(name, Property.NEGATIVE_SEMIDEFINITE);
  }
}
