package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Operator;
import org.deriv.lang.tree.Assignment;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Target;

/**
 * Reads {@code e where x = a}. On a name that means something it evaluates; on one that does not it
 * defines, for this expression alone.
 */
final class WhereReader {
  private final ExpressionReader reader;

  WhereReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> read(Expression.Where node) {
    if (node.bindings().size() > Limits.MOST_INDICES) {
      return reader.report(Limits.tooMany("values", Limits.MOST_INDICES, node.span()));
    }
    List<Declaration.Let> definitions = new ArrayList<>();
    List<Assignment> evaluations = new ArrayList<>();
    boolean all = true;
    for (Assignment binding : node.bindings()) {
      if (means(binding.target().name().name()) || Tuples.in(node.of(), binding.target())) {
        evaluations.add(binding);
      } else {
        Optional<Declaration.Let> let = definition(binding.target(), binding.value());
        all &= let.isPresent();
        let.ifPresent(definitions::add);
        if (let.isEmpty()) {
          reader.draft().silence(binding.target().name().name());
        }
      }
    }
    Optional<Expr> of = body(node, definitions);
    for (Declaration.Let let : definitions.reversed()) {
      of = of.flatMap(expr -> inlined(node, Inlining.of(let, expr)));
    }
    Optional<Expr> result = of;
    return all ? result.flatMap(expr -> evaluated(node, expr, evaluations)) : Optional.empty();
  }

  private Optional<Expr> inlined(Expression.Where node, Optional<Expr> result) {
    return result.isPresent()
        ? result
        : reader.report(
            Finding.error("name-clash", "an index here hides one used after `where`", node.span())
                .help("rename the index of the sum"));
  }

  /** Whether a name means something here. */
  private boolean means(String name) {
    return reader.locals().find(name).isPresent()
        || reader.scope().find(name).isPresent()
        || reader.isSilent(name);
  }

  /** Reads the body, in which the defined names are known while it lasts. */
  private Optional<Expr> body(Expression.Where node, List<Declaration.Let> definitions) {
    Scope before = reader.scope();
    Locals locals = reader.locals();
    for (Declaration.Let let : definitions) {
      if (let.indices().isEmpty()) {
        locals = locals.with(let.name(), Locals.Kind.GENERIC, let.body().shape());
      } else {
        reader.draft().declareLocally(let);
      }
    }
    Optional<Expr> of = reader.within(locals).read(node.of());
    definitions.stream()
        .filter(let -> !let.indices().isEmpty())
        .forEach(let -> reader.draft().forget(let.name(), before));
    return of;
  }

  /** A definition {@code r[i] = e}. */
  Optional<Declaration.Let> definition(Target target, Expression value) {
    Optional<List<String>> indices = Targets.names(target);
    if (indices.isEmpty()) {
      return reader.report(
          Finding.error("not-an-index", "the indices of a definition are names", target.span())
              .help("write `" + target.name().name() + "[i] = …`"));
    }
    Locals locals = reader.locals().with(indices.get(), Locals.Kind.BOUND);
    return reader
        .within(locals)
        .read(value)
        .map(body -> new Declaration.Let(target.name().name(), indices.get(), body));
  }

  private Optional<Expr> evaluated(Expression.Where node, Expr of, List<Assignment> evaluations) {
    List<Expr> pairs = new ArrayList<>();
    Optional<Expr> result = Optional.of(of);
    boolean all = true;
    for (Assignment assignment : evaluations) {
      String name = assignment.target().name().name();
      boolean tuple = !means(name);
      Optional<List<Expr>> pair =
          tuple ? tuplePair(assignment) : pair(assignment.target(), assignment.value());
      all &= pair.isPresent();
      if (pair.isPresent() && tuple) {
        result = result.flatMap(it -> inlined(node, Inlining.tuple(name, pair.get(), it)));
      } else {
        pair.ifPresent(pairs::addAll);
      }
    }
    return all ? result.map(it -> at(it, pairs)) : Optional.empty();
  }

  /** An expression at values of variables, given as pairs. */
  static Expr at(Expr of, List<Expr> pairs) {
    if (pairs.isEmpty()) {
      return of;
    }
    List<Expr> args = new ArrayList<>(List.of(of));
    args.addAll(pairs);
    return Expr.of(Operator.AT, args);
  }

  private Optional<List<Expr>> tuplePair(Assignment assignment) {
    String name = assignment.target().name().name();
    ExpressionReader inner =
        reader.within(reader.locals().with(name, Locals.Kind.TUPLE, org.deriv.expr.Shape.SCALAR));
    return new WhereReader(inner).pair(assignment.target(), assignment.value());
  }

  /** A variable and its value, of one shape. */
  Optional<List<Expr>> pair(Target target, Expression value) {
    Optional<Expr> variable = new CalculusReader(reader).variable(Targets.expression(target));
    if (variable.isEmpty()) {
      reader.read(value);
      return Optional.empty();
    }
    return reader
        .readAs(variable.get().shape(), value)
        .flatMap(read -> fitting(target, value, variable.get(), read));
  }

  private Optional<List<Expr>> fitting(Target target, Expression node, Expr variable, Expr value) {
    if (variable.shape().equals(value.shape())) {
      return Optional.of(List.of(variable, value));
    }
    List<Repair> repairs = new ArrayList<>();
    Reshaping.to(variable.shape(), value).forEach(better -> repairs.add(Repair.of(node, better)));
    return reader.report(
        Finding.error(
                "shape-mismatch",
                "`"
                    + Wording.of(variable)
                    + "` is "
                    + Fit.written(variable.shape())
                    + ", but the value is "
                    + Fit.written(value.shape()),
                target.span().to(node.span()))
            .label("the shapes differ")
            .trying(repairs));
  }
}
