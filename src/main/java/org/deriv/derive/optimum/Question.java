package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.problem.Goal.Sense;

/**
 * What is to be made least or greatest.
 *
 * @param objective a number, with every expectation in it worked out
 * @param constraints equations
 * @param domain what else the variables are subject to: truth values
 */
record Question(
    Sense sense,
    Expr objective,
    List<Expr> variables,
    List<Constraint> constraints,
    List<Expr> domain) {
  Question {
    variables = List.copyOf(variables);
    constraints = List.copyOf(constraints);
    domain = List.copyOf(domain);
  }

  /**
   * An equation that the variables must meet.
   *
   * @param excess what must be 0
   * @param multiplier the symbol of its Lagrange multiplier, of its shape
   */
  record Constraint(Expr equation, Expr excess, Expr multiplier) {
    /** What it adds to the Lagrangian. */
    Expr term() {
      Expr turned = Make.transpose(multiplier);
      return multiplier.shape().rank() < 2
          ? Make.product(turned, excess)
          : Expr.of(org.deriv.expr.Operator.TRACE, Make.product(turned, excess));
    }
  }

  /** The objective, and the constraints with their multipliers. */
  Expr lagrangian() {
    List<Expr> terms = new ArrayList<>(List.of(objective));
    constraints.forEach(constraint -> terms.add(constraint.term()));
    return Make.sum(terms);
  }

  boolean isMinimum() {
    return sense == Sense.MINIMUM;
  }

  /** Whether the objective is convex (concave) in all variables together. */
  boolean bendsTheRightWay(Workbench bench) {
    Bend bend = new Convexity(bench, variables).of(objective);
    return isMinimum() ? bend.isConvex() : bend.isConcave();
  }

  /** How the objective compares with its best value. */
  Relation bound() {
    return isMinimum() ? Relation.GREATER_EQUAL : Relation.LESS_EQUAL;
  }

  /** What a second derivative must be for the best value to be reached at one point only. */
  Expr strictly(Expr curvature) {
    return definite(
        curvature,
        isMinimum() ? Relation.GREATER : Relation.LESS,
        isMinimum() ? Property.POSITIVE_DEFINITE : Property.NEGATIVE_DEFINITE);
  }

  /** What a second derivative must be wherever the objective is convex (concave). */
  Expr weakly(Expr curvature) {
    return definite(
        curvature,
        bound(),
        isMinimum() ? Property.POSITIVE_SEMIDEFINITE : Property.NEGATIVE_SEMIDEFINITE);
  }

  private static Expr definite(Expr curvature, Relation sign, Property property) {
    return curvature.shape().isScalar()
        ? Make.compare(sign, curvature, Make.number(0))
        : Make.has(property, curvature);
  }

  String best() {
    return isMinimum() ? "minimiser" : "maximiser";
  }

  /** What is assumed of the variables: the constraints and the domain. */
  List<Expr> feasible() {
    List<Expr> all = new ArrayList<>(domain);
    constraints.forEach(constraint -> all.add(constraint.equation()));
    return all;
  }

  static boolean isEquation(Expr truth) {
    return truth.op() instanceof Op.Compare(Relation relation) && relation == Relation.EQUAL;
  }

  static boolean mentions(Expr expr, List<Expr> variables) {
    Names names = new Names();
    return variables.stream()
        .anyMatch(v -> !java.util.Collections.disjoint(names.free(v), names.free(expr)));
  }
}
