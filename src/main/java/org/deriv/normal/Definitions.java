package org.deriv.normal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;

/** What the names of a problem stand for, as far as a plan expands them. */
final class Definitions {
  private final Context context;
  private final Plan plan;
  private final Map<Expr, Optional<Expr>> memo = new HashMap<>();

  Definitions(Context context, Plan plan) {
    this.context = context;
    this.plan = plan;
  }

  /** Whether a name's value is to be one factor. */
  boolean wraps(Expr name) {
    return switch (name.op()) {
      case Op.Symbol(String symbol, Shape _) -> plan.wraps(symbol);
      case Op.Term(String sequence, Shape _) -> plan.wraps(sequence);
      default -> false;
    };
  }

  /** The expression that a name, or a term of a defined sequence, stands for. */
  Optional<Expr> body(Expr expr) {
    return switch (expr.op()) {
      case Op.Symbol _, Op.Term _ -> {
        Optional<Expr> known = memo.get(expr);
        if (known == null) {
          known = find(expr);
          memo.put(expr, known);
        }
        yield known;
      }
      default -> Optional.empty();
    };
  }

  private Optional<Expr> find(Expr expr) {
    return switch (expr.op()) {
      case Op.Symbol(String name, Shape _) ->
          context.find(name).flatMap(declaration -> body(declaration, List.of()));
      case Op.Term(String name, Shape _) ->
          context.find(name).flatMap(declaration -> body(declaration, expr.args()));
      default -> Optional.empty();
    };
  }

  private static Optional<Expr> body(Declaration declaration, List<Expr> indices) {
    if (!(declaration instanceof Declaration.Let(String _, List<String> names, Expr body))
        || names.size() != indices.size()) {
      return Optional.empty();
    }
    if (names.isEmpty()) {
      return Optional.of(body);
    }
    Map<Expr, Expr> values = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(Make.scalar(names.get(i)), indices.get(i));
    }
    return Optional.of(Substitution.of(values).in(body));
  }
}
