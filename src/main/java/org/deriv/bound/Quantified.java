package org.deriv.bound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;

/**
 * Assumptions that hold for every value of a name, such as {@code A[i,j] >= 0} or {@code
 * |sigma'(a)| <= gamma}: said of what a question mentions.
 */
final class Quantified {
  private final Context context;
  private final Names names = new Names();
  private final List<Expr> assumptions = new ArrayList<>();

  Quantified(Context context) {
    this.context = context;
    for (Expr assumption : context.assumptions()) {
      if (assumption.op() instanceof Op.Compare(Relation relation)
          && (relation.isOrder() || relation == Relation.EQUAL)) {
        Expr entries = entries(assumption, relation);
        if (isQuantified(entries)) {
          assumptions.add(entries);
        }
      }
    }
  }

  /** A relation of tensors is one of their entries. */
  private static Expr entries(Expr assumption, Relation relation) {
    Shape shape = assumption.arg(0).shape();
    if (shape.isScalar()) {
      return assumption;
    }
    List<Expr> at = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      at.add(Make.scalar("every " + (i + 1)));
    }
    return Make.compare(
        relation, Canonical.entry(assumption.arg(0), at), Canonical.entry(assumption.arg(1), at));
  }

  boolean isQuantified(Expr assumption) {
    return !variables(assumption).isEmpty();
  }

  private Set<String> variables(Expr expr) {
    Set<String> variables = new LinkedHashSet<>();
    for (String name : names.free(expr)) {
      if (context.find(name).isEmpty()) {
        variables.add(name);
      }
    }
    return variables;
  }

  /** The assumption that says an instance, as it was written. */
  Optional<Expr> original(Expr instance) {
    return context.assumptions().stream()
        .filter(assumption -> {
          Expr said =
              assumption.op() instanceof Op.Compare(Relation relation)
                  ? entries(assumption, relation)
                  : assumption;
          return match(said, instance, variables(said), new HashMap<>()).isPresent();
        })
        .findFirst();
  }

  /** What the assumptions say of an expression. */
  List<Expr> about(Expr atom) {
    Set<Expr> found = new LinkedHashSet<>();
    for (Expr assumption : assumptions) {
      Set<String> wanted = variables(assumption);
      for (Expr part : parts(assumption, wanted)) {
        match(part, atom, wanted, new HashMap<>())
            .filter(values -> values.size() == wanted.size())
            .ifPresent(values -> found.add(Substitution.of(values).in(assumption)));
      }
    }
    return new ArrayList<>(found);
  }

  /** The parts that mention every variable and are more than one. */
  private List<Expr> parts(Expr assumption, Set<String> wanted) {
    List<Expr> found = new ArrayList<>();
    collect(assumption.arg(0), wanted, found);
    collect(assumption.arg(1), wanted, found);
    return found;
  }

  private void collect(Expr expr, Set<String> wanted, List<Expr> found) {
    if (!names.free(expr).containsAll(wanted)) {
      return;
    }
    boolean telling =
        switch (expr.op()) {
          case Op.Apply _, Op.Term _, Op.Call _ -> expr.shape().isScalar();
          case Op.Norm _, Op.Moment _ -> true;
          case Operator.ENTRY -> true;
          case Operator.TRACE,
              Operator.DETERMINANT,
              Operator.LOG_DETERMINANT,
              Operator.EIGENVALUE_MAX,
              Operator.EIGENVALUE_MIN ->
              true;
          case Op _ -> false;
        };
    if (telling) {
      found.add(expr);
    }
    if (Names.bound(expr.op()).isEmpty()) {
      expr.args().forEach(arg -> collect(arg, wanted, found));
    }
  }

  private static Optional<Map<Expr, Expr>> match(
      Expr pattern, Expr expr, Set<String> variables, Map<Expr, Expr> values) {
    if (pattern.op() instanceof Op.Symbol(String name, Shape _) && variables.contains(name)) {
      if (!expr.shape().isScalar()) {
        return Optional.empty();
      }
      Expr before = values.putIfAbsent(pattern, expr);
      return before == null || before.equals(expr) ? Optional.of(values) : Optional.empty();
    }
    if (!pattern.op().equals(expr.op()) || pattern.args().size() != expr.args().size()) {
      return Optional.empty();
    }
    Optional<Map<Expr, Expr>> found = Optional.of(values);
    for (int i = 0; i < pattern.args().size() && found.isPresent(); i++) {
      found = match(pattern.arg(i), expr.arg(i), variables, values);
    }
    return found;
  }
}
