package org.deriv.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** The slips that people make, done to an expression at one random place. */
final class Damage {
  /** A kind of slip. */
  enum Kind {
    SIGN,
    TRANSPOSE,
    FACTOR,
    DROPPED_TERM,
    SWAPPED_TERMS,
    INDEX,
    NAME,
    COMPLEMENT,
    DERIVATIVE,
    EXPONENT,
    NUMBER
  }

  private final Context context;
  private final Random random;

  Damage(Context context, Random random) {
    this.context = context;
    this.random = random;
  }

  /** The expression with one slip of a kind in it, if the kind fits the place that was drawn. */
  Optional<Expr> of(Kind kind, Expr expr) {
    List<Place> places = new ArrayList<>();
    places(new Place(expr, List.of(), Use.VALUE, List.of()), places);
    for (int attempt = 0; attempt < 6; attempt++) {
      Place place = places.get(random.nextInt(places.size()));
      Optional<Expr> slip = slip(kind, place).filter(other -> !other.equals(place.expr));
      Optional<Expr> whole = slip.flatMap(other -> replaced(expr, place.path, 0, other));
      if (whole.isPresent() && !whole.get().equals(expr)) {
        return whole;
      }
    }
    return Optional.empty();
  }

  private enum Use {
    VALUE,
    INDEX
  }

  private record Place(Expr expr, List<Integer> path, Use use, List<String> indices) {}

  private static void places(Place place, List<Place> places) {
    Expr expr = place.expr;
    if (expr.op() instanceof Op.Compare || expr.op() instanceof Op.Has) {
      return;
    }
    places.add(place);
    for (int i = 0; i < expr.args().size(); i++) {
      if (isVariable(expr, i)) {
        continue;
      }
      List<Integer> path = new ArrayList<>(place.path);
      path.add(i);
      List<String> indices = new ArrayList<>(place.indices);
      if (Names.binds(expr, i) && expr.op() instanceof Op.Fold(_, String index, _)) {
        indices.add(index);
      }
      Use use = isIndex(expr, i) || place.use == Use.INDEX ? Use.INDEX : Use.VALUE;
      places(new Place(expr.arg(i), path, use, indices), places);
    }
  }

  /** Whether an argument names what varies, rather than being a value. */
  private static boolean isVariable(Expr expr, int position) {
    return switch (expr.op()) {
      case Operator operator ->
          switch (operator) {
            case GRADIENT, JACOBIAN, HESSIAN, DERIVATIVE, VJP, JVP -> position == 0;
            case DIFFERENTIAL -> position == 0 && expr.args().size() == 2;
            case AT -> position % 2 == 1;
            default -> false;
          };
      case Op.Distribution _ -> true;
      default -> false;
    };
  }

  private static boolean isIndex(Expr expr, int position) {
    return switch (expr.op()) {
      case Operator operator -> operator == Operator.ENTRY && position > 0;
      case Op.Term _, Op.Basis _ -> true;
      case Op.Slice _ -> position > 0;
      case Op.Fold _ -> position < 2;
      default -> false;
    };
  }

  private Optional<Expr> slip(Kind kind, Place place) {
    Expr expr = place.expr;
    if (place.use == Use.INDEX) {
      return kind == Kind.INDEX ? index(place) : Optional.empty();
    }
    return switch (kind) {
      case SIGN -> Optional.of(expr.is(Operator.NEGATE) ? expr.arg(0) : Make.negate(expr));
      case TRANSPOSE -> transposed(expr);
      case FACTOR -> Optional.of(Make.product(List.of(factor(), expr)));
      case DROPPED_TERM -> dropped(expr);
      case SWAPPED_TERMS -> swapped(expr);
      case INDEX -> index(place);
      case NAME -> renamed(expr);
      case COMPLEMENT ->
          isName(expr) && expr.shape().isScalar()
              ? Optional.of(Make.minus(Make.number(1), expr))
              : Optional.empty();
      case DERIVATIVE -> derivative(expr);
      case EXPONENT -> exponent(expr);
      case NUMBER ->
          expr.op() instanceof Op.Number(Rational value)
              ? Optional.of(Make.number(value.plus(Rational.ONE)))
              : Optional.empty();
    };
  }

  private Expr factor() {
    return Make.number(List.of(Rational.of(2), Rational.of(1, 2)).get(random.nextInt(2)));
  }

  private static boolean isName(Expr expr) {
    return expr.op() instanceof Op.Symbol;
  }

  private static Optional<Expr> transposed(Expr expr) {
    return expr.shape().isMatrix() && expr.shape().isSquare()
        ? Optional.of(Make.transpose(expr))
        : Optional.empty();
  }

  /** Without one of its arguments. */
  private Optional<Expr> dropped(Expr expr) {
    boolean droppable =
        expr.is(Operator.ADD) || expr.is(Operator.PRODUCT) || expr.is(Operator.HADAMARD);
    if (!droppable) {
      return Optional.empty();
    }
    List<Expr> fewer = new ArrayList<>(expr.args());
    fewer.remove(random.nextInt(fewer.size()));
    return fewer.size() > 1
        ? rebuilt(expr, fewer)
        : Optional.of(fewer.getFirst()).filter(one -> one.shape().equals(expr.shape()));
  }

  /** With two of its arguments in each other's place. */
  private Optional<Expr> swapped(Expr expr) {
    boolean ordered =
        expr.is(Operator.PRODUCT)
            || expr.is(Operator.DIVIDE)
            || expr.is(Operator.KRONECKER)
            || expr.is(Operator.HADAMARD_DIVIDE);
    if (!ordered || expr.args().size() < 2) {
      return Optional.empty();
    }
    List<Expr> others = new ArrayList<>(expr.args());
    int first = random.nextInt(others.size() - 1);
    java.util.Collections.swap(others, first, first + 1);
    return rebuilt(expr, others);
  }

  private static Optional<Expr> rebuilt(Expr expr, List<Expr> args) {
    try {
      return Optional.of(expr.withArgs(args)).filter(it -> it.shape().equals(expr.shape()));
    } catch (IllegalStateException _) {
      return Optional.empty();
    }
  }

  /** Another index in scope, or the one before. */
  private Optional<Expr> index(Place place) {
    Expr expr = place.expr;
    if (!(expr.op() instanceof Op.Symbol(String name, _)) || place.use != Use.INDEX) {
      return Optional.empty();
    }
    List<String> others = new ArrayList<>(place.indices);
    others.remove(name);
    return others.isEmpty() || random.nextInt(4) == 0
        ? Optional.of(Make.minus(expr, Make.number(1)))
        : Optional.of(Make.scalar(others.get(random.nextInt(others.size()))));
  }

  /** Another declared name of the same shape. */
  private Optional<Expr> renamed(Expr expr) {
    if (!(expr.op() instanceof Op.Symbol(String name, Shape shape))) {
      return Optional.empty();
    }
    Set<String> others = new TreeSet<>();
    for (Declaration one : context.declarations().values()) {
      if (shape(one).filter(shape::equals).isPresent() && !one.name().equals(name)) {
        others.add(one.name());
      }
    }
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(Make.symbol(List.copyOf(others).get(random.nextInt(others.size())), shape));
  }

  private static Optional<Shape> shape(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Given given when given.indices().isEmpty() -> Optional.of(given.shape());
      case Declaration.Let let when let.indices().isEmpty() -> Optional.of(let.body().shape());
      default -> Optional.empty();
    };
  }

  private static Optional<Expr> derivative(Expr expr) {
    return switch (expr.op()) {
      case Op.Apply(var function, int order) ->
          Optional.of(Make.apply(function, order == 0 ? 1 : order - 1, expr.arg(0)));
      case Op.Call(var function, List<Integer> slots) when slots.size() <= 1 -> {
        List<Integer> other = slots.isEmpty() ? List.of(0) : List.of();
        yield rebuilt(expr, new Op.Call(function, other));
      }
      default -> Optional.empty();
    };
  }

  private static Optional<Expr> rebuilt(Expr expr, Op op) {
    try {
      return Optional.of(Expr.of(op, expr.args()))
          .filter(made -> made.shape().equals(expr.shape()));
    } catch (IllegalStateException _) {
      return Optional.empty();
    }
  }

  private Optional<Expr> exponent(Expr expr) {
    if (expr.op() instanceof Op.Norm) {
      return Optional.of(Make.power(expr, 2));
    }
    boolean power = expr.is(Operator.POWER) || expr.is(Operator.HADAMARD_POWER);
    if (!power || !(expr.arg(1).op() instanceof Op.Number(Rational value))) {
      return Optional.empty();
    }
    Rational other = random.nextBoolean() ? value.plus(Rational.ONE) : value.minus(Rational.ONE);
    return Optional.of(expr.withArgs(List.of(expr.arg(0), Make.number(other))));
  }

  private static Optional<Expr> replaced(Expr expr, List<Integer> path, int depth, Expr by) {
    if (depth == path.size()) {
      return Optional.of(by);
    }
    int position = path.get(depth);
    return replaced(expr.arg(position), path, depth + 1, by)
        .flatMap(part -> {
          List<Expr> args = new ArrayList<>(expr.args());
          args.set(position, part);
          return rebuilt(expr, args);
        });
  }
}
