package org.deriv.derive.optimum;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/**
 * Reads a tensor expression that treats its entries alike as one about a single entry, and writes
 * an answer about an entry as a tensor again. What is not taken apart stands for its entry as a
 * number of its own.
 */
final class Entrywise {
  private final Shape shape;
  private final Map<Expr, Expr> numbers = new LinkedHashMap<>();
  private final java.util.Set<String> taken;

  /** For tensors of a shape; names in {@code taken} are not used for entries. */
  Entrywise(Shape shape, java.util.Set<String> taken) {
    this.shape = shape;
    this.taken = new java.util.HashSet<>(taken);
  }

  /** The number that stands for an entry of a tensor. */
  Expr number(Expr tensor) {
    return numbers.computeIfAbsent(
        tensor,
        _ -> {
          String name = "z";
          for (int number = 1; !taken.add(name); number++) {
            name = "z_" + number;
          }
          return Make.scalar(name);
        });
  }

  /** The tensors that numbers stand for, by their numbers. */
  Map<Expr, Expr> tensors() {
    Map<Expr, Expr> turned = new LinkedHashMap<>();
    numbers.forEach((tensor, number) -> turned.put(number, tensor));
    return turned;
  }

  /** An entry of the expression; empty where entries of the unknown are mixed. */
  Optional<Expr> entry(Expr expr, Expr unknown, Workbench bench) {
    if (!expr.shape().equals(shape)) {
      return bench.mentions(expr, unknown) || !expr.shape().isScalar()
          ? Optional.empty()
          : Optional.of(expr);
    }
    if (expr.op() instanceof Op.Ones) {
      return Optional.of(Make.number(1));
    }
    if (expr.op() instanceof Op.Zeros) {
      return Optional.of(Make.number(0));
    }
    if (expr.equals(unknown)) {
      return Optional.of(number(expr));
    }
    Optional<Expr> apart = apart(expr, unknown, bench);
    return apart.isPresent() || bench.mentions(expr, unknown) ? apart : Optional.of(number(expr));
  }

  private Optional<Expr> apart(Expr expr, Expr unknown, Workbench bench) {
    Optional<Op> scalar =
        switch (expr.op()) {
          case Op.Apply apply -> Optional.of(apply);
          case Operator operator ->
              switch (operator) {
                case ADD, NEGATE, DIVIDE, PRODUCT -> Optional.of(operator);
                case HADAMARD -> Optional.of(Operator.PRODUCT);
                case HADAMARD_DIVIDE -> Optional.of(Operator.DIVIDE);
                case HADAMARD_POWER -> Optional.of(Operator.POWER);
                default -> Optional.empty();
              };
          default -> Optional.empty();
        };
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    List<Optional<Expr>> args =
        expr.args().stream().map(arg -> entry(arg, unknown, bench)).toList();
    return args.stream().allMatch(Optional::isPresent)
        ? Optional.of(Expr.of(scalar.get(), args.stream().map(Optional::orElseThrow).toList()))
        : Optional.empty();
  }

  /** The tensor each of whose entries is as the expression says. */
  Expr tensor(Expr entry) {
    Expr lifted = lifted(entry, tensors());
    return lifted.shape().equals(shape) ? lifted : Make.product(lifted, Make.ones(shape));
  }

  private Expr lifted(Expr entry, Map<Expr, Expr> tensors) {
    Expr whole = tensors.get(entry);
    if (whole != null) {
      return whole;
    }
    if (entry.args().isEmpty()) {
      return entry;
    }
    List<Expr> args = entry.args().stream().map(arg -> lifted(arg, tensors)).toList();
    boolean any = args.stream().anyMatch(arg -> arg.shape().equals(shape));
    if (!any) {
      return entry.withArgs(args);
    }
    return switch (entry.op()) {
      case Operator.ADD -> Make.sum(args.stream().map(this::filled).toList());
      case Operator.PRODUCT -> product(args);
      case Operator.DIVIDE ->
          args.get(1).shape().isScalar()
              ? Make.divide(args.get(0), args.get(1))
              : Expr.of(Operator.HADAMARD_DIVIDE, filled(args.get(0)), args.get(1));
      case Operator.POWER -> Expr.of(Operator.HADAMARD_POWER, filled(args.get(0)), args.get(1));
      default -> entry.withArgs(args);
    };
  }

  private Expr filled(Expr expr) {
    return expr.shape().equals(shape) ? expr : Make.product(expr, Make.ones(shape));
  }

  private Expr product(List<Expr> args) {
    List<Expr> scalars = args.stream().filter(arg -> arg.shape().isScalar()).toList();
    List<Expr> tensors = args.stream().filter(arg -> !arg.shape().isScalar()).toList();
    Expr together = Make.hadamard(tensors);
    return scalars.isEmpty() ? together : Make.product(Make.product(scalars), together);
  }
}
