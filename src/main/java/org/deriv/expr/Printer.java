package org.deriv.expr;

import java.util.List;
import java.util.stream.Collectors;

/** Writes an expression as a {@code .deriv} file says it, with no more parentheses than needed. */
final class Printer {
  private final StringBuilder text = new StringBuilder();

  private Printer() {}

  static String print(Expr expr) {
    Printer printer = new Printer();
    printer.put(expr, Binding.RELATION);
    return printer.text.toString();
  }

  private void put(Expr expr, int level) {
    if (Binding.of(expr) < level) {
      text.append('(');
      write(expr);
      text.append(')');
    } else {
      write(expr);
    }
  }

  private void write(Expr expr) {
    List<Expr> args = expr.args();
    switch (expr.op()) {
      case Operator operator -> OperatorWriter.write(this, operator, args);
      case Op.Number(Rational value) -> text.append(value);
      case Op.Symbol(String name, Shape _) -> text.append(name);
      case Op.Pi() -> text.append("pi");
      case Op.Infinity() -> text.append("oo");
      case Op.Ones(Shape shape) -> text.append("ones").append(dims(shape));
      case Op.Zeros(Shape shape) -> text.append("zeros").append(dims(shape));
      case Op.Identity(Dim size) -> text.append("I[").append(size).append(']');
      case Op.Basis(Dim size) -> call("basis[" + size + "]", args);
      case Op.Term(String sequence, Shape _) -> {
        text.append(sequence);
        args.forEach(index -> around("[", index, "]"));
      }
      case Op.Slice(List<Op.Axis> axes) -> slice(axes, args);
      case Op.Literal(Shape shape) -> literal(shape.dims(), args);
      case Op.Block(int _, int columns) -> block(columns, args);
      case Op.Apply(Function function, int order) ->
          call(function.word() + "'".repeat(order), args);
      case Op.Call(FunctionSymbol function, List<Integer> slots) ->
          functionCall(function, slots, args);
      case Op.Norm(Op.Norm.Kind kind) -> norm(kind, args.getFirst());
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes) -> reduce(kind, axes, args);
      case Op.Softmax(int axis) -> along("softmax", axis, args);
      case Op.LogSumExp(int axis) -> along("logsumexp", axis, args);
      case Op.Fold(Op.Fold.Kind kind, String index, Op.Direction _) -> fold(kind, index, args);
      case Op.TupleFold(Op.Fold.Kind kind, String tuple) -> tupleFold(kind, tuple, args);
      case Op.Integral(String variable) -> {
        text.append("integral(").append(variable).append(" in ");
        range(args.get(0), args.get(1));
        text.append(") ");
        put(args.get(2), Binding.PRODUCT);
      }
      case Op.Limit(String variable, Op.Limit.Side side) -> {
        put(args.get(0), Binding.SUM);
        text.append(" as ").append(variable).append(" -> ");
        put(args.get(1), Binding.PREFIX);
        text.append(side == Op.Limit.Side.ABOVE ? "+" : side == Op.Limit.Side.BELOW ? "-" : "");
      }
      case Op.Moment(Op.Moment.Kind kind, List<String> over) -> moment(kind, over, args);
      case Op.Distribution(Family family) -> call(family.word(), args);
      case Op.Compare(Relation relation) -> {
        put(args.get(0), Binding.SUM);
        text.append(' ').append(relation.sign()).append(' ');
        put(args.get(1), Binding.SUM);
      }
      case Op.Has(Property property) -> {
        separated(args);
        text.append(' ').append(property.words());
      }
    }
  }

  void signed(List<Expr> terms) {
    for (int i = 0; i < terms.size(); i++) {
      Expr term = terms.get(i);
      boolean minus = i > 0 && term.is(Operator.NEGATE);
      text.append(i == 0 ? "" : minus ? " - " : " + ");
      put(
          minus ? term.arg(0) : term,
          i == 0 ? Binding.FOLD : minus ? Binding.PRODUCT : Binding.FOLD);
    }
  }

  /** Joined from left to right; the first may be a product of another kind itself. */
  void joined(List<Expr> factors, String sign) {
    for (int i = 0; i < factors.size(); i++) {
      text.append(i == 0 ? "" : sign);
      put(factors.get(i), i == 0 ? Binding.PRODUCT : Binding.PREFIX);
    }
  }

  void negative(Expr of) {
    text.append('-');
    put(of, Binding.PREFIX);
  }

  void power(Expr base, String sign, Expr exponent) {
    put(base, Binding.POSTFIX);
    text.append(sign);
    boolean plain = exponent.op() instanceof Op.Number(Rational value) && value.isInteger();
    put(exponent, plain ? Binding.SIGNED : Binding.POSTFIX);
  }

  void append(String words) {
    text.append(words);
  }

  void postfix(Expr of, String sign) {
    put(of, Binding.POSTFIX);
    text.append(sign);
  }

  void calculus(String word, Expr variable, Expr body) {
    text.append(word);
    around("[", variable, "] ");
    put(body, Binding.POSTFIX);
  }

  void around(String open, Expr inside, String close) {
    text.append(open);
    put(inside, Binding.RELATION);
    text.append(close);
  }

  void call(String name, List<Expr> args) {
    text.append(name).append('(');
    separated(args);
    text.append(')');
  }

  void sided(Expr of) {
    put(of, Binding.SUM);
  }

  void separated(List<Expr> args) {
    for (int i = 0; i < args.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      put(args.get(i), Binding.RELATION);
    }
  }

  void entry(List<Expr> args) {
    put(args.getFirst(), Binding.POSTFIX);
    text.append('[');
    separated(args.subList(1, args.size()));
    text.append(']');
  }

  void functionCall(FunctionSymbol function, List<Integer> slots, List<Expr> args) {
    if (slots.isEmpty()) {
      call(function.name(), args);
      return;
    }
    String word = slots.size() == 1 ? function.codomain().isScalar() ? "grad" : "jac" : "hess";
    text.append(word);
    around("[", args.get(slots.getFirst()), "] ");
    call(function.name(), args);
  }

  private void slice(List<Op.Axis> axes, List<Expr> args) {
    if (args.getFirst().op() instanceof Op.Call(FunctionSymbol function, List<Integer> slots)
        && function.codomain().rank() + slots.size() == 3
        && args.size() == 2) {
      OperatorWriter.second(this, function, slots, args);
      return;
    }
    put(args.getFirst(), Binding.POSTFIX);
    int next = 1;
    for (int i = 0; i < axes.size(); i++) {
      text.append(i == 0 ? "[" : ",");
      switch (axes.get(i)) {
        case Op.Axis.Whole() -> text.append(':');
        case Op.Axis.At() -> put(args.get(next++), Binding.RELATION);
        case Op.Axis.Span _ -> {
          range(args.get(next), args.get(next + 1));
          next += 2;
        }
      }
    }
    text.append(']');
  }

  private void range(Expr first, Expr last) {
    put(first, Binding.SUM);
    text.append("..");
    put(last, Binding.SUM);
  }

  private void literal(List<Dim> dims, List<Expr> entries) {
    if (dims.isEmpty()) {
      put(entries.getFirst(), Binding.RELATION);
      return;
    }
    int parts = (int) dims.getFirst().number();
    int size = parts == 0 ? 0 : entries.size() / parts;
    text.append('[');
    for (int i = 0; i < parts; i++) {
      text.append(i == 0 ? "" : ", ");
      literal(dims.subList(1, dims.size()), entries.subList(i * size, (i + 1) * size));
    }
    text.append(']');
  }

  private void block(int columns, List<Expr> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      text.append(i == 0 ? "[[" : i % columns == 0 ? "], [" : ", ");
      put(blocks.get(i), Binding.RELATION);
    }
    text.append("]]");
  }

  private void norm(Op.Norm.Kind kind, Expr of) {
    String mark =
        switch (kind) {
          case TWO -> "";
          case FROBENIUS -> "_F";
          case ONE -> "_1";
          case INFINITY -> "_oo";
          case NUCLEAR -> "_*";
        };
    around("||", of, "||" + mark);
  }

  private void reduce(Op.Reduce.Kind kind, List<Integer> axes, List<Expr> args) {
    String word =
        switch (kind) {
          case SUM -> "sum";
          case MEAN -> "mean";
          case VARIANCE -> "var";
          case MAX -> "max";
          case MIN -> "min";
        };
    text.append(word);
    around("(", args.getFirst(), axes.isEmpty() ? "" : ", axes = " + axes);
    text.append(')');
  }

  private void along(String word, int axis, List<Expr> args) {
    text.append(word);
    around("(", args.getFirst(), axis == 0 ? "" : ", axis = " + axis);
    text.append(')');
  }

  private void fold(Op.Fold.Kind kind, String index, List<Expr> args) {
    text.append(kind.word()).append('(').append(index).append(" in ");
    range(args.get(0), args.get(1));
    if (args.size() == 4) {
      text.append(" if ");
      put(args.get(2), Binding.RELATION);
    }
    text.append(") ");
    put(args.getLast(), Binding.FOLD);
  }

  private void tupleFold(Op.Fold.Kind kind, String tuple, List<Expr> args) {
    text.append(kind.word()).append('(').append(tuple).append('[');
    range(args.get(0), args.get(1));
    text.append("] in ");
    range(args.get(2), args.get(3));
    text.append(") ");
    put(args.get(4), Binding.FOLD);
  }

  private void moment(Op.Moment.Kind kind, List<String> over, List<Expr> args) {
    String word =
        switch (kind) {
          case EXPECTATION -> "E";
          case VARIANCE -> "Var";
          case COVARIANCE -> "Cov";
          case PROBABILITY -> "P";
        };
    int plain = kind == Op.Moment.Kind.COVARIANCE ? 2 : 1;
    text.append(word).append(over.isEmpty() ? "" : "_{" + String.join(",", over) + "}").append('[');
    separated(args.subList(0, plain));
    if (args.size() > plain) {
      around(" | ", args.getLast(), "");
    }
    text.append(']');
  }

  private static String dims(Shape shape) {
    return shape.dims().stream().map(Dim::toString).collect(Collectors.joining(",", "[", "]"));
  }
}
