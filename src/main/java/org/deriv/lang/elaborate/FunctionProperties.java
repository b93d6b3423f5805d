package org.deriv.lang.elaborate;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.lang.tree.PropertyName;

/** What is said of a function that is named but not defined. */
final class FunctionProperties {
  private final ExpressionReader reader;
  private final Stance stance;

  FunctionProperties(ExpressionReader reader, Stance stance) {
    this.reader = reader;
    this.stance = stance;
  }

  /** The property as truth values about the value at a general argument. */
  Optional<List<Expr>> truths(FunctionSymbol function, PropertyName property, Span span) {
    boolean assumed = stance == Stance.ASSUMED;
    boolean single = function.domain().size() == 1;
    boolean scalar = single && function.codomain().isScalar();
    boolean line = scalar && function.domain().getFirst().isScalar();
    return switch (property) {
      case SMOOTH -> one(Make.has(Property.SMOOTH, named(function)));
      // Weaker than what the engine asks of a function that it differentiates.
      case CONTINUOUS, DIFFERENTIABLE -> assumed ? Optional.of(List.of()) : notSaid(property, span);
      case CONVEX -> scalar ? curved(function, Property.CONVEX) : notSaid(property, span);
      case CONCAVE -> scalar ? curved(function, Property.CONCAVE) : notSaid(property, span);
      case STRICTLY_CONVEX ->
          scalar && assumed ? curved(function, Property.CONVEX) : notSaid(property, span);
      case STRICTLY_CONCAVE ->
          scalar && assumed ? curved(function, Property.CONCAVE) : notSaid(property, span);
      case INCREASING -> line ? curved(function, Property.INCREASING) : notSaid(property, span);
      case DECREASING -> line ? curved(function, Property.DECREASING) : notSaid(property, span);
      case POSITIVE -> scalar ? signed(function, Relation.GREATER) : notSaid(property, span);
      case NONNEGATIVE ->
          scalar ? signed(function, Relation.GREATER_EQUAL) : notSaid(property, span);
      case EVEN ->
          single ? parity(function, at(function, argument(function))) : notSaid(property, span);
      case ODD ->
          single
              ? parity(function, Make.negate(at(function, argument(function))))
              : notSaid(property, span);
      case SYMMETRIC,
          SKEW_SYMMETRIC,
          POSITIVE_DEFINITE,
          POSITIVE_SEMIDEFINITE,
          NEGATIVE_DEFINITE,
          NEGATIVE_SEMIDEFINITE,
          ORTHOGONAL,
          DIAGONAL,
          IDEMPOTENT,
          INVERTIBLE,
          FULL_COLUMN_RANK,
          FULL_ROW_RANK,
          FULL_RANK,
          NONZERO,
          IID,
          INDEPENDENT,
          UNCORRELATED ->
          notSaid(property, span);
    };
  }

  private static Expr named(FunctionSymbol function) {
    return Make.symbol(function.name(), function.codomain());
  }

  private Expr argument(FunctionSymbol function) {
    return PropertyReader.general(reader.scope(), function.domain().getFirst());
  }

  private static Expr at(FunctionSymbol function, Expr argument) {
    return function.isElementwise()
        ? Make.apply(new Function.Named(function.name()), argument)
        : Expr.of(new Op.Call(function, List.of()), argument);
  }

  private Optional<List<Expr>> curved(FunctionSymbol function, Property property) {
    Expr argument = argument(function);
    return one(Make.has(property, at(function, argument), argument));
  }

  private Optional<List<Expr>> signed(FunctionSymbol function, Relation relation) {
    return one(Make.compare(relation, at(function, argument(function)), Make.number(0)));
  }

  private Optional<List<Expr>> parity(FunctionSymbol function, Expr value) {
    Expr mirrored = at(function, Make.negate(argument(function)));
    return one(Make.compare(Relation.EQUAL, mirrored, value));
  }

  private static Optional<List<Expr>> one(Expr truth) {
    return Optional.of(List.of(truth));
  }

  private <T> Optional<T> notSaid(PropertyName property, Span span) {
    return reader.report(
        Finding.error(
            "wrong-arguments", "`" + property.phrase() + "` is not said of this function", span));
  }
}
