package org.deriv.derive.optimum;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;

/** Puts in the definitions of the names that depend on some names, and leaves the others. */
final class Definitions {
  private final Context context;
  private final Set<String> wanted;
  private final Names names = new Names();
  private final Map<String, Boolean> depends = new HashMap<>();
  private final Map<Expr, Expr> memo = new HashMap<>();

  Definitions(Context context, Set<String> wanted) {
    this.context = context;
    this.wanted = wanted;
  }

  Expr in(Expr expr) {
    Expr known = memo.get(expr);
    if (known == null) {
      known = fresh(expr);
      memo.put(expr, known);
    }
    return known;
  }

  private Expr fresh(Expr expr) {
    Optional<Expr> body = definition(expr);
    if (body.isPresent()) {
      return in(body.get());
    }
    if (expr.args().isEmpty()) {
      return expr;
    }
    if (isDerivative(expr) || expr.is(Operator.AT)) {
      return expr;
    }
    return expr.withArgs(expr.args().stream().map(this::in).toList());
  }

  private static boolean isDerivative(Expr expr) {
    return expr.op() instanceof Operator operator
        && switch (operator) {
          case GRADIENT, JACOBIAN, HESSIAN, DERIVATIVE, VJP, JVP, DIFFERENTIAL -> true;
          default -> false;
        };
  }

  private Optional<Expr> definition(Expr expr) {
    return switch (expr.op()) {
      case Op.Symbol(String name, Shape _) -> let(name).map(Declaration.Let::body);
      case Op.Term(String name, Shape _) -> let(name).map(let -> instance(let, expr.args()));
      default -> Optional.empty();
    };
  }

  private Optional<Declaration.Let> let(String name) {
    return !wanted.contains(name)
            && context.find(name).orElse(null) instanceof Declaration.Let let
            && dependsOn(name)
        ? Optional.of(let)
        : Optional.empty();
  }

  private static Expr instance(Declaration.Let let, List<Expr> at) {
    Map<Expr, Expr> values = new LinkedHashMap<>();
    for (int i = 0; i < let.indices().size(); i++) {
      values.put(Make.scalar(let.indices().get(i)), at.get(i));
    }
    return Substitution.of(values).in(let.body());
  }

  private boolean dependsOn(String name) {
    if (wanted.contains(name)) {
      return true;
    }
    Boolean known = depends.get(name);
    if (known == null) {
      depends.put(name, false);
      known =
          context.find(name).orElse(null) instanceof Declaration.Let let
              && names.free(let.body()).stream().anyMatch(this::dependsOn);
      depends.put(name, known);
    }
    return known;
  }
}
