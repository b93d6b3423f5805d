package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/**
 * Reads a small part of the language, for tests that shall not depend on the room that reads it.
 */
final class Text {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(\\|\\||\\.\\*|\\./|\\.\\^|\\.\\.|==|!=|<=|>=|[-+*/^()\\[\\],'<>=]|"
              + "[A-Za-z_][A-Za-z_0-9]*|\\d+(?:\\.\\d+)?)");
  private static final Map<String, Function.Elementary> FUNCTIONS = new HashMap<>();

  static {
    for (Function.Elementary function : Function.Elementary.values()) {
      FUNCTIONS.put(function.word(), function);
    }
  }

  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Map<String, FunctionSymbol> functions = new HashMap<>();
  private final Set<String> sequences = new HashSet<>();
  private Context context = Context.EMPTY;
  private List<String> tokens = List.of();
  private int next;

  Context context() {
    return context;
  }

  /** {@code "A[n,n] symmetric, x[n], c > 0, k in N, f : R, let r = …"}, separated by semicolons. */
  @SuppressWarnings("StringSplitter")
  Text given(String... statements) {
    for (String all : statements) {
      for (String statement : all.split(";", -1)) {
        if (!statement.isBlank()) {
          declare(statement.strip());
        }
      }
    }
    return this;
  }

  private void declare(String statement) {
    if (statement.startsWith("let ")) {
      String[] sides = statement.substring(4).split("=", 2);
      let(sides[0].strip(), sides[1]);
    } else if (statement.startsWith("assume ")) {
      context = context.assuming(relation(statement.substring(7)));
    } else if (statement.startsWith("function ")) {
      scan(statement.substring(9));
      String name = take();
      List<Shape> domain = new ArrayList<>();
      while (next < tokens.size()) {
        domain.add(shape());
      }
      functions.put(name, new FunctionSymbol(name, domain, Shape.SCALAR));
    } else if (statement.startsWith("sequence ")) {
      scan(statement.substring(9));
      String name = take();
      Shape shape = shape();
      shapes.put(name, shape);
      sequences.add(name);
      context =
          context.with(
              new Declaration.Given(name, shape, List.of("t"), List.of(), Declaration.Domain.REAL));
    } else {
      value(statement);
    }
  }

  private void let(String name, String body) {
    Matcher indexed = Pattern.compile("(\\w+)\\[(\\w+)\\]").matcher(name);
    if (indexed.matches()) {
      Expr value = expr(body);
      shapes.put(indexed.group(1), value.shape());
      sequences.add(indexed.group(1));
      context =
          context.with(new Declaration.Let(indexed.group(1), List.of(indexed.group(2)), value));
      return;
    }
    Expr value = expr(body);
    shapes.put(name, value.shape());
    context = context.with(new Declaration.Let(name, List.of(), value));
  }

  private void value(String statement) {
    scan(statement);
    boolean random = peek("random");
    if (random) {
      take();
    }
    String name = take();
    Shape shape = peek("[") ? shape() : Shape.SCALAR;
    shapes.put(name, shape);
    Declaration.Domain domain = Declaration.Domain.REAL;
    if (peek("in")) {
      take();
      take();
      domain = Declaration.Domain.NATURAL;
    }
    context =
        context.with(
            random
                ? new Declaration.Random(
                    name,
                    shape,
                    List.of(),
                    List.of(),
                    java.util.Optional.empty(),
                    Declaration.Spread.JOINT)
                : new Declaration.Given(name, shape, List.of(), List.of(), domain));
    if (next < tokens.size()) {
      if (peek(">") || peek("<") || peek(">=") || peek("!=")) {
        Relation relation = sign(take());
        Expr bound = expression();
        Expr symbol = Make.symbol(name, shape);
        Expr left = shape.isScalar() ? symbol : entry(symbol, shape);
        context = context.assuming(Make.compare(relation, left, bound));
      } else {
        String words = String.join(" ", tokens.subList(next, tokens.size()));
        for (Property property : Property.values()) {
          if (property.words().equals(words)) {
            context = context.assuming(Make.has(property, Make.symbol(name, shape)));
          }
        }
      }
    }
  }

  private static Expr entry(Expr tensor, Shape shape) {
    List<Expr> indices = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      indices.add(Make.scalar("free" + i));
    }
    return Make.entry(tensor, indices);
  }

  Expr relation(String text) {
    Matcher property =
        Pattern.compile("(.*) (invertible|symmetric|full column rank)").matcher(text);
    if (property.matches()) {
      String words = property.group(2);
      Property which =
          words.equals("invertible")
              ? Property.INVERTIBLE
              : words.equals("symmetric") ? Property.SYMMETRIC : Property.FULL_COLUMN_RANK;
      return Make.has(which, expr(property.group(1)));
    }
    scan(text);
    Expr left = expression();
    Relation relation = sign(take());
    return Make.compare(relation, left, expression());
  }

  private static Relation sign(String sign) {
    for (Relation relation : Relation.values()) {
      if (relation.sign().equals(sign.equals("=") ? "==" : sign)) {
        return relation;
      }
    }
    throw new IllegalArgumentException(sign);
  }

  Expr expr(String text) {
    scan(text);
    Expr expr = expression();
    if (next != tokens.size()) {
      throw new IllegalArgumentException(
          "left over in " + text + ": " + tokens.subList(next, tokens.size()));
    }
    return expr;
  }

  private void scan(String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.lookingAt()) {
      found.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, text.length());
    }
    if (!text.substring(end).isBlank()) {
      throw new IllegalArgumentException(text.substring(end));
    }
    tokens = found;
    next = 0;
  }

  private boolean peek(String token) {
    return next < tokens.size() && tokens.get(next).equals(token);
  }

  private String take() {
    return tokens.get(next++);
  }

  private void expect(String token) {
    if (!take().equals(token)) {
      throw new IllegalArgumentException("wanted " + token + " in " + tokens + " at " + (next - 1));
    }
  }

  private Expr expression() {
    List<Expr> terms = new ArrayList<>();
    terms.add(term());
    while (peek("+") || peek("-")) {
      boolean minus = take().equals("-");
      Expr term = term();
      terms.add(minus ? Make.negate(term) : term);
    }
    return Make.sum(terms);
  }

  private Expr term() {
    Expr left = unary();
    while (true) {
      if (peek("*")) {
        take();
        left = Make.product(left, unary());
      } else if (peek("/")) {
        take();
        left = Make.divide(left, unary());
      } else if (peek(".*")) {
        take();
        left = Make.hadamard(left, unary());
      } else if (peek("./")) {
        take();
        left = Expr.of(Operator.HADAMARD_DIVIDE, left, unary());
      } else if (peek("kron")) {
        take();
        left = Expr.of(Operator.KRONECKER, left, unary());
      } else {
        return left;
      }
    }
  }

  private Expr unary() {
    if (peek("-")) {
      take();
      return Make.negate(unary());
    }
    return power();
  }

  private Expr power() {
    Expr base = postfix();
    while (peek("^") || peek(".^")) {
      boolean entrywise = take().equals(".^");
      Expr exponent = peek("-") ? unary() : postfix();
      boolean inverse =
          !entrywise
              && !base.shape().isScalar()
              && exponent.is(Operator.NEGATE)
              && exponent.arg(0).isNumber(1);
      base =
          inverse
              ? Make.inverse(base)
              : Expr.of(entrywise ? Operator.HADAMARD_POWER : Operator.POWER, base, exponent);
    }
    return base;
  }

  private Expr postfix() {
    Expr value = primary();
    while (peek("'") || (peek("[") && !value.shape().isScalar())) {
      if (take().equals("'")) {
        value = Make.transpose(value);
        continue;
      }
      List<Expr> indices = new ArrayList<>();
      do {
        indices.add(expression());
      } while (more("]"));
      value = Make.entry(value, indices);
    }
    return value;
  }

  /** Whether a comma follows rather than the end. */
  private boolean more(String end) {
    String token = take();
    if (!token.equals(",") && !token.equals(end)) {
      throw new IllegalArgumentException(token + " in " + tokens);
    }
    return token.equals(",");
  }

  private Shape shape() {
    expect("[");
    List<Dim> dims = new ArrayList<>();
    if (peek("]")) {
      take();
      return Shape.SCALAR;
    }
    do {
      String token = take();
      Dim dim = Character.isDigit(token.charAt(0)) ? Dim.of(Long.parseLong(token)) : Dim.of(token);
      dims.add(dim);
      for (String name : dim.names()) {
        if (context.find(name).isEmpty()) {
          context = context.with(new Declaration.Dimension(name));
        }
      }
    } while (more("]"));
    return new Shape(dims);
  }

  private Expr primary() {
    String token = take();
    if (token.equals("(")) {
      Expr inside = expression();
      expect(")");
      return inside;
    }
    if (token.equals("||")) {
      Expr inside = expression();
      expect("||");
      if (peek("_F") || peek("_1")) {
        boolean one = take().equals("_1");
        return Expr.of(new Op.Norm(one ? Op.Norm.Kind.ONE : Op.Norm.Kind.FROBENIUS), inside);
      }
      return Make.norm(inside);
    }
    if (Character.isDigit(token.charAt(0))) {
      return Make.number(Rational.parse(token));
    }
    return name(token);
  }

  private Expr name(String token) {
    Shape declared = shapes.get(token);
    if (declared != null) {
      if (sequences.contains(token)) {
        expect("[");
        Expr time = expression();
        expect("]");
        return Expr.of(new Op.Term(token, declared), time);
      }
      return Make.symbol(token, declared);
    }
    return switch (token) {
      case "I" -> Make.identity(shape().dims().getFirst());
      case "ones" -> Make.ones(shape());
      case "zeros" -> Make.zeros(shape());
      case "pi" -> Expr.of(new Op.Pi());
      case "basis" -> {
        Shape shape = shape();
        yield Expr.of(new Op.Basis(shape.dims().getFirst()), arguments());
      }
      default -> peek("(") || peek("'") ? call(token) : Make.scalar(token);
    };
  }

  private List<Expr> arguments() {
    expect("(");
    List<Expr> arguments = new ArrayList<>();
    do {
      arguments.add(expression());
    } while (more(")"));
    return arguments;
  }

  private Expr call(String word) {
    int order = 0;
    while (peek("'")) {
      take();
      order++;
    }
    if (word.equals("sum") || word.equals("prod") || word.equals("max")) {
      if (tokens.size() > next + 2 && tokens.get(next + 2).equals("in")) {
        return fold(word);
      }
    }
    if (word.equals("E") || word.equals("Var")) {
      Op.Moment.Kind kind = word.equals("E") ? Op.Moment.Kind.EXPECTATION : Op.Moment.Kind.VARIANCE;
      return Expr.of(new Op.Moment(kind, List.of()), arguments());
    }
    List<Expr> args = arguments();
    Expr of = args.getFirst();
    Function.Elementary elementary = FUNCTIONS.get(word);
    if (elementary != null) {
      return Make.apply(elementary, order, of);
    }
    FunctionSymbol symbol = functions.get(word);
    if (symbol != null) {
      return symbol.isElementwise()
          ? Make.apply(new Function.Named(word), order, of)
          : Expr.of(new Op.Call(symbol, java.util.Collections.nCopies(order, 0)), args);
    }
    return switch (word) {
      case "tr" -> Expr.of(Operator.TRACE, of);
      case "det" -> Expr.of(Operator.DETERMINANT, of);
      case "logdet" -> Expr.of(Operator.LOG_DETERMINANT, of);
      case "inv" -> Make.inverse(of);
      case "pinv" -> Expr.of(Operator.PSEUDO_INVERSE, of);
      case "diag" ->
          Expr.of(of.shape().rank() == 2 ? Operator.DIAGONAL_PART : Operator.DIAGONAL_MATRIX, of);
      case "vec" -> Expr.of(Operator.VEC, of);
      case "max" -> Expr.of(Operator.MAXIMUM, args);
      case "min" -> Expr.of(Operator.MINIMUM, args);
      case "sum" -> Expr.of(new Op.Reduce(Op.Reduce.Kind.SUM, List.of()), of);
      case "mean" -> Expr.of(new Op.Reduce(Op.Reduce.Kind.MEAN, List.of()), of);
      case "var" -> Expr.of(new Op.Reduce(Op.Reduce.Kind.VARIANCE, List.of()), of);
      case "softmax" -> Expr.of(new Op.Softmax(of.shape().rank() == 2 ? 2 : 0), of);
      case "logsumexp" -> Expr.of(new Op.LogSumExp(0), of);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private Expr fold(String word) {
    expect("(");
    String index = take();
    expect("in");
    Expr first = expression();
    expect("..");
    Expr last = expression();
    expect(")");
    Op.Fold.Kind kind =
        word.equals("sum")
            ? Op.Fold.Kind.SUM
            : word.equals("prod") ? Op.Fold.Kind.PRODUCT : Op.Fold.Kind.MAX;
    Expr body = term();
    return Expr.of(new Op.Fold(kind, index, Op.Direction.UP), first, last, body);
  }
}
