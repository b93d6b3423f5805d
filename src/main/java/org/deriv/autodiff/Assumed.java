package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/**
 * What the assumptions say of single names, so that values can be made that meet them. Whatever is
 * not understood here is still checked at every point.
 */
final class Assumed {
  private final Reach reach;
  private final Map<String, Set<Property>> properties = new HashMap<>();
  private final Map<String, double[]> bounds = new HashMap<>();
  private final Set<String> strict = new java.util.HashSet<>();
  private final Set<String> signs = new java.util.HashSet<>();
  private final Map<String, Expr> definitions = new HashMap<>();
  private final Map<String, Fixed> fixed = new HashMap<>();
  private final List<Expr> statements = new ArrayList<>();

  /** A name of which a function that grows in proportion to it has a given value. */
  record Fixed(Expr measure, Expr value) {}

  Assumed(Context context) {
    this.reach = new Reach(context);
    context.assumptions().forEach(this::take);
  }

  /** The assumptions, conjunctions taken apart. */
  List<Expr> statements() {
    return statements;
  }

  boolean has(String name, Property property) {
    return properties.getOrDefault(name, Set.of()).contains(property);
  }

  /** What the name is defined by. */
  Optional<Expr> definition(String name) {
    return Optional.ofNullable(definitions.get(name));
  }

  /** How the name is scaled. */
  Optional<Fixed> fixed(String name) {
    return Optional.ofNullable(fixed.get(name));
  }

  /** From where the entries of a name are drawn. */
  Draw draw(String name) {
    if (signs.contains(name)) {
      return new Draw.Sign();
    }
    if (has(name, Property.INTEGER)) {
      return new Draw.Whole();
    }
    double[] range = bounds.get(name);
    if (range == null) {
      return new Draw.Real();
    }
    return strict.contains(name)
        ? new Draw.Between(range[0], range[1])
        : new Draw.Within(range[0], range[1]);
  }

  private void take(Expr statement) {
    if (statement.is(Operator.AND)) {
      statement.args().forEach(this::take);
      return;
    }
    statements.add(statement);
    switch (statement.op()) {
      case Op.Has(Property property) ->
          statement.args().stream()
              .flatMap(arg -> name(arg).stream())
              .forEach(name ->
                  properties
                      .computeIfAbsent(name, _ -> EnumSet.noneOf(Property.class))
                      .add(property));
      case Op.Compare(Relation relation) -> take(relation, statement.arg(0), statement.arg(1));
      default -> {}
    }
  }

  private void take(Relation relation, Expr left, Expr right) {
    switch (relation) {
      case LESS -> {
        below(left, right, true);
      }
      case LESS_EQUAL -> below(left, right, false);
      case GREATER -> below(right, left, true);
      case GREATER_EQUAL -> below(right, left, false);
      case EQUAL -> {
        equal(left, right);
        equal(right, left);
      }
      case NOT_EQUAL, TENDS_TO, EQUIVALENT, IMPLIES -> {}
    }
  }

  private void below(Expr left, Expr right, boolean strictly) {
    entries(left)
        .ifPresent(name ->
            number(right)
                .ifPresent(value -> {
                  double[] range = range(name);
                  range[1] = Math.min(range[1], value.doubleValue());
                  note(name, strictly);
                }));
    entries(right)
        .ifPresent(name ->
            number(left)
                .ifPresent(value -> {
                  double[] range = range(name);
                  range[0] = Math.max(range[0], value.doubleValue());
                  note(name, strictly);
                }));
  }

  private void note(String name, boolean strictly) {
    if (strictly) {
      strict.add(name);
    }
  }

  private double[] range(String name) {
    return bounds.computeIfAbsent(
        name, _ -> new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY});
  }

  /** A moment that is assumed is no definition of its value. */
  private static boolean isMoment(Expr expr) {
    return expr.op() instanceof Op.Moment || expr.args().stream().anyMatch(Assumed::isMoment);
  }

  private void equal(Expr left, Expr right) {
    if (isMoment(left) || isMoment(right)) {
      return;
    }
    boolean square =
        (left.is(Operator.POWER) || left.is(Operator.HADAMARD_POWER)) && left.arg(1).isNumber(2);
    boolean size =
        left.op() instanceof Op.Apply(var f, int order)
            && order == 0
            && f.equals(org.deriv.expr.Function.Elementary.ABS);
    if ((square || size) && right.isNumber(1)) {
      entries(left.arg(0)).ifPresent(signs::add);
      return;
    }
    Optional<String> whole = name(left).filter(name -> left.op() instanceof Op.Symbol);
    if (whole.isPresent() && !leadsTo(right, whole.get())) {
      definitions.putIfAbsent(whole.get(), right);
      return;
    }
    measured(left)
        .filter(name -> !reach.of(right).contains(name))
        .ifPresent(name -> fixed.putIfAbsent(name, new Fixed(left, right)));
  }

  /** Whether an expression rests on a name, through what was taken for definitions too. */
  private boolean leadsTo(Expr expr, String name) {
    Set<String> seen = new HashSet<>(reach.of(expr));
    List<String> open = new ArrayList<>(seen);
    while (!open.isEmpty()) {
      Expr next = definitions.get(open.removeLast());
      if (next != null) {
        reach.of(next).stream().filter(seen::add).forEach(open::add);
      }
    }
    return seen.contains(name);
  }

  /** The name of which the expression is a norm or a sum. */
  private static Optional<String> measured(Expr expr) {
    return switch (expr.op()) {
      case Op.Norm _ -> name(expr.arg(0));
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes) ->
          kind == Op.Reduce.Kind.SUM && axes.isEmpty() ? name(expr.arg(0)) : Optional.empty();
      case Op.Fold(Op.Fold.Kind kind, String _, Op.Direction _) ->
          kind == Op.Fold.Kind.SUM && expr.args().size() == 3 && expr.arg(2).is(Operator.ENTRY)
              ? name(expr.arg(2).arg(0))
              : Optional.empty();
      case Operator.POWER -> expr.arg(1).isNumber(2) ? measured(expr.arg(0)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** A plain name, or the name of a sequence for any of its terms. */
  static Optional<String> name(Expr expr) {
    return switch (expr.op()) {
      case Op.Symbol(String name, Shape _) -> Optional.of(name);
      case Op.Term(String name, Shape _) -> Optional.of(name);
      default -> Optional.empty();
    };
  }

  /** The name of which the expression is an entry like any other, or all of it. */
  private static Optional<String> entries(Expr expr) {
    if (expr.is(Operator.ENTRY)) {
      boolean anywhere =
          expr.args().stream().skip(1).allMatch(index -> index.op() instanceof Op.Symbol);
      return anywhere ? entries(expr.arg(0)) : Optional.empty();
    }
    return name(expr);
  }

  /** The value of an expression of numbers. */
  static Optional<Rational> number(Expr expr) {
    return switch (expr.op()) {
      case Op.Number(Rational value) -> Optional.of(value);
      case Operator.NEGATE -> number(expr.arg(0)).map(Rational::negate);
      case Operator.DIVIDE ->
          number(expr.arg(0))
              .flatMap(
                  top -> number(expr.arg(1)).filter(bottom -> !bottom.isZero()).map(top::over));
      case Op.Zeros _ -> Optional.of(Rational.ZERO);
      case Op.Ones _ -> Optional.of(Rational.ONE);
      default -> Optional.empty();
    };
  }

  /** The measure squared where it is given squared, as a positive number to scale by. */
  static Expr root(Fixed fixed) {
    return fixed.measure().is(Operator.POWER)
        ? Make.apply(org.deriv.expr.Function.Elementary.SQRT, fixed.value())
        : fixed.value();
  }
}
