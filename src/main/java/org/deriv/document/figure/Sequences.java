package org.deriv.document.figure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;

/** What declarations say of the indices of sequences, and what indices are worth. */
final class Sequences {
  private Sequences() {}

  /** The names of the indices; none for what is no sequence. */
  static List<String> indices(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Given given -> given.indices();
      case Declaration.Random random -> random.indices();
      case Declaration.Let let -> let.indices();
      case Declaration.Recurrence recurrence -> List.of(recurrence.time().index());
      case Declaration.Dimension _, Declaration.Unknown _, Declaration.Result _ -> List.of();
    };
  }

  /** The position among the indices that is the time. */
  static int timeAxis(Declaration declaration, Window window) {
    return Math.max(0, indices(declaration).indexOf(window.index()));
  }

  /** The shape of a value, or of a term of a sequence. */
  static Shape shape(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Given given -> given.shape();
      case Declaration.Random random -> random.shape();
      case Declaration.Let let -> let.body().shape();
      case Declaration.Recurrence recurrence -> recurrence.shape();
      case Declaration.Unknown unknown -> unknown.function().codomain();
      case Declaration.Result result -> result.shape();
      case Declaration.Dimension _ -> Shape.SCALAR;
    };
  }

  /** The name that an expression is, perhaps with indices; empty for anything else. */
  static Optional<String> name(Expr expr) {
    return switch (expr.op()) {
      case Op.Symbol(String name, Shape _) -> Optional.of(name);
      case Op.Term(String name, Shape _) -> Optional.of(name);
      default -> Optional.empty();
    };
  }

  /** The indices, those as numbers that are known. */
  static List<Expr> settled(List<Expr> indices, Map<String, Long> values) {
    return indices.stream()
        .map(index -> {
          OptionalLong value = WholeNumber.of(index, values);
          return value.isPresent() ? Make.number(value.getAsLong()) : index;
        })
        .toList();
  }

  /** The values that a term gives to the indices of its definition, where they are numbers. */
  static Map<String, Long> values(Expr term, List<String> indices) {
    Map<String, Long> values = new HashMap<>();
    for (int i = 0; i < Math.min(indices.size(), term.args().size()); i++) {
      OptionalLong value = WholeNumber.of(term.arg(i), Map.of());
      if (value.isPresent()) {
        values.put(indices.get(i), value.getAsLong());
      }
    }
    return values;
  }
}
