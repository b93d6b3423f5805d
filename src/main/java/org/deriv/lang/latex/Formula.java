package org.deriv.lang.latex;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Dim;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Expression.Product.Factor;
import org.deriv.lang.tree.Expression.Product.Multiplication;
import org.deriv.lang.tree.Expression.Sum;

/** Reads sums and products; letters side by side are factors. */
final class Formula {
  private static final int DEEPEST = 120;
  private static final Set<String> ENDS =
      Set.of(
          "",
          ")",
          "]",
          "}",
          ",",
          ";",
          ".",
          ":",
          "&",
          "\\\\",
          "\\}",
          "\\rvert",
          "\\rVert",
          "\\mid",
          "\\rangle",
          "=",
          "<",
          ">",
          "+",
          "-");

  private final Setting setting;
  private final Cursor cursor;
  private final int depth;

  Formula(Setting setting, Cursor cursor) {
    this(setting, cursor, 0);
  }

  private Formula(Setting setting, Cursor cursor, int depth) {
    this.setting = setting;
    this.cursor = cursor;
    this.depth = depth;
    if (depth > DEEPEST) {
      throw Unread.at(cursor.peek(), "this is nested too deeply", "");
    }
  }

  Setting setting() {
    return setting;
  }

  Cursor cursor() {
    return cursor;
  }

  /** A reader of other tokens in the same setting. */
  Formula inside(List<Token> tokens, int end) {
    return new Formula(setting, new Cursor(tokens, end), depth + 1);
  }

  /** A reader of the same tokens in brackets, where no bar outside closes. */
  Formula deeper() {
    return barred(Set.of());
  }

  /** A reader of the same tokens where bars are open. */
  Formula barred(Set<String> bars) {
    return new Formula(setting.barred(bars), cursor, depth + 1);
  }

  /** A reader of the same tokens where an index is bound. */
  Formula binding(String index) {
    return new Formula(setting.binding(index), cursor, depth + 1);
  }

  /** All the tokens as one expression. */
  Expression whole() {
    Expression read = sum();
    if (!cursor.atEnd()) {
      throw unexpected();
    }
    return read;
  }

  Unread unexpected() {
    Token token = cursor.peek();
    return switch (token.text()) {
      case "\\cdots", "\\ldots", "\\dots", "\\vdots", "\\ddots" ->
          Unread.at(token, "dots cannot be read", "write a sum with `\\sum`");
      case "" -> Unread.at(token, "something is missing here", "");
      default -> Unread.at(token, "`" + token.text() + "` cannot be read here", "");
    };
  }

  /** Terms with signs between them. */
  Expression sum() {
    Expression first = signed();
    List<Sum.Term> rest = new ArrayList<>();
    while (cursor.sees("+") || cursor.sees("-")) {
      Sum.Sign sign = cursor.take().is("+") ? Sum.Sign.PLUS : Sum.Sign.MINUS;
      while (cursor.skip("\\\\") || cursor.skip("&")) {
        // A sum goes on in the next row.
      }
      rest.add(new Sum.Term(sign, product()));
    }
    if (rest.isEmpty()) {
      return first;
    }
    Span span = first.span().to(rest.getLast().operand().span());
    return Identities.sized(this, new Sum(first, rest, span));
  }

  private Expression signed() {
    Token sign = cursor.peek();
    if (cursor.skip("-")) {
      Expression of = product();
      Span span = setting.spans().of(sign.start(), sign.end()).to(of.span());
      return new Expression.Negative(of, span);
    }
    cursor.skip("+");
    return product();
  }

  /** Runs of factors, joined by entrywise or Kronecker products. */
  Expression product() {
    Expression first = run();
    List<Factor> rest = new ArrayList<>();
    Optional<Multiplication> sign = entrywise();
    while (sign.isPresent()) {
      cursor.take();
      rest.add(new Factor(sign.get(), run()));
      sign = entrywise();
    }
    return rest.isEmpty()
        ? first
        : new Expression.Product(first, rest, first.span().to(rest.getLast().operand().span()));
  }

  private Optional<Multiplication> entrywise() {
    return switch (cursor.peek().text()) {
      case "\\odot", "\\circ", "⊙", "∘" -> Optional.of(Multiplication.HADAMARD);
      case "\\oslash", "⊘" -> Optional.of(Multiplication.ELEMENTWISE_DIVIDE);
      case "\\otimes", "⊗" -> Optional.of(Multiplication.KRONECKER);
      default -> Optional.empty();
    };
  }

  /** Factors side by side, or with a dot, a cross or a slash between them. */
  private Expression run() {
    List<Expression> factors = new ArrayList<>();
    List<Multiplication> signs = new ArrayList<>();
    factors.add(factor());
    while (true) {
      Token token = cursor.peek();
      if (token.is("\\cdot") && dot(factors, signs)) {
        continue;
      }
      if (token.is("\\cdot") || token.is("\\times") || token.is("*")) {
        cursor.take();
        signs.add(Multiplication.TIMES);
      } else if (token.is("/")) {
        cursor.take();
        signs.add(Multiplication.DIVIDE);
      } else if (startsFactor(token)) {
        signs.add(Multiplication.TIMES);
      } else {
        break;
      }
      factors.add(factor());
    }
    Ones.sized(this, factors);
    return joined(factors, signs);
  }

  /** {@code x \cdot y} of two vectors is their inner product. */
  private boolean dot(List<Expression> factors, List<Multiplication> signs) {
    Expression left = joined(factors, signs);
    if (!isVector(left)) {
      return false;
    }
    int place = cursor.place();
    cursor.take();
    Expression right = factor();
    if (!isVector(right)) {
      cursor.back(place);
      return false;
    }
    factors.clear();
    signs.clear();
    factors.add(call("dot", List.of(left, right), left.span().to(right.span())));
    return true;
  }

  private boolean isVector(Expression of) {
    return setting
        .shape(of)
        .filter(shape -> shape.isVector() && !shape.dims().contains(Dim.ONE))
        .isPresent();
  }

  private static Expression joined(List<Expression> factors, List<Multiplication> signs) {
    if (signs.isEmpty()) {
      return factors.getFirst();
    }
    List<Factor> rest = new ArrayList<>();
    for (int i = 0; i < signs.size(); i++) {
      rest.add(new Factor(signs.get(i), factors.get(i + 1)));
    }
    Span span = factors.getFirst().span().to(factors.getLast().span());
    return new Expression.Product(factors.getFirst(), rest, span);
  }

  /** Whether a token begins one more factor. */
  boolean startsFactor(Token token) {
    if (token.kind() == Token.Kind.TEXT || cursor.atEnd() || ENDS.contains(token.text())) {
      return false;
    }
    boolean closing = setting.bars().contains(token.text());
    return !closing
        && entrywise().isEmpty()
        && !Chain.isJoint(token)
        && !token.text().startsWith("\\end");
  }

  private Expression factor() {
    return new Atoms(this).factor();
  }

  // ---- what other readers build with

  Span span(Token from) {
    return setting.spans().of(from.start(), cursor.previousEnd());
  }

  Expression number(long value, int start, int end) {
    Span span = setting.spans().of(start, end);
    Expression positive = new Expression.Numeral(BigDecimal.valueOf(Math.abs(value)), span);
    return value < 0 ? new Expression.Negative(positive, span) : positive;
  }

  Expression call(String function, List<Expression> arguments, Span span) {
    return call(function, 0, arguments, span);
  }

  Expression call(String function, int primes, List<Expression> arguments, Span span) {
    return new Expression.Call(
        new Expression.Name(function, span),
        primes,
        arguments.stream().map(Raised::value).toList(),
        span);
  }
}
