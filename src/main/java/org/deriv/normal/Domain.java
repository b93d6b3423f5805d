package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
  private final Optional<Session> session;
  private final Definitions definitions;

  private Domain(Optional<Session> session, Definitions definitions) {
    this.session = session;
    this.definitions = definitions;
  }

  /** What one side needs and the other does not, as truth values. */
  static List<Expr> conditions(Context context, Plan plan, Expr left, Expr right) {
    Domain domain = new Domain(session(context, plan, left, right), new Definitions(context, plan));
    List<Expr> first = domain.of(left);
    List<Expr> second = domain.of(right);
    List<Expr> conditions = new ArrayList<>(domain.minus(first, second));
    conditions.addAll(domain.minus(second, first));
    return conditions.stream().filter(condition -> !isStated(context, condition)).toList();
  }

  /** Where the assumptions are too much for the budget, nothing follows from them. */
  private static Optional<Session> session(Context context, Plan plan, Expr left, Expr right) {
    try {
      return Optional.of(new Session(context, plan, new CanonicalLabeller(), left, right));
    } catch (Undecidable _) {
      return Optional.empty();
    }
  }

  /** Whether it was assumed as it stands, or positive where it is not to be 0. */
  private static boolean isStated(Context context, Expr condition) {
    boolean nonzero = condition.is(new Op.Compare(Relation.NOT_EQUAL));
    return context.assumptions().contains(condition)
        || nonzero
            && context
                .assumptions()
                .contains(Make.compare(Relation.GREATER, condition.arg(0), condition.arg(1)));
  }

  /** What is asked of the assumptions; a question that is too much is answered by no. */
  private boolean follows(Predicate<Session> question) {
    try {
      return session.filter(question).isPresent();
    } catch (Undecidable _) {
      return false;
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
    return follows(known -> {
      Reader reader = known.reader();
      Layout layout = reader.layout(one);
      return reader.read(one, layout).equals(reader.read(two, layout));
    });
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
        if (!follows(known -> known.definiteness().isPositiveDefinite(expr.arg(0)))) {
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
    } else if (!follows(known -> known.definiteness().isInvertible(of))) {
      found.add(Make.has(Property.INVERTIBLE, of));
    }
  }

  private void sign(Expr of, Relation relation, Sign wanted, Set<Expr> found) {
    if (!follows(known -> known.definiteness().hasSign(of, wanted))) {
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
