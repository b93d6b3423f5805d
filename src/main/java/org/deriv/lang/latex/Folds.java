package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Domain;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Expression.Binder.Aggregate;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.IndexClause;

/** Reads sums, products, maxima and integrals with what they run over. */
final class Folds {
  private final Formula formula;
  private final Cursor cursor;

  Folds(Formula formula) {
    this.formula = formula;
    this.cursor = formula.cursor();
  }

  /** A sum or the like, if its sign comes next. */
  Optional<Expression> read() {
    Token sign = cursor.peek();
    int place = cursor.place();
    Optional<Aggregate> aggregate = aggregate(sign);
    if (aggregate.isEmpty()) {
      cursor.back(place);
      return Optional.empty();
    }
    boolean ranged = cursor.sees("_");
    boolean called =
        !ranged && (aggregate.get() == Aggregate.MAX || aggregate.get() == Aggregate.MIN);
    if (called) {
      cursor.back(place);
      return Optional.empty();
    }
    Scripts scripts = Scripts.read(cursor);
    return Optional.of(
        aggregate.get() == Aggregate.INTEGRAL
            ? new Integrals(formula).read(sign, scripts)
            : fold(aggregate.get(), sign, scripts));
  }

  private Optional<Aggregate> aggregate(Token sign) {
    Optional<Aggregate> plain =
        switch (sign.text()) {
          case "\\sum" -> Optional.of(Aggregate.SUM);
          case "\\prod" -> Optional.of(Aggregate.PROD);
          case "\\max" -> Optional.of(Aggregate.MAX);
          case "\\min" -> Optional.of(Aggregate.MIN);
          case "\\argmax" -> Optional.of(Aggregate.ARGMAX);
          case "\\argmin" -> Optional.of(Aggregate.ARGMIN);
          case "\\int" -> Optional.of(Aggregate.INTEGRAL);
          default -> Optional.empty();
        };
    if (plain.isPresent()) {
      cursor.take();
      return plain;
    }
    if (sign.is("\\arg") && (cursor.peek(1).is("\\max") || cursor.peek(1).is("\\min"))) {
      cursor.take();
      return Optional.of(cursor.take().is("\\max") ? Aggregate.ARGMAX : Aggregate.ARGMIN);
    }
    return spelled(sign);
  }

  /** {@code \operatorname*{arg\,max}}, alone or in braces. */
  private Optional<Aggregate> spelled(Token sign) {
    boolean braced = sign.is("{") && cursor.peek(1).is("\\mathrm");
    if (!braced && !sign.is("\\operatorname") && !sign.is("\\mathrm")) {
      return Optional.empty();
    }
    List<Token> word;
    if (braced) {
      word = cursor.argument();
    } else {
      cursor.take();
      cursor.skip("*");
      word = cursor.argument();
    }
    return switch (Glyph.plain(word)) {
      case "argmax", "arg\\max" -> Optional.of(Aggregate.ARGMAX);
      case "argmin", "arg\\min" -> Optional.of(Aggregate.ARGMIN);
      default -> Optional.empty();
    };
  }

  private Expression fold(Aggregate aggregate, Token sign, Scripts scripts) {
    if (scripts.items().isEmpty()) {
      throw Unread.at(
          sign, "it is not said what this runs over", "write `" + sign.text() + "_{i=1}^{n}`");
    }
    Ranges ranges = new Ranges(formula, sign, scripts);
    Formula body = formula;
    for (String index : ranges.indices()) {
      body = body.binding(index);
    }
    Expression of = body.product();
    Span span = formula.span(sign);
    return new Expression.Binder(aggregate, ranges.clauses(of), ranges.conditions(), of, span);
  }

  static IndexClause clause(String index, Expression first, Expression last, Span span) {
    return new IndexClause(
        new Identifier(index, span), Optional.empty(), new Domain.Range(first, last, span), span);
  }

  /** Reads integrals: the variable is named at the end. */
  private static final class Integrals {
    private final Formula formula;
    private final Cursor cursor;

    Integrals(Formula formula) {
      this.formula = formula;
      this.cursor = formula.cursor();
    }

    Expression read(Token sign, Scripts scripts) {
      if (scripts.items().size() != 1 || scripts.sup().isEmpty()) {
        throw Unread.at(sign, "an integral wants its bounds", "write `\\int_{a}^{b}`");
      }
      List<Token> body = new ArrayList<>();
      String variable = variable(sign, body);
      Expression first = formula.inside(scripts.items().getFirst(), cursor.previousEnd()).whole();
      Expression last = formula.inside(scripts.sup(), cursor.previousEnd()).whole();
      Expression of = formula.binding(variable).inside(body, cursor.previousEnd()).whole();
      Span span = formula.span(sign);
      return new Expression.Binder(
          Aggregate.INTEGRAL, List.of(clause(variable, first, last, span)), List.of(), of, span);
    }

    /** Takes the tokens up to {@code \mathrm{d}x}; the variable. */
    private String variable(Token sign, List<Token> body) {
      int depth = 0;
      while (!cursor.atEnd()) {
        Token token = cursor.peek();
        boolean upright = token.is("\\mathrm") && cursor.peek(1).is("{") && cursor.peek(2).is("d");
        boolean letter = token.kind() == Token.Kind.LETTERS && token.text().matches("d[a-zA-Z]");
        if (depth == 0 && upright && !body.isEmpty()) {
          cursor.take();
          cursor.argument();
          return Glyph.next(cursor).orElseThrow(formula::unexpected).base();
        }
        if (depth == 0 && letter && !body.isEmpty()) {
          cursor.take();
          return token.text().substring(1);
        }
        depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
        body.add(cursor.take());
      }
      throw Unread.at(sign, "this integral has no variable", "end it with `\\,\\mathrm{d}x`");
    }
  }
}
