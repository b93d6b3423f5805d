package org.deriv.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** The operators of matrices in terms of entries. */
final class MatrixReader {
  private static final int HIGHEST = 40;

  private final Reader reader;

  MatrixReader(Reader reader) {
    this.reader = reader;
  }

  Poly read(Operator operator, Expr expr, Layout layout) {
    Expr of = expr.arg(0);
    return switch (operator) {
      case TRANSPOSE -> transpose(of, layout);
      case INVERSE -> inverse(of, layout);
      case TRACE -> trace(of);
      case DETERMINANT -> determinant(of);
      case LOG_DETERMINANT -> reader.kernel().functions().logarithm(determinant(of));
      case DIAGONAL_MATRIX -> diagonalMatrix(of, layout);
      case DIAGONAL_PART -> diagonalPart(of, layout);
      case VEC -> vec(of, layout);
      case KRONECKER -> kronecker(expr, layout);
      case PSEUDO_INVERSE -> opaque("pinv", of, layout);
      case RANK -> opaque("rank", of, layout);
      case EIGENVALUE_MAX -> opaque("eigmax", of, layout);
      case EIGENVALUE_MIN -> opaque("eigmin", of, layout);
      default -> throw new IllegalStateException("no operator of matrices: " + operator);
    };
  }

  private Poly opaque(String name, Expr of, Layout layout) {
    Reader.requirePlain(layout, of);
    Table table = reader.table(of, Layout.plain(of.shape()));
    List<Integer> axes = Reader.axes(layout);
    return Poly.of(reader.kernel().naming().opaque(name, axes, List.of(table)));
  }

  Poly identity(Layout layout) {
    List<Dim> rows = layout.axes().getFirst();
    if (!rows.equals(layout.axes().getLast())) {
      throw new Undecidable("an identity whose rows and columns are indexed differently");
    }
    Poly product = Poly.ONE;
    for (int i = 0; i < rows.size(); i++) {
      Use delta = reader.kernel().store().delta(rows.get(i), i, rows.size() + i);
      product = reader.kernel().ring().times(product, Poly.of(delta));
    }
    return product;
  }

  private Poly transpose(Expr of, Layout layout) {
    Shape turned = of.shape().transposed();
    List<Dim> rows = layout.rows(turned);
    List<Dim> columns = layout.columns(turned);
    List<Integer> variables = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      variables.add(rows.size() + i);
    }
    for (int i = 0; i < rows.size(); i++) {
      variables.add(i);
    }
    return reader.at(of, Layout.matrix(columns, rows), variables);
  }

  private Poly trace(Expr of) {
    if (of.shape().isScalar()) {
      return reader.scalar(of);
    }
    Layout asked = reader.layout(of);
    if (asked.axes().isEmpty()) {
      // A matrix of one row and one column is a number to the reader.
      return reader.read(of, asked);
    }
    List<Dim> axis = Layout.join(asked.axes().getFirst(), asked.axes().getLast());
    List<Integer> variables = reader.fresh(axis);
    List<Integer> both = new ArrayList<>(variables);
    both.addAll(variables);
    return reader.sum(reader.at(of, Layout.matrix(axis, axis), both), variables, axis);
  }

  private Poly diagonalMatrix(Expr of, Layout layout) {
    List<Dim> rows = layout.axes().getFirst();
    Poly entry = reader.read(of, new Layout(List.of(rows)));
    return reader.kernel().ring().times(entry, identity(layout));
  }

  private Poly diagonalPart(Expr of, Layout layout) {
    List<Dim> axis = layout.axes().getFirst();
    List<Integer> both = new ArrayList<>(Reader.axes(layout));
    both.addAll(Reader.axes(layout));
    return reader.at(of, Layout.matrix(axis, axis), both);
  }

  /** vec stacks columns: its slow indices are those of the columns. */
  private Poly vec(Expr of, Layout layout) {
    Shape shape = of.shape();
    if (layout.axes().isEmpty()) {
      return reader.scalar(of);
    }
    List<Dim> all = layout.axes().getFirst();
    int slow = prefix(all, shape.columns());
    List<Integer> variables = new ArrayList<>();
    for (int i = slow; i < all.size(); i++) {
      variables.add(i);
    }
    for (int i = 0; i < slow; i++) {
      variables.add(i);
    }
    Layout inside = Layout.matrix(all.subList(slow, all.size()), all.subList(0, slow));
    return reader.at(of, inside, variables);
  }

  /** How many lengths from the start make up a length. */
  private static int prefix(List<Dim> lengths, Dim wanted) {
    Dim product = Dim.ONE;
    for (int i = 0; i <= lengths.size(); i++) {
      if (product.equals(wanted)) {
        return i;
      }
      if (i < lengths.size()) {
        product = product.times(lengths.get(i));
      }
    }
    throw new Undecidable(
        "an axis of length " + Layout.product(lengths) + " indexed in another way");
  }

  private Poly kronecker(Expr expr, Layout layout) {
    List<Dim> rows = layout.axes().isEmpty() ? List.of() : layout.rows(expr.shape());
    List<Dim> columns = layout.axes().isEmpty() ? List.of() : layout.columns(expr.shape());
    int row = 0;
    int column = 0;
    Poly product = Poly.ONE;
    for (Expr factor : expr.args()) {
      int height = prefix(rows.subList(row, rows.size()), factor.shape().rows());
      int width = prefix(columns.subList(column, columns.size()), factor.shape().columns());
      List<Integer> variables = new ArrayList<>();
      for (int i = 0; i < height; i++) {
        variables.add(row + i);
      }
      for (int i = 0; i < width; i++) {
        variables.add(rows.size() + column + i);
      }
      Layout inside =
          Layout.matrix(rows.subList(row, row + height), columns.subList(column, column + width));
      product = reader.kernel().ring().times(product, reader.at(factor, inside, variables));
      row += height;
      column += width;
    }
    return product;
  }

  /** Aᵏ: a product for a number k, and (A⁻¹)ᵏ for a negative one. */
  Poly power(Expr expr, Layout layout) {
    Expr base = expr.arg(0);
    Optional<Rational> exponent = reader.scalar(expr.arg(1)).number();
    if (exponent.isPresent() && exponent.get().isInt()) {
      int times = exponent.get().intValue();
      if (Math.abs(times) > HIGHEST) {
        throw new Undecidable("a high power of a matrix");
      }
      if (times == 0) {
        return identity(layout);
      }
      Expr one = times < 0 ? Expr.of(Operator.INVERSE, base) : base;
      List<Expr> factors = java.util.Collections.nCopies(Math.abs(times), one);
      return reader.read(factors.size() == 1 ? one : Expr.of(Operator.PRODUCT, factors), layout);
    }
    Reader.requirePlain(layout, expr);
    return reader
        .kernel()
        .matrices()
        .power(0, 1, reader.table(base, Layout.plain(base.shape())), reader.scalar(expr.arg(1)));
  }

  private Poly inverse(Expr of, Layout layout) {
    Optional<Expr> simpler = inverted(of);
    if (simpler.isPresent()) {
      return reader.read(simpler.get(), layout);
    }
    Reader.requirePlain(layout, of);
    return reader.kernel().matrices().inverse(0, 1, reader.table(of, Layout.plain(of.shape())));
  }

  /** (AB)⁻¹ = B⁻¹A⁻¹ for square A and B, (A')⁻¹ = (A⁻¹)', (A⁻¹)⁻¹ = A, (A⊗B)⁻¹ = A⁻¹⊗B⁻¹. */
  private static Optional<Expr> inverted(Expr of) {
    return switch (of.op()) {
      case Operator.INVERSE -> Optional.of(of.arg(0));
      case Operator.TRANSPOSE -> Optional.of(Make.transpose(inverseOf(of.arg(0))));
      case Operator.NEGATE -> Optional.of(Make.negate(inverseOf(of.arg(0))));
      case Operator operator when operator == Operator.KRONECKER && allSquare(of) ->
          Optional.of(
              Expr.of(
                  Operator.KRONECKER, of.args().stream().map(MatrixReader::inverseOf).toList()));
      case Operator operator when operator == Operator.PRODUCT && squares(of) ->
          Optional.of(
              Make.product(of.args().reversed().stream().map(MatrixReader::inverseOf).toList()));
      case Op _ -> Optional.empty();
    };
  }

  private static Expr inverseOf(Expr of) {
    return Make.inverse(of);
  }

  /** A determinant, and its sign where the matrix is definite or invertible. */
  private Poly determinant(Expr of) {
    Poly determinant = definedDeterminant(of);
    Definiteness definiteness = reader.definiteness();
    if (determinant.use().isPresent() && determinant.variables().isEmpty()) {
      if (definiteness.isPositiveDefinite(of)) {
        reader.kernel().signs().learn(determinant, Sign.POSITIVE);
      } else if (definiteness.isInvertible(of)) {
        reader.kernel().signs().learn(determinant, Sign.NONZERO);
      }
    }
    return determinant;
  }

  private Poly definedDeterminant(Expr of) {
    Ring ring = reader.kernel().ring();
    return switch (of.op()) {
      case Op _ when of.shape().isScalar() -> reader.scalar(of);
      case Operator.TRANSPOSE -> determinant(of.arg(0));
      case Operator.INVERSE -> reader.kernel().powers().reciprocal(determinant(of.arg(0)));
      case Operator operator when operator == Operator.PRODUCT && squares(of) -> {
        Poly product = Poly.ONE;
        for (Expr factor : of.args()) {
          Poly next =
              factor.shape().isScalar() ? scaled(factor, of.shape().rows()) : determinant(factor);
          product = ring.times(product, next);
        }
        yield product;
      }
      case Operator.POWER -> {
        Poly base = determinant(of.arg(0));
        yield reader.kernel().exponents().power(base, reader.scalar(of.arg(1)));
      }
      case Operator operator
          when operator == Operator.KRONECKER && of.args().size() == 2 && allSquare(of) ->
          ring.times(
              raised(determinant(of.arg(0)), of.arg(1).shape().rows()),
              raised(determinant(of.arg(1)), of.arg(0).shape().rows()));
      case Op _ ->
          reader.kernel().matrices().determinant(reader.table(of, Layout.plain(of.shape())));
    };
  }

  private static boolean allSquare(Expr of) {
    return of.args().stream().allMatch(arg -> arg.shape().isSquare());
  }

  private static boolean squares(Expr product) {
    return product.args().stream()
        .allMatch(arg -> arg.shape().isScalar() || arg.shape().equals(product.shape()));
  }

  private Poly scaled(Expr factor, Dim size) {
    return raised(reader.scalar(factor), size);
  }

  private Poly raised(Poly base, Dim size) {
    return reader.kernel().exponents().power(base, reader.kernel().dimensions().number(size));
  }
}
