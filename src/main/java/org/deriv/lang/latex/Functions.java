package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Identifier;

/** Reads calls: of declared functions, of the language's own, and of E, Var, Cov and P. */
final class Functions {
  private static final Set<String> MOMENTS = Set.of("Expect", "Prob", "Var", "Cov");
  private static final Set<String> REDUCTIONS = Set.of("sum", "mean", "var", "max", "min");

  private final Formula formula;
  private final Cursor cursor;

  Functions(Formula formula) {
    this.formula = formula;
    this.cursor = formula.cursor();
  }

  /** A call of a declared function. */
  Expression declared(String name, Glyph glyph, Scripts scripts) {
    if (!scripts.sup().isEmpty() || !scripts.items().isEmpty()) {
      throw new Unread(
          "a function takes no index or exponent",
          "write the exponent after its argument",
          glyph.start(),
          cursor.previousEnd());
    }
    if (!cursor.sees("(") && !cursor.sees("[")) {
      Span span = formula.setting().spans().of(glyph.start(), cursor.previousEnd());
      return new Expression.Name(name, span);
    }
    List<Expression> arguments = new Atoms(formula).arguments(cursor.sees("(") ? ")" : "]");
    Span span = formula.setting().spans().of(glyph.start(), cursor.previousEnd());
    return new Atoms(formula).scripted(formula.call(name, scripts.primes(), arguments, span));
  }

  /** A call of a function that the language knows. */
  Expression builtin(String name, Glyph glyph, Scripts scripts) {
    if (MOMENTS.contains(name)) {
      return moment(name, glyph, scripts);
    }
    if (name.equals("log") && scripts.isEmpty() && cursor.sees("\\det")) {
      cursor.take();
      return builtin("logdet", glyph, Scripts.read(cursor));
    }
    if (Glyph.plain(scripts.sup()).equals("-1")) {
      throw new Unread(
          "an exponent between a function and its argument",
          "write it after the argument, in parentheses",
          glyph.start(),
          cursor.previousEnd());
    }
    List<Expression> arguments = arguments(name, glyph);
    Span span = formula.setting().spans().of(glyph.start(), cursor.previousEnd());
    List<Argument> all = new ArrayList<>();
    arguments.forEach(argument -> all.add(Raised.value(argument)));
    axes(name, scripts, span).ifPresent(all::add);
    Expression call =
        new Expression.Call(new Expression.Name(name, span), scripts.primes(), all, span);
    Expression raised =
        scripts.sup().isEmpty()
            ? call
            : Raised.of(formula, call, scripts.sup(), cursor.previousEnd());
    return new Atoms(formula).scripted(raised);
  }

  private Optional<Argument> axes(String name, Scripts scripts, Span span) {
    if (scripts.items().isEmpty()) {
      return Optional.empty();
    }
    List<Expression> axes =
        scripts.items().stream()
            .map(item -> formula.inside(item, cursor.previousEnd()).whole())
            .toList();
    boolean several = REDUCTIONS.contains(name);
    Expression value = several ? new Expression.Array(axes, span) : axes.getFirst();
    return Optional.of(
        new Argument.Named(new Identifier(several ? "axes" : "axis", span), value, span));
  }

  private List<Expression> arguments(String name, Glyph glyph) {
    if (cursor.sees("(")) {
      return new Atoms(formula).arguments(")");
    }
    if (cursor.sees("[")) {
      return new Atoms(formula).arguments("]");
    }
    if (cursor.sees("\\{")) {
      return new Atoms(formula).arguments("\\}");
    }
    if (!Signs.isBare(name)) {
      throw new Unread("`" + name + "` wants parentheses", "", glyph.start(), cursor.previousEnd());
    }
    Token first = cursor.peek();
    Expression argument = new Atoms(formula).factor();
    if (formula.startsFactor(cursor.peek())) {
      throw Unread.at(
          first,
          "it is not clear how far `" + name + "` reaches",
          "put its argument in parentheses");
    }
    return List.of(argument);
  }

  /** {@code \mathbb{E}_{R}[X \mid Y]}. */
  private Expression moment(String name, Glyph glyph, Scripts scripts) {
    boolean bare =
        scripts.sup().isEmpty() && !Set.of("[", "(", "{", "\\{").contains(cursor.peek().text());
    if (bare && formula.startsFactor(cursor.peek())) {
      return bare(name, glyph, scripts);
    }
    String open = cursor.peek().text();
    String close =
        switch (open) {
          case "[" -> "]";
          case "(" -> ")";
          case "\\{" -> "\\}";
          case "{" -> "}";
          default ->
              throw new Unread(
                  "an expectation wants brackets",
                  "write `\\mathbb{E}[…]`",
                  glyph.start(),
                  cursor.previousEnd());
        };
    cursor.take();
    Formula inside = formula.barred(Set.of("|"));
    Propositions parts = new Propositions(inside);
    List<Argument> arguments = new ArrayList<>(List.of(parts.argument()));
    while (cursor.skip(",")) {
      arguments.add(parts.argument());
    }
    List<Argument> given = new ArrayList<>();
    if (cursor.skip("\\mid") || cursor.skip("|")) {
      given.add(parts.argument());
      while (cursor.skip(",")) {
        given.add(parts.argument());
      }
    }
    if (!cursor.sees(close)) {
      throw formula.unexpected();
    }
    cursor.take();
    Span span = formula.setting().spans().of(glyph.start(), cursor.previousEnd());
    List<Identifier> over = over(glyph, scripts);
    Expression moment =
        new Expression.Index(new Expression.Name(name, span), over, arguments, given, span);
    Expression raised =
        scripts.sup().isEmpty()
            ? moment
            : Raised.of(formula, moment, scripts.sup(), cursor.previousEnd());
    return new Atoms(formula).scripted(raised);
  }

  /** {@code \mathbb{E} X}: of the one factor that follows. */
  private Expression bare(String name, Glyph glyph, Scripts scripts) {
    Token first = cursor.peek();
    Expression of = new Atoms(formula).factor();
    if (formula.startsFactor(cursor.peek())) {
      throw Unread.at(
          first, "it is not clear how far this expectation reaches", "write `\\mathbb{E}[…]`");
    }
    Span span = formula.setting().spans().of(glyph.start(), cursor.previousEnd());
    return new Expression.Index(
        new Expression.Name(name, span),
        over(glyph, scripts),
        List.of(Raised.value(of)),
        List.of(),
        span);
  }

  /** Over what is averaged: {@code _{R}}, {@code _{x \sim p}}. */
  private List<Identifier> over(Glyph glyph, Scripts scripts) {
    List<Identifier> over = new ArrayList<>();
    for (List<Token> written : scripts.items()) {
      List<Token> item = written;
      for (int i = 0; i < written.size(); i++) {
        if (written.get(i).is("\\sim")) {
          item = written.subList(0, i);
          break;
        }
      }
      Expression variable = formula.inside(item, cursor.previousEnd()).whole();
      if (!(variable instanceof Expression.Name(String one, Span place))) {
        throw new Unread("a name is wanted here", "", glyph.start(), cursor.previousEnd());
      }
      over.add(new Identifier(one, place));
    }
    return over;
  }
}
