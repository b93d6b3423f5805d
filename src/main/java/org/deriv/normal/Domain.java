package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/**
 * Where expressions are defined: the conditions that their divisions, inverses, roots and
 * logarithms need and that do not follow from the assumptions.
 */
final class Domain {
  private final Definiteness definiteness;
  private final Definitions definitions;
  private final Reader reader;

  private Domain(Session session) {
    this.definiteness = session.definiteness();
    this.definitions = session.definitions();
    this.reader = session.reader();
  }

  /** What one side needs and the other does not, as truth values. */
  static List<Expr> conditions(Context context, Plan plan, Expr left, Expr right) {
    try {
      Session session = new Session(context, plan, new CanonicalLabeller(), left, right);
      Domain domain = new Domain(session);
      List<Expr> first = domain.of(left);
      List<Expr> second = domain.of(right);
      List<Expr> conditions = new ArrayList<>(domain.minus(first, second));
      conditions.addAll(domain.minus(second, first));
      return conditions;
    } catch (Undecidable _) {
      return List.of();
    }
  }

  private List<Expr> minus(List<Expr> needed, List<Expr> known) {
    return needed.stream()
        .filter(condition -> known.stream().noneMatch(other -> isSame(condition, other)))
        .toList();
  }

  private boolean isSame(Expr condition, Expr other) {
    if (condition.equals(other)) {
      return true;
    }
    Expr one = condition.arg(0);
    Expr two = other.arg(0);
    if (!condition.op().equals(other.op()) || !one.shape().equals(two.shape())) {
      return false;
    }
    try {
      Layout layout = reader.layout(one);
      return reader.read(one, layout).equals(reader.read(two, layout));
    } catch (Undecidable _) {
      return false;
    }
  }

  /** The conditions that an expression needs, without those that follow. */
  private List<Expr> of(Expr expr) {
    Set<Expr> found = new LinkedHashSet<>();
    collect(expr, found, new HashSet<>());
    return List.copyOf(found);
  }

  private void collect(Expr expr, Set<Expr> found, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return;
    }
    definitions.body(expr).ifPresent(body -> collect(body, found, seen));
    expr.args().forEach(arg -> collect(arg, found, seen));
    switch (expr.op()) {
      case Operator.DIVIDE, Operator.HADAMARD_DIVIDE ->
          sign(expr.arg(1), Relation.NOT_EQUAL, Sign.NONZERO, found);
      case Operator.INVERSE -> invertible(expr.arg(0), found);
      case Operator.LOG_DETERMINANT -> {
        if (!definiteness.isPositiveDefinite(expr.arg(0))) {
          sign(Expr.of(Operator.DETERMINANT, expr.arg(0)), Relation.GREATER, Sign.POSITIVE, found);
        }
      }
      case Operator.POWER, Operator.HADAMARD_POWER -> power(expr, found);
      case Op.Apply(Function.Elementary function, int order) ->
          apply(function, order, expr.arg(0), found);
      case Op _ -> {}
    }
  }

  private void apply(Function.Elementary function, int order, Expr of, Set<Expr> found) {
    if (function == Function.Elementary.LOG && order == 0) {
      sign(of, Relation.GREATER, Sign.POSITIVE, found);
    } else if (function == Function.Elementary.LOG) {
      sign(of, Relation.NOT_EQUAL, Sign.NONZERO, found);
    } else if (function == Function.Elementary.SQRT && order == 0) {
      sign(of, Relation.GREATER_EQUAL, Sign.NONNEGATIVE, found);
    } else if (function == Function.Elementary.SQRT) {
      sign(of, Relation.GREATER, Sign.POSITIVE, found);
    }
  }

  private void power(Expr expr, Set<Expr> found) {
    if (!(expr.arg(1).op() instanceof Op.Number(Rational exponent))) {
      return;
    }
    Expr base = expr.arg(0);
    if (exponent.isInteger() && exponent.signum() < 0) {
      if (expr.is(Operator.POWER) && !base.shape().isScalar()) {
        invertible(base, found);
      } else {
        sign(base, Relation.NOT_EQUAL, Sign.NONZERO, found);
      }
    }
    if (!exponent.isInteger() && base.shape().isScalar()) {
      boolean strict = exponent.signum() < 0;
      sign(
          base,
          strict ? Relation.GREATER : Relation.GREATER_EQUAL,
          strict ? Sign.POSITIVE : Sign.NONNEGATIVE,
          found);
    }
  }

  private void invertible(Expr of, Set<Expr> found) {
    if (of.shape().isScalar()) {
      sign(of, Relation.NOT_EQUAL, Sign.NONZERO, found);
    } else if (!definiteness.isInvertible(of)) {
      found.add(Make.has(Property.INVERTIBLE, of));
    }
  }

  private void sign(Expr of, Relation relation, Sign wanted, Set<Expr> found) {
    if (!definiteness.hasSign(of, wanted)) {
      found.add(Make.compare(relation, entry(of), Make.number(0)));
    }
  }

  /** A tensor's entry at free indices, which stand for all. */
  private static Expr entry(Expr of) {
    Shape shape = of.shape();
    if (shape.isScalar()) {
      return of;
    }
    List<Expr> indices = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      indices.add(Make.scalar("i" + (i + 1)));
    }
    return Make.entry(of, indices);
  }
}
