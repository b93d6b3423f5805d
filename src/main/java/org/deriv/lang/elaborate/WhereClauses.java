package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.RelationSign;
import org.deriv.lang.tree.Target;

/**
 * What stands after {@code where} in a claim or a line of a check: definitions of new names,
 * conditions, values at which a claim is made, and values of the terms of a tuple in it.
 */
final class WhereClauses {
  private final ExpressionReader reader;
  private final List<Expr> pairs = new ArrayList<>();
  private final Map<String, List<Expr>> tuples = new LinkedHashMap<>();
  private boolean sound = true;

  /** Reads clauses about {@code subjects}; definitions and conditions hold from now on. */
  WhereClauses(ExpressionReader reader, List<Proposition> clauses, List<Expression> subjects) {
    this.reader = reader;
    List<Proposition> conditions = new ArrayList<>();
    for (Proposition clause : clauses) {
      Optional<Assigned> assigned = assigned(clause);
      if (assigned.isEmpty()) {
        conditions.add(clause);
      } else if (means(assigned.get().name())) {
        value(assigned.get());
      } else if (subjects.stream().anyMatch(it -> Tuples.in(it, assigned.get().target()))) {
        tuple(assigned.get());
      } else {
        definition(assigned.get());
      }
    }
    int before = reader.draft().errors();
    new Conditions(reader.draft(), reader.locals()).assume(conditions);
    sound &= reader.draft().errors() == before;
  }

  /** {@code target = value}. */
  private record Assigned(Target target, Expression value) {
    String name() {
      return target.name().name();
    }
  }

  private static Optional<Assigned> assigned(Proposition clause) {
    if (!(clause instanceof Proposition.Comparison comparison)
        || comparison.links().size() != 1
        || comparison.links().getFirst().relation() != RelationSign.EQUAL) {
      return Optional.empty();
    }
    return Targets.target(comparison.first())
        .map(target -> new Assigned(target, comparison.links().getFirst().right()));
  }

  /** Whether a name means something; what an earlier line defined may be defined anew. */
  private boolean means(String name) {
    return !reader.draft().isLocal(name) && isKnown(name);
  }

  private boolean isKnown(String name) {
    return reader.locals().find(name).isPresent()
        || reader.scope().find(name).isPresent()
        || reader.isSilent(name);
  }

  private void value(Assigned assigned) {
    Optional<List<Expr>> pair = new WhereReader(reader).pair(assigned.target(), assigned.value());
    sound &= pair.isPresent();
    pair.ifPresent(pairs::addAll);
  }

  private void tuple(Assigned assigned) {
    ExpressionReader inner =
        reader.within(reader.locals().with(assigned.name(), Locals.Kind.TUPLE, Shape.SCALAR));
    Optional<List<Expr>> pair = new WhereReader(inner).pair(assigned.target(), assigned.value());
    sound &= pair.isPresent();
    pair.ifPresent(
        values -> tuples.computeIfAbsent(assigned.name(), _ -> new ArrayList<>()).addAll(values));
  }

  private void definition(Assigned assigned) {
    Optional<Declaration.Let> let =
        new WhereReader(reader).definition(assigned.target(), assigned.value());
    sound &= let.isPresent();
    let.ifPresentOrElse(
        reader.draft()::declareLocally, () -> reader.draft().silence(assigned.name()));
  }

  /** Whether all clauses could be read. */
  boolean isSound() {
    return sound;
  }

  /** What was read, at the values; {@code place} is where a clash is reported. */
  Optional<Expr> apply(Expr read, Span place) {
    Expr result = read;
    for (Map.Entry<String, List<Expr>> tuple : tuples.entrySet()) {
      Optional<Expr> inner = Inlining.tuple(tuple.getKey(), tuple.getValue(), result);
      if (inner.isEmpty()) {
        return reader.report(
            Finding.error("name-clash", "an index here hides one used after `where`", place)
                .help("rename the index of the sum"));
      }
      result = inner.get();
    }
    return Optional.of(pairs.isEmpty() ? result : at(result));
  }

  /** The values are put into the sides of a claim, which stays a claim. */
  private Expr at(Expr expr) {
    return switch (expr.op()) {
      case Op.Compare _ -> inside(expr);
      case Operator.AND, Operator.OR, Operator.NOT -> inside(expr);
      case Op.Has _ -> {
        List<Expr> args = new ArrayList<>(expr.args());
        args.set(0, WhereReader.at(args.getFirst(), pairs));
        yield expr.withArgs(args);
      }
      case Op.Number _, Op.Zeros _, Op.Ones _, Op.Identity _, Op.Pi _, Op.Infinity _ -> expr;
      default -> WhereReader.at(expr, pairs);
    };
  }

  private Expr inside(Expr expr) {
    return expr.withArgs(expr.args().stream().map(this::at).toList());
  }
}
