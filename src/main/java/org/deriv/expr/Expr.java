package org.deriv.expr;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An expression: an operator applied to expressions, with the shape of its value. Immutable and
 * shared: an expression is a directed acyclic graph, compared and looked up by its {@link
 * Fingerprint} in constant time, so that a memo table makes every pass linear in the graph. Bound
 * names are part of the structure ({@code sum(i) …} differs from {@code sum(j) …}); {@code normal}
 * decides equality up to renaming. An ill-shaped expression cannot be built.
 */
public final class Expr {
  private static final Map<Operator, Fingerprint> OPERATORS = operators();

  private final Op op;
  private final List<Expr> args;
  private final Shape shape;
  private final Fingerprint kind;
  private final Fingerprint print;
  private final int depth;

  /** Found when first asked for; whichever thread finds them, they are the same. */
  private Optional<Set<String>> free = Optional.empty();

  private Expr(Op op, Fingerprint kind, List<Expr> args, Shape shape) {
    this.op = op;
    this.args = args;
    this.shape = shape;
    this.kind = kind;
    Fingerprint mixed = kind;
    int deepest = 0;
    for (Expr arg : args) {
      mixed = mixed.with(arg.print);
      deepest = Math.max(deepest, arg.depth);
    }
    this.print = mixed.with(args.size());
    this.depth = deepest + 1;
  }

  private static Fingerprint kind(Op op) {
    Optional<Fingerprint> known =
        op instanceof Operator operator
            ? Optional.ofNullable(OPERATORS.get(operator))
            : Optional.empty();
    return known.orElseGet(() -> Fingerprint.start(-1).with(op.toString()));
  }

  private static Map<Operator, Fingerprint> operators() {
    Map<Operator, Fingerprint> prints = new EnumMap<>(Operator.class);
    for (Operator operator : Operator.values()) {
      prints.put(operator, Fingerprint.start(0).with(operator.name()));
    }
    return prints;
  }

  /** The names free in it, found once. */
  Set<String> free(java.util.function.Function<Expr, Set<String>> search) {
    Optional<Set<String>> known = free;
    if (known.isEmpty()) {
      known = Optional.of(search.apply(this));
      free = known;
    }
    return known.get();
  }

  /**
   * An operator applied to arguments.
   *
   * @throws IllegalStateException where the shapes do not fit; ask {@link ShapeRules#infer} first
   *     when they come from outside
   */
  public static Expr of(Op op, List<Expr> args) {
    return of(op, kind(op), args);
  }

  private static Expr of(Op op, Fingerprint kind, List<Expr> args) {
    return switch (ShapeRules.infer(op, args)) {
      case ShapeRules.Fits(Shape shape) -> new Expr(op, kind, List.copyOf(args), shape);
      case ShapeRules.Misfit misfit ->
          throw new IllegalStateException(
              "ill-shaped " + op + args.stream().map(Expr::shape).toList() + ": " + misfit.why());
    };
  }

  /** An operator applied to arguments. */
  public static Expr of(Op op, Expr... args) {
    return of(op, List.of(args));
  }

  /** The operator. */
  public Op op() {
    return op;
  }

  /** The arguments. */
  public List<Expr> args() {
    return args;
  }

  /** The argument at a position, counted from 0. */
  public Expr arg(int position) {
    return args.get(position);
  }

  /** The shape of the value; a truth value is a scalar. */
  public Shape shape() {
    return shape;
  }

  /** The longest path to a leaf: 1 for a leaf. */
  public int depth() {
    return depth;
  }

  /** The same operator on other arguments. */
  public Expr withArgs(List<Expr> others) {
    return same(others) ? this : of(op, kind, others);
  }

  /** Whether the operator is this one. */
  public boolean is(Op other) {
    return op.equals(other);
  }

  /** Whether this is the number given. */
  public boolean isNumber(long value) {
    return op instanceof Op.Number(Rational number) && number.equals(Rational.of(value));
  }

  private boolean same(List<Expr> others) {
    if (others.size() != args.size()) {
      return false;
    }
    for (int i = 0; i < others.size(); i++) {
      if (!others.get(i).equals(args.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Expr expr && print.equals(expr.print));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(print.high());
  }

  /** The expression as a {@code .deriv} file would say it. */
  @Override
  public String toString() {
    return Printer.print(this);
  }
}
