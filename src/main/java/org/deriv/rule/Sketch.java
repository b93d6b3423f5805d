package org.deriv.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/** Reads the part of the language that rules need, until {@code lang} reads all of it. */
public final class Sketch {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:#[^\\n]*\\n\\s*)*(\"[^\"]*\"|\\d+(?:\\.(?=\\d)\\d+)?|[A-Za-z_]\\w*|\\|\\|_F|\\|\\|_1|\\|\\|_oo|\\|\\||\\.\\*|\\./|\\.\\^|\\.\\.|->|==|<=|>=|!=|<|>|.)",
          Pattern.DOTALL);
  private static final Map<String, Function.Elementary> FUNCTIONS = functions();
  private static final Map<String, Operator> UNARY =
      Map.ofEntries(
          Map.entry("tr", Operator.TRACE),
          Map.entry("det", Operator.DETERMINANT),
          Map.entry("logdet", Operator.LOG_DETERMINANT),
          Map.entry("pinv", Operator.PSEUDO_INVERSE),
          Map.entry("vec", Operator.VEC),
          Map.entry("rank", Operator.RANK),
          Map.entry("eigmax", Operator.EIGENVALUE_MAX),
          Map.entry("eigmin", Operator.EIGENVALUE_MIN));

  private final List<String> tokens = new ArrayList<>();
  private int at;
  private Context context;

  private Sketch(String text, Context context) {
    Matcher matcher = TOKEN.matcher(text.strip() + "\n");
    while (matcher.find()) {
      if (!matcher.group(1).isBlank()) {
        tokens.add(matcher.group(1));
      }
    }
    this.context = context;
  }

  private static Map<String, Function.Elementary> functions() {
    Map<String, Function.Elementary> all = new LinkedHashMap<>();
    for (Function.Elementary function : Function.Elementary.values()) {
      all.put(function.word(), function);
    }
    return Map.copyOf(all);
  }

  /** An expression. */
  public static Expr expression(String text, Context context) {
    Sketch sketch = new Sketch(text, context);
    Expr result = sketch.relation();
    if (sketch.at < sketch.tokens.size()) {
      throw sketch.wrong("end");
    }
    return result;
  }

  /** Statements {@code given}, {@code let}, {@code assume}. */
  public static Context context(String text) {
    Sketch sketch = new Sketch(text, Context.EMPTY);
    sketch.statements();
    if (sketch.at < sketch.tokens.size()) {
      throw sketch.wrong("a statement");
    }
    return sketch.context;
  }

  /** The rules of a file. */
  public static List<Rule> rules(String text) {
    List<Rule> rules = new ArrayList<>();
    Sketch sketch = new Sketch(text, Context.EMPTY);
    while (sketch.at < sketch.tokens.size()) {
      rules.add(sketch.rule());
    }
    return rules;
  }

  private Rule rule() {
    expect("rule");
    StringBuilder name = new StringBuilder(next());
    while (accept("-")) {
      name.append('-').append(next());
    }
    context = Context.EMPTY;
    statements();
    List<Expr> requires = new ArrayList<>();
    while (accept("requires")) {
      do {
        requires.add(property(sum()));
      } while (accept(","));
    }
    Expr law = relation();
    String because = accept("because") ? quoted() : "";
    List<Citation> citations = new ArrayList<>();
    while (accept("cite")) {
      StringBuilder work = new StringBuilder(next());
      while (accept("-")) {
        work.append('-').append(next());
      }
      citations.add(new Citation(work.toString(), quoted()));
    }
    return new Rule(name.toString(), context, requires, law.arg(0), law.arg(1), because, citations);
  }

  private void statements() {
    while (true) {
      if (accept("given")) {
        do {
          given();
        } while (accept(","));
      } else if (accept("let")) {
        do {
          let();
        } while (accept(","));
      } else if (accept("assume")) {
        do {
          context = context.assuming(property(sum()));
        } while (accept(","));
      } else {
        return;
      }
    }
  }

  private void let() {
    String name = next();
    List<String> indices = indices();
    expect("=");
    context = context.with(new Declaration.Let(name, indices, sum()));
  }

  private List<String> indices() {
    List<String> indices = new ArrayList<>();
    if (accept("[")) {
      do {
        indices.add(next());
      } while (accept(","));
      expect("]");
    }
    return indices;
  }

  private void given() {
    String name = next();
    List<String> indices = indices();
    if (accept(":")) {
      List<Shape> domain = new ArrayList<>(List.of(shape()));
      while (accept(",")) {
        domain.add(shape());
      }
      expect("->");
      context = context.with(new Declaration.Unknown(new FunctionSymbol(name, domain, shape())));
      accept("smooth");
      return;
    }
    expect("in");
    Declaration.Domain domain =
        peek("N")
            ? Declaration.Domain.NATURAL
            : peek("Z") ? Declaration.Domain.INTEGER : Declaration.Domain.REAL;
    Shape shape = shape();
    List<IndexRange> ranges = new ArrayList<>();
    if (accept("for")) {
      String index = next();
      expect("in");
      Expr first = sum();
      expect("..");
      Expr last = sum();
      if (last.op() instanceof Op.Symbol(String bound, Shape _) && context.find(bound).isEmpty()) {
        context = context.with(new Declaration.Dimension(bound));
      }
      ranges.add(new IndexRange(index, first, last, Op.Direction.UP));
    }
    context = context.with(new Declaration.Given(name, shape, indices, ranges, domain));
    Expr symbol = Make.symbol(name, shape);
    Optional<Property> property = propertyName();
    while (property.isPresent()) {
      context = context.assuming(Make.has(property.get(), symbol));
      property = propertyName();
    }
    if (accept("with")) {
      context = context.assuming(relation());
    }
  }

  private Shape shape() {
    next();
    List<Dim> dims = new ArrayList<>();
    if (accept("[")) {
      do {
        dims.add(dim(sum()));
      } while (accept(","));
      expect("]");
    }
    Shape shape = new Shape(dims);
    for (Dim dim : dims) {
      for (String name : dim.names()) {
        if (context.find(name).isEmpty()) {
          context = context.with(new Declaration.Dimension(name));
        }
      }
    }
    return shape;
  }

  private static Dim dim(Expr expr) {
    return switch (expr.op()) {
      case Op.Number(Rational value) -> Dim.of(value.intValue());
      case Op.Symbol(String name, Shape _) -> Dim.of(name);
      case Operator.PRODUCT -> expr.args().stream().map(Sketch::dim).reduce(Dim.ONE, Dim::times);
      case Operator.ADD -> expr.args().stream().map(Sketch::dim).reduce(Dim.of(0), Dim::plus);
      case Operator.NEGATE -> dim(expr.arg(0)).times(Dim.of(-1));
      default -> throw new IllegalStateException("no dimension: " + expr);
    };
  }

  private Expr property(Expr of) {
    Optional<Property> property = propertyName();
    return property.isPresent() ? Make.has(property.get(), of) : relation(of);
  }

  private Optional<Property> propertyName() {
    for (Property property : Property.values()) {
      String[] words = property.words().split(" ", -1);
      boolean here = at + words.length <= tokens.size();
      for (int i = 0; here && i < words.length; i++) {
        here = tokens.get(at + i).equals(words[i]);
      }
      if (here) {
        at += words.length;
        return Optional.of(property);
      }
    }
    return Optional.empty();
  }

  private Expr relation() {
    return relation(sum());
  }

  private Expr relation(Expr left) {
    for (Relation relation :
        List.of(
            Relation.EQUAL,
            Relation.NOT_EQUAL,
            Relation.LESS,
            Relation.LESS_EQUAL,
            Relation.GREATER,
            Relation.GREATER_EQUAL)) {
      if (accept(relation.sign())) {
        Expr right = sum();
        if (right.isNumber(0)) {
          right = Make.zeros(left.shape());
        }
        return Make.compare(relation, left, right);
      }
    }
    return left;
  }

  private Expr sum() {
    List<Expr> terms = new ArrayList<>(List.of(product()));
    while (peek("+") || peek("-")) {
      boolean minus = next().equals("-");
      Expr term = product();
      terms.add(minus ? Make.negate(term) : term);
    }
    return Make.sum(terms);
  }

  private Expr product() {
    Expr left = unary();
    while (true) {
      if (accept("*")) {
        left = Make.product(left, unary());
      } else if (accept("/")) {
        left = Make.divide(left, unary());
      } else if (accept(".*")) {
        left = Make.hadamard(left, unary());
      } else if (accept("./")) {
        left = Expr.of(Operator.HADAMARD_DIVIDE, left, unary());
      } else if (accept("kron")) {
        left = Expr.of(Operator.KRONECKER, left, unary());
      } else {
        return left;
      }
    }
  }

  private Expr unary() {
    if (accept("-")) {
      return Make.negate(unary());
    }
    return power();
  }

  private Expr power() {
    Expr base = postfix(primary());
    if (accept("^")) {
      Expr exponent = peek("-") ? negative() : postfix(primary());
      return exponent.isNumber(-1) && !base.shape().isScalar()
          ? Make.inverse(base)
          : Expr.of(Operator.POWER, base, exponent);
    }
    if (accept(".^")) {
      Expr exponent = peek("-") ? negative() : postfix(primary());
      return Expr.of(Operator.HADAMARD_POWER, base, exponent);
    }
    return base;
  }

  private Expr negative() {
    expect("-");
    Expr of = postfix(primary());
    return of.op() instanceof Op.Number(Rational value)
        ? Make.number(value.negate())
        : Make.negate(of);
  }

  private Expr postfix(Expr of) {
    Expr result = of;
    while (true) {
      if (accept("'")) {
        result = Make.transpose(result);
      } else if (peek("[")) {
        result = indexed(result);
      } else {
        return result;
      }
    }
  }

  private Expr indexed(Expr tensor) {
    expect("[");
    List<Op.Axis> axes = new ArrayList<>();
    List<Expr> args = new ArrayList<>(List.of(tensor));
    do {
      if (accept(":")) {
        axes.add(new Op.Axis.Whole());
        continue;
      }
      Expr first = sum();
      args.add(first);
      if (accept("..")) {
        Expr last = sum();
        args.add(last);
        Dim length = dim(last).minus(dim(first)).plus(Dim.ONE);
        axes.add(new Op.Axis.Span(length));
      } else {
        axes.add(new Op.Axis.At());
      }
    } while (accept(","));
    expect("]");
    boolean entry = axes.stream().allMatch(axis -> axis instanceof Op.Axis.At);
    return entry ? Expr.of(Operator.ENTRY, args) : Expr.of(new Op.Slice(axes), args);
  }

  private Expr primary() {
    String token = next();
    if (token.equals("(")) {
      Expr inner = relation();
      if (accept("where")) {
        List<Expr> args = new ArrayList<>(List.of(inner));
        do {
          args.add(postfix(primary()));
          expect("=");
          args.add(sum());
        } while (accept(","));
        inner = Expr.of(Operator.AT, args);
      }
      expect(")");
      return inner;
    }
    if (token.equals("[")) {
      at--;
      return literal();
    }
    if (token.equals("||")) {
      Expr inner = sum();
      String close = next();
      Op.Norm.Kind kind =
          switch (close) {
            case "||_F" -> Op.Norm.Kind.FROBENIUS;
            case "||_1" -> Op.Norm.Kind.ONE;
            case "||_oo" -> Op.Norm.Kind.INFINITY;
            default -> Op.Norm.Kind.TWO;
          };
      return Expr.of(new Op.Norm(kind), inner);
    }
    if (Character.isDigit(token.charAt(0))) {
      return Make.number(Rational.parse(token));
    }
    return named(token);
  }

  private Expr literal() {
    expect("[");
    List<Expr> rows = new ArrayList<>();
    do {
      rows.add(peek("[") ? literal() : sum());
    } while (accept(","));
    expect("]");
    boolean nested = rows.getFirst().op() instanceof Op.Literal;
    List<Expr> entries = new ArrayList<>();
    rows.forEach(row -> entries.addAll(nested ? row.args() : List.of(row)));
    Shape shape =
        nested
            ? Shape.of(Dim.of(rows.size()), rows.getFirst().shape().rows())
            : Shape.vector(Dim.of(rows.size()));
    return Expr.of(new Op.Literal(shape), entries);
  }

  private Expr named(String name) {
    Optional<Declaration> found = context.find(name);
    if (found.isPresent()) {
      return declared(found.get());
    }
    if (FUNCTIONS.containsKey(name)) {
      return call(FUNCTIONS.get(name));
    }
    if (UNARY.containsKey(name)) {
      return Expr.of(UNARY.get(name), arguments());
    }
    return switch (name) {
      case "inv" -> Make.inverse(arguments().getFirst());
      case "diag" -> diagonal(arguments().getFirst());
      case "dot" -> {
        List<Expr> both = arguments();
        yield Make.product(Make.transpose(both.get(0)), both.get(1));
      }
      case "d" -> peek("(") || peek("[") ? differential() : Make.scalar(name);
      case "grad" -> calculus(Operator.GRADIENT);
      case "jac" -> calculus(Operator.JACOBIAN);
      case "hess" -> calculus(Operator.HESSIAN);
      case "diff" -> calculus(Operator.DERIVATIVE);
      case "vjp", "jvp" -> {
        expect("[");
        Expr variable = sum();
        expect("]");
        List<Expr> both = arguments();
        yield Expr.of(
            name.equals("vjp") ? Operator.VJP : Operator.JVP, variable, both.get(0), both.get(1));
      }
      case "I" -> Make.identity(sizes().getFirst());
      case "ones" -> Make.ones(new Shape(sizes()));
      case "zeros" -> Make.zeros(new Shape(sizes()));
      case "basis" -> {
        Dim size = sizes().getFirst();
        yield Expr.of(new Op.Basis(size), arguments());
      }
      case "pi" -> Expr.of(new Op.Pi());
      case "max", "min" ->
          fold(name)
              ? folded(name)
              : Expr.of(name.equals("max") ? Operator.MAXIMUM : Operator.MINIMUM, arguments());
      case "prod", "argmax" -> folded(name);
      case "sum" -> fold(name) ? folded(name) : reduced(Op.Reduce.Kind.SUM);
      case "mean" -> reduced(Op.Reduce.Kind.MEAN);
      case "var" -> reduced(Op.Reduce.Kind.VARIANCE);
      case "integral" -> {
        expect("(");
        String variable = next();
        expect("in");
        Expr low = sum();
        expect("..");
        Expr high = sum();
        expect(")");
        yield Expr.of(new Op.Integral(variable), low, high, product());
      }
      case "softmax", "logsumexp" -> {
        expect("(");
        Expr of = sum();
        int axis = axis();
        expect(")");
        yield Expr.of(name.equals("softmax") ? new Op.Softmax(axis) : new Op.LogSumExp(axis), of);
      }
      default -> Make.scalar(name);
    };
  }

  private int axis() {
    if (!accept(",")) {
      return 0;
    }
    next();
    expect("=");
    return Integer.parseInt(next());
  }

  private Expr declared(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Given(
              String name,
              Shape shape,
              List<String> indices,
              List<IndexRange> _,
              Declaration.Domain _) ->
          indices.isEmpty() ? Make.symbol(name, shape) : term(name, shape, indices.size());
      case Declaration.Let(String name, List<String> indices, Expr body) ->
          indices.isEmpty()
              ? Make.symbol(name, body.shape())
              : term(name, body.shape(), indices.size());
      case Declaration.Dimension(String name) -> Make.scalar(name);
      case Declaration.Unknown(FunctionSymbol function) ->
          function.isElementwise()
              ? call(new Function.Named(function.name()))
              : Expr.of(new Op.Call(function, List.of()), arguments());
      default -> throw wrong("a given");
    };
  }

  private Expr term(String name, Shape shape, int number) {
    List<Expr> args = new ArrayList<>();
    expect("[");
    for (int i = 0; i < number; i++) {
      args.add(sum());
      accept(",");
    }
    expect("]");
    return Expr.of(new Op.Term(name, shape), args);
  }

  private Expr call(Function function) {
    int order = 0;
    while (accept("'")) {
      order++;
    }
    return Make.apply(function, order, arguments().getFirst());
  }

  private Expr diagonal(Expr of) {
    return Expr.of(of.shape().rank() <= 1 ? Operator.DIAGONAL_MATRIX : Operator.DIAGONAL_PART, of);
  }

  private Expr differential() {
    if (accept("[")) {
      Expr variable = sum();
      expect("]");
      return Expr.of(Operator.DIFFERENTIAL, variable, arguments().getFirst());
    }
    return Expr.of(Operator.DIFFERENTIAL, arguments());
  }

  private Expr calculus(Operator operator) {
    expect("[");
    Expr variable = sum();
    expect("]");
    return Expr.of(operator, variable, postfix(primary()));
  }

  private List<Dim> sizes() {
    expect("[");
    List<Dim> sizes = new ArrayList<>();
    do {
      sizes.add(dim(sum()));
    } while (accept(","));
    expect("]");
    return sizes;
  }

  private boolean fold(String name) {
    return name.equals("prod")
        || (at + 2 < tokens.size()
            && tokens.get(at).equals("(")
            && tokens.get(at + 2).equals("in"));
  }

  private Expr folded(String word) {
    Op.Fold.Kind kind =
        switch (word) {
          case "sum" -> Op.Fold.Kind.SUM;
          case "prod" -> Op.Fold.Kind.PRODUCT;
          case "max" -> Op.Fold.Kind.MAX;
          case "min" -> Op.Fold.Kind.MIN;
          default -> Op.Fold.Kind.ARGMAX;
        };
    expect("(");
    List<String> indices = new ArrayList<>();
    List<Expr> firsts = new ArrayList<>();
    List<Expr> lasts = new ArrayList<>();
    do {
      indices.add(next());
      expect("in");
      firsts.add(sum());
      expect("..");
      lasts.add(sum());
    } while (accept(","));
    Optional<Expr> condition = accept("if") ? Optional.of(relation()) : Optional.empty();
    expect(")");
    Expr body = product();
    for (int i = indices.size() - 1; i >= 0; i--) {
      List<Expr> args = new ArrayList<>(List.of(firsts.get(i), lasts.get(i)));
      if (i == indices.size() - 1) {
        condition.ifPresent(args::add);
      }
      args.add(body);
      body = Expr.of(new Op.Fold(kind, indices.get(i), Op.Direction.UP), args);
    }
    return body;
  }

  private Expr reduced(Op.Reduce.Kind kind) {
    expect("(");
    Expr of = sum();
    List<Integer> axes = new ArrayList<>();
    if (accept(",")) {
      next();
      expect("=");
      expect("[");
      do {
        axes.add(Integer.parseInt(next()));
      } while (accept(","));
      expect("]");
    }
    expect(")");
    return Expr.of(new Op.Reduce(kind, axes), of);
  }

  private List<Expr> arguments() {
    expect("(");
    List<Expr> args = new ArrayList<>();
    do {
      args.add(sum());
    } while (accept(","));
    expect(")");
    return args;
  }

  private String quoted() {
    String token = next();
    return token.substring(1, token.length() - 1);
  }

  private boolean peek(String token) {
    return at < tokens.size() && tokens.get(at).equals(token);
  }

  private boolean accept(String token) {
    if (peek(token)) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw wrong(token);
    }
  }

  private String next() {
    if (at >= tokens.size()) {
      throw wrong("more");
    }
    return tokens.get(at++);
  }

  private IllegalStateException wrong(String wanted) {
    int from = Math.max(0, at - 12);
    int to = Math.min(tokens.size(), at + 6);
    return new IllegalStateException(
        "wanted " + wanted + " at " + at + ": " + String.join(" ", tokens.subList(from, to)));
  }
}
