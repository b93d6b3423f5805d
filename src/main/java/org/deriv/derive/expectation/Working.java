package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.rule.Knowledge;
import org.deriv.rule.Lean;

/** Works out expectations and covariances of expressions whose random names are written out. */
final class Working implements Transforms.Means {
  private final Chance chance;
  private final Cumulants cumulants;
  private final Expansion expansion;
  private final Products products;
  private final Lines lines;
  private final Transforms transforms;
  private final Termwise termwise;

  Working(Chance chance, Knowledge knowledge, Fresh fresh, List<String> over) {
    this.chance = chance;
    this.cumulants = new Cumulants(chance, Distributions.standard());
    this.expansion = new Expansion(chance, fresh);
    this.lines = new Lines(chance);
    this.transforms = new Transforms(chance, cumulants, knowledge, fresh, this);
    this.products = new Products(chance, cumulants, transforms, over);
    this.termwise = new Termwise(chance, expansion, products, over);
  }

  /** Moments term by term. */
  Termwise termwise() {
    return termwise;
  }

  /** Whether an expression is linear in quantities that are jointly normal. */
  boolean isNormal(Expr expr) {
    return transforms.isNormal(expr);
  }

  /** E of an expression. */
  @Override
  public Expr mean(Expr expr) {
    if (!chance.isRandom(expr)) {
      return expr;
    }
    List<Expr> args = expr.args();
    note(expr);
    return switch (expr.op()) {
      case Operator.ADD -> Lean.sum(args.stream().map(this::mean).toList());
      case Operator.NEGATE,
          Operator.TRANSPOSE,
          Operator.TRACE,
          Operator.DIAGONAL_MATRIX,
          Operator.DIAGONAL_PART,
          Operator.VEC ->
          Lean.of(expr.op(), List.of(mean(args.getFirst())));
      case Operator operator
          when (operator == Operator.DIVIDE || operator == Operator.HADAMARD_DIVIDE)
              && !chance.isRandom(args.get(1)) ->
          Lean.of(expr.op(), List.of(mean(args.get(0)), args.get(1)));
      case Operator operator
          when (operator == Operator.PRODUCT || operator == Operator.HADAMARD) && areApart(args) ->
          Lean.of(expr.op(), args.stream().map(this::mean).toList());
      case Operator operator when operator == Operator.POWER && isSquare(expr) ->
          square(expr).orElseGet(() -> entrywise(expr));
      case Op.Fold fold when fold.kind() == Op.Fold.Kind.SUM && isTermwise(expr) -> {
        List<Expr> changed = new ArrayList<>(args);
        changed.set(args.size() - 1, mean(args.getLast()));
        yield Lean.of(fold, changed);
      }
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> _)
          when kind == Op.Reduce.Kind.SUM || kind == Op.Reduce.Kind.MEAN ->
          Lean.of(expr.op(), List.of(mean(args.getFirst())));
      default -> entrywise(expr);
    };
  }

  private void note(Expr expr) {
    switch (expr.op()) {
      case Operator.ADD -> chance.note("expectation-sum");
      case Operator.NEGATE, Operator.TRANSPOSE, Operator.TRACE, Operator.DIVIDE ->
          chance.note("expectation-linear");
      case Operator.PRODUCT, Operator.HADAMARD -> {
        if (expr.args().stream().filter(chance::isRandom).count() < expr.args().size()) {
          chance.note("expectation-linear");
        }
        if (areApart(expr.args()) && expr.args().stream().filter(chance::isRandom).count() > 1) {
          chance.note("independent-product");
        }
      }
      case Op.Fold _, Op.Reduce _ -> chance.note("expectation-each-term");
      default -> {}
    }
  }

  /** Whether a sum is taken term by term; else equal indices of different terms must be seen. */
  private boolean isTermwise(Expr fold) {
    List<Expr> args = fold.args();
    return args.subList(0, args.size() - 1).stream().noneMatch(chance::isRandom)
        && (lines.isLinear(args.getLast()) || !fold.shape().isScalar());
  }

  /** Whether at most one factor is random, or all that are were said to be independent. */
  private boolean areApart(List<Expr> factors) {
    Set<String> all = new LinkedHashSet<>();
    int count = 0;
    for (Expr factor : factors) {
      Set<String> own = chance.variables(factor);
      count += own.size();
      all.addAll(own);
    }
    long random = factors.stream().filter(chance::isRandom).count();
    return random == 1 || (count == all.size() && chance.areIndependent(all));
  }

  private static boolean isSquare(Expr power) {
    Expr base = power.arg(0);
    boolean number = base.shape().isScalar() && power.arg(1).isNumber(2);
    boolean operatorNorm =
        base.op() instanceof Op.Norm(Op.Norm.Kind kind)
            && !(kind == Op.Norm.Kind.FROBENIUS
                || (kind == Op.Norm.Kind.TWO && !base.arg(0).shape().isMatrix()));
    return number && !operatorNorm;
  }

  /** What is squared: the argument of a norm, or a number. */
  static Expr squared(Expr power) {
    return power.arg(0).op() instanceof Op.Norm ? power.arg(0).arg(0) : power.arg(0);
  }

  /** Whether an expression is a square whose mean is that of its mean and the variances. */
  boolean isSquareOfLinear(Expr expr) {
    return expr.is(Operator.POWER)
        && isSquare(expr)
        && lines.isLinear(squared(expr))
        && Entry.of(squared(expr), chance).isEmpty();
  }

  /** E‖Z‖² = ‖E[Z]‖² + Σ Var[Z_i] for Z linear in what is random. */
  private Optional<Expr> square(Expr power) {
    if (!isSquareOfLinear(power)) {
      return Optional.empty();
    }
    Expr middle = mean(squared(power));
    return Optional.of(Lean.sum(List.of(squareOf(power, middle), spread(power))));
  }

  static Expr squareOf(Expr power, Expr middle) {
    if (Lean.isZero(middle)) {
      return Make.number(0);
    }
    boolean norm = power.arg(0).op() instanceof Op.Norm;
    return Make.power(norm ? Expr.of(power.arg(0).op(), middle) : middle, 2);
  }

  /** Σ Var[Z_i]. */
  Expr spread(Expr power) {
    Expr base = squared(power);
    List<Bound> bounds = expansion.bounds(base.shape());
    List<Expr> at = Expansion.indices(bounds);
    List<Term> terms = covariances(expansion.entry(base, at), expansion.entry(base, at));
    return collected(Expansion.within(bounds, terms), List.of(), Shape.SCALAR, power);
  }

  private Expr entrywise(Expr expr) {
    List<Bound> bounds = expansion.bounds(expr.shape());
    List<Term> terms = new ArrayList<>();
    for (Term term : expansion.entry(expr, Expansion.indices(bounds))) {
      products.mean(term.random()).forEach(mean -> terms.add(term.fixed().times(mean)));
    }
    return collected(terms, bounds, expr.shape(), expr);
  }

  Expr variance(Expr expr) {
    return covariance(expr, expr);
  }

  /** Cov[x, y], the matrix of all covariances. */
  @Override
  public Expr covariance(Expr left, Expr right) {
    if (left.args().size() > 1) {
      chance.note("covariance-bilinear");
    }
    List<Bound> rows = expansion.bounds(left.shape());
    List<Bound> columns = expansion.bounds(right.shape());
    List<Bound> free = new ArrayList<>(rows);
    free.addAll(columns);
    List<Term> terms =
        covariances(
            expansion.entry(left, Expansion.indices(rows)),
            expansion.entry(right, Expansion.indices(columns)));
    Shape shape = Shape.of(left.shape().rows(), right.shape().rows());
    return collected(terms, free, shape, left);
  }

  private List<Term> covariances(List<Term> left, List<Term> right) {
    List<Term> terms = new ArrayList<>();
    for (Term one : left) {
      for (Term two : right) {
        Term fixed = one.fixed().times(two.fixed());
        products
            .covariance(one.random(), two.random())
            .forEach(term -> terms.add(fixed.times(term)));
      }
    }
    return terms;
  }

  /** The sum of terms as a tensor whose axes the free indices count. */
  private Expr collected(List<Term> terms, List<Bound> free, Shape shape, Expr at) {
    List<Expr> parts = new ArrayList<>();
    for (Term settled : settled(terms)) {
      Optional<Expr> matrix = Contraction.of(settled, free, shape);
      if (matrix.isEmpty() && !free.isEmpty()) {
        throw Unknown.of("`" + at + "` does not come out in matrix form", at);
      }
      parts.add(matrix.orElseGet(settled::written));
    }
    return parts.isEmpty() ? Make.zeros(shape) : Make.sum(parts);
  }

  /** The terms with their deltas used up, and what that makes known. */
  private List<Term> settled(List<Term> terms) {
    List<Term> result = new ArrayList<>();
    for (Term term : terms) {
      Optional<Term> settled = term.settled();
      if (settled.isPresent() && term.deltas().isEmpty()) {
        result.add(settled.get());
      } else if (settled.isPresent()) {
        for (Term again : products.again(settled.get())) {
          again.settled().ifPresent(result::add);
        }
      }
    }
    return result;
  }
}
