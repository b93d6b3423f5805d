package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;

/**
 * Reads an expression by the definitions of its operators in terms of entries: the entry of a
 * tensor as a normal form in the variables 0, 1, … of its indices, as a {@link Layout} lists them.
 */
final class Reader {
  /** How the name of a leaf's entry at computed indices starts. */
  static final String ENTRY = "entry ";

  private record Key(Expr expr, Layout layout) {}

  private final Kernel kernel;
  private final Definitions definitions;
  private final Sharing sharing;
  private final Wrapping wrapping;
  private final Layouts layouts;
  private final Leaves leaves;
  private final Elementaries elementaries;
  private final Multiplication multiplication;
  private final MatrixReader matrices;
  private final IndexReader indices;
  private final ReductionReader reductions;
  private final MomentReader moments;
  private final Definiteness definiteness;
  private final Map<Key, Poly> memo = new HashMap<>();

  Reader(Kernel kernel, Definitions definitions, Leaves leaves, Sharing sharing) {
    this.kernel = kernel;
    this.definitions = definitions;
    this.sharing = sharing;
    this.wrapping = new Wrapping(kernel);
    this.layouts = new Layouts(definitions);
    this.leaves = leaves;
    this.elementaries = new Elementaries(kernel);
    this.multiplication = new Multiplication(this);
    this.matrices = new MatrixReader(this);
    this.indices = new IndexReader(this, leaves);
    this.reductions = new ReductionReader(this);
    this.definiteness = new Definiteness(leaves.context(), definitions, this);
    this.moments = new MomentReader(this, leaves);
  }

  Kernel kernel() {
    return kernel;
  }

  Definiteness definiteness() {
    return definiteness;
  }

  Layout layout(Expr expr) {
    return layouts.of(expr);
  }

  Poly scalar(Expr expr) {
    return read(expr, Layout.SCALAR);
  }

  /** The entry at these variables, one for each index of the layout. */
  Poly at(Expr expr, Layout layout, List<Integer> variables) {
    Poly entry = read(expr, layout);
    Map<Integer, Integer> renaming = new HashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      renaming.put(i, variables.get(i));
    }
    return kernel.ring().rename(entry, renaming);
  }

  /** Variables that occur nowhere yet, one for each length. */
  List<Integer> fresh(List<Dim> lengths) {
    return lengths.stream().map(_ -> kernel.store().fresh()).toList();
  }

  /** Σ over variables in the full ranges of lengths. */
  Poly sum(Poly body, List<Integer> variables, List<Dim> lengths) {
    Map<Integer, Use> bounds = new java.util.LinkedHashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      bounds.put(variables.get(i), kernel.dimensions().range(lengths.get(i)));
    }
    return kernel.sums().sum(body, bounds);
  }

  /** The expression as a function of its indices. */
  Table table(Expr expr, Layout layout) {
    List<Integer> indices = fresh(layout.flat());
    List<Use> ranges = layout.flat().stream().map(kernel.dimensions()::range).toList();
    return kernel.ring().table(ranges, indices, at(expr, layout, indices));
  }

  /** The variables of the indices of a layout. */
  static List<Integer> axes(Layout layout) {
    List<Integer> axes = new ArrayList<>();
    for (int i = 0; i < layout.flat().size(); i++) {
      axes.add(i);
    }
    return axes;
  }

  Poly read(Expr expr, Layout layout) {
    Key key = new Key(expr, layout);
    Poly known = memo.get(key);
    if (known == null) {
      kernel.ring().spend();
      known = define(expr, layout);
      memo.put(key, known);
    }
    return known;
  }

  private Poly define(Expr expr, Layout layout) {
    Optional<Expr> body = leaves.isIndex(expr) ? Optional.empty() : definitions.body(expr);
    if (body.isPresent()) {
      Poly value = read(body.get(), layout);
      return definitions.wraps(expr) ? wrapping.of(value, layout) : value;
    }
    Poly value = byOperator(expr, layout);
    return sharing.isShared(expr) ? wrapping.of(value, layout) : value;
  }

  private Poly byOperator(Expr expr, Layout layout) {
    return switch (expr.op()) {
      case Operator operator -> define(operator, expr, layout);
      case Op.Number(Rational value) -> Poly.number(value);
      case Op.Symbol(String name, Shape shape) -> leaves.symbol(name, shape, layout);
      case Op.Pi() -> elementaries.pi();
      case Op.Ones _ -> Poly.ONE;
      case Op.Zeros _ -> Poly.ZERO;
      case Op.Identity _ -> matrices.identity(layout);
      case Op.Basis(Dim size) -> indices.basis(size, expr.arg(0), layout);
      case Op.Term(String sequence, Shape shape) ->
          indices.term(sequence, shape, expr.args(), layout);
      case Op.Slice(List<Op.Axis> axes) -> indices.slice(axes, expr, layout);
      case Op.Apply(Function function, int order) ->
          elementaries.apply(function, order, read(expr.arg(0), layout));
      case Op.Call(FunctionSymbol function, List<Integer> slots) ->
          call(function, slots, expr, layout);
      case Op.Norm(Op.Norm.Kind kind) -> reductions.norm(kind, expr.arg(0));
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> axes) ->
          reductions.reduce(kind, axes, expr.arg(0));
      case Op.Softmax(int axis) -> reductions.softmax(axis, expr.arg(0));
      case Op.LogSumExp(int axis) -> reductions.logSumExp(axis, expr.arg(0));
      case Op.Fold fold -> indices.fold(fold, expr, layout);
      case Op.Moment(Op.Moment.Kind kind, List<String> over) ->
          moments.read(kind, over, expr, layout);
      case Op.Compare _, Op.Has _ -> indices.truth(expr);
      case Op.Literal _, Op.Block _ -> literal(expr, layout);
      case Op.Infinity _, Op.Integral _, Op.TupleFold _, Op.Limit _, Op.Distribution _ ->
          throw new Undecidable("no normal form of `" + expr + "`");
    };
  }

  private Poly define(Operator operator, Expr expr, Layout layout) {
    return switch (operator) {
      case ADD -> {
        Poly.Sum sum = new Poly.Sum();
        expr.args().forEach(arg -> sum.add(read(arg, layout), Rational.ONE));
        yield sum.poly();
      }
      case NEGATE -> read(expr.arg(0), layout).times(Rational.of(-1));
      case PRODUCT -> multiplication.product(expr, layout);
      case DIVIDE -> over(read(expr.arg(0), layout), scalar(expr.arg(1)));
      case HADAMARD ->
          kernel.ring().times(expr.args().stream().map(arg -> read(arg, layout)).toList());
      case HADAMARD_DIVIDE -> over(read(expr.arg(0), layout), read(expr.arg(1), layout));
      case HADAMARD_POWER -> hadamardPower(expr, layout);
      case POWER ->
          expr.shape().isScalar()
              ? kernel.exponents().power(scalar(expr.arg(0)), scalar(expr.arg(1)))
              : matrices.power(expr, layout);
      case MAXIMUM -> extreme(expr, layout, Rational.ONE);
      case MINIMUM -> extreme(expr, layout, Rational.of(-1));
      case TRANSPOSE,
          INVERSE,
          PSEUDO_INVERSE,
          TRACE,
          DETERMINANT,
          LOG_DETERMINANT,
          DIAGONAL_MATRIX,
          DIAGONAL_PART,
          VEC,
          RANK,
          KRONECKER,
          EIGENVALUE_MAX,
          EIGENVALUE_MIN ->
          matrices.read(operator, expr, layout);
      case ENTRY -> indices.entry(expr);
      case CASES -> indices.cases(expr, layout);
      case AND, OR, NOT -> indices.truth(expr);
      case AT -> at(expr, layout);
      case GRADIENT, JACOBIAN, HESSIAN, DERIVATIVE, DIFFERENTIAL, VJP, JVP ->
          throw new Undecidable("a derivative that is not worked out: `" + expr + "`");
      case KL, ENTROPY, LOG_DENSITY -> throw new Undecidable("no normal form of `" + expr + "`");
    };
  }

  private Poly over(Poly numerator, Poly denominator) {
    return kernel.ring().times(numerator, kernel.powers().reciprocal(denominator));
  }

  private Poly hadamardPower(Expr expr, Layout layout) {
    Expr exponent = expr.arg(1);
    Poly power = exponent.shape().isScalar() ? scalar(exponent) : read(exponent, layout);
    return kernel.exponents().power(read(expr.arg(0), layout), power);
  }

  /** max(a, b) = (a + b + |a − b|)/2, and min with a minus. */
  private Poly extreme(Expr expr, Layout layout, Rational sign) {
    Poly running = read(expr.arg(0), layout);
    for (Expr arg : expr.args().subList(1, expr.args().size())) {
      Poly next = read(arg, layout);
      Poly gap = kernel.functions().absolute(running.minus(next)).times(sign);
      running = running.plus(next).plus(gap).times(Rational.of(1, 2));
    }
    return running;
  }

  private Poly at(Expr expr, Layout layout) {
    Map<Expr, Expr> values = new HashMap<>();
    for (int i = 1; i < expr.args().size(); i += 2) {
      values.put(expr.arg(i), expr.arg(i + 1));
    }
    Expr put = Substitution.of(values).in(leaves.expanded(expr.arg(0), values.keySet()));
    // A derivative takes no value in place of its variable: it is written as before.
    if (put.equals(expr)) {
      throw new Undecidable("a derivative that is not worked out: `" + expr + "`");
    }
    return read(put, layout);
  }

  private Poly call(FunctionSymbol function, List<Integer> slots, Expr expr, Layout layout) {
    List<Table> tables =
        expr.args().stream().map(arg -> table(arg, Layout.plain(arg.shape()))).toList();
    requirePlain(layout, expr);
    String name = "call " + function.name() + slots;
    return Poly.of(kernel.naming().opaque(name, axes(layout), tables));
  }

  static void requirePlain(Layout layout, Expr expr) {
    if (!layout.isPlain()) {
      throw new Undecidable("indices of `" + expr + "` that are pairs");
    }
  }

  /** An entry of a literal or of a matrix of blocks: nothing is known but its parts. */
  private Poly literal(Expr expr, Layout layout) {
    requirePlain(layout, expr);
    List<Table> tables =
        expr.args().stream().map(arg -> table(arg, Layout.plain(arg.shape()))).toList();
    String name =
        switch (expr.op()) {
          case Op.Literal(Shape shape) -> "literal " + shape;
          case Op.Block(int rows, int columns) -> "block " + rows + " " + columns;
          default -> throw new IllegalStateException("no literal: " + expr);
        };
    return Poly.of(kernel.naming().opaque(name, axes(layout), tables));
  }
}
