package org.deriv.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.normal.Template.Content;

/** Teaches a kernel what the assumptions of a problem say of signs, integers and equations. */
final class Assumptions {
  private final Reader reader;
  private final Leaves leaves;

  private Assumptions(Reader reader, Leaves leaves) {
    this.reader = reader;
    this.leaves = leaves;
  }

  static void teach(Context context, Reader reader, Leaves leaves) {
    Assumptions assumptions = new Assumptions(reader, leaves);
    context.declarations().values().forEach(assumptions::learn);
    context.assumptions().forEach(assumptions::tryToLearn);
  }

  /** An assumption that has no normal form is left out: less is known then. */
  private void tryToLearn(Expr assumption) {
    try {
      learn(assumption);
    } catch (Undecidable _) {
      kernel().ring().spend();
    }
  }

  private void learn(Declaration declaration) {
    if (!(declaration
            instanceof
            Declaration.Given(
                String name,
                Shape shape,
                List<String> indices,
                var _,
                Declaration.Domain domain))
        || domain == Declaration.Domain.REAL
        || !indices.isEmpty()) {
      return;
    }
    Poly entry = reader.read(org.deriv.expr.Make.symbol(name, shape), Layout.plain(shape));
    entry
        .use()
        .ifPresent(use -> {
          kernel().exponents().learnInteger(use.template());
          if (domain == Declaration.Domain.NATURAL) {
            kernel().signs().learn(use.template(), Sign.NONNEGATIVE);
          }
        });
  }

  private Kernel kernel() {
    return reader.kernel();
  }

  private void learn(Expr assumption) {
    switch (assumption.op()) {
      case Operator.AND -> assumption.args().forEach(this::learn);
      case Op.Compare(Relation relation) when !relation.isLogical() ->
          compare(relation, assumption.arg(0), assumption.arg(1));
      case Op.Has(Property property) -> assumption.args().forEach(arg -> has(property, arg));
      case Op _ -> {}
    }
  }

  private void compare(Relation relation, Expr left, Expr right) {
    Layout layout = reader.layout(left).join(reader.layout(right));
    Poly gap = reader.read(left, layout).minus(reader.read(right, layout));
    switch (relation) {
      case LESS -> sign(gap, Sign.NEGATIVE);
      case LESS_EQUAL -> sign(gap, Sign.NONPOSITIVE);
      case GREATER -> sign(gap, Sign.POSITIVE);
      case GREATER_EQUAL -> sign(gap, Sign.NONNEGATIVE);
      case NOT_EQUAL -> nonzero(gap, layout);
      case EQUAL -> equal(reader.read(left, layout), reader.read(right, layout));
      case TENDS_TO, EQUIVALENT, IMPLIES -> {}
    }
  }

  /** A relation of tensors, or one with free indices, holds for every entry. */
  private void sign(Poly gap, Sign sign) {
    Optional<Use> use = gap.use().or(() -> gap.times(Rational.of(-1)).use());
    boolean turned = gap.use().isEmpty();
    if (use.isPresent() && isGeneral(use.get())) {
      kernel().signs().learn(use.get().template(), turned ? sign.negated() : sign);
    } else if (gap.variables().isEmpty()) {
      kernel().signs().learn(gap, sign);
    }
  }

  /** Whether the slots are different variables each of which stands for any value. */
  private boolean isGeneral(Use use) {
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < use.arity(); i++) {
      if (seen.contains(use.slot(i)) || leaves.isConstant(use.slot(i))) {
        return false;
      }
      seen.add(use.slot(i));
    }
    return use.template().content() instanceof Content.Leaf;
  }

  /** A tensor that is not zero has a positive sum of squares. */
  private void nonzero(Poly gap, Layout layout) {
    if (layout.flat().isEmpty()) {
      sign(gap, Sign.NONZERO);
      return;
    }
    List<Integer> variables = reader.fresh(layout.flat());
    Map<Integer, Integer> renaming = Store.renaming(Reader.axes(layout), variables);
    Poly entry = kernel().ring().rename(gap, renaming);
    Poly squares = kernel().ring().times(entry, entry);
    kernel().signs().learn(reader.sum(squares, variables, layout.flat()), Sign.POSITIVE);
  }

  private void has(Property property, Expr of) {
    if (property == Property.NONZERO) {
      Layout layout = reader.layout(of);
      nonzero(reader.read(of, layout), layout);
    }
    if (property == Property.INTEGER) {
      Layout layout = reader.layout(of);
      reader
          .read(of, layout)
          .use()
          .filter(this::isGeneral)
          .ifPresent(use -> kernel().exponents().learnInteger(use.template()));
    }
  }

  /** {@code y[i]^2 = 1}: a product of given entries is replaced wherever it occurs. */
  private void equal(Poly left, Poly right) {
    if (left.size() != 1) {
      return;
    }
    var term = left.terms().entrySet().iterator().next();
    Monomial pattern = term.getKey();
    boolean plain =
        !pattern.isOne()
            && pattern.powers().stream()
                .allMatch(power ->
                    power.isNatural()
                        && power.use().template().content() instanceof Content.Leaf
                        && !touchesConstant(power.use()));
    boolean simpler =
        right.terms().keySet().stream().allMatch(other -> isApart(other, pattern))
            && right.variables().stream().allMatch(pattern::touches);
    Optional<Rational> square = right.times(term.getValue().reciprocal()).number();
    if (plain && square.isPresent() && pattern.powers().size() == 1) {
      twoValues(pattern.powers().getFirst(), square.get());
    }
    if (plain && simpler) {
      Poly result = right.times(term.getValue().reciprocal());
      kernel().relations().add(new org.deriv.normal.Relation(pattern.powers(), Map.of(), result));
    }
  }

  /** u² = c² leaves u two values. */
  private void twoValues(Power power, Rational square) {
    Rational two = Rational.of(2);
    if (power.exponent().equals(two) && square.isOne() && isGeneral(power.use())) {
      kernel().signed().learn(power.use().template(), Rational.ONE, Rational.of(-1));
    }
  }

  private boolean touchesConstant(Use use) {
    for (int i = 0; i < use.arity(); i++) {
      if (leaves.isConstant(use.slot(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a term of the result has nothing of the pattern in it, so that replacing ends. */
  private static boolean isApart(Monomial term, Monomial pattern) {
    return term.powers().stream()
        .allMatch(power ->
            power.use().template().content() instanceof Content.Leaf
                && pattern.powers().stream()
                    .noneMatch(other -> other.use().template() == power.use().template()));
  }
}
