package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.diagnostic.Spelling;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;

/** Resolves a name that stands alone. */
final class NameReader {
  // Of a shorter name every other one is near.
  private static final int SHORTEST_MISSPELT = 3;

  private final ExpressionReader reader;

  NameReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> read(Expression.Name node) {
    String name = node.name();
    Optional<Locals.Local> local = reader.locals().find(name);
    if (local.isPresent()) {
      return local.get().kind() == Locals.Kind.TUPLE
          ? wantsIndex(node, List.of("s"))
          : Optional.of(Make.symbol(name, local.get().shape()));
    }
    if (reader.isSilent(name)) {
      return Optional.empty();
    }
    Optional<Declaration> declaration = reader.scope().find(name);
    if (declaration.isPresent()) {
      return declared(node, declaration.get());
    }
    return switch (name) {
      case "pi" -> Optional.of(Expr.of(new Op.Pi()));
      case "oo" -> Optional.of(Expr.of(new Op.Infinity()));
      default -> unknown(node);
    };
  }

  private Optional<Expr> declared(Expression.Name node, Declaration declaration) {
    String name = node.name();
    return switch (declaration) {
      case Declaration.Dimension _ -> Optional.of(Make.scalar(name));
      case Declaration.Given given -> plain(node, given.shape(), given.indices());
      case Declaration.Random random -> plain(node, random.shape(), random.indices());
      case Declaration.Let let -> let(node, let);
      case Declaration.Result(String _, Shape shape, String _) ->
          Optional.of(Make.symbol(name, shape));
      case Declaration.Recurrence recurrence ->
          wantsIndex(node, List.of(recurrence.time().index()));
      case Declaration.Unknown _ -> wantsArgument(node);
    };
  }

  private Optional<Expr> plain(Expression.Name node, Shape shape, List<String> indices) {
    return indices.isEmpty()
        ? Optional.of(Make.symbol(node.name(), shape))
        : wantsIndex(node, indices);
  }

  private Optional<Expr> let(Expression.Name node, Declaration.Let let) {
    return reader.scope().is(Scope.Mark.OPEN, node.name())
        ? Optional.of(sequence(node.name(), let.body().shape(), let.indices()))
        : plain(node, let.body().shape(), let.indices());
  }

  /** The term of a sequence at its own indices. */
  static Expr sequence(String name, Shape shape, List<String> indices) {
    List<Expr> at = new ArrayList<>();
    indices.forEach(index -> at.add(Make.scalar(index)));
    return Expr.of(new Op.Term(name, shape), at);
  }

  private Optional<Expr> wantsIndex(Expression.Name node, List<String> indices) {
    return reader.report(
        Finding.error(
                "missing-index", "`" + node.name() + "` is a sequence, not one value", node.span())
            .label("which term?")
            .help("write `" + node.name() + "[" + String.join(",", indices) + "]`"));
  }

  private Optional<Expr> wantsArgument(Expression.Name node) {
    return reader.report(
        Finding.error("missing-argument", "`" + node.name() + "` is a function", node.span())
            .label("of what?")
            .help("write `" + node.name() + "(x)`"));
  }

  private Optional<Expr> unknown(Expression.Name node) {
    if (Builtins.isFunction(node.name())) {
      return wantsArgument(node);
    }
    return undeclared(node.name(), node.span(), "`given " + node.name() + " in R`");
  }

  /** Reports, once in a problem, a name that nothing declares. */
  <T> Optional<T> undeclared(String name, Span span, String declaration) {
    Scope scope = reader.scope();
    if (reader.isSilent(name)) {
      return Optional.empty();
    }
    if (scope.is(Scope.Mark.MUTE, name)) {
      return reader.report(
          Finding.error("no-value", "`" + name + "` labels a goal that has no value", span));
    }
    Finding finding =
        Finding.error("undeclared-name", "`" + name + "` is not declared", span)
            .help(advice(name, declaration));
    reader.draft().silence(name);
    return reader.report(finding);
  }

  private String advice(String name, String declaration) {
    Integer line = reader.scope().later().get(name);
    if (line != null) {
      return "it is declared in line " + line + ": move that before its first use";
    }
    Optional<String> foreign = ForeignNames.spelling(name);
    if (foreign.isPresent()) {
      return "type " + foreign.get() + "; or declare it: " + declaration;
    }
    List<String> known = new ArrayList<>(reader.locals().byName().keySet());
    known.addAll(reader.scope().context().declarations().keySet());
    known.addAll(Builtins.words());
    return Spelling.nearest(name, known)
        .filter(_ -> name.length() >= SHORTEST_MISSPELT)
        .map(word -> "did you mean `" + word + "`? otherwise declare it: " + declaration)
        .orElse("declare it: " + declaration);
  }
}
