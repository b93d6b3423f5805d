package org.deriv.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.bound.Proof;
import org.deriv.bound.Prover;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.normal.Equality;
import org.deriv.normal.Forms;
import org.deriv.normal.Outcome;

/**
 * {@code f(x) >= f(c)} for a convex f, where the derivative at c does not fall towards any x that
 * meets the assumptions: a convex function lies above its tangents (Boyd and Vandenberghe, Convex
 * Optimization, sections 3.1.3 and 4.2.3). The domain is what the assumptions that are affine in x
 * say of it, so that it is convex; f must have a value everywhere in it, and c must lie in it.
 */
final class Tangent {
  private final Calculus calculus;
  private final Context context;
  private final Prover prover;
  private final Names names = new Names();

  private Tangent(Calculus calculus, Context context) {
    this.calculus = calculus;
    this.context = context;
    this.prover = Prover.standard();
  }

  /** A proof of an order between two values of one function. */
  static Optional<Verdict> proof(Calculus calculus, Context context, Expr claim) {
    if (!(claim.op() instanceof Op.Compare(Relation relation))
        || !claim.arg(0).shape().isScalar()
        || (relation != Relation.GREATER_EQUAL && relation != Relation.LESS_EQUAL)) {
      return Optional.empty();
    }
    boolean turned = relation == Relation.LESS_EQUAL;
    Expr greater = claim.arg(turned ? 1 : 0);
    Expr lesser = claim.arg(turned ? 0 : 1);
    Tangent tangent = new Tangent(calculus, context);
    return tangent
        .proof(greater, lesser, Property.CONVEX)
        .or(() -> tangent.proof(lesser, greater, Property.CONCAVE));
  }

  /** The variable and the point at which it is taken. */
  private record Point(Expr variable, Expr at) {}

  private Optional<Verdict> proof(Expr function, Expr value, Property bend) {
    Optional<Point> found = point(function, value).filter(point -> isDefined(function, point));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Point point = found.get();
    String law =
        isStationary(function, point, bend) && bends(function, point, bend)
            ? bend == Property.CONVEX
                ? "a convex function lies above its tangents"
                : "a concave function lies below its tangents"
            : leaves(function, point, bend)
                ? "the derivative along every line from the point has one sign"
                : "";
    return law.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Verdict.of(
                Status.PROVED,
                law + ": " + function + " in " + point.variable() + " at " + point.at()));
  }

  /** The one variable in whose place something stands on the other side. */
  private Optional<Point> point(Expr function, Expr value) {
    Map<Expr, Expr> found = new LinkedHashMap<>();
    if (!matches(function, value, found)) {
      return Optional.empty();
    }
    found.entrySet().removeIf(each -> each.getKey().equals(each.getValue()));
    if (found.size() != 1) {
      return Optional.empty();
    }
    Map.Entry<Expr, Expr> only = found.entrySet().iterator().next();
    Expr at = written(only.getValue());
    boolean same =
        Substitution.of(only.getKey(), only.getValue()).in(function).equals(value)
            && !mentions(at, only.getKey());
    return same ? Optional.of(new Point(only.getKey(), at)) : Optional.empty();
  }

  private boolean matches(Expr left, Expr right, Map<Expr, Expr> found) {
    if (left.op() instanceof Op.Symbol(String name, Shape shape)) {
      boolean variable = context.find(name).orElse(null) instanceof Declaration.Given;
      return (variable || left.equals(right))
          && shape.equals(right.shape())
          && right.equals(Optional.ofNullable(found.putIfAbsent(left, right)).orElse(right));
    }
    if (!left.op().equals(right.op()) || left.args().size() != right.args().size()) {
      return false;
    }
    for (int i = 0; i < left.args().size(); i++) {
      if (!matches(left.arg(i), right.arg(i), found)) {
        return false;
      }
    }
    return true;
  }

  /** With names written out by what they stand for. */
  private Expr written(Expr expr) {
    Map<Expr, Expr> bodies = new LinkedHashMap<>();
    for (Declaration declaration : context.declarations().values()) {
      if (declaration instanceof Declaration.Let(String name, List<String> indices, Expr body)
          && indices.isEmpty()) {
        bodies.put(Make.symbol(name, body.shape()), Substitution.expanding(bodies).in(body));
      }
    }
    return Substitution.expanding(bodies).in(expr);
  }

  private boolean mentions(Expr expr, Expr variable) {
    return names.free(expr).contains(variable.toString());
  }

  /** The assumptions that leave the variable a convex domain; the others are not used. */
  private Context domain(Expr variable) {
    return new Context(
        context.declarations(),
        context.assumptions().stream()
            .filter(truth -> !mentions(truth, variable) || isAffine(truth, variable))
            .toList());
  }

  private boolean isAffine(Expr truth, Expr variable) {
    if (truth.is(Operator.AND)) {
      return truth.args().stream().allMatch(part -> isAffine(part, variable));
    }
    if (!(truth.op() instanceof Op.Compare(Relation relation))) {
      return false;
    }
    boolean closed =
        switch (relation) {
          case EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
          case NOT_EQUAL, TENDS_TO, EQUIVALENT, IMPLIES -> false;
        };
    return closed
        && truth.args().stream()
            .allMatch(side ->
                bends(without(variable), side, variable, Property.CONVEX)
                    && bends(without(variable), side, variable, Property.CONCAVE));
  }

  /** What is assumed of everything but the variable. */
  private Context without(Expr variable) {
    return new Context(
        context.declarations(),
        context.assumptions().stream().filter(truth -> !mentions(truth, variable)).toList());
  }

  /** Affine sides of a tensor comparison are looked at as they stand, entry by entry. */
  private boolean bends(Context where, Expr side, Expr variable, Property bend) {
    return !mentions(side, variable)
        || side.equals(variable)
        || isEntry(side, variable)
        || (side.shape().isScalar() && proves(where, Make.has(bend, side, variable)));
  }

  private boolean isEntry(Expr side, Expr variable) {
    return side.is(Operator.ENTRY)
        && side.arg(0).equals(variable)
        && side.args().stream().skip(1).noneMatch(index -> mentions(index, variable));
  }

  private boolean proves(Context where, Expr claim) {
    return prover.prove(where, claim).map(Proof::conditions).filter(List::isEmpty).isPresent();
  }

  private boolean holdAll(Context where, List<Expr> truths) {
    return truths.stream().allMatch(truth -> proves(where, truth));
  }

  /** The function has a value everywhere in the domain, and the point lies in it. */
  private boolean isDefined(Expr function, Point point) {
    Context domain = domain(point.variable());
    Context outside = without(point.variable());
    Substitution putting = Substitution.of(point.variable(), point.at());
    List<Expr> there =
        domain.assumptions().stream()
            .filter(truth -> mentions(truth, point.variable()))
            .map(putting::in)
            .toList();
    return holdAll(domain, Forms.conditions(domain, function, Make.number(0)))
        && there.stream().allMatch(truth -> isMet(outside, truth));
  }

  private boolean isMet(Context where, Expr truth) {
    return truth.op() instanceof Op.Compare(Relation relation) && relation == Relation.EQUAL
        ? isEqual(where, truth.arg(0), truth.arg(1))
        : proves(where, truth);
  }

  private static boolean isEqual(Context where, Expr left, Expr right) {
    Expr other = right.isNumber(0) ? Make.zeros(left.shape()) : right;
    return left.shape().equals(other.shape())
        && Equality.decide(where, left, other) instanceof Outcome.Proof proof
        && proof.conditions().isEmpty();
  }

  private boolean bends(Expr function, Point point, Property bend) {
    Context domain = domain(point.variable());
    return proves(domain, Make.has(bend, function, point.variable()))
        || curves(domain, function, point.variable(), bend);
  }

  /** Whether the second derivative exists in the whole domain and has one sign there. */
  private boolean curves(Context domain, Expr function, Expr variable, Property bend) {
    if (variable.shape().rank() > 1) {
      return false;
    }
    boolean number = variable.shape().isScalar();
    Expr second =
        number
            ? Expr.of(
                Operator.DERIVATIVE, variable, Expr.of(Operator.DERIVATIVE, variable, function))
            : Expr.of(Operator.HESSIAN, variable, function);
    Optional<Calculus.Worked> worked = calculus.workOut(domain, second);
    if (worked.isEmpty() || !holdAll(domain, worked.get().conditions())) {
      return false;
    }
    Expr sign =
        number
            ? sign(worked.get().expr(), bend)
            : Make.has(
                bend == Property.CONVEX
                    ? Property.POSITIVE_SEMIDEFINITE
                    : Property.NEGATIVE_SEMIDEFINITE,
                worked.get().expr());
    return proves(domain, sign);
  }

  /** The derivative at the point, towards every other point, is not below 0 (above, if concave). */
  private boolean isStationary(Expr function, Point point, Property bend) {
    Optional<Calculus.Worked> worked =
        calculus.workOut(context, Expr.of(Operator.GRADIENT, point.variable(), function));
    if (worked.isEmpty()) {
      return false;
    }
    Context outside = without(point.variable());
    Substitution putting = Substitution.of(point.variable(), point.at());
    List<Expr> conditions = worked.get().conditions().stream().map(putting::in).toList();
    if (!holdAll(outside, conditions)) {
      return false;
    }
    Expr slope = putting.in(worked.get().expr());
    if (isEqual(outside, slope, Make.zeros(slope.shape()))) {
      return true;
    }
    return isEqual(context, along(slope, point), Make.number(0))
        || proves(context, sign(along(slope, point), bend));
  }

  /**
   * The derivative at every point of the domain, away from the given one, is not below 0, so that
   * the function does not fall along the line between them (mean value theorem).
   */
  private boolean leaves(Expr function, Point point, Property bend) {
    Context domain = domain(point.variable());
    return calculus
        .workOut(domain, Expr.of(Operator.GRADIENT, point.variable(), function))
        .filter(worked -> holdAll(domain, worked.conditions()))
        .filter(worked -> proves(domain, sign(along(worked.expr(), point), bend)))
        .isPresent();
  }

  /** The inner product of a gradient with the way from the point. */
  private static Expr along(Expr slope, Point point) {
    Expr change = Make.minus(point.variable(), point.at());
    return switch (change.shape().rank()) {
      case 0 -> Make.product(slope, change);
      case 1 -> Make.product(Make.transpose(slope), change);
      default -> Expr.of(Operator.TRACE, Make.product(Make.transpose(slope), change));
    };
  }

  private static Expr sign(Expr number, Property bend) {
    Relation relation = bend == Property.CONVEX ? Relation.GREATER_EQUAL : Relation.LESS_EQUAL;
    return Make.compare(relation, number, Make.number(0));
  }
}
