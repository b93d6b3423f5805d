package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;

/** Puts in the values that are assumed of given numbers, in definitions and assumptions too. */
final class Valued {
  private final Map<Expr, Expr> values = new LinkedHashMap<>();
  private final Context context;

  Valued(Context context) {
    for (Expr truth : context.assumptions()) {
      boolean value =
          truth.op() instanceof Op.Compare(Relation relation)
              && relation == Relation.EQUAL
              && isGiven(context, truth.arg(0));
      if (value) {
        Expr name = truth.arg(0);
        Expr of = Substitution.of(values).in(truth.arg(1));
        if (!new Names().free(of).contains(name.toString())) {
          values.replaceAll((_, old) -> Substitution.of(name, of).in(old));
          values.put(name, of);
        }
      }
    }
    this.context = values.isEmpty() ? context : put(context);
  }

  private static boolean isGiven(Context context, Expr name) {
    return name.op() instanceof Op.Symbol(String symbol, Shape shape)
        && shape.isScalar()
        && context.find(symbol).orElse(null) instanceof Declaration.Given given
        && given.indices().isEmpty();
  }

  Context context() {
    return context;
  }

  Expr in(Expr expr) {
    return values.isEmpty() ? expr : Substitution.of(values).in(expr);
  }

  private Context put(Context old) {
    Map<String, Declaration> declarations = new LinkedHashMap<>(old.declarations());
    declarations.replaceAll((_, declaration) -> put(declaration));
    List<Expr> assumptions = new ArrayList<>(old.assumptions());
    assumptions.replaceAll(this::in);
    return new Context(declarations, assumptions);
  }

  private Declaration put(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Let let -> new Declaration.Let(let.name(), let.indices(), in(let.body()));
      case Declaration.Recurrence recurrence ->
          new Declaration.Recurrence(
              recurrence.name(),
              recurrence.shape(),
              recurrence.time(),
              recurrence.entries(),
              in(recurrence.body()),
              recurrence.boundaries().stream()
                  .map(it -> new Declaration.Boundary(it.time(), in(it.value())))
                  .toList());
      case Declaration.Dimension _,
          Declaration.Given _,
          Declaration.Random _,
          Declaration.Result _,
          Declaration.Unknown _ ->
          declaration;
    };
  }
}
