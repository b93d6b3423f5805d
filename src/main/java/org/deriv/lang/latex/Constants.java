package org.deriv.lang.latex;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Proposition;

/** Reads the letters that stand for constants where the author gives them no other meaning. */
final class Constants {
  private final Formula formula;
  private final Cursor cursor;

  Constants(Formula formula) {
    this.formula = formula;
    this.cursor = formula.cursor();
  }

  Optional<Expression> read(Glyph glyph, Scripts scripts) {
    Span span = formula.setting().spans().of(glyph.start(), cursor.previousEnd());
    boolean set = glyph.style() != Glyph.Style.PLAIN;
    boolean sized = !scripts.items().isEmpty();
    return switch (glyph.base()) {
      case "pi" -> Optional.of(raised(new Expression.Name("pi", span), scripts));
      case "e" -> scripts.sup().isEmpty() ? euler(scripts, span) : exponential(scripts, span);
      case "1" -> set ? one(scripts, span) : Optional.empty();
      case "0" -> zero(scripts, span);
      case "I" -> sized ? sized("identity", scripts, span) : unsized(set, scripts, span);
      case "lambda" -> eigenvalue(scripts, span);
      default -> Optional.empty();
    };
  }

  /** {@code \mathbf{1}}, with a size or without; {@code \mathbb{1}[a > 0]}. */
  private Optional<Expression> one(Scripts scripts, Span span) {
    Optional<Expression> indicator = indicator(scripts, span);
    return indicator.isPresent()
        ? indicator
        : scripts.items().isEmpty()
            ? Optional.of(raised(Ones.unsized(formula, span), scripts))
            : sized("ones", scripts, span);
  }

  /** 1 where an event holds, 0 elsewhere; the event in brackets or below. */
  private Optional<Expression> indicator(Scripts scripts, Span span) {
    int place = cursor.place();
    Optional<Proposition> event = Optional.empty();
    String close =
        switch (cursor.peek().text()) {
          case "[" -> "]";
          case "(" -> ")";
          case "\\{" -> "\\}";
          default -> "";
        };
    try {
      if (scripts.items().size() == 1) {
        Formula below = formula.inside(scripts.items().getFirst(), cursor.previousEnd());
        event = Optional.of(new Propositions(below).proposition());
      } else if (!close.isEmpty() && scripts.isEmpty()) {
        cursor.take();
        event = Optional.of(new Propositions(formula.deeper()).proposition());
        cursor.want(close, "");
      }
    } catch (Unread _) {
      cursor.back(place);
      return Optional.empty();
    }
    return event.map(holds ->
        new Expression.Cases(
            List.of(
                new Expression.Cases.Branch(
                    new Expression.Numeral(BigDecimal.ONE, span), List.of(holds), span),
                new Expression.Cases.Branch(
                    new Expression.Numeral(BigDecimal.ZERO, span), List.of(), span)),
            span));
  }

  private Expression raised(Expression of, Scripts scripts) {
    Expression raised =
        scripts.sup().isEmpty() ? of : Raised.of(formula, of, scripts.sup(), cursor.previousEnd());
    return new Atoms(formula).scripted(raised);
  }

  private Optional<Expression> euler(Scripts scripts, Span span) {
    return scripts.isEmpty()
        ? Optional.of(
            formula.call("exp", List.of(new Expression.Numeral(BigDecimal.ONE, span)), span))
        : Optional.empty();
  }

  private Optional<Expression> exponential(Scripts scripts, Span span) {
    if (!scripts.items().isEmpty() || scripts.primes() > 0) {
      return Optional.empty();
    }
    Expression exponent = formula.inside(scripts.sup(), cursor.previousEnd()).whole();
    return Optional.of(formula.call("exp", List.of(exponent), span));
  }

  private Optional<Expression> zero(Scripts scripts, Span span) {
    return scripts.items().isEmpty()
        ? Optional.of(raised(new Expression.Numeral(BigDecimal.ZERO, span), scripts))
        : sized("zeros", scripts, span);
  }

  /** {@code \mathbf{1}_{n \times m}}. */
  private Optional<Expression> sized(String word, Scripts scripts, Span span) {
    List<List<Token>> items = scripts.items();
    if (items.size() == 1) {
      List<Token> only = items.getFirst();
      for (int i = 0; i < only.size(); i++) {
        if (only.get(i).is("\\times")) {
          items = List.of(only.subList(0, i), only.subList(i + 1, only.size()));
          break;
        }
      }
    }
    List<Argument> sizes =
        items.stream()
            .map(item -> Raised.value(formula.inside(item, cursor.previousEnd()).whole()))
            .toList();
    Expression name = new Expression.Name(word, span);
    return Optional.of(
        raised(new Expression.Index(name, List.of(), sizes, List.of(), span), scripts));
  }

  private Optional<Expression> unsized(boolean set, Scripts scripts, Span span) {
    return set || !cursor.sees("(")
        ? Optional.of(raised(Identities.unsized(formula, span), scripts))
        : Optional.empty();
  }

  /** {@code \lambda_{\max}(A)}, {@code \lambda_1(A)}: the largest eigenvalue. */
  Optional<Expression> eigenvalue(Scripts scripts, Span span) {
    if (scripts.items().size() != 1 || !cursor.sees("(")) {
      return Optional.empty();
    }
    String which = Glyph.plain(scripts.items().getFirst());
    String word =
        switch (which) {
          case "\\max", "max", "1" -> "eigmax";
          case "\\min", "min" -> "eigmin";
          default -> "";
        };
    return word.isEmpty()
        ? Optional.empty()
        : Optional.of(raised(formula.call(word, new Atoms(formula).arguments(")"), span), scripts));
  }
}
