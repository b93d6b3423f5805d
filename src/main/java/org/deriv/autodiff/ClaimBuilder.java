package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;

/** Writes the sides of statements on a tape and collects the cells that are to be compared. */
final class ClaimBuilder {
  private final Builder builder;
  private final Scalars scalars;
  private final Map<Integer, Integer> roots = new LinkedHashMap<>();

  ClaimBuilder(Builder builder) {
    this.builder = builder;
    this.scalars = builder.scalars();
  }

  /** The cells to be compared, in the order of their numbers as roots. */
  int[] roots() {
    return roots.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  int root(int cell) {
    return roots.computeIfAbsent(cell, _ -> roots.size());
  }

  Claim claim(Expr statement, Scope scope) {
    List<Expr> args = statement.args();
    return switch (statement.op()) {
      case Operator.AND -> new Claim.All(each(args, scope));
      case Operator.OR -> new Claim.Any(each(args, scope));
      case Operator.NOT -> new Claim.Not(claim(args.getFirst(), scope));
      case Op.Compare(Relation relation) -> compare(relation, args.get(0), args.get(1), scope);
      case Op.Has(Property property) -> has(property, args, scope);
      default -> truth(builder.build(statement, scope));
    };
  }

  private List<Claim> each(List<Expr> statements, Scope scope) {
    return statements.stream().map(statement -> claim(statement, scope)).toList();
  }

  /** A number that is 1 where something holds. */
  private Claim truth(Grid value) {
    return leaf(Claim.Kind.EQUAL, value, value.map(_ -> scalars.number(1)));
  }

  private Claim compare(Relation relation, Expr left, Expr right, Scope scope) {
    BiFunction<Expr, Expr, Claim> implies =
        (from, to) -> new Claim.Any(List.of(new Claim.Not(claim(from, scope)), claim(to, scope)));
    return switch (relation) {
      case EQUAL -> leaf(Claim.Kind.EQUAL, left, right, scope);
      case NOT_EQUAL -> leaf(Claim.Kind.DIFFERENT, left, right, scope);
      case LESS -> leaf(Claim.Kind.LESS, left, right, scope);
      case LESS_EQUAL -> leaf(Claim.Kind.AT_MOST, left, right, scope);
      case GREATER -> leaf(Claim.Kind.LESS, right, left, scope);
      case GREATER_EQUAL -> leaf(Claim.Kind.AT_MOST, right, left, scope);
      case IMPLIES -> implies.apply(left, right);
      case EQUIVALENT ->
          new Claim.All(List.of(implies.apply(left, right), implies.apply(right, left)));
      case TENDS_TO -> throw Refusal.unknown("a limit without its variable");
    };
  }

  private Claim leaf(Claim.Kind kind, Expr left, Expr right, Scope scope) {
    return leaf(kind, builder.build(left, scope), builder.build(right, scope));
  }

  Claim leaf(Claim.Kind kind, Grid left, Grid right) {
    return new Claim.Leaf(
        kind,
        Arrays.stream(left.cells()).mapToObj(this::root).toList(),
        Arrays.stream(right.cells()).mapToObj(this::root).toList(),
        Arrays.stream(left.dims()).boxed().toList());
  }

  private Claim atMost(int left, int right) {
    return leaf(Claim.Kind.AT_MOST, Grid.scalar(left), Grid.scalar(right));
  }

  private Claim less(int left, int right) {
    return leaf(Claim.Kind.LESS, Grid.scalar(left), Grid.scalar(right));
  }

  private Claim has(Property property, List<Expr> args, Scope scope) {
    int zero = scalars.number(0);
    return switch (property) {
      case SYMMETRIC -> symmetric(first(args, scope));
      case POSITIVE_DEFINITE -> definite(first(args, scope), this::less);
      case POSITIVE_SEMIDEFINITE -> definite(first(args, scope), this::atMost);
      case NEGATIVE_DEFINITE -> definite(negative(first(args, scope)), this::less);
      case NEGATIVE_SEMIDEFINITE -> definite(negative(first(args, scope)), this::atMost);
      case ORTHOGONAL -> {
        Grid of = first(args, scope);
        GridMath math = new GridMath(scalars);
        Grid product = math.product(of.transposed(), of);
        yield leaf(Claim.Kind.EQUAL, product, math.identity(of.rows()));
      }
      case INVERTIBLE -> {
        int determinant = new Determinants(scalars).determinant(first(args, scope));
        yield leaf(Claim.Kind.DIFFERENT, Grid.scalar(determinant), Grid.scalar(zero));
      }
      case DIAGONAL -> {
        Grid of = first(args, scope);
        Grid diagonal = Grid.matrix(of.rows(), of.columns(), (i, j) -> i == j ? of.at(i, j) : zero);
        yield leaf(Claim.Kind.EQUAL, of, diagonal);
      }
      case FULL_COLUMN_RANK -> rank(first(args, scope), first(args, scope).columns());
      case FULL_ROW_RANK -> rank(first(args, scope), first(args, scope).rows());
      case NONZERO -> {
        Grid of = first(args, scope);
        yield leaf(Claim.Kind.DIFFERENT, of, of.map(_ -> zero));
      }
      case CONVEX -> curved(args, scope, (value, middle) -> atMost(middle, value));
      case CONCAVE -> curved(args, scope, this::atMost);
      case INCREASING -> monotone(args, scope, this::atMost);
      case DECREASING -> monotone(args, scope, (low, high) -> atMost(high, low));
      // What is said of distributions is obeyed where expectations are taken.
      case INTEGER,
          SMOOTH,
          INDEPENDENT,
          UNCORRELATED,
          SYMMETRIC_DISTRIBUTION,
          IDENTICALLY_DISTRIBUTED ->
          new Claim.All(List.of());
    };
  }

  private Grid first(List<Expr> args, Scope scope) {
    return builder.build(args.getFirst(), scope);
  }

  private Grid negative(Grid of) {
    return of.map(scalars::negate);
  }

  private Claim symmetric(Grid of) {
    return leaf(Claim.Kind.EQUAL, of, of.transposed().as(of.dims()));
  }

  private Claim definite(Grid of, BiFunction<Integer, Integer, Claim> below) {
    int smallest = new Spectrum(scalars).smallest(of);
    return new Claim.All(List.of(below.apply(scalars.number(0), smallest), symmetric(of)));
  }

  private Claim rank(Grid of, int wanted) {
    Grid rank = Grid.scalar(scalars.rank(of.rows(), of.list()));
    return leaf(Claim.Kind.EQUAL, rank, Grid.scalar(scalars.number(wanted)));
  }

  /** The value at the middle of two points against the mean of their values. */
  private Claim curved(List<Expr> args, Scope scope, BiFunction<Integer, Integer, Claim> relation) {
    Grid here = builder.build(args.get(1), scope);
    List<Claim> claims = new ArrayList<>();
    for (Rational reach : List.of(Rational.of(1, 16), Rational.of(1))) {
      Grid step = here.map(_ -> scalars.tape().parameter(new Draw.Real()));
      Grid there =
          here.zip(step, (x, s) -> scalars.add(x, scalars.multiply(scalars.number(reach), s)));
      Grid middle = here.zip(there, (x, y) -> half(scalars.add(x, y)));
      int mean = half(scalars.add(builder.cell(args.get(0), scope), at(args, there, scope)));
      claims.add(relation.apply(mean, at(args, middle, scope)));
    }
    return new Claim.All(claims);
  }

  private int half(int cell) {
    return scalars.multiply(scalars.number(Rational.of(1, 2)), cell);
  }

  private int at(List<Expr> args, Grid value, Scope scope) {
    Scope.Key key =
        switch (args.get(1).op()) {
          case Op.Symbol(String name, var _) -> Scope.Key.of(name);
          default -> throw Refusal.unknown("convexity in `" + args.get(1) + "`");
        };
    return builder.cell(args.get(0), scope.inside(Scope.Kind.VALUE, Map.of(key, value)));
  }

  private Claim monotone(
      List<Expr> args, Scope scope, BiFunction<Integer, Integer, Claim> relation) {
    int here = builder.cell(args.get(1), scope);
    int step = scalars.tape().parameter(new Draw.Within(0, Double.POSITIVE_INFINITY));
    int there = at(args, Grid.scalar(scalars.add(here, step)), scope);
    return relation.apply(builder.cell(args.get(0), scope), there);
  }

  /** A statement with every number of a list in place of some names. */
  Claim everywhere(Expr statement, List<String> names, List<Rational> values, Scope scope) {
    List<Claim> claims = new ArrayList<>();
    for (Rational value : values) {
      Map<Scope.Key, Grid> bound = new LinkedHashMap<>();
      names.forEach(name -> bound.put(Scope.Key.of(name), Grid.scalar(scalars.number(value))));
      claims.add(claim(statement, scope.inside(Scope.Kind.VALUE, bound)));
    }
    return new Claim.All(claims);
  }
}
