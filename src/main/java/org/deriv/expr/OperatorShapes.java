package org.deriv.expr;

import static org.deriv.expr.ShapeRules.count;
import static org.deriv.expr.ShapeRules.different;
import static org.deriv.expr.ShapeRules.rank;
import static org.deriv.expr.ShapeRules.scalar;
import static org.deriv.expr.ShapeRules.scalarWanted;
import static org.deriv.expr.ShapeRules.vectorWanted;
import static org.deriv.expr.ShapeRules.wrongCount;

import java.util.List;
import org.deriv.expr.ShapeRules.Fits;
import org.deriv.expr.ShapeRules.Inference;
import org.deriv.expr.ShapeRules.Misfit;

/** The shapes of the plain operators. */
final class OperatorShapes {
  private OperatorShapes() {}

  static Inference infer(Operator operator, List<Shape> args) {
    return switch (operator) {
      case ADD, MAXIMUM, MINIMUM, HADAMARD -> alike(args);
      case HADAMARD_DIVIDE -> count(2, args, () -> alike(args));
      case NEGATE -> count(1, args, () -> new Fits(args.getFirst()));
      case PRODUCT -> product(args);
      case DIVIDE ->
          count(
              2, args, () -> args.get(1).isScalar() ? new Fits(args.getFirst()) : scalarWanted(1));
      case KRONECKER -> kronecker(args);
      case POWER ->
          count(
              2, args, () -> args.get(1).isScalar() ? square(args, Result.SAME) : scalarWanted(1));
      case HADAMARD_POWER ->
          count(2, args, () -> args.get(1).isScalar() ? new Fits(args.getFirst()) : alike(args));
      case TRANSPOSE, PSEUDO_INVERSE ->
          count(
              1,
              args,
              () -> args.getFirst().rank() <= 2 ? new Fits(args.getFirst().transposed()) : rank(0));
      case INVERSE -> count(1, args, () -> square(args, Result.SAME));
      case TRACE, DETERMINANT, LOG_DETERMINANT, EIGENVALUE_MAX, EIGENVALUE_MIN ->
          count(1, args, () -> square(args, Result.SCALAR));
      case RANK -> count(1, args, () -> args.getFirst().rank() <= 2 ? scalar() : rank(0));
      case DIAGONAL_MATRIX -> count(1, args, () -> diagonalMatrix(args.getFirst()));
      case DIAGONAL_PART -> count(1, args, () -> square(args, Result.DIAGONAL));
      case VEC ->
          count(
              1,
              args,
              () ->
                  args.getFirst().rank() <= 2
                      ? new Fits(Shape.vector(args.getFirst().size()))
                      : rank(0));
      case ENTRY -> entry(args);
      case CASES -> cases(args);
      case GRADIENT ->
          count(
              2, args, () -> args.get(1).isScalar() ? new Fits(args.getFirst()) : scalarWanted(1));
      case JACOBIAN -> count(2, args, () -> jacobian(args.get(0), args.get(1)));
      case HESSIAN -> count(2, args, () -> hessian(args.get(0), args.get(1)));
      case DERIVATIVE ->
          count(
              2, args, () -> args.getFirst().isScalar() ? new Fits(args.get(1)) : scalarWanted(0));
      case DIFFERENTIAL ->
          args.size() == 1 || args.size() == 2
              ? new Fits(args.getLast())
              : wrongCount("a variable and an expression are wanted");
      case VJP ->
          count(
              3,
              args,
              () ->
                  args.get(1).equals(args.get(2))
                      ? new Fits(args.getFirst())
                      : different(args, 1, 2));
      case JVP ->
          count(
              3,
              args,
              () ->
                  args.get(0).equals(args.get(2)) ? new Fits(args.get(1)) : different(args, 0, 2));
      case AT -> at(args);
      case AND, OR, NOT, ENTROPY -> scalar();
      case KL -> count(2, args, () -> sameDraw(args));
      case LOG_DENSITY -> count(2, args, () -> sameDraw(args));
    };
  }

  private static Inference sameDraw(List<Shape> args) {
    return args.get(0).equals(args.get(1)) ? scalar() : different(args, 0, 1);
  }

  private static Inference alike(List<Shape> args) {
    for (int i = 1; i < args.size(); i++) {
      if (!args.get(i).equals(args.getFirst())) {
        return different(args, i - 1, i);
      }
    }
    return args.isEmpty()
        ? wrongCount("at least one argument is wanted")
        : new Fits(args.getFirst());
  }

  private static Inference product(List<Shape> args) {
    Shape result = Shape.SCALAR;
    for (int i = 0; i < args.size(); i++) {
      Shape next = args.get(i);
      if (result.isScalar() || next.isScalar()) {
        result = result.isScalar() ? next : result;
        continue;
      }
      if (result.rank() > 2 || next.rank() > 2) {
        return rank(next.rank() > 2 ? i : i - 1);
      }
      if (!result.columns().equals(next.rows())) {
        return new Misfit(
            Misfit.Kind.INNER,
            "the inner dimensions of " + result + " and " + next + " differ",
            List.of(i - 1, i));
      }
      result = Shape.of(result.rows(), next.columns());
    }
    return new Fits(result);
  }

  private static Inference kronecker(List<Shape> args) {
    Dim rows = Dim.ONE;
    Dim columns = Dim.ONE;
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).rank() > 2) {
        return rank(i);
      }
      rows = rows.times(args.get(i).rows());
      columns = columns.times(args.get(i).columns());
    }
    return new Fits(Shape.of(rows, columns));
  }

  /** What an operator of a square matrix gives. */
  private enum Result {
    SAME,
    SCALAR,
    DIAGONAL
  }

  private static Inference square(List<Shape> args, Result result) {
    Shape of = args.getFirst();
    if (!of.isSquare()) {
      return squareWanted(of, 0);
    }
    return new Fits(
        switch (result) {
          case SAME -> of;
          case SCALAR -> Shape.SCALAR;
          case DIAGONAL -> Shape.vector(of.rows());
        });
  }

  static Misfit squareWanted(Shape of, int position) {
    return new Misfit(
        Misfit.Kind.SQUARE_WANTED, "a square matrix is wanted, not " + of, List.of(position));
  }

  private static Inference diagonalMatrix(Shape of) {
    return of.rank() <= 1
        ? new Fits(Shape.matrix(of.rows(), of.rows()))
        : ShapeRules.vectorWanted(0);
  }

  private static Inference entry(List<Shape> args) {
    Shape tensor = args.getFirst();
    int indices = args.size() - 1;
    boolean fits = indices == tensor.rank() || (indices == 1 && tensor.isRow());
    if (!fits) {
      return wrongCount(tensor + " takes " + tensor.rank() + " indices, not " + indices);
    }
    for (int i = 1; i < args.size(); i++) {
      if (!args.get(i).isScalar()) {
        return scalarWanted(i);
      }
    }
    return scalar();
  }

  private static Inference cases(List<Shape> args) {
    if (args.size() < 3 || args.size() % 2 == 0) {
      return wrongCount("`cases` wants a value for each condition and one otherwise");
    }
    for (int i = 1; i < args.size(); i += 2) {
      if (!args.get(i).equals(args.getLast())) {
        return different(args, i, args.size() - 1);
      }
    }
    return new Fits(args.getLast());
  }

  private static Inference jacobian(Shape variable, Shape body) {
    if (variable.rank() > 2) {
      return rank(0);
    }
    return body.rank() <= 1 ? new Fits(Shape.of(body.rows(), variable.size())) : vectorWanted(1);
  }

  private static Inference hessian(Shape variable, Shape body) {
    if (variable.rank() > 2) {
      return rank(0);
    }
    return body.isScalar() ? new Fits(Shape.of(variable.size(), variable.size())) : scalarWanted(1);
  }

  private static Inference at(List<Shape> args) {
    if (args.size() % 2 == 0) {
      return wrongCount("`where` wants a value for each name");
    }
    for (int i = 1; i < args.size(); i += 2) {
      if (!args.get(i).equals(args.get(i + 1))) {
        return different(args, i, i + 1);
      }
    }
    return new Fits(args.getFirst());
  }
}
