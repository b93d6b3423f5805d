package org.deriv.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;

/**
 * {@code A == B where x = a}, both sides at the same place, says as much as {@code A == B} does
 * where {@code x == a} is assumed. The second form reaches what an expression does not show: the
 * parameters of distributions.
 */
final class Places {
  private Places() {}

  /**
   * A claim without its place, and the context in which that place is assumed.
   *
   * @param context the context, with an equation for every value
   * @param claim the relation of what stands on both sides
   */
  record Assumed(Context context, Expr claim) {}

  /** The second form, for a relation at values of given names which the values do not mention. */
  static Optional<Assumed> assumed(Context context, Expr claim) {
    if (!(claim.op() instanceof Op.Compare(Relation relation)) || relation.isLogical()) {
      return Optional.empty();
    }
    Optional<Expr> place = claim.args().stream().filter(side -> side.is(Operator.AT)).findFirst();
    if (place.isEmpty() || !isGiven(context, place.get())) {
      return Optional.empty();
    }
    List<Expr> bindings = bindings(place.get());
    if (isTied(context, bindings)) {
      return Optional.empty();
    }
    List<Expr> sides = new ArrayList<>();
    for (Expr side : claim.args()) {
      if (side.is(Operator.AT) && bindings(side).equals(bindings)) {
        sides.add(side.arg(0));
      } else if (isElsewhere(context, side, bindings)) {
        sides.add(side);
      } else {
        return Optional.empty();
      }
    }
    Context there = context;
    for (int i = 0; i < bindings.size(); i += 2) {
      there = there.assuming(Make.compare(Relation.EQUAL, bindings.get(i), bindings.get(i + 1)));
    }
    return Optional.of(new Assumed(there, Make.compare(relation, sides.get(0), sides.get(1))));
  }

  /** Two limits at one place are equal where what tends is equal: the equation of that. */
  static Optional<Expr> bodies(Expr claim) {
    if (!(claim.op() instanceof Op.Compare(Relation relation)) || relation != Relation.EQUAL) {
      return Optional.empty();
    }
    Expr left = claim.arg(0);
    Expr right = claim.arg(1);
    boolean together =
        left.op() instanceof Op.Limit
            && left.op().equals(right.op())
            && left.arg(1).equals(right.arg(1));
    return together
        ? Optional.of(Make.compare(Relation.EQUAL, left.arg(0), right.arg(0)))
        : Optional.empty();
  }

  /** A limit is equal to a value where what stands under it tends to that value. */
  static Optional<Expr> tending(Expr claim) {
    boolean limit =
        claim.is(new Op.Compare(Relation.EQUAL))
            && claim.arg(0).op() instanceof Op.Limit
            && !(claim.arg(1).op() instanceof Op.Limit);
    return limit
        ? Optional.of(Make.compare(Relation.TENDS_TO, claim.arg(0), claim.arg(1)))
        : Optional.empty();
  }

  private static List<Expr> bindings(Expr at) {
    return at.args().subList(1, at.args().size());
  }

  /** Every name is a given value, of the shape of what it is bound to, and no value has one. */
  private static boolean isGiven(Context context, Expr at) {
    List<Expr> bindings = bindings(at);
    for (int i = 0; i < bindings.size(); i += 2) {
      boolean given =
          bindings.get(i).op() instanceof Op.Symbol symbol
              && context.find(symbol.name()).orElse(null) instanceof Declaration.Given;
      if (!given || !mentionsNone(bindings.get(i + 1), bindings)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an assumption ties a bound name to another given one, which would move with it. */
  private static boolean isTied(Context context, List<Expr> bindings) {
    Names names = new Names();
    Set<String> bound = bound(bindings);
    return context.assumptions().stream()
        .map(names::free)
        .filter(free -> free.stream().anyMatch(bound::contains))
        .flatMap(Set::stream)
        .anyMatch(name ->
            !bound.contains(name)
                && context.find(name).isPresent()
                && !context.isRandom(name)
                && !(context.find(name).orElseThrow() instanceof Declaration.Dimension));
  }

  /** Whether a side has one value wherever the bound names are: it is made of other given ones. */
  private static boolean isElsewhere(Context context, Expr side, List<Expr> bindings) {
    return mentionsNone(side, bindings)
        && new Names()
            .free(side).stream()
                .map(context::find)
                .flatMap(Optional::stream)
                .allMatch(declaration ->
                    declaration instanceof Declaration.Given
                        || declaration instanceof Declaration.Dimension);
  }

  private static boolean mentionsNone(Expr expr, List<Expr> bindings) {
    Set<String> bound = bound(bindings);
    return new Names().free(expr).stream().noneMatch(bound::contains);
  }

  private static Set<String> bound(List<Expr> bindings) {
    Names names = new Names();
    Set<String> bound = new HashSet<>();
    for (int i = 0; i < bindings.size(); i += 2) {
      bound.addAll(names.free(bindings.get(i)));
    }
    return bound;
  }
}
