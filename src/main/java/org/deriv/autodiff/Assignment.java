package org.deriv.autodiff;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** Values given to names and to terms of sequences, and the sizes that follow from them. */
final class Assignment {
  private final Context context;
  private final Map<String, Long> sizes = new LinkedHashMap<>();
  private final Map<Expr, Expr> terms = new LinkedHashMap<>();

  private Assignment(Context declared, Map<Expr, Expr> values) {
    Context known = declared;
    for (Map.Entry<Expr, Expr> pair : values.entrySet()) {
      Expr variable = pair.getKey();
      Expr value = pair.getValue();
      switch (variable.op()) {
        case Op.Symbol(String name, Shape _) -> {
          known = known.with(new Declaration.Let(name, List.of(), value));
          match(declared, name, value);
        }
        case Op.Term(String name, Shape _) -> {
          Optional<List<String>> general = indices(declared, variable);
          if (general.isPresent()) {
            known = known.with(new Declaration.Let(name, general.get(), value));
          } else {
            terms.put(variable, value);
          }
          match(declared, name, value);
        }
        default -> throw Refusal.unknown("a value for `" + variable + "`");
      }
    }
    context = known;
  }

  /** Of some values; each variable is a name, a term, or the general term of a sequence. */
  static Assignment of(Context declared, Map<Expr, Expr> values) {
    return new Assignment(declared, values);
  }

  /** The index names of a general term such as {@code g[t]}; none for {@code g[0]}. */
  private static Optional<List<String>> indices(Context declared, Expr term) {
    boolean general =
        term.args().stream()
            .allMatch(arg ->
                arg.op() instanceof Op.Symbol(String name, Shape _)
                    && declared.find(name).isEmpty());
    return general
        ? Optional.of(term.args().stream().map(arg -> ((Op.Symbol) arg.op()).name()).toList())
        : Optional.empty();
  }

  /** What a value says of the dimensions in the name's declared shape. */
  private void match(Context declared, String name, Expr value) {
    Optional<Rational> number = Assumed.number(value);
    declared
        .find(name)
        .ifPresent(declaration -> {
          switch (declaration) {
            case Declaration.Dimension _ ->
                number.filter(Rational::isInt).ifPresent(n -> sizes.put(name, (long) n.intValue()));
            case Declaration.Given given -> match(given.shape(), value.shape());
            case Declaration.Random random -> match(random.shape(), value.shape());
            case Declaration.Recurrence recurrence -> match(recurrence.shape(), value.shape());
            case Declaration.Let _, Declaration.Result _, Declaration.Unknown _ -> {}
          }
        });
  }

  private void match(Shape declared, Shape found) {
    for (int i = 0; i < Math.min(declared.rank(), found.rank()); i++) {
      Dim dim = declared.dims().get(i);
      if (found.dims().get(i).isNumber() && dim.equals(Dim.of(dim.toString()))) {
        sizes.putIfAbsent(dim.toString(), found.dims().get(i).number());
      }
    }
  }

  /** What is known of the names, the values among it. */
  Context context() {
    return context;
  }

  /** The sizes that are stated or follow. */
  Map<String, Long> sizes() {
    return sizes;
  }

  /** The names of sizes that an expression needs and that have no value. */
  List<String> open(Expr expr) {
    Map<String, Long> needed = new LinkedHashMap<>(Subject.of(context, whole(expr)).sizes());
    return needed.keySet().stream().filter(name -> !sizes.containsKey(name)).toList();
  }

  /** The expression beside the values of terms, so that all that these need is seen. */
  private Expr whole(Expr expr) {
    List<Expr> all = new java.util.ArrayList<>(List.of(expr));
    terms.forEach((term, value) -> {
      boolean fits = term.shape().equals(value.shape());
      if (fits) {
        all.addAll(List.of(term, value));
      }
    });
    return all.size() == 1 ? expr : Expr.of(Operator.AT, all);
  }

  /** The scope in which the terms have their values. */
  Scope scope(Builder builder) {
    if (terms.isEmpty()) {
      return builder.global();
    }
    Map<Scope.Key, Grid> bound = new HashMap<>();
    terms.forEach((term, value) -> {
      Op.Term of = (Op.Term) term.op();
      List<Long> at =
          term.args().stream().map(arg -> builder.integer(arg, builder.global())).toList();
      Grid grid = builder.build(value);
      int[] dims = builder.world().dims(of.shape());
      bound.put(
          new Scope.Key(of.sequence(), at),
          grid.isScalar() && dims.length > 0 ? Grid.fill(dims, _ -> grid.only()) : grid.as(dims));
    });
    return builder.global().inside(Scope.Kind.VALUE, bound);
  }
}
