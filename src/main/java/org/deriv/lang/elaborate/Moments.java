package org.deriv.lang.elaborate;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/**
 * A given quantity of which an expectation or variance is assumed is random, and those moments are
 * all that is known of it.
 */
final class Moments {
  private final Draft draft;

  Moments(Draft draft) {
    this.draft = draft;
  }

  /** Declares as random what the moments in an assumption are taken of. */
  void declareRandom(Expr truth) {
    if (truth.op() instanceof Op.Moment(Op.Moment.Kind kind, List<String> _)) {
      int quantities = kind == Op.Moment.Kind.COVARIANCE ? 2 : 1;
      truth.args().subList(0, quantities).forEach(this::random);
    }
    truth.args().forEach(this::declareRandom);
  }

  private void random(Expr of) {
    if (Randomness.in(of, draft.scope())) {
      return;
    }
    name(of)
        .flatMap(name -> draft.scope().find(name))
        .ifPresent(declaration -> {
          if (declaration instanceof Declaration.Given given) {
            draft.declare(
                new Declaration.Random(
                    given.name(),
                    given.shape(),
                    given.indices(),
                    given.ranges(),
                    Optional.empty(),
                    Declaration.Spread.JOINT));
          }
        });
  }

  private static Optional<String> name(Expr of) {
    return switch (of.op()) {
      case Op.Symbol(String name, Shape _) -> Optional.of(name);
      case Op.Term(String name, Shape _) -> Optional.of(name);
      case Operator.ENTRY -> name(of.arg(0));
      default -> Optional.empty();
    };
  }
}
