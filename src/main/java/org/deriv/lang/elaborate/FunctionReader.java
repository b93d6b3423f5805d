package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Family;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;

/** Reads calls of the functions that the language knows. */
final class FunctionReader {
  private final ExpressionReader reader;

  FunctionReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> read(Expression.Call node, String word) {
    List<Expression> nodes = CallReader.values(node);
    Optional<Function> elementwise = Builtins.elementwise(word);
    if (node.primes() > 0 && elementwise.isEmpty()) {
      return reader.report(
          Finding.error(
              "wrong-arguments", "`" + word + "` is not a function of one number", node.span()));
    }
    Optional<Axes> axes = axes(node, word);
    if (axes.isEmpty()) {
      return Optional.empty();
    }
    return reader
        .readAll(nodes)
        .flatMap(args ->
            elementwise.isPresent()
                ? counted(node, word, args, 1)
                    .map(_ -> Make.apply(elementwise.get(), node.primes(), args.getFirst()))
                : apply(new Use(node, word, nodes, args, axes.get().list())));
  }

  /** A call: where, of what word, with which arguments, along which axes. */
  private record Use(
      Expression.Call node,
      String word,
      List<Expression> nodes,
      List<Expr> args,
      List<Integer> axes) {}

  /** The axes that a call names. */
  private record Axes(List<Integer> list) {}

  private Optional<Expr> apply(Use use) {
    Optional<Operator> ofOne = Builtins.ofOne(use.word());
    if (ofOne.isPresent()) {
      return counted(use.node(), use.word(), use.args(), 1).flatMap(_ -> ofOne(use, ofOne.get()));
    }
    Optional<Op.Reduce.Kind> reduction = Builtins.reduction(use.word());
    if (reduction.isPresent()) {
      return reduced(use, reduction.get());
    }
    Optional<Family> family = Builtins.family(use.word());
    return family.isPresent() ? distribution(use, family.get()) : other(use);
  }

  private Optional<Expr> distribution(Use use, Family family) {
    return counted(use.node(), use.word(), use.args(), family.parameters())
        .flatMap(_ -> build(use, new Op.Distribution(family)));
  }

  private Optional<Expr> other(Use use) {
    return switch (use.word()) {
      case "dot" -> counted(use.node(), "dot", use.args(), 2).flatMap(_ -> dot(use));
      case "softmax" -> along(use, new Op.Softmax(axis(use)), Op.Softmax::new);
      case "logsumexp" -> along(use, new Op.LogSumExp(axis(use)), Op.LogSumExp::new);
      case "KL" -> ofDistributions(use, 2, Operator.KL);
      case "entropy" -> ofDistributions(use, 1, Operator.ENTROPY);
      case "logpdf" -> ofDistributions(use, 1, Operator.LOG_DENSITY);
      default ->
          counted(use.node(), use.word(), use.args(), 1)
              .map(_ -> Expr.of(Operator.DIFFERENTIAL, use.args()));
    };
  }

  private Optional<Expr> along(Use use, Op op, java.util.function.IntFunction<Op> ofAxis) {
    if (counted(use.node(), use.word(), use.args(), 1).isEmpty()) {
      return Optional.empty();
    }
    List<Repair> repairs = new ArrayList<>();
    Fit.of(ofAxis.apply(2), use.args())
        .ifPresent(rows -> repairs.add(Repair.of(use.node(), rows).toGive("for each row")));
    Fit.of(ofAxis.apply(1), use.args())
        .ifPresent(
            columns -> repairs.add(Repair.of(use.node(), columns).toGive("for each column")));
    return reader.build(
        op,
        use.args(),
        misfit -> Misfits.general(misfit, use.args(), use.node(), use.nodes()).trying(repairs));
  }

  private Optional<Expr> ofOne(Use use, Operator operator) {
    Expr of = use.args().getFirst();
    return switch (operator) {
      case INVERSE -> of.shape().isScalar() ? Optional.of(Make.inverse(of)) : square(use, operator);
      case DETERMINANT, LOG_DETERMINANT, EIGENVALUE_MAX, EIGENVALUE_MIN -> square(use, operator);
      case DIAGONAL_PART ->
          build(use, of.shape().rank() <= 1 ? Operator.DIAGONAL_MATRIX : operator);
      default -> build(use, operator);
    };
  }

  private Optional<Expr> square(Use use, Operator operator) {
    return reader.build(
        operator,
        use.args(),
        misfit ->
            Misfits.general(misfit, use.args(), use.node(), use.nodes())
                .trying(Misfits.square(use.node(), operator, use.args().getFirst())));
  }

  private Optional<Expr> dot(Use use) {
    Expr left = use.args().get(0);
    Expr right = use.args().get(1);
    if (!left.shape().equals(right.shape()) || left.shape().rank() > 2) {
      return reader.report(
          Finding.error(
                  "shape-mismatch",
                  "no inner product of "
                      + Fit.written(left.shape())
                      + " and "
                      + Fit.written(right.shape()),
                  use.node().span())
              .label("the shapes differ"));
    }
    if (left.shape().rank() == 2) {
      return Optional.of(Expr.of(Operator.TRACE, Make.product(Make.transpose(left), right)));
    }
    return Optional.of(Make.product(Make.transpose(left), right));
  }

  private Optional<Expr> reduced(Use use, Op.Reduce.Kind kind) {
    boolean several = use.args().size() > 1 && use.axes().isEmpty();
    if (several && (kind == Op.Reduce.Kind.MAX || kind == Op.Reduce.Kind.MIN)) {
      Operator operator = kind == Op.Reduce.Kind.MAX ? Operator.MAXIMUM : Operator.MINIMUM;
      return reader.build(operator, zerosFilled(use), use.node(), use.nodes());
    }
    return counted(use.node(), use.word(), use.args(), 1)
        .flatMap(_ -> build(use, new Op.Reduce(kind, use.axes())));
  }

  /** In {@code max(0, x)} the zero stands for one of the shape of x. */
  private static List<Expr> zerosFilled(Use use) {
    Shape shape =
        use.args().stream()
            .map(Expr::shape)
            .filter(it -> !it.isScalar())
            .findFirst()
            .orElse(Shape.SCALAR);
    List<Expr> filled = new ArrayList<>();
    for (int i = 0; i < use.args().size(); i++) {
      boolean zero = ExpressionReader.isZero(use.nodes().get(i));
      filled.add(zero ? Make.zeros(shape) : use.args().get(i));
    }
    return filled;
  }

  /** A function of distributions, the first {@code number} arguments. */
  private Optional<Expr> ofDistributions(Use use, int number, Operator operator) {
    int arguments = operator == Operator.LOG_DENSITY ? 2 : number;
    return counted(use.node(), use.word(), use.args(), arguments)
        .flatMap(args -> new DistributionArguments(reader).of(args, use.nodes(), number))
        .flatMap(args -> reader.build(operator, args, use.node(), use.nodes()));
  }

  private static int axis(Use use) {
    return use.axes().isEmpty() ? 0 : use.axes().getFirst();
  }

  private Optional<Expr> build(Use use, Op op) {
    return reader.build(op, use.args(), use.node(), use.nodes());
  }

  private Optional<List<Expr>> counted(
      Expression.Call node, String word, List<Expr> args, int wanted) {
    return args.size() == wanted && CallReader.values(node).size() + named(node) == count(node)
        ? Optional.of(args)
        : reader.report(
            Finding.error(
                "wrong-arguments",
                "`" + word + "` takes " + CallReader.counted(wanted),
                node.span()));
  }

  private static int count(Expression.Call node) {
    return node.arguments().size();
  }

  private static int named(Expression.Call node) {
    return (int) node.arguments().stream().filter(it -> it instanceof Argument.Named).count();
  }

  private Optional<Axes> axes(Expression.Call node, String word) {
    boolean allowed =
        Builtins.reduction(word).isPresent() || word.equals("softmax") || word.equals("logsumexp");
    List<Integer> axes = new ArrayList<>();
    for (Argument argument : node.arguments()) {
      switch (argument) {
        case Argument.Value _ -> {}
        case Argument.Named named when allowed && isAxis(named.name().name()) -> {
          if (!AxisList.read(named.value(), axes)) {
            return reader.report(
                Finding.error("not-an-axis", "an axis is a number from 1", named.span())
                    .help("write `axis = 2` or `axes = [1,3]`"));
          }
        }
        case Argument.Named _, Argument.All _, Argument.Slice _, Argument.Event _ -> {
          return reader.report(
              Finding.error(
                  "wrong-arguments", "`" + word + "` does not take this", argument.span()));
        }
      }
    }
    boolean one = word.equals("softmax") || word.equals("logsumexp");
    return one && axes.size() > 1
        ? reader.report(
            Finding.error("not-an-axis", "`" + word + "` goes along one axis", node.span()))
        : Optional.of(new Axes(axes));
  }

  private static boolean isAxis(String name) {
    return name.equals("axis") || name.equals("axes");
  }
}
