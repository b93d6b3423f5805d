package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Proposition;
import org.deriv.lang.tree.RelationSign;
import org.deriv.lang.tree.Target;
import org.deriv.problem.Goal;

/** Reads the values after {@code with}; numbers fix the dimensions of what they are put in for. */
final class WithReader {
  private final ExpressionReader reader;
  private final Map<String, Long> sizes = new LinkedHashMap<>();

  WithReader(ExpressionReader reader) {
    this.reader = reader;
  }

  /** The values, those of dimensions that follow from them last. */
  Optional<List<Goal.Binding>> read(List<Proposition> nodes) {
    List<Goal.Binding> bindings = new ArrayList<>();
    for (Proposition node : nodes) {
      binding(node).ifPresent(bindings::add);
    }
    if (bindings.size() != nodes.size()) {
      return Optional.empty();
    }
    sizes.forEach((name, size) -> {
      Expr symbol = Make.scalar(name);
      if (bindings.stream().noneMatch(binding -> binding.variable().equals(symbol))) {
        bindings.add(new Goal.Binding(symbol, Make.number(size)));
      }
    });
    return Optional.of(bindings);
  }

  private Optional<Goal.Binding> binding(Proposition node) {
    if (!(node instanceof Proposition.Comparison comparison)
        || comparison.links().size() != 1
        || comparison.links().getFirst().relation() != RelationSign.EQUAL) {
      return notAValue(node);
    }
    Expression value = comparison.links().getFirst().right();
    Optional<Target> target = Targets.target(comparison.first());
    if (target.isEmpty()) {
      return notAValue(node);
    }
    Optional<Expr> variable = new CalculusReader(reader).variable(comparison.first());
    if (variable.isEmpty()) {
      return Optional.empty();
    }
    return reader
        .readAs(variable.get().shape(), value)
        .flatMap(read -> fitting(node, variable.get(), read));
  }

  private Optional<Goal.Binding> notAValue(Proposition node) {
    return reader.report(
        Finding.error("not-a-value", "a value is wanted here", node.span()).help("write `x = 3`"));
  }

  private Optional<Goal.Binding> fitting(Proposition node, Expr variable, Expr value) {
    if (variable.op() instanceof Op.Symbol(String name, Shape _)
        && reader.scope().find(name).orElse(null) instanceof Declaration.Dimension
        && value.op() instanceof Op.Number(Rational number)
        && !(number.isInt() && number.signum() > 0 && sized(Dim.of(name), number.intValue()))) {
      return misfit(node, variable, value);
    }
    return fits(variable.shape(), value.shape())
        ? Optional.of(new Goal.Binding(variable, value))
        : misfit(node, variable, value);
  }

  private Optional<Goal.Binding> misfit(Proposition node, Expr variable, Expr value) {
    String sizesSoFar = sizes.isEmpty() ? "" : ", where " + sizes;
    return reader.report(
        Finding.error(
                "shape-mismatch",
                "`"
                    + Wording.of(variable)
                    + "` is "
                    + Fit.written(variable.shape())
                    + ", but the value is "
                    + Fit.written(value.shape())
                    + sizesSoFar,
                node.span())
            .label("this value does not fit"));
  }

  private boolean fits(Shape shape, Shape value) {
    if (shape.equals(value)) {
      return true;
    }
    boolean fits = shape.rank() == value.rank();
    for (int i = 0; fits && i < shape.rank(); i++) {
      Dim size = value.dims().get(i);
      fits =
          size.equals(shape.dims().get(i))
              || (size.isNumber() && sized(shape.dims().get(i), size.number()));
    }
    return fits;
  }

  /** Whether a dimension may have a size, given the sizes so far; if so it has from now on. */
  private boolean sized(Dim dim, long size) {
    if (dim.isNumber()) {
      return dim.number() == size;
    }
    if (dim.names().size() > 1 || !dim.equals(Dim.of(dim.names().first()))) {
      // Nothing is concluded from a dimension such as 2*n; what evaluates it will see.
      return true;
    }
    Long known = sizes.putIfAbsent(dim.names().first(), size);
    return known == null || known == size;
  }
}
