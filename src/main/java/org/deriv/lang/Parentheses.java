package org.deriv.lang;

import java.util.List;
import java.util.Optional;
import org.deriv.lang.generated.DerivParser.ExpressionContext;
import org.deriv.lang.generated.DerivParser.FactorContext;
import org.deriv.lang.generated.DerivParser.OperandContext;
import org.deriv.lang.generated.DerivParser.PrimaryContext;
import org.deriv.lang.generated.DerivParser.ProductContext;
import org.deriv.lang.generated.DerivParser.PropositionContext;
import org.deriv.lang.generated.DerivParser.StatednessContext;

/** Looks into parentheses, which may hold an expression or a claim. */
final class Parentheses {
  private Parentheses() {}

  /** The claim of {@code (a > b)}, if {@code context} is nothing but that. */
  static Optional<PropositionContext> claimIn(ExpressionContext context) {
    return around(context).map(PrimaryContext::proposition).filter(inner -> bare(inner).isEmpty());
  }

  /** The expression that is all of {@code context}, if it claims nothing. */
  static Optional<ExpressionContext> bare(PropositionContext context) {
    StatednessContext only = context.statedness(0);
    boolean bare =
        context.statedness().size() == 1
            && only.comparison().isEmpty()
            && only.domain() == null
            && only.property() == null
            && claimIn(only.expression()).isEmpty();
    return bare ? Optional.of(only.expression()) : Optional.empty();
  }

  private static Optional<PrimaryContext> around(ExpressionContext context) {
    return only(context.product())
        .map(ProductContext::factor)
        .flatMap(Parentheses::only)
        .filter(factor -> factor.prefix().isEmpty() && factor.power().exponent().isEmpty())
        .map((FactorContext factor) -> factor.power().operand())
        .filter(operand -> operand.postfix().isEmpty())
        .map(OperandContext::primary)
        .filter(primary -> primary.LPAREN() != null && primary.WHERE() == null);
  }

  private static <T> Optional<T> only(List<T> list) {
    return list.size() == 1 ? Optional.of(list.getFirst()) : Optional.empty();
  }
}
