package org.deriv.check.slip;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/** The changes that can be made at one place. */
final class PlaceEdits {
  private final Edits.Place place;

  PlaceEdits(Edits.Place place) {
    this.place = place;
  }

  List<Edit> of(Expr at) {
    List<Edit> edits = new ArrayList<>();
    if (place.isIndex()) {
      new IndexEdits(place).index(at, edits);
      return edits;
    }
    if (at.op() instanceof Op.Compare || isTruth(at)) {
      return edits;
    }
    FactorEdits factors = new FactorEdits(place);
    factors.of(at, edits);
    new NumberEdits(place).of(at, edits);
    switch (at.op()) {
      case Operator.ADD -> SumEdits.of(at, edits);
      case Operator.PRODUCT, Operator.HADAMARD -> factors.product(at, edits);
      case Operator.TRANSPOSE, Operator.INVERSE -> factors.unwrapped(at, edits);
      case Op.Fold fold -> new IndexEdits(place).bounds(fold, at, edits);
      default -> new FunctionEdits(place).of(at, edits);
    }
    new IndexEdits(place).entry(at, edits);
    if (place.isTerm() || place.isFactor() || place.isArgument()) {
      place.lost().terms(at, edits);
      place.lost().factors(at, edits);
    }
    if (place.isFactor() || place.isReduced()) {
      place.functions().of(at, edits);
    }
    return edits;
  }

  private static boolean isTruth(Expr at) {
    return at.is(Operator.AND)
        || at.is(Operator.OR)
        || at.is(Operator.NOT)
        || at.op() instanceof Op.Has;
  }
}
