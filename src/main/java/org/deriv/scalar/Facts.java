package org.deriv.scalar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;

/**
 * What may be taken for granted of the numbers in a question.
 *
 * @param constraints relations between scalars other than equations
 * @param integers scalars that are whole numbers
 */
public record Facts(List<Expr> constraints, Set<Expr> integers) {
  /** Nothing known: every number is any real number. */
  public static final Facts NONE = new Facts(List.of(), Set.of());

  /** Copies. */
  public Facts {
    constraints = List.copyOf(constraints);
    integers = Collections.unmodifiableSet(new LinkedHashSet<>(integers));
  }

  /** What a problem's declarations and assumptions say of its scalars. */
  public static Facts of(Context context) {
    List<Expr> constraints = new ArrayList<>();
    Set<Expr> integers = new LinkedHashSet<>();
    for (Declaration declaration : context.declarations().values()) {
      Expr name = Make.scalar(declaration.name());
      if (declaration instanceof Declaration.Dimension) {
        integers.add(name);
        constraints.add(Make.compare(Relation.GREATER_EQUAL, name, Make.number(1)));
      } else if (declaration instanceof Declaration.Given given
          && given.shape().isScalar()
          && given.domain() != Declaration.Domain.REAL) {
        integers.add(name);
        if (given.domain() == Declaration.Domain.NATURAL) {
          constraints.add(Make.compare(Relation.GREATER_EQUAL, name, Make.number(0)));
        }
      }
    }
    context.assumptions().stream().filter(Facts::isScalarRelation).forEach(constraints::add);
    return new Facts(constraints, integers);
  }

  /** With one more relation. */
  public Facts and(Relation relation, Expr left, Expr right) {
    List<Expr> more = new ArrayList<>(constraints);
    more.add(Make.compare(relation, left, right));
    return new Facts(more, integers);
  }

  /** With one more whole number. */
  public Facts andInteger(Expr scalar) {
    Set<Expr> more = new LinkedHashSet<>(integers);
    more.add(scalar);
    return new Facts(constraints, more);
  }

  /** Without what mentions some scalars. */
  Facts without(Set<Expr> scalars) {
    return new Facts(
        constraints.stream()
            .filter(fact ->
                fact.args().stream()
                    .flatMap(side -> Evaluation.atoms(side).stream())
                    .noneMatch(scalars::contains))
            .toList(),
        integers);
  }

  private static boolean isScalarRelation(Expr truth) {
    return truth.op() instanceof Op.Compare(Relation relation)
        && (relation.isOrder() || relation == Relation.NOT_EQUAL)
        && truth.arg(0).shape().isScalar()
        && truth.arg(1).shape().isScalar();
  }
}
