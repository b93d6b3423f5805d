package org.deriv.autodiff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** Writes the entries of an expression at concrete dimensions on a tape. */
final class Builder {
  private static final int DEPTH = 1500;
  private static final int STEPS = 4_000_000;

  private final World world;
  private final Reach reach;
  private final Scalars scalars;
  private final Resolver resolver;
  private final Operators operators;
  private final Pieces pieces;
  private final Elementaries elementaries;
  private final Folding folding;
  private final Truths truths;
  private final Chances chances;
  private final Scope global = Scope.global();
  private boolean approximate;
  private boolean genericOnly;
  private int depth;
  private int steps;

  Builder(World world, Assumed assumed, Tape tape) {
    this.world = world;
    this.reach = new Reach(world.context());
    this.scalars = new Scalars(tape);
    this.resolver = new Resolver(this, assumed);
    this.operators = new Operators(this);
    this.pieces = new Pieces(this);
    this.elementaries = new Elementaries(this);
    this.folding = new Folding(this);
    this.truths = new Truths(this);
    this.chances = new Chances(this, assumed);
  }

  World world() {
    return world;
  }

  Reach reach() {
    return reach;
  }

  Chances chances() {
    return chances;
  }

  Scalars scalars() {
    return scalars;
  }

  Resolver resolver() {
    return resolver;
  }

  /** Notes that something was written that is right at almost all points only. */
  void genericOnly() {
    genericOnly = true;
  }

  /** Whether something was written that is right at almost all points only. */
  boolean isGenericOnly() {
    return genericOnly;
  }

  /** Notes that an integral was replaced by a sum. */
  void approximate() {
    approximate = true;
  }

  /** Whether an integral was replaced by a sum. */
  boolean isApproximate() {
    return approximate;
  }

  Scope global() {
    return global;
  }

  /** The entries of an expression outside of every scope. */
  Grid build(Expr expr) {
    return build(expr, global);
  }

  Grid build(Expr expr, Scope scope) {
    Scope home = scope.home(reach.free(expr), reach.of(expr));
    Grid known = home.memo().get(expr);
    if (known != null) {
      return known;
    }
    if (++depth > DEPTH) {
      throw Refusal.tooLarge("an expression nested more than " + DEPTH + " deep");
    }
    if (++steps > STEPS) {
      throw Refusal.tooLarge("more than " + STEPS + " steps to write the entries out");
    }
    try {
      Grid grid = compute(expr, home).as(world.dims(expr.shape()));
      home.memo().put(expr, grid);
      return grid;
    } finally {
      depth--;
    }
  }

  /** The cell of a scalar expression. */
  int cell(Expr expr, Scope scope) {
    return build(expr, scope).only();
  }

  /** The integer that an expression has while the tape is built, such as an index or a bound. */
  long integer(Expr expr, Scope scope) {
    int cell = cell(expr, scope);
    if (!scalars.tape().isConstant(cell)) {
      throw Refusal.unknown("`" + expr + "` is used as an index but is no fixed number");
    }
    Rational value = scalars.tape().constant(cell);
    if (!value.isInt()) {
      throw Refusal.undefined("`" + expr + "` is used as an index but is " + value);
    }
    return value.intValue();
  }

  private Grid compute(Expr expr, Scope scope) {
    List<Expr> args = expr.args();
    return switch (expr.op()) {
      case org.deriv.expr.Operator operator -> operators.build(operator, expr, scope);
      case Op.Number(Rational value) -> Grid.scalar(scalars.number(value));
      case Op.Symbol(String name, Shape shape) -> resolver.symbol(name, shape, scope);
      case Op.Term(String sequence, Shape shape) -> resolver.term(sequence, shape, args, scope);
      case Op.Pi() -> Grid.scalar(scalars.pi());
      case Op.Infinity() -> throw Refusal.unknown("∞ is no number");
      case Op.Ones(Shape shape) -> filled(shape, 1);
      case Op.Zeros(Shape shape) -> filled(shape, 0);
      case Op.Identity(var size) -> new GridMath(scalars).identity(world.size(size));
      case Op.Basis(var size) -> pieces.basis(world.size(size), args.getFirst(), scope);
      case Op.Slice(List<Op.Axis> axes) -> pieces.slice(axes, args, scope);
      case Op.Literal(Shape _) -> Grid.vector(args.size(), i -> cell(args.get(i), scope));
      case Op.Block(int rows, int columns) -> pieces.block(rows, columns, args, scope);
      case Op.Apply(var function, int order) ->
          elementaries.apply(function, order, build(args.getFirst(), scope));
      case Op.Call(var function, List<Integer> slots) ->
          elementaries.call(function, slots, args.stream().map(a -> build(a, scope)).toList());
      case Op.Norm(Op.Norm.Kind kind) ->
          elementaries.norm(kind, args.getFirst().shape(), build(args.getFirst(), scope));
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes) ->
          elementaries.reduce(kind, axes, build(args.getFirst(), scope));
      case Op.Softmax(int axis) -> elementaries.softmax(axis, build(args.getFirst(), scope));
      case Op.LogSumExp(int axis) -> elementaries.logSumExp(axis, build(args.getFirst(), scope));
      case Op.Fold fold -> folding.fold(fold, expr, scope);
      case Op.TupleFold fold -> folding.tuples(fold, expr, scope);
      case Op.Integral(String variable) -> folding.integral(variable, args, scope);
      case Op.Limit _ -> throw Refusal.unknown("a limit inside an expression");
      case Op.Moment moment -> chances.moment(moment, expr, scope);
      case Op.Distribution _ -> throw Refusal.unknown("a distribution as a value");
      case Op.Compare(var relation) ->
          Grid.scalar(
              truths.compare(relation, build(args.get(0), scope), build(args.get(1), scope)));
      case Op.Has _ -> throw Refusal.unknown("a property inside an expression");
    };
  }

  private Grid filled(Shape shape, long value) {
    int cell = scalars.number(value);
    return Grid.fill(world.dims(shape), _ -> cell);
  }

  /** Names bound for the length of a text. */
  static Map<Scope.Key, Grid> bindings(List<String> names, List<Grid> values) {
    Map<Scope.Key, Grid> bound = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      bound.put(Scope.Key.of(names.get(i)), values.get(i));
    }
    return bound;
  }

  /** Whether the value of an expression may depend on any of these names. */
  boolean dependsOn(Expr expr, Set<String> names) {
    return reach.of(expr).stream().anyMatch(names::contains);
  }
}
