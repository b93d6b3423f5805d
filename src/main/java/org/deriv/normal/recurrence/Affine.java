package org.deriv.normal.recurrence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;

/**
 * An expression as a linear function of one of its parts and a rest that is free of it: {@code
 * scalar*left*x*right + rest}, or {@code scalar*(entries .* x) + rest}.
 *
 * @param scalar a number
 * @param left what stands before the part
 * @param right what stands after it
 * @param entries what it is multiplied with entry by entry
 * @param rest what is added; a tensor of zeros where nothing is
 */
public record Affine(
    Expr scalar, Optional<Expr> left, Optional<Expr> right, Optional<Expr> entries, Expr rest) {
  /** The expression taken apart, where it is of this form. */
  public static Optional<Affine> of(Expr expr, Expr part) {
    Reader reader = new Reader(part);
    return reader.parts(expr).flatMap(parts -> combined(parts, reader.rest(expr), part));
  }

  /** Whether the part is multiplied by a number only. */
  public boolean isScaled() {
    return left.isEmpty() && right.isEmpty() && entries.isEmpty();
  }

  /** The linear part of the function at another value. */
  public Expr linear(Expr value) {
    List<Expr> factors = new ArrayList<>();
    if (!scalar.isNumber(1)) {
      factors.add(scalar);
    }
    left.ifPresent(factors::add);
    factors.add(entries.map(by -> Make.hadamard(by, value)).orElse(value));
    right.ifPresent(factors::add);
    return Make.product(factors);
  }

  /** One linear term. */
  private record Part(
      Expr scalar, Optional<Expr> left, Optional<Expr> right, Optional<Expr> entries) {
    static final Part WHOLE =
        new Part(Make.number(1), Optional.empty(), Optional.empty(), Optional.empty());

    Part scaled(Expr by) {
      return new Part(times(by, scalar), left, right, entries);
    }

    private static Expr times(Expr by, Expr scalar) {
      return scalar.isNumber(1) ? by : by.isNumber(1) ? scalar : Make.product(by, scalar);
    }

    Part before(Expr matrix) {
      Expr inner =
          entries
              .map(by -> Make.product(matrix, Expr.of(Operator.DIAGONAL_MATRIX, by)))
              .orElse(left.map(by -> Make.product(matrix, by)).orElse(matrix));
      return new Part(scalar, Optional.of(inner), right, Optional.empty());
    }

    Part after(Expr matrix) {
      Expr inner = right.map(by -> Make.product(by, matrix)).orElse(matrix);
      return new Part(scalar, left, Optional.of(inner), entries);
    }

    Optional<Part> entrywise(Expr by) {
      if (right.isPresent() || (left.isPresent() && !by.shape().isVector())) {
        return Optional.empty();
      }
      if (left.isPresent()) {
        return Optional.of(before(Expr.of(Operator.DIAGONAL_MATRIX, by)));
      }
      Expr all = entries.map(old -> Make.hadamard(by, old)).orElse(by);
      return Optional.of(new Part(scalar, left, right, Optional.of(all)));
    }

    boolean isScaled() {
      return left.isEmpty() && right.isEmpty() && entries.isEmpty();
    }
  }

  private static Optional<Affine> combined(List<Part> parts, Expr rest, Expr part) {
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    if (parts.size() == 1) {
      Part one = parts.getFirst();
      return Optional.of(new Affine(one.scalar, one.left, one.right, one.entries, rest));
    }
    Expr one = Make.number(1);
    if (parts.stream().allMatch(Part::isScaled)) {
      Expr sum = Make.sum(parts.stream().map(Part::scalar).toList());
      return Optional.of(
          new Affine(sum, Optional.empty(), Optional.empty(), Optional.empty(), rest));
    }
    boolean vector = part.shape().isVector();
    if (parts.stream().allMatch(p -> p.isScaled() || p.entries.isPresent())) {
      Expr ones = Make.ones(part.shape());
      Expr sum = sum(parts, p -> p.entries.orElse(ones));
      return Optional.of(
          new Affine(one, Optional.empty(), Optional.empty(), Optional.of(sum), rest));
    }
    if (parts.stream().allMatch(p -> p.right.isEmpty() && (vector || p.entries.isEmpty()))) {
      Expr identity = Make.identity(part.shape().rows());
      Expr sum =
          sum(
              parts,
              p ->
                  p.left.orElse(
                      p.entries.map(by -> Expr.of(Operator.DIAGONAL_MATRIX, by)).orElse(identity)));
      return Optional.of(
          new Affine(one, Optional.of(sum), Optional.empty(), Optional.empty(), rest));
    }
    if (parts.stream().allMatch(p -> p.left.isEmpty() && p.entries.isEmpty())) {
      Expr identity = Make.identity(part.shape().columns());
      Expr sum = sum(parts, p -> p.right.orElse(identity));
      return Optional.of(
          new Affine(one, Optional.empty(), Optional.of(sum), Optional.empty(), rest));
    }
    return Optional.empty();
  }

  private static Expr sum(List<Part> parts, java.util.function.Function<Part, Expr> tensor) {
    return Make.sum(
        parts.stream()
            .map(p ->
                p.scalar.isNumber(1)
                    ? tensor.apply(p)
                    : p.scalar.isNumber(-1)
                        ? Make.negate(tensor.apply(p))
                        : Make.product(p.scalar, tensor.apply(p)))
            .toList());
  }

  /** Reads one expression. */
  private static final class Reader {
    private final Expr part;
    private final Map<Expr, Boolean> memo = new HashMap<>();

    Reader(Expr part) {
      this.part = part;
    }

    private boolean has(Expr expr) {
      Boolean known = memo.get(expr);
      if (known == null) {
        known = expr.equals(part) || expr.args().stream().anyMatch(this::has);
        memo.put(expr, known);
      }
      return known;
    }

    /** The linear terms; empty where the expression is no affine function. */
    Optional<List<Part>> parts(Expr expr) {
      if (!has(expr)) {
        return Optional.of(List.of());
      }
      if (expr.equals(part)) {
        return Optional.of(List.of(Part.WHOLE));
      }
      return switch (expr.op()) {
        case Operator.ADD -> {
          List<Part> all = new ArrayList<>();
          for (Expr term : expr.args()) {
            Optional<List<Part>> more = parts(term);
            if (more.isEmpty()) {
              yield Optional.empty();
            }
            all.addAll(more.get());
          }
          yield Optional.of(all);
        }
        case Operator.NEGATE -> parts(expr.arg(0)).map(all -> scaled(all, Make.number(-1)));
        case Operator.DIVIDE ->
            has(expr.arg(1))
                ? Optional.empty()
                : parts(expr.arg(0))
                    .map(all -> scaled(all, Make.divide(Make.number(1), expr.arg(1))));
        case Operator.PRODUCT -> product(expr);
        case Operator.HADAMARD -> hadamard(expr);
        default -> Optional.empty();
      };
    }

    private static List<Part> scaled(List<Part> parts, Expr by) {
      return parts.stream().map(p -> p.scaled(by)).toList();
    }

    private Optional<List<Part>> product(Expr expr) {
      List<Expr> inside = expr.args().stream().filter(this::has).toList();
      if (inside.size() != 1) {
        return Optional.empty();
      }
      int place = expr.args().indexOf(inside.getFirst());
      Optional<List<Part>> inner = parts(inside.getFirst());
      boolean scalarPart = inside.getFirst().shape().isScalar() && !expr.shape().isScalar();
      if (inner.isEmpty() || scalarPart) {
        return Optional.empty();
      }
      List<Part> all = inner.get();
      for (int i = place - 1; i >= 0; i--) {
        Expr factor = expr.arg(i);
        all =
            factor.shape().isScalar()
                ? scaled(all, factor)
                : all.stream().map(p -> p.before(factor)).toList();
      }
      for (int i = place + 1; i < expr.args().size(); i++) {
        Expr factor = expr.arg(i);
        if (!factor.shape().isScalar() && all.stream().anyMatch(p -> p.entries.isPresent())) {
          return Optional.empty();
        }
        all =
            factor.shape().isScalar()
                ? scaled(all, factor)
                : all.stream().map(p -> p.after(factor)).toList();
      }
      return Optional.of(all);
    }

    private Optional<List<Part>> hadamard(Expr expr) {
      List<Expr> inside = expr.args().stream().filter(this::has).toList();
      List<Expr> others = expr.args().stream().filter(arg -> !has(arg)).toList();
      if (inside.size() != 1) {
        return Optional.empty();
      }
      Expr by = Make.hadamard(others);
      Optional<List<Part>> inner = parts(inside.getFirst());
      List<Part> all = new ArrayList<>();
      for (Part one : inner.orElse(List.of())) {
        Optional<Part> next = one.entrywise(by);
        if (next.isEmpty()) {
          return Optional.empty();
        }
        all.add(next.get());
      }
      return inner.map(_ -> all);
    }

    /** What remains where the part is zero. */
    Expr rest(Expr expr) {
      if (!has(expr)) {
        return expr;
      }
      if (expr.equals(part)) {
        return Make.zeros(expr.shape());
      }
      return switch (expr.op()) {
        case Operator.ADD -> {
          List<Expr> terms =
              expr.args().stream().map(this::rest).filter(term -> !isZero(term)).toList();
          yield terms.isEmpty() ? Make.zeros(expr.shape()) : Make.sum(terms);
        }
        default -> {
          List<Expr> args = expr.args().stream().map(this::rest).toList();
          boolean zero = false;
          for (int i = 0; i < args.size(); i++) {
            zero |= has(expr.arg(i)) && isZero(args.get(i));
          }
          yield zero ? Make.zeros(expr.shape()) : expr.withArgs(args);
        }
      };
    }

    private static boolean isZero(Expr expr) {
      return expr.op() instanceof Op.Zeros || expr.isNumber(0);
    }
  }
}
