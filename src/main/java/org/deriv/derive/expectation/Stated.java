package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;

/** Means and covariances that the assumptions state, for a whole quantity or for its entries. */
final class Stated {
  private final List<Expr> equations = new ArrayList<>();
  private final Chance chance;

  Stated(Chance chance) {
    this.chance = chance;
    chance.context().assumptions().forEach(this::take);
  }

  private void take(Expr truth) {
    if (truth.is(Operator.AND)) {
      truth.args().forEach(this::take);
    }
    if (truth.op() instanceof Op.Compare(Relation relation) && relation == Relation.EQUAL) {
      equations.add(truth);
    }
  }

  private record Said(Op.Moment.Kind kind, List<Expr> of, Expr value) {}

  private List<Said> said() {
    List<Said> all = new ArrayList<>();
    for (Expr equation : equations) {
      side(equation.arg(0), equation.arg(1)).ifPresent(all::add);
      side(equation.arg(1), equation.arg(0)).ifPresent(all::add);
    }
    return all;
  }

  private Optional<Said> side(Expr moment, Expr value) {
    if (!(moment.op() instanceof Op.Moment(Op.Moment.Kind kind, List<String> over))
        || !over.isEmpty()
        || chance.isRandom(value)) {
      return Optional.empty();
    }
    int plain = kind == Op.Moment.Kind.COVARIANCE ? 2 : 1;
    return moment.args().size() == plain
        ? Optional.of(new Said(kind, moment.args(), value))
        : Optional.empty();
  }

  /** The mean that was stated of an entry. */
  Optional<Expr> mean(Entry entry) {
    for (Said said : said()) {
      if (said.kind() == Op.Moment.Kind.EXPECTATION) {
        Optional<Expr> found = value(said.of().getFirst(), said.value(), entry);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The variance that was stated of an entry. */
  Optional<Expr> variance(Entry entry) {
    for (Said said : said()) {
      boolean scalar = said.value().shape().isScalar() && said.of().getFirst().shape().isScalar();
      if (said.kind() == Op.Moment.Kind.VARIANCE && scalar) {
        Optional<Expr> found = value(said.of().getFirst(), said.value(), entry);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return covariance(entry, entry);
  }

  /** The covariance of two entries where that of the whole quantities was stated. */
  Optional<Expr> covariance(Entry left, Entry right) {
    return found(left, right, Form.ENTRY);
  }

  /** The matrix of which the covariance of two entries is an entry, or the number that it is. */
  Optional<Expr> covarianceMatrix(Entry left, Entry right) {
    return found(left, right, Form.WHOLE);
  }

  private enum Form {
    ENTRY,
    WHOLE
  }

  private Optional<Expr> found(Entry left, Entry right, Form form) {
    for (Said said : said()) {
      if (said.kind() == Op.Moment.Kind.EXPECTATION) {
        continue;
      }
      Expr first = said.of().getFirst();
      Expr second = said.of().getLast();
      Optional<Expr> found =
          matrix(first, second, said.value(), left, right, form)
              .or(() ->
                  form == Form.ENTRY || left.name().equals(right.name())
                      ? matrix(first, second, said.value(), right, left, form)
                      : Optional.empty());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Expr> matrix(
      Expr first, Expr second, Expr value, Entry left, Entry right, Form form) {
    Optional<Map<Expr, Expr>> one = whole(first, left);
    Optional<Map<Expr, Expr>> two = whole(second, right);
    if (one.isEmpty() || two.isEmpty() || first.shape().rank() > 1 || second.shape().rank() > 1) {
      return Optional.empty();
    }
    Map<Expr, Expr> all = new LinkedHashMap<>(one.get());
    for (var pair : two.get().entrySet()) {
      Expr before = all.put(pair.getKey(), pair.getValue());
      if (before != null && !before.equals(pair.getValue())) {
        return Optional.empty();
      }
    }
    if (form == Form.WHOLE) {
      return Optional.of(substituted(value, all));
    }
    List<Expr> at = new ArrayList<>();
    if (!first.shape().isScalar()) {
      at.addAll(left.positions());
    }
    if (!second.shape().isScalar()) {
      at.addAll(right.positions());
    }
    return Optional.of(entry(substituted(value, all), at));
  }

  /** What the indices are where a whole quantity, or its general term, is the entry's. */
  private Optional<Map<Expr, Expr>> whole(Expr said, Entry entry) {
    Map<Expr, Expr> values = new LinkedHashMap<>();
    boolean fits =
        switch (said.op()) {
          case Op.Symbol(String name, Shape _) -> name.equals(entry.name());
          case Op.Term(String name, Shape _) ->
              name.equals(entry.name()) && bind(said.args(), entry.times(), values);
          case Operator.ENTRY -> {
            List<Expr> at = said.args().subList(1, said.args().size());
            Optional<Map<Expr, Expr>> inner = whole(said.arg(0), entry);
            inner.ifPresent(values::putAll);
            yield inner.isPresent() && bind(at, entry.positions(), values);
          }
          default -> false;
        };
    return fits ? Optional.of(values) : Optional.empty();
  }

  private boolean bind(List<Expr> general, List<Expr> at, Map<Expr, Expr> values) {
    if (general.size() != at.size()) {
      return false;
    }
    for (int i = 0; i < at.size(); i++) {
      Expr index = general.get(i);
      boolean free =
          index.op() instanceof Op.Symbol(String name, Shape _)
              && chance.context().find(name).isEmpty();
      Expr before = free ? values.putIfAbsent(index, at.get(i)) : index;
      if (before != null && !before.equals(at.get(i))) {
        return false;
      }
    }
    return true;
  }

  private Optional<Expr> value(Expr said, Expr value, Entry entry) {
    return whole(said, entry)
        .map(indices -> {
          Expr general = substituted(value, indices);
          return said.shape().isScalar() ? general : entry(general, entry.positions());
        });
  }

  private static Expr substituted(Expr value, Map<Expr, Expr> indices) {
    return indices.isEmpty() ? value : Substitution.of(indices).in(value);
  }

  static Expr entry(Expr tensor, List<Expr> at) {
    return tensor.shape().isScalar() || at.isEmpty() ? tensor : Entries.of(tensor, at);
  }
}
