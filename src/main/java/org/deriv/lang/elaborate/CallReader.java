package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;

/** Reads what is followed by parentheses: calls of declared functions, and who else is called. */
final class CallReader {
  private final ExpressionReader reader;

  CallReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> read(Expression.Call node) {
    return switch (node.function()) {
      case Expression.Name name -> named(node, name);
      case Expression.Index(Expression.Name name, _, _, _, _) when bracketed(name.name()) ->
          new CalculusReader(reader).read(node, name.name(), (Expression.Index) node.function());
      case Expression other ->
          reader.report(
              Finding.error("not-a-function", "this is not a function", other.span())
                  .help("for a product write `*` before the parenthesis"));
    };
  }

  /**
   * Whether a word before brackets and parentheses is the language's own: {@code d[x](e)} is a
   * differential even where {@code d} is a dimension, since a number has neither.
   */
  private boolean bracketed(String word) {
    boolean scalar =
        reader.locals().find(word).isEmpty()
            && reader
                .scope()
                .find(word)
                .map(it -> it instanceof Declaration.Dimension)
                .orElse(true);
    return Builtins.isBracketed(word) && scalar;
  }

  private Optional<Expr> named(Expression.Call node, Expression.Name name) {
    String word = name.name();
    if (reader.isSilent(word)) {
      reader.readAll(values(node));
      return Optional.empty();
    }
    Optional<Declaration> declaration = reader.scope().find(word);
    boolean label = reader.scope().is(Scope.Mark.LABEL, word) && Builtins.isFunction(word);
    boolean local = reader.locals().find(word).isPresent();
    if (!local && declaration.isPresent() && !label) {
      return declaration.get() instanceof Declaration.Unknown(FunctionSymbol function)
          ? declared(node, function)
          : notAFunction(node, name);
    }
    if (local) {
      return notAFunction(node, name);
    }
    if (Builtins.isFunction(word)) {
      return new FunctionReader(reader).read(node, word);
    }
    reader.readAll(values(node));
    return new NameReader(reader)
        .undeclared(word, name.span(), "`given " + word + " : R -> R smooth`");
  }

  private Optional<Expr> notAFunction(Expression.Call node, Expression.Name name) {
    Finding finding =
        Finding.error("not-a-function", "`" + name.name() + "` is not a function", name.span());
    if (Builtins.isFunction(name.name())) {
      String help = "the declared `" + name.name() + "` hides the function of that name";
      return reader.report(
          finding.help(name.name().equals("d") ? help + "; write `differential(…)`" : help));
    }
    List<Expression> values = values(node);
    Optional<Expr> left = new NameReader(reader).read(name);
    Optional<List<Expr>> right = reader.readAll(values);
    List<Repair> repairs = new ArrayList<>();
    if (left.isPresent() && right.isPresent() && right.get().size() == 1) {
      Fit.product(List.of(left.get(), right.get().getFirst()))
          .ifPresent(product -> repairs.add(Repair.of(node, product)));
    }
    return reader.report(finding.trying(repairs));
  }

  /** The expressions among the arguments. */
  static List<Expression> values(Expression.Call node) {
    List<Expression> values = new ArrayList<>();
    for (Argument argument : node.arguments()) {
      if (argument instanceof Argument.Value(Expression value, _)) {
        values.add(value);
      }
    }
    return values;
  }

  private Optional<Expr> declared(Expression.Call node, FunctionSymbol function) {
    List<Expression> nodes = values(node);
    if (nodes.size() != node.arguments().size() || nodes.size() != function.domain().size()) {
      return reader.report(
          Finding.error(
                  "wrong-arguments",
                  "`"
                      + function.name()
                      + "` takes "
                      + counted(function.domain().size())
                      + ", not "
                      + node.arguments().size(),
                  node.span())
              .help("it is declared as " + signature(function)));
    }
    return reader
        .readAll(nodes)
        .flatMap(args ->
            function.isElementwise()
                ? Optional.of(
                    Make.apply(new Function.Named(function.name()), node.primes(), args.getFirst()))
                : call(node, function, args, nodes));
  }

  private Optional<Expr> call(
      Expression.Call node, FunctionSymbol function, List<Expr> args, List<Expression> nodes) {
    boolean curve = function.domain().size() == 1 && function.domain().getFirst().isScalar();
    if (node.primes() > 0 && !curve) {
      return reader.report(
          Finding.error(
                  "wrong-arguments",
                  "a prime is the derivative of a function of one number",
                  node.span())
              .help("write `grad[x] " + function.name() + "(x)`"));
    }
    Op op = new Op.Call(function, Collections.nCopies(node.primes(), 0));
    return reader.build(
        op,
        args,
        misfit -> {
          int position = misfit.offenders().getFirst();
          Shape wanted = function.domain().get(position);
          Expression argument = nodes.get(position);
          List<Repair> repairs = new ArrayList<>();
          Reshaping.to(wanted, args.get(position))
              .forEach(better -> repairs.add(Repair.of(argument, better)));
          return Finding.error(
                  "shape-mismatch",
                  "`"
                      + function.name()
                      + "` takes "
                      + Fit.written(wanted)
                      + ", not "
                      + Fit.written(args.get(position).shape()),
                  argument.span())
              .label("this is " + Fit.described(args.get(position).shape()))
              .help("it is declared as " + signature(function))
              .trying(repairs);
        });
  }

  static String counted(int arguments) {
    return arguments == 1 ? "one argument" : arguments + " arguments";
  }

  private static String signature(FunctionSymbol function) {
    String domain = String.join(", ", function.domain().stream().map(Shape::toString).toList());
    return "`" + function.name() + " : " + domain + " -> " + function.codomain() + "`";
  }
}
