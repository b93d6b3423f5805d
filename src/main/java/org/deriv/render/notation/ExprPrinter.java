package org.deriv.render.notation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Function;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.render.notation.LatexNames.Weight;
import org.deriv.render.notation.Typeset.Build;

/** Prints each operator that carries data; the plain ones are left to {@link OperatorPrinter}. */
final class ExprPrinter {
  private final LatexNames names;
  private final OperatorPrinter operators;
  private final FoldPrinter folds;
  private final FunctionPrinter functions;
  private final ArrayPrinter arrays;
  // An expression is a graph: what is shared is printed once for the line and once for scripts.
  private final Map<Expr, Typeset> lines = new HashMap<>();
  private final Map<Expr, Typeset> small = new HashMap<>();
  private int scripts;

  ExprPrinter(LatexNames names) {
    this.names = names;
    this.operators = new OperatorPrinter(this);
    this.folds = new FoldPrinter(this);
    this.functions = new FunctionPrinter(this, names);
    this.arrays = new ArrayPrinter(this);
  }

  Typeset print(Expr expr) {
    Map<Expr, Typeset> known = inScript() ? small : lines;
    Typeset found = known.get(expr);
    if (found == null) {
      found = write(expr);
      known.put(expr, found);
    }
    return found;
  }

  private Typeset write(Expr expr) {
    List<Expr> args = expr.args();
    return switch (expr.op()) {
      case Operator operator -> operators.print(operator, args);
      case Op.Number(Rational value) -> number(value);
      case Op.Symbol(String name, Shape shape) -> symbol(name, shape, List.of());
      case Op.Pi() -> Typeset.atom("\\pi ");
      case Op.Infinity() -> Typeset.atom("\\infty ");
      case Op.Ones(Shape shape) -> Typeset.atom("\\mathbf{1}_{" + size(shape) + "}");
      case Op.Zeros _ -> Typeset.atom("\\mathbf{0}");
      case Op.Identity(Dim size) -> Typeset.atom("\\mathbf{I}_{" + dim(size) + "}");
      case Op.Basis _ -> Typeset.atom("\\mathbf{e}_{" + script(args.getFirst()) + "}");
      case Op.Term(String sequence, Shape shape) -> symbol(sequence, shape, scripts(args));
      case Op.Slice(List<Op.Axis> axes) -> slice(axes, args);
      case Op.Literal(Shape shape) -> arrays.literal(shape, args);
      case Op.Block(int _, int columns) -> arrays.matrix(columns, args);
      case Op.Apply(Function function, int order) ->
          functions.apply(function, order, args.getFirst());
      case Op.Call(FunctionSymbol function, List<Integer> slots) ->
          functions.call(function, slots, args);
      case Op.Norm(Op.Norm.Kind kind) -> norm(kind, args.getFirst());
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes) -> reduce(kind, axes, args);
      case Op.Softmax(int axis) -> functions.named("softmax" + axes(axis), args);
      case Op.LogSumExp(int axis) -> functions.named("logsumexp" + axes(axis), args);
      case Op.Fold(Op.Fold.Kind kind, String index, Op.Direction _) ->
          folds.fold(kind, index, args);
      case Op.TupleFold(Op.Fold.Kind kind, String tuple) -> folds.tuple(kind, tuple, args);
      case Op.Integral(String variable) -> folds.integral(variable, args);
      case Op.Limit(String variable, Op.Limit.Side side) -> folds.limit(variable, side, args);
      case Op.Moment(Op.Moment.Kind kind, List<String> over) -> moment(kind, over, args);
      case Op.Distribution(Family family) ->
          functions.named(family == Family.NORMAL ? "N" : family.word(), args);
      case Op.Compare(Relation relation) -> compare(relation, args);
      case Op.Has(Property property) -> PropertyPrinter.print(property, printed(args));
    };
  }

  /** The source for a place that wants at least this binding. */
  String at(Expr expr, Bind least) {
    return print(expr).at(least);
  }

  /** The source for a script, where fractions are written with a slash. */
  String script(Expr expr) {
    scripts++;
    String latex = print(expr).latex().strip();
    scripts--;
    return latex;
  }

  List<String> scripts(List<Expr> args) {
    return args.stream().map(this::script).toList();
  }

  boolean inScript() {
    return scripts > 0;
  }

  List<Typeset> printed(List<Expr> args) {
    return args.stream().map(this::print).toList();
  }

  String separated(List<Expr> args) {
    return args.stream().map(arg -> print(arg).latex()).collect(Collectors.joining(", "));
  }

  /** A name with indices; the entry of a tensor is light, as a number is. */
  Typeset symbol(String name, Shape shape, List<String> indices) {
    return names.name(name, shape.isScalar() ? Weight.LIGHT : Weight.BOLD, indices);
  }

  /** An entry of a named tensor or of an expression. */
  Typeset entry(Expr tensor, List<Expr> indices) {
    List<String> subscripts = new ArrayList<>();
    String name =
        switch (tensor.op()) {
          case Op.Symbol(String symbol, Shape _) -> symbol;
          case Op.Term(String sequence, Shape _) -> {
            subscripts.addAll(scripts(tensor.args()));
            yield sequence;
          }
          default -> "";
        };
    if (!name.isEmpty() && !names.isOverridden(name)) {
      String own = LatexNames.joined(scripts(indices));
      subscripts.add(own);
      return names.name(name, Weight.LIGHT, List.of(String.join(",", subscripts)));
    }
    if (tensor.op() instanceof Op.Apply(Function function, int order)
        && tensor.arg(0).shape().equals(tensor.shape())) {
      return functions.apply(function, order, Make.entry(tensor.arg(0), indices));
    }
    Typeset printed = print(tensor);
    Typeset base = name.isEmpty() ? printed.parenthesized() : printed.fenced("[", "]");
    return base.lowered(LatexNames.joined(scripts(indices)));
  }

  Typeset number(Rational value) {
    if (value.isInteger()) {
      String digits = value.toString();
      return Typeset.low(digits, value.signum() < 0 ? Bind.SUM : Bind.ATOM);
    }
    if (names.isDecimal(value)) {
      String digits =
          new BigDecimal(value.numerator())
              .divide(new BigDecimal(value.denominator()))
              .toPlainString();
      return Typeset.low(digits, value.signum() < 0 ? Bind.SUM : Bind.ATOM);
    }
    String sign = value.signum() < 0 ? "-" : "";
    String top = value.numerator().abs().toString();
    String bottom = value.denominator().toString();
    Typeset fraction = fraction(Typeset.atom(top), Typeset.atom(bottom));
    return new Typeset(
        sign + fraction.latex(), sign.isEmpty() ? fraction.bind() : Bind.SUM, fraction.build());
  }

  /** A fraction, with a slash in scripts. */
  Typeset fraction(Typeset top, Typeset bottom) {
    if (inScript()) {
      return Typeset.low(top.at(Bind.PRODUCT) + "/" + bottom.at(Bind.FUNCTION), Bind.PRODUCT);
    }
    String latex = "\\frac{" + top.latex().strip() + "}{" + bottom.latex().strip() + "}";
    return new Typeset(latex, Bind.FUNCTION, Build.TALL);
  }

  static String dim(Dim dim) {
    return dim.toString().replace("*", " ").replace(" - ", "-").replace(" + ", "+");
  }

  static String size(Shape shape) {
    return shape.dims().stream().map(ExprPrinter::dim).collect(Collectors.joining("\\times "));
  }

  private static String axes(int axis) {
    return axis == 0 ? "" : "_" + axis;
  }

  private Typeset slice(List<Op.Axis> axes, List<Expr> args) {
    List<String> positions = new ArrayList<>();
    int next = 1;
    for (Op.Axis axis : axes) {
      switch (axis) {
        case Op.Axis.Whole() -> positions.add(":");
        case Op.Axis.At() -> positions.add(script(args.get(next++)));
        case Op.Axis.Span _ -> {
          positions.add(script(args.get(next)) + ":" + script(args.get(next + 1)));
          next += 2;
        }
      }
    }
    String subscript = String.join(",", positions);
    Expr tensor = args.getFirst();
    return switch (tensor.op()) {
      case Op.Symbol(String name, Shape shape) -> symbol(name, shape, List.of(subscript));
      default -> print(tensor).parenthesized().lowered(subscript);
    };
  }

  private Typeset norm(Op.Norm.Kind kind, Expr of) {
    String mark =
        switch (kind) {
          case TWO -> "";
          case FROBENIUS -> "_{F}";
          case ONE -> "_{1}";
          case INFINITY -> "_{\\infty}";
          case NUCLEAR -> "_{*}";
        };
    Typeset inside = print(of);
    return new Typeset(
        "\\left\\|" + inside.latex() + "\\right\\|" + mark, Bind.ATOM, inside.build());
  }

  private Typeset reduce(Op.Reduce.Kind kind, List<Integer> axes, List<Expr> args) {
    String word =
        switch (kind) {
          case SUM -> "sum";
          case MEAN -> "mean";
          case VARIANCE -> "var";
          case MAX -> "max";
          case MIN -> "min";
        };
    String along = axes.stream().map(String::valueOf).collect(Collectors.joining(","));
    return functions.named(word + (axes.isEmpty() ? "" : "_" + along), args);
  }

  private Typeset moment(Op.Moment.Kind kind, List<String> over, List<Expr> args) {
    String word =
        switch (kind) {
          case EXPECTATION -> "\\mathbb{E}";
          case VARIANCE -> "\\operatorname{Var}";
          case COVARIANCE -> "\\operatorname{Cov}";
          case PROBABILITY -> "\\mathbb{P}";
        };
    String subscript =
        over.stream()
            .map(name -> names.name(name, Weight.LIGHT, List.of()).latex().strip())
            .collect(Collectors.joining(","));
    int plain = kind == Op.Moment.Kind.COVARIANCE ? 2 : 1;
    List<Typeset> inside = printed(args);
    String body =
        inside.subList(0, plain).stream().map(Typeset::latex).collect(Collectors.joining(", "));
    if (args.size() > plain) {
      body += " \\mid " + inside.getLast().latex();
    }
    Build build = inside.stream().map(Typeset::build).reduce(Build.LOW, Build::and);
    Typeset fenced =
        new Typeset(body, plain == 1 ? inside.getFirst().bind() : Bind.RELATION, build)
            .fenced("[", "]");
    String mark = over.isEmpty() ? "" : "_{" + subscript + "}";
    return new Typeset(word + mark + fenced.latex(), Bind.ATOM, build);
  }

  private Typeset compare(Relation relation, List<Expr> args) {
    boolean limit = args.getFirst().op() instanceof Op.Limit;
    String sign =
        switch (relation) {
          case EQUAL -> "=";
          case NOT_EQUAL -> "\\neq ";
          case LESS -> "<";
          case LESS_EQUAL -> "\\leq ";
          case GREATER -> ">";
          case GREATER_EQUAL -> "\\geq ";
          case TENDS_TO -> limit ? "=" : "\\to ";
          case EQUIVALENT -> "\\;\\Longleftrightarrow\\;";
          case IMPLIES -> "\\;\\Longrightarrow\\;";
        };
    Bind least = relation.isLogical() ? Bind.RELATION : Bind.SUM;
    Typeset left = print(args.get(0));
    Typeset right = print(args.get(1));
    return new Typeset(
        left.at(least) + sign + right.at(least), Bind.RELATION, left.build().and(right.build()));
  }
}
