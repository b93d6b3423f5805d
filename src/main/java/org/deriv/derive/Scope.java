package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

/** What names stand for, and which expressions depend on which names. */
final class Scope {
  private final Context context;
  private final Map<String, Expr> definitions = new LinkedHashMap<>();
  private final Names names = new Names();
  private final Map<String, Set<String>> reach = new HashMap<>();

  Scope(Context context) {
    this.context = context;
    context
        .declarations()
        .values()
        .forEach(declaration -> {
          if (declaration instanceof Declaration.Let(String name, List<String> _, Expr body)) {
            definitions.put(name, body);
          }
        });
  }

  /**
   * Puts in the softmax and log-sum-exp for what spells them out, seeing through names unless the
   * goal, or a definition, differentiates in them or gives them values.
   */
  Expr withSoftmaxes(Expr goal) {
    Set<String> variables = new LinkedHashSet<>();
    Set<Expr> seen = new LinkedHashSet<>();
    variables(goal, variables, seen);
    definitions.values().forEach(body -> variables(body, variables, seen));
    Softmaxes softmaxes =
        new Softmaxes(name ->
            names.free(name).stream().anyMatch(variables::contains)
                ? Optional.empty()
                : definition(name));
    definitions.replaceAll((_, body) -> softmaxes.in(body));
    reach.clear();
    return softmaxes.in(goal);
  }

  private static void variables(Expr expr, Set<String> found, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return;
    }
    if (Calculus.is(expr.op()) && expr.args().size() > 1) {
      found.addAll(new Names().free(expr.arg(0)));
    }
    if (expr.is(Operator.AT)) {
      for (int i = 1; i < expr.args().size(); i += 2) {
        found.addAll(new Names().free(expr.arg(i)));
      }
    }
    expr.args().forEach(arg -> variables(arg, found, seen));
  }

  Context context() {
    return context;
  }

  /** The names that were given to expressions, without indices, with what they stand for. */
  Map<Expr, Expr> named() {
    Map<Expr, Expr> named = new LinkedHashMap<>();
    definitions.forEach((name, body) -> {
      if (indices(name).isEmpty()) {
        named.put(Make.symbol(name, body.shape()), body);
      }
    });
    return named;
  }

  /** The names with indices that were given to expressions. */
  List<Declaration.Let> indexed() {
    List<Declaration.Let> indexed = new ArrayList<>();
    context
        .declarations()
        .values()
        .forEach(declaration -> {
          if (declaration instanceof Declaration.Let let && !let.indices().isEmpty()) {
            indexed.add(let);
          }
        });
    return indexed;
  }

  /** Lets a name stand for an equal expression from now on. */
  void redefine(String name, Expr body) {
    definitions.put(name, body);
    reach.clear();
  }

  /** What a let name, or a term of an indexed one, stands for. */
  Optional<Expr> definition(Expr expr) {
    return switch (expr.op()) {
      case Op.Symbol(String name, Shape _) when indices(name).isEmpty() ->
          Optional.ofNullable(definitions.get(name));
      case Op.Term(String name, Shape _) when definitions.containsKey(name) ->
          Optional.of(instance(name, expr.args()));
      default -> Optional.empty();
    };
  }

  private Expr instance(String name, List<Expr> at) {
    Map<Expr, Expr> replacements = new LinkedHashMap<>();
    List<String> indices = indices(name);
    for (int i = 0; i < indices.size(); i++) {
      replacements.put(Make.scalar(indices.get(i)), at.get(i));
    }
    return Substitution.of(replacements).in(body(name));
  }

  private Expr body(String name) {
    Expr body = definitions.get(name);
    if (body == null) {
      throw new IllegalStateException("`" + name + "` has no definition");
    }
    return body;
  }

  private List<String> indices(String name) {
    return context.find(name).orElse(null)
            instanceof Declaration.Let(String _, List<String> indices, Expr _)
        ? indices
        : List.of();
  }

  /** The names free in an expression. */
  Set<String> free(Expr expr) {
    return names.free(expr);
  }

  /** The name of a symbol, or the sequence of a term. */
  static String nameOf(Expr variable) {
    return switch (variable.op()) {
      case Op.Symbol(String name, Shape _) -> name;
      case Op.Term(String name, Shape _) -> name;
      default ->
          throw Stuck.at(
              Refusal.Kind.MEANINGLESS,
              Quoted.of(variable) + " is not a name to differentiate in",
              variable);
    };
  }

  /** Whether the value of an expression changes with a name. */
  boolean depends(Expr expr, String name) {
    for (String free : names.free(expr)) {
      if (changes(free, name)) {
        return true;
      }
    }
    return false;
  }

  private boolean changes(String free, String name) {
    return reach.computeIfAbsent(free, this::reached).contains(name);
  }

  /** Every name that the value of a name depends on, itself included. */
  private Set<String> reached(String start) {
    Set<String> found = new LinkedHashSet<>(List.of(start));
    List<String> waiting = new ArrayList<>(found);
    while (!waiting.isEmpty()) {
      for (Expr source : sources(waiting.removeLast())) {
        for (String free : names.free(source)) {
          if (found.add(free)) {
            waiting.add(free);
          }
        }
      }
    }
    return found;
  }

  private List<Expr> sources(String free) {
    Expr body = definitions.get(free);
    if (body != null) {
      return List.of(body);
    }
    if (context.find(free).orElse(null) instanceof Declaration.Recurrence recurrence) {
      List<Expr> sources = new ArrayList<>(List.of(recurrence.body()));
      recurrence.boundaries().forEach(boundary -> sources.add(boundary.value()));
      return sources;
    }
    return List.of();
  }

  /**
   * The let names without indices through which an expression depends on a name, each before those
   * that use it.
   */
  List<Expr> path(Expr expr, String name) {
    Set<Expr> found = new LinkedHashSet<>();
    visit(expr, name, found);
    return List.copyOf(found);
  }

  private void visit(Expr expr, String name, Set<Expr> found) {
    for (String free : names.free(expr)) {
      Expr body = definitions.get(free);
      if (body == null || free.equals(name) || !changes(free, name)) {
        continue;
      }
      Expr symbol = Make.symbol(free, body.shape());
      if (!found.contains(symbol)) {
        visit(body, name, found);
        if (indices(free).isEmpty()) {
          found.add(symbol);
        }
      }
    }
  }

  /** An expression with the names written out through which it depends on a name. */
  Expr spelled(Expr expr, String name) {
    Map<Expr, Expr> values = new LinkedHashMap<>();
    for (Expr inner : path(expr, name)) {
      if (!nameOf(inner).equals(name)) {
        values.put(inner, new Replacement(values).in(definition(inner).orElseThrow()));
      }
    }
    return new Replacement(values).in(expr);
  }

  /** Whether an operator of the calculus stands in an expression or in what it names. */
  boolean hasCalculus(Expr expr) {
    return hasCalculus(expr, new LinkedHashSet<>());
  }

  private boolean hasCalculus(Expr expr, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return false;
    }
    if (Calculus.is(expr.op())
        || expr.is(Operator.AT)
        || expr.op() instanceof Op.Moment
        || Densities.is(expr.op())) {
      return true;
    }
    return expr.args().stream().anyMatch(arg -> hasCalculus(arg, seen))
        || definition(expr).map(body -> hasCalculus(body, seen)).orElse(false);
  }

  /** Whether a name stands for something with an expectation in it. */
  boolean hidesMoment(Expr name) {
    return definition(name).map(body -> hasMoment(body, new LinkedHashSet<>())).orElse(false);
  }

  private boolean hasMoment(Expr expr, Set<Expr> seen) {
    return seen.add(expr)
        && (expr.op() instanceof Op.Moment
            || Densities.is(expr.op())
            || expr.args().stream().anyMatch(arg -> hasMoment(arg, seen))
            || definition(expr).map(body -> hasMoment(body, seen)).orElse(false));
  }
}
