package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/**
 * The derivative operators, by writing derivatives of cells on the tape. A variable that stands for
 * something else (a defined name, a state of a recurrence) is made a variable of its own: what
 * depends on it is built anew, and depends on nothing through it but its value.
 */
final class Calculus {
  private final Builder builder;
  private final Scalars scalars;
  private final Derivatives derivatives;

  Calculus(Builder builder) {
    this.builder = builder;
    this.scalars = builder.scalars();
    this.derivatives = new Derivatives(scalars);
  }

  /** A variable: its cells, and the scope in which expressions depend on them. */
  private record Target(Scope scope, Grid cells) {}

  Grid gradient(Expr variable, Expr body, Scope scope) {
    Target target = target(variable, scope);
    int root = builder.cell(body, target.scope());
    int[] one = {scalars.number(1)};
    int[] parts = derivatives.gradient(new int[] {root}, one, target.cells().cells());
    return Grid.of(target.cells().dims(), parts);
  }

  /** Row i, column j: the derivative of the i-th entry of the body by the j-th of the variable. */
  Grid jacobian(Expr variable, Expr body, Scope scope) {
    Target target = target(variable, scope);
    return jacobian(builder.build(body, target.scope()), stacked(target.cells()));
  }

  /** The columns of a matrix, one after the other. */
  private Grid stacked(Grid of) {
    return of.axes() == 2 ? new GridMath(scalars).vec(of) : of;
  }

  private Grid jacobian(Grid body, Grid variable) {
    int rows = body.size();
    int columns = variable.size();
    int[] cells = new int[rows * columns];
    if (columns <= rows) {
      for (int j = 0; j < columns; j++) {
        int[] column = derivatives.tangents(body.cells(), variable.cells(), unit(columns, j));
        for (int i = 0; i < rows; i++) {
          cells[i * columns + j] = column[i];
        }
      }
    } else {
      for (int i = 0; i < rows; i++) {
        int[] root = {body.cell(i)};
        int[] row = derivatives.gradient(root, unit(1, 0), variable.cells());
        System.arraycopy(row, 0, cells, i * columns, columns);
      }
    }
    return Grid.of(new int[] {rows, columns}, cells);
  }

  private int[] unit(int length, int position) {
    int[] unit = new int[length];
    Arrays.fill(unit, scalars.number(0));
    unit[position] = scalars.number(1);
    return unit;
  }

  Grid hessian(Expr variable, Expr body, Scope scope) {
    Target target = target(variable, scope);
    int[] root = {builder.cell(body, target.scope())};
    Grid cells = stacked(target.cells());
    int[] parts = derivatives.gradient(root, unit(1, 0), cells.cells());
    return jacobian(Grid.of(cells.dims(), parts), cells);
  }

  /** variable, body, cotangent. */
  Grid pullback(List<Expr> args, Scope scope) {
    Target target = target(args.get(0), scope);
    int[] roots = builder.build(args.get(1), target.scope()).cells();
    int[] seeds = builder.build(args.get(2), scope).cells();
    int[] parts = derivatives.gradient(roots, seeds, target.cells().cells());
    return Grid.of(target.cells().dims(), parts);
  }

  /** variable, body, tangent. */
  Grid pushforward(List<Expr> args, Scope scope) {
    Target target = target(args.get(0), scope);
    Grid body = builder.build(args.get(1), target.scope());
    int[] directions = builder.build(args.get(2), scope).cells();
    int[] parts = derivatives.tangents(body.cells(), target.cells().cells(), directions);
    return Grid.of(body.dims(), parts);
  }

  /**
   * d[x](e): along the free tensor of x's shape named {@code dx}. d(e): every real name that is
   * given varies, each along its own.
   */
  Grid differential(List<Expr> args, Scope scope) {
    if (args.size() == 2) {
      Expr direction = differentialOf(args.getFirst());
      return pushforward(List.of(args.get(0), args.get(1), direction), scope);
    }
    Grid body = builder.build(args.getFirst(), scope);
    List<Integer> targets = new ArrayList<>();
    List<Integer> directions = new ArrayList<>();
    Set<String> reached = builder.reach().of(args.getFirst());
    builder
        .resolver()
        .inputs(reached)
        .forEach((key, cells) -> {
          Grid direction = builder.resolver().free(differential(key), cells.dims());
          targets.addAll(cells.list());
          directions.addAll(direction.list());
        });
    int[] parts =
        derivatives.tangents(
            body.cells(),
            targets.stream().mapToInt(Integer::intValue).toArray(),
            directions.stream().mapToInt(Integer::intValue).toArray());
    return Grid.of(body.dims(), parts);
  }

  private static Scope.Key differential(Scope.Key key) {
    return new Scope.Key("d" + key.name(), key.indices());
  }

  private static Expr differentialOf(Expr variable) {
    return switch (variable.op()) {
      case Op.Symbol(String name, Shape shape) -> Expr.of(new Op.Symbol("d" + name, shape));
      case Op.Term(String name, Shape shape) ->
          Expr.of(new Op.Term("d" + name, shape), variable.args());
      default -> {
        List<Expr> args = new ArrayList<>(variable.args());
        args.set(0, differentialOf(args.getFirst()));
        yield Expr.of(variable.op(), args);
      }
    };
  }

  /** body, then pairs of a variable and its value. */
  Grid at(List<Expr> args, Scope scope) {
    Map<Scope.Key, Grid> values = new HashMap<>();
    for (int i = 1; i < args.size(); i += 2) {
      Grid value = builder.build(args.get(i + 1), scope);
      values.put(key(args.get(i), scope), isFixed(value) ? value : copy(value));
    }
    return builder.build(args.getFirst(), scope.inside(Scope.Kind.VALUE, values));
  }

  private boolean isFixed(Grid value) {
    return Arrays.stream(value.cells()).allMatch(scalars.tape()::isConstant);
  }

  private Grid copy(Grid value) {
    return value.map(cell -> scalars.tape().fresh(Opcode.VARIABLE, cell));
  }

  private Scope.Key key(Expr variable, Scope scope) {
    return switch (variable.op()) {
      case Op.Symbol(String name, Shape _) -> Scope.Key.of(name);
      case Op.Term(String name, Shape _) ->
          new Scope.Key(
              name, variable.args().stream().map(arg -> builder.integer(arg, scope)).toList());
      default -> throw Refusal.unknown("`" + variable + "` as a variable");
    };
  }

  private Target target(Expr variable, Scope scope) {
    Expr whole = variable;
    while (whole.is(Operator.ENTRY)
        || whole.op() instanceof Op.Slice
        || whole.is(Operator.TRANSPOSE)) {
      whole = whole.arg(0);
    }
    Scope.Key key = key(whole, scope);
    Grid cells = builder.build(whole, scope);
    if (stands(key, cells, scope)) {
      return new Target(scope, builder.build(variable, scope));
    }
    Scope inner = scope.inside(Scope.Kind.VALUE, Map.of(key, copy(cells)));
    return new Target(inner, builder.build(variable, inner));
  }

  /** Whether the cells are the variable's own already, one for each entry. */
  private boolean stands(Scope.Key key, Grid cells, Scope scope) {
    Set<Integer> different = Arrays.stream(cells.cells()).boxed().collect(Collectors.toSet());
    boolean own =
        different.stream()
            .map(scalars.tape()::code)
            .allMatch(code -> code == Opcode.GIVEN || code == Opcode.VARIABLE);
    boolean defined =
        scope.find(key).isEmpty()
            && builder.world().context().find(key.name()).map(this::isDefined).orElse(false)
            && !builder.resolver().isInput(key);
    return own && !defined && different.size() == cells.size();
  }

  private boolean isDefined(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Let _, Declaration.Recurrence _ -> true;
      case Declaration.Dimension _,
          Declaration.Result _,
          Declaration.Given _,
          Declaration.Unknown _,
          Declaration.Random _ ->
          false;
    };
  }
}
