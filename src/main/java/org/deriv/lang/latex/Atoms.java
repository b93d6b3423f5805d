package org.deriv.lang.latex;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;

/** Reads one factor: what it begins with decides who reads it; then its scripts. */
final class Atoms {
  private final Formula formula;
  private final Cursor cursor;

  Atoms(Formula formula) {
    this.formula = formula;
    this.cursor = formula.cursor();
  }

  /** A factor with its scripts. */
  Expression factor() {
    Token first = cursor.peek();
    Optional<Expression> folded = new Folds(formula).read();
    if (folded.isPresent()) {
      return folded.get();
    }
    Optional<Expression> derived = new Derivatives(formula).read();
    if (derived.isPresent()) {
      return scripted(derived.get());
    }
    return switch (first.kind()) {
      case NUMBER -> {
        Token number = cursor.take();
        yield scripted(numeral(number));
      }
      case LETTERS -> new Words(formula).read();
      case COMMAND -> command(first);
      case SIGN, TEXT -> scripted(group(first));
    };
  }

  private Expression numeral(Token number) {
    return new Expression.Numeral(
        new BigDecimal(number.text()), formula.setting().spans().of(number.start(), number.end()));
  }

  private Expression command(Token first) {
    return switch (first.text()) {
      case "\\frac", "\\dfrac", "\\tfrac", "\\cfrac" -> {
        cursor.take();
        Expression top = argument();
        Expression bottom = argument();
        yield scripted(quotient(top, bottom, formula.span(first)));
      }
      case "\\sqrt" -> {
        cursor.take();
        yield scripted(root(first));
      }
      case "\\infty" -> {
        cursor.take();
        yield new Expression.Name("oo", formula.span(first));
      }
      case "\\{" -> scripted(group(first));
      case "\\langle" -> {
        cursor.take();
        yield scripted(inner(first));
      }
      default -> {
        Optional<Expression> fenced = new Bars(formula).read();
        yield fenced.isPresent() ? scripted(fenced.get()) : named(first);
      }
    };
  }

  private Expression named(Token first) {
    Optional<Expression> environment = new Tables(formula).read();
    if (environment.isPresent()) {
      return scripted(environment.get());
    }
    Optional<Expression> word = new Words(formula).command();
    return word.orElseThrow(() -> unknown(first));
  }

  private Unread unknown(Token token) {
    boolean dots = token.text().matches("\\\\[clvd]?dots.?");
    return !dots && token.text().matches("\\\\[a-zA-Z]+")
        ? Unread.at(token, "`" + token.text() + "` is not known", "declare a name and write that")
        : formula.unexpected();
  }

  static Expression quotient(Expression top, Expression bottom, Span span) {
    return new Expression.Product(
        top,
        List.of(new Expression.Product.Factor(Expression.Product.Multiplication.DIVIDE, bottom)),
        span);
  }

  /** {@code \langle x, y \rangle}. */
  private Expression inner(Token first) {
    Expression left = formula.deeper().sum();
    cursor.want(",", "write `\\langle x, y \\rangle`");
    Expression right = formula.deeper().sum();
    cursor.want("\\rangle", "close it with `\\rangle`");
    return formula.call("dot", List.of(left, right), formula.span(first));
  }

  private Expression root(Token first) {
    Optional<List<Token>> degree = cursor.option();
    Expression of = argument();
    Span span = formula.span(first);
    if (degree.isEmpty()) {
      return formula.call("sqrt", List.of(of), span);
    }
    Expression order = formula.inside(degree.get(), cursor.previousEnd()).whole();
    Expression one = formula.number(1, first.start(), first.end());
    return new Expression.Power(of, quotient(one, order, order.span()), span);
  }

  /** An argument of a command. */
  Expression argument() {
    Token open = cursor.peek();
    List<Token> tokens = cursor.argument();
    if (tokens.isEmpty()) {
      throw Unread.at(open, "something is missing in these braces", "");
    }
    return formula.inside(tokens, cursor.previousEnd()).whole();
  }

  private Expression group(Token open) {
    String close =
        switch (open.text()) {
          case "(" -> ")";
          case "[" -> "]";
          case "{" -> "}";
          case "\\{" -> "\\}";
          default -> "";
        };
    Optional<Expression> bars = close.isEmpty() ? new Bars(formula).read() : Optional.empty();
    if (bars.isPresent()) {
      return bars.get();
    }
    if (close.isEmpty()) {
      throw formula.unexpected();
    }
    cursor.take();
    Expression inside = formula.deeper().sum();
    if (!cursor.sees(close)) {
      throw cursor.atEnd()
          ? Unread.at(
              open, "`" + open.text() + "` is never closed", "close it with `" + close + "`")
          : formula.unexpected();
    }
    cursor.take();
    return inside;
  }

  /** What follows with its scripts: indices below, exponents and transposes above. */
  Expression scripted(Expression base) {
    Expression of = base;
    Scripts scripts = Scripts.read(cursor);
    while (!scripts.isEmpty()) {
      if (!scripts.items().isEmpty()) {
        List<Argument> arguments =
            new Indices(formula).all(scripts.items(), 2, cursor.previousEnd());
        of =
            new Expression.Index(
                of,
                List.of(),
                arguments,
                List.of(),
                of.span()
                    .to(formula.setting().spans().of(cursor.previousEnd(), cursor.previousEnd())));
      }
      for (int i = 0; i < scripts.primes(); i++) {
        of = new Expression.Transpose(of, of.span());
      }
      if (!scripts.sup().isEmpty()) {
        of = Raised.of(formula, of, scripts.sup(), cursor.previousEnd());
      }
      scripts = Scripts.read(cursor);
    }
    return of;
  }

  /** The expressions in parentheses or brackets after a function, cut at commas. */
  List<Expression> arguments(String close) {
    List<Expression> arguments = new ArrayList<>();
    cursor.take();
    arguments.add(formula.deeper().sum());
    while (cursor.skip(",")) {
      arguments.add(formula.deeper().sum());
    }
    if (!cursor.sees(close)) {
      throw formula.unexpected();
    }
    cursor.take();
    return arguments;
  }
}
