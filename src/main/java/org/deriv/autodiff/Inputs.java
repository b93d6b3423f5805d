package org.deriv.autodiff;

import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Property;

/**
 * Writes given quantities as functions of free parameters, such that what is assumed of the name
 * holds whatever the parameters are, and that almost every quantity of the kind is reached.
 */
final class Inputs {
  private final Builder builder;
  private final Assumed assumed;
  private final Scalars scalars;
  private final GridMath math;

  Inputs(Builder builder, Assumed assumed) {
    this.builder = builder;
    this.assumed = assumed;
    this.scalars = builder.scalars();
    this.math = new GridMath(scalars);
  }

  Grid make(Scope.Key key, int[] dims) {
    return scalars.tape().owned(key.toString(), () -> value(key, dims));
  }

  private Grid value(Scope.Key key, int[] dims) {
    String name = key.name();
    if (assumed.definition(name).isPresent() && key.indices().isEmpty()) {
      Expr definition = assumed.definition(name).get();
      Grid value = builder.build(definition, builder.global());
      return value.isScalar() && dims.length > 0
          ? Grid.fill(dims, _ -> value.only())
          : value.as(dims);
    }
    if (builder.world().context().find(name).orElse(null) instanceof Declaration.Random random
        && random.distribution().isPresent()) {
      return new ChanceSupport(builder).draw(random, key, dims);
    }
    Grid free = dims.length == 2 && dims[0] == dims[1] ? square(name, dims[0]) : plain(name, dims);
    return assumed.fixed(name).map(fixed -> scaled(free, name, fixed)).orElse(free);
  }

  private Grid plain(String name, int[] dims) {
    Draw draw = assumed.draw(name);
    return Grid.fill(dims, _ -> scalars.tape().parameter(draw));
  }

  /** A multiple for which the measure, which grows in proportion, has its value. */
  private Grid scaled(Grid free, String name, Assumed.Fixed fixed) {
    Expr whole = whole(fixed.measure());
    Scope scope = builder.global().inside(Scope.Kind.VALUE, name, free);
    Expr measure =
        fixed.measure().is(org.deriv.expr.Operator.POWER)
            ? fixed.measure().arg(0)
            : fixed.measure();
    if (!(whole.op() instanceof Op.Symbol)) {
      return free;
    }
    int size = builder.cell(measure, scope);
    int wanted = builder.cell(Assumed.root(fixed), builder.global());
    boolean sum = !(measure.op() instanceof Op.Norm);
    if (sum && assumed.draw(name) instanceof Draw.Real) {
      int missing = scalars.subtract(wanted, size);
      int share = scalars.divide(missing, scalars.number(free.size()));
      return free.map(cell -> scalars.add(cell, share));
    }
    int factor = scalars.divide(wanted, size);
    return math.scale(factor, free);
  }

  private static Expr whole(Expr measure) {
    Expr expr = measure;
    while (!expr.args().isEmpty()) {
      expr = expr.op() instanceof Op.Fold ? expr.args().getLast() : expr.arg(0);
    }
    return expr;
  }

  private Grid square(String name, int size) {
    boolean diagonal = assumed.has(name, Property.DIAGONAL);
    if (assumed.has(name, Property.ORTHOGONAL)) {
      boolean symmetric = assumed.has(name, Property.SYMMETRIC);
      return diagonal ? signs(size) : symmetric ? reflection(size) : orthogonal(size);
    }
    if (assumed.has(name, Property.POSITIVE_DEFINITE)) {
      return definite(name, size, new Draw.Between(0, Double.POSITIVE_INFINITY));
    }
    if (assumed.has(name, Property.POSITIVE_SEMIDEFINITE)) {
      return definite(name, size, new Draw.Within(0, Double.POSITIVE_INFINITY));
    }
    if (assumed.has(name, Property.NEGATIVE_DEFINITE)) {
      return definite(name, size, new Draw.Between(0, Double.POSITIVE_INFINITY))
          .map(scalars::negate);
    }
    if (assumed.has(name, Property.NEGATIVE_SEMIDEFINITE)) {
      return definite(name, size, new Draw.Within(0, Double.POSITIVE_INFINITY))
          .map(scalars::negate);
    }
    if (diagonal) {
      return math.diagonalMatrix(plain(name, new int[] {size}));
    }
    Grid free = plain(name, new int[] {size, size});
    return assumed.has(name, Property.SYMMETRIC)
        ? Grid.matrix(size, size, (i, j) -> free.at(Math.min(i, j), Math.max(i, j)))
        : free;
  }

  /** L L' with a lower triangle L whose diagonal is drawn apart. */
  private Grid definite(String name, int size, Draw onDiagonal) {
    if (assumed.has(name, Property.DIAGONAL)) {
      return Grid.matrix(
          size, size, (i, j) -> i == j ? scalars.tape().parameter(onDiagonal) : scalars.number(0));
    }
    Grid lower =
        Grid.matrix(
            size,
            size,
            (i, j) ->
                i == j
                    ? scalars.tape().parameter(onDiagonal)
                    : i > j ? scalars.tape().parameter(new Draw.Real()) : scalars.number(0));
    return math.product(lower, lower.transposed());
  }

  private Grid signs(int size) {
    return math.diagonalMatrix(Grid.vector(size, _ -> scalars.tape().parameter(new Draw.Sign())));
  }

  /** Cayley's (I - S)(I + S)⁻¹ for a skew S, its first row with either sign: both determinants. */
  private Grid orthogonal(int size) {
    Grid upper = plainReal(size);
    Grid skew =
        Grid.matrix(
            size,
            size,
            (i, j) ->
                i == j
                    ? scalars.number(0)
                    : i < j ? upper.at(i, j) : scalars.negate(upper.at(j, i)));
    Grid identity = math.identity(size);
    Grid turned =
        math.product(
            math.add(identity, skew.map(scalars::negate)),
            new Determinants(scalars).inverse(math.add(identity, skew)));
    int sign = scalars.tape().parameter(new Draw.Sign());
    return Grid.matrix(
        size, size, (i, j) -> i == 0 ? scalars.multiply(sign, turned.at(i, j)) : turned.at(i, j));
  }

  private Grid plainReal(int size) {
    return Grid.matrix(
        size,
        size,
        (i, j) -> i < j ? scalars.tape().parameter(new Draw.Real()) : scalars.number(0));
  }

  /** Q D Q' with signs D. */
  private Grid reflection(int size) {
    Grid turn = orthogonal(size);
    return math.product(math.product(turn, signs(size)), turn.transposed());
  }
}
